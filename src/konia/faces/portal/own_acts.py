"""What an applicant does with a dossier of their own: supplement, withdraw, print, download."""

from http import HTTPStatus
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import PaperIn
from konia.domains.dossiers.actions.recording import application_of
from konia.domains.dossiers.letters.filling import typeset_letter
from konia.domains.dossiers.models import Dossier, Letter, Paper, Result
from konia.domains.dossiers.states import Delivery, State
from konia.domains.dossiers.stored import SHOWN_RESULT
from konia.domains.payments.public import requests_of
from konia.domains.payments.states import State as PaymentRequestState
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.kernel.cases.flow import MoveNotAllowedError
from konia.kernel.files.models import StoredFile
from konia.kernel.files.serving import download
from konia.kernel.files.typeset import pdf, qr
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import NotFoundProblem, TooLateProblem

from .courses import asked_items, tracking_url
from .guard import CitizenRequest, citizen
from .own import own_dossier
from .procedures import money
from .taking import ACCEPT, HINT, PICTURES_ACCEPT, sent, take_files

SUBMITTED_SLIP = Path(__file__).parent / "papers" / "submitted.typ"
LONGEST_REASON = 500


def _one(rows: Any, pk: int) -> Any:
    """One of these rows. Raises: NotFoundProblem."""
    found = rows.in_bulk([pk]).get(pk)
    if found is None:
        raise NotFoundProblem("Hồ sơ của bạn không có giấy tờ này.")
    return found


@citizen
@require_safe
def sent_page(request: CitizenRequest, code: str) -> HttpResponse:
    """What one sees after sending: the code, the QR mark, what happens next, paying."""
    dossier, _ = own_dossier(request, code)
    link = settings.KONIA_SITE_URL + tracking_url(dossier.code)
    due = [one for one in requests_of("dossiers", dossier.code) if _is_due(one)]
    context = {
        "dossier": dossier, "qr": segno.make_qr(link, error="m").svg_data_uri(scale=4, border=2),
        "link": link, "unit": Tree.at(today()).nodes[dossier.unit_id].name,
        "payments": [{"code": one.code, "amount": money(one.amount_vnd)} for one in due],
    }  # fmt: skip
    return render(request, "portal/own/sent.html", context)


def _is_due(request: Any) -> bool:
    return bool(request.state == PaymentRequestState.ASKED)


@citizen
@require_safe
def sent_slip(request: CitizenRequest, code: str) -> HttpResponse:
    """The same as PDF, to keep or print."""
    dossier, _ = own_dossier(request, code)
    applied, asked = application_of(dossier), requests_of("dossiers", dossier.code)
    link = settings.KONIA_SITE_URL + tracking_url(dossier.code)
    data = {
        "code": dossier.code, "applicant": dossier.applicant,
        "by": str(applied.by) if applied and applied.mandate_id else "",
        "procedure": dossier.procedure.name if dossier.procedure else dossier.procedure_code,
        "unit": Tree.at(today()).nodes[dossier.unit_id].name,
        "submitted_at": dossier.submitted_at or dossier.received_at, "link": link,
        "delivery": str(Delivery(dossier.delivery or "counter").label),
        "papers": [f"{one.name} ({one.file_name})" for one in Paper.objects.of_dossier(dossier.pk)],
        "fees": [[one.code, money(one.amount_vnd)] for one in asked],
        "dated": dossier.submitted_at or dossier.received_at,
    }  # fmt: skip
    content = pdf(SUBMITTED_SLIP, data, files={"qr.svg": qr(link)})
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="da-nop-{dossier.code}.pdf"'
    return answer


@citizen
@require_safe
def letter(request: CitizenRequest, code: str, pk: int) -> FileResponse:
    """An official form about my dossier; typeset now when the worker has not come to it."""
    dossier, _ = own_dossier(request, code)
    found = _one(Letter.objects.of_dossier(dossier.pk).for_the_applicant(), pk)
    kept = found.file or typeset_letter(found, at=now()).file
    return _sent_file(kept, f"{found.kind}-{dossier.code}.pdf")


@citizen
@require_safe
def paper(request: CitizenRequest, code: str, pk: int) -> FileResponse:
    """A paper that was handed in."""
    dossier, _ = own_dossier(request, code)
    found = _one(Paper.objects.of_dossier(dossier.pk), pk)
    return _sent_file(found.file, found.file_name or found.name)


