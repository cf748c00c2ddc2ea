"""Letters, papers, results and slips of a dossier as files: only for whom it concerns."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from konia.domains.dossiers.letters.compose import TITLES as KINDS
from konia.domains.dossiers.letters.compose import Letter as Page
from konia.domains.dossiers.letters.filling import control_slip, page_of, typeset_letter
from konia.domains.dossiers.models import Dossier, Letter
from konia.domains.payments.actions import take_cash
from konia.domains.payments.public import receipt_file, requests_of
from konia.domains.payments.states import TAKE_CASH
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.kernel.audit.register import record as write_act
from konia.kernel.files.models import StoredFile
from konia.kernel.files.serving import LOCKED, Served, download, preview
from konia.kernel.rooms.problems import NotFoundProblem, Problem

from .dossier_words import SEE, dossier_url, found_dossier
from .guard import DeskRequest, needs

TITLES = {str(kind): title for kind, title in KINDS.items()}
SUBJECT = "dossiers.dossiers"


@needs(SEE)
def letter(request: DeskRequest, code: str, pk: int) -> FileResponse:
    """An issued form as PDF; it is typeset when nobody opened it before."""
    found = found_dossier(request, code)
    one = found.letters.select_related("dossier__procedure", "file").in_bulk([pk]).get(pk)
    if one is None:
        raise NotFoundProblem("Hồ sơ không có phiếu này.")
    kept = one if one.file is not None else typeset_letter(one, at=now())
    note_opening(request, found, "read_letter", letter=one.number)
    return shown_file(request, kept.file, f"{one.kind}-{one.number}.pdf")


@needs(SEE)
def paper(request: DeskRequest, code: str, pk: int) -> FileResponse:
    """The scan of a paper: pictures and PDF in a locked frame, anything else to save."""
    found = found_dossier(request, code)
    one = found.papers.select_related("file").in_bulk([pk]).get(pk)
    if one is None or one.file is None:
        raise NotFoundProblem("Hồ sơ không có tệp này.")
    note_opening(request, found, "read_file", paper=pk)
    return shown_file(request, one.file, one.file_name or one.name)


@needs(SEE)
def result(request: DeskRequest, code: str, pk: int) -> FileResponse:
    """The signed file of a result."""
    found = found_dossier(request, code)
    one = found.results.select_related("file").in_bulk([pk]).get(pk)
    if one is None or one.file is None:
        raise NotFoundProblem("Hồ sơ không có tệp này.")
    note_opening(request, found, "read_file", result=pk)
    return shown_file(request, one.file, one.name)


@needs(SEE)
def slip(request: DeskRequest, code: str) -> HttpResponse:
    """The control slip: through whose hands the dossier went."""
    found = found_dossier(request, code)
    note_opening(request, found, "read_letter", letter="control")
    return pdf(control_slip(found, on=today()), f"phieu-kiem-soat-{found.code}.pdf")


@needs(SEE)
def receipt(request: DeskRequest, code: str, request_code: str) -> HttpResponse:
    """The receipt of what was paid for a dossier."""
    found = found_dossier(request, code)
    _own_request(found, request_code)
    return pdf_of(receipt_file(request_code), f"bien-lai-{request_code}.pdf")


@require_POST
@needs(TAKE_CASH)
def cash(request: DeskRequest, code: str, request_code: str) -> HttpResponse:
    """Take the fee in cash; pressed twice, the money is taken once."""
    found = found_dossier(request, code)
    _own_request(found, request_code)
    try:
        made = take_cash(request_code, at=now(), by=request.powers)
    except Problem as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, f"Đã thu tiền, biên lai số {made}.")
    back = request.POST.get("ve", "")
    is_receipt = back == "tiep-nhan"
    return redirect("workspace:intake_done", code) if is_receipt else redirect(dossier_url(code))


def _own_request(found: Dossier, request_code: str) -> None:
    if request_code not in {one.code for one in requests_of("dossiers", found.code)}:
        raise NotFoundProblem("Hồ sơ không có khoản nộp này.")


def draft_letter(
    found: Dossier, kind: str, *, by: str, **facts: Any
) -> HttpResponse:  # fmt: skip
    """A form as it would be issued now, without a number: nothing is kept."""
    unsaved = Letter(
        dossier=found, kind=kind, number="(dự thảo)", issued_at=now(), by=by, facts=facts,
        form_code="",
    )  # fmt: skip
    return pdf(page_of(unsaved), f"du-thao-{kind}.pdf")


def pdf(page: Page, name: str) -> HttpResponse:
    """A typeset page, shown in the browser's reader."""
    return pdf_of(page.content, name)


def pdf_of(content: bytes, name: str) -> HttpResponse:
    """PDF bytes, shown in the browser's reader, locked like any other file."""
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["Content-Security-Policy"] = LOCKED
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def shown_file(request: DeskRequest, file: StoredFile | None, name: str) -> FileResponse:
    """A kept file in a locked frame, or to save when the address asks so."""
    if file is None:
        raise NotFoundProblem("Không còn nội dung của tệp này.")
    served: Served = (download if "tai-ve" in request.GET else preview)(file, name)
    response = FileResponse(served.path.open("rb"))
    for key, value in served.headers.items():
        response.headers[key] = value
    return response


def note_opening(request: DeskRequest, found: Dossier, act: str, **detail: Any) -> None:
    """Write down that a file of a dossier was opened."""
    write_act(
        act, by=request.user.username, subject=SUBJECT, subject_id=found.pk,
        unit_code=found.unit.code, detail=detail,
    )  # fmt: skip
