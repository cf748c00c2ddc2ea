"""My dossiers: drafts, what I have sent, and everything I may do with one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from konia.domains.citizens.models import Mandate
from konia.domains.citizens.parties import held_by, person_of
from konia.domains.citizens.public import Party, party_of
from konia.domains.dossiers.actions.recording import application_of
from konia.domains.dossiers.models import Dossier, Draft, Letter, Paper, Result
from konia.domains.dossiers.naming import name_procedures
from konia.domains.dossiers.states import FLOW, Delivery, State
from konia.domains.dossiers.stored import SHOWN_RESULT, reached_by
from konia.domains.payments.public import requests_of
from konia.domains.payments.states import State as PaymentRequestState
from konia.domains.satisfaction.public import rating_key
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.faces.ui.signatures import signature_check
from konia.kernel.files.checks import checks_of
from konia.kernel.rooms.problems import NotFoundProblem

from .courses import Course, asked_items, clock_of, course_of
from .guard import CitizenRequest, citizen
from .procedures import money

ON_A_PAGE = 20
LETTERS = {
    "receipt": "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    "supplement": "Phiếu yêu cầu bổ sung hồ sơ",
    "refusal": "Phiếu từ chối",
    "apology": "Phiếu xin lỗi và hẹn lại ngày trả kết quả",
    "stop": "Thông báo dừng giải quyết",
}
TAGS = {
    State.WAITING: "waiting", State.PAYING: "waiting", State.READY: "on_time",
    State.SUBMITTED: "new", State.RECEIVED: "new", State.HANDLING: "new",
    State.INTERLINKED: "new",
}  # fmt: skip


def own_dossier(request: CitizenRequest, code: str) -> tuple[Dossier, Party]:
    """A dossier of one's own, or of somebody whose mandate reaches to it, and in which role.

    Raises: NotFoundProblem in the same words for other people's dossiers and for none at all.
    """
    dossier = Dossier.objects.of_code(code).select_related("procedure", "unit").first()
    if isinstance(dossier, Dossier):
        for party in _parties(request, dossier):
            if Dossier.objects.applied_for_by(party).of_code(dossier.code).exists():
                return dossier, party
    raise NotFoundProblem(
        "Không tìm thấy hồ sơ này trong hồ sơ của bạn.",
        why="Mã không đúng, hoặc hồ sơ do người khác nộp.",
        todo="Hãy kiểm tra mã, hoặc dùng trang tra cứu công khai.",
    )


def _parties(request: CitizenRequest, dossier: Dossier) -> list[Party]:
    """Oneself, and whoever one may act for in this dossier today."""
    own = person_of(request.user)
    found = [Party(request.user, own.pk if own else None, None, None, None)]
    applied = application_of(dossier)
    if applied is None:
        return found
    for one in held_by(request.user, own).in_force(today()):
        reaches = one.covers(procedure=dossier.procedure_code, dossier=dossier.code)
        is_theirs = (
            one.grantor_person_id is not None and one.grantor_person_id == applied.person_id
        ) or (
            one.grantor_organisation_id is not None
            and one.grantor_organisation_id == applied.organisation_id
        )
        if reaches and is_theirs:
            found.append(party_of(request.user, on=today(), acting_for=one.code))
    return found


@citizen
@require_safe
def own(request: CitizenRequest) -> HttpResponse:
    """Drafts to go on with, and dossiers of whom one acts for, the newest first."""
    drafts = Draft.objects.of_account(request.user.pk).unsent().select_related("procedure")
    mandate = None
    if request.party.mandate_id is not None:
        mandate = Mandate.objects.with_parties().get(pk=request.party.mandate_id)
    ordered = reached_by(request.party).newest_first().select_related("procedure")
    page = Paginator(ordered, ON_A_PAGE).get_page(request.GET.get("page"))
    listed = [one for one in page if isinstance(one, Dossier)]
    name_procedures(listed)
    context = {
        "drafts": list(drafts), "mandate": mandate, "page": page,
        "dossiers": [_line(one) for one in listed],
        "table_empty": not drafts and not page.paginator.count,
    }  # fmt: skip
    return render(request, "portal/own/list.html", context)


def _line(dossier: Dossier) -> dict[str, Any]:
    state = State(dossier.state)
    is_late = dossier.finished_on is None and bool(dossier.due_on and dossier.due_on < today())
    return {
        "code": dossier.code,
        "title": dossier.procedure_title,
        "state": "late" if is_late else TAGS.get(state, "closed"),
        "words": f"{state.label}, quá hẹn" if is_late else state.label,
        "due_on": dossier.due_on if dossier.finished_on is None else None,
        "sent_at": dossier.submitted_at or dossier.received_at,
    }


@citizen
@require_safe
def dossier(request: CitizenRequest, code: str) -> HttpResponse:
    """One dossier of my own: where it is, until when and why, letters, results, what I may do."""
    found, party = own_dossier(request, code)
    course = course_of(found, on=today())
    state = State(found.state)
    context = {
        "dossier": found, "party": party, "now": course.now(),
        "timeline": course.timeline(is_own=True),
        "clock": clock_of(found, events=course.events, now=now()),
        **_held(found), **_to_do(found, course, state),
    }  # fmt: skip
    return render(request, "portal/own/dossier.html", context)


def _held(dossier: Dossier) -> dict[str, Any]:
    """Letters, papers and results, each with what it is called."""
    letters = Letter.objects.of_dossier(dossier.pk).for_the_applicant()
    shows_result = State(dossier.state) in SHOWN_RESULT
    results = list(Result.objects.with_files_of(dossier.pk)) if shows_result else []
    checks = checks_of(one.file_id for one in results)
    return {
        "letters": [
            {"id": one.pk, "title": LETTERS.get(one.kind, one.kind), "number": one.number,
             "at": one.issued_at}
            for one in letters
        ],
        "papers": list(Paper.objects.of_dossier(dossier.pk)),
        "results": [
            {"one": one, "signature": signature_check(one.file, checks.get(one.file_id or 0))}
            for one in results
        ],
        "is_online": dossier.delivery == Delivery.ONLINE,
        "delivery": Delivery(dossier.delivery or "counter").label,
    }  # fmt: skip


def _to_do(dossier: Dossier, course: Course, state: State) -> dict[str, Any]:
    """What the applicant may do now."""
    asked = requests_of("dossiers", dossier.code)
    reason, items = asked_items(dossier) if state == State.WAITING else ("", [])
    return {
        "payments": [
            {"code": one.code, "title": one.get_kind_display(), "amount": money(one.amount_vnd),
             "state": PaymentRequestState(one.state).label,
             "is_due": one.state == PaymentRequestState.ASKED}
            for one in asked
        ],
        "may_withdraw": any(move.name == "give_up" for move in FLOW.from_state(state)),
        "may_supply": state == State.WAITING, "reason": reason, "items": items,
        "rating": rating_key(dossier.code) if state == State.RETURNED else "",
        "procedure_code": dossier.procedure.code if dossier.procedure else "",
        "is_late": course.is_late,
    }  # fmt: skip