@citizen
@require_safe
def result(request: CitizenRequest, code: str, pk: int) -> FileResponse:
    """The signed result. Raises: NotFoundProblem before it is signed, or when it is on paper."""
    dossier, _ = own_dossier(request, code)
    if State(dossier.state) not in SHOWN_RESULT:
        raise NotFoundProblem("Hồ sơ này chưa có kết quả.")
    found = _one(Result.objects.of_dossier(dossier.pk), pk)
    return _sent_file(found.file, f"{found.name}.pdf")


def _sent_file(file: StoredFile | None, name: str) -> FileResponse:
    if file is None:
        raise NotFoundProblem(
            "Giấy tờ này không có bản điện tử.", todo="Hãy nhận tại Bộ phận Một cửa."
        )
    return sent(download(file, name))


@citizen
def withdraw(request: CitizenRequest, code: str) -> HttpResponse:
    """Ask once more, then take the application back. Pressed twice it is taken back once."""
    dossier, party = own_dossier(request, code)
    if dossier.state == State.GIVEN_UP:
        return redirect("portal:own_dossier", code=dossier.code)
    if request.method == "POST":
        reason = _plain(request.POST.get("ly_do", ""))
        try:
            actions.give_up(dossier.code, reason=reason, at=now(), by=party)
        except MoveNotAllowedError as late:
            raise TooLateProblem(
                "Không rút được hồ sơ này nữa.",
                why="Hồ sơ đã có kết quả hoặc đã kết thúc.",
                todo="Hãy xem trạng thái mới nhất ở trang hồ sơ của bạn.",
            ) from late
        messages.success(request, f"Đã rút hồ sơ {dossier.code}.")
        return redirect("portal:own_dossier", code=dossier.code)
    return render(request, "portal/own/withdraw.html", {"dossier": dossier})


def _plain(text: str) -> str:
    return text.replace("\x00", "").strip()[:LONGEST_REASON]


@citizen
def supply(request: CitizenRequest, code: str) -> HttpResponse:
    """Answer a request for a supplement: attach files one by one, then send them all."""
    dossier, party = own_dossier(request, code)
    if dossier.state != State.WAITING:
        return redirect("portal:own_dossier", code=dossier.code)
    errors: list[str] = []
    if request.method == "POST":
        taken = take_files(request, code="", name="Giấy tờ bổ sung")
        _hold(request, dossier, [*_held(request, dossier), *taken.papers])
        errors = list(taken.errors)
        if not errors and "gui" not in request.POST:
            return redirect("portal:own_supply", code=dossier.code)
        if not errors and not _held(request, dossier):
            errors = ["Hãy chụp ảnh hoặc chọn tệp giấy tờ cần bổ sung, rồi bấm gửi."]
        if not errors:
            actions.supply(dossier.code, papers=_held(request, dossier), at=now(), by=party)
            request.session.pop(_key(dossier), None)
            messages.success(
                request, "Đã gửi giấy tờ bổ sung. Cơ quan giải quyết tiếp hồ sơ của bạn."
            )
            return redirect("portal:own_dossier", code=dossier.code)
    return _supply_page(request, dossier, errors)


def _supply_page(request: CitizenRequest, dossier: Dossier, errors: list[str]) -> HttpResponse:
    reason, items = asked_items(dossier)
    context = {
        "dossier": dossier, "reason": reason, "items": items, "errors": errors, "hint": HINT,
        "files": _held(request, dossier), "accept": ACCEPT, "pictures": PICTURES_ACCEPT,
        "problems": [{"url": "#tep", "text": one} for one in errors],
    }  # fmt: skip
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return render(request, "portal/own/supply.html", context, status=status)


@citizen
@require_POST
def supply_drop(request: CitizenRequest, code: str, file_id: int) -> HttpResponse:
    """Take off a file that is not sent yet."""
    dossier, _ = own_dossier(request, code)
    kept = [one for one in _held(request, dossier) if one.file_id != file_id]
    _hold(request, dossier, kept)
    return redirect("portal:own_supply", code=dossier.code)


def _key(dossier: Dossier) -> str:
    return f"supply:{dossier.code}"


def _held(request: CitizenRequest, dossier: Dossier) -> list[PaperIn]:
    """Files taken in and not yet sent: kept with the session, so none is lost to an error."""
    rows = request.session.get(_key(dossier), [])
    return [
        PaperIn(one["name"], form="electronic", file_id=one["file_id"], file_name=one["file_name"])
        for one in rows
    ]


def _hold(request: CitizenRequest, dossier: Dossier, papers: list[PaperIn]) -> None:
    known = {one.file_id: one for one in papers}
    request.session[_key(dossier)] = [
        {"name": one.name, "file_id": one.file_id, "file_name": one.file_name}
        for one in known.values()
    ]
