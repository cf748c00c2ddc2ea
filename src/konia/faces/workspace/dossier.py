"""The page of one dossier: where it is, what may be done, why that date, all that happened."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from konia.domains.citizens.numbers import masked
from konia.domains.dossiers.actions.editions import Editions
from konia.domains.dossiers.actions.rules import limit_of
from konia.domains.dossiers.case_file import case_file
from konia.domains.dossiers.messages import words_of
from konia.domains.dossiers.models import (
    Application,
    Dossier,
    Event,
    Letter,
    Pause,
)
from konia.domains.dossiers.possible import Act, acts_for
from konia.domains.dossiers.registers import DOSSIERS
from konia.domains.dossiers.states import SERVICE, ApplicantKind, Channel
from konia.domains.dossiers.time_used import Body, time_used
from konia.domains.payments.public import PaymentRequest, requests_of
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.faces.ui.templatetags.konia import date_vi
from konia.kernel.calendar.clock import ClockLine, Timetable
from konia.kernel.calendar.explain import Move, explain
from konia.kernel.calendar.words import told_work
from konia.kernel.org.tree import Tree
from konia.lib.numbers import format_number

from .dossier_files import may_seal, papers_table, results_told
from .dossier_letters import TITLES as LETTER_TITLES
from .dossier_words import (
    SEE,
    act_url,
    due_words,
    facts_of,
    found_dossier,
    held_by,
    identity_bar,
    reach_of,
    step_words,
    unit_name,
)
from .guard import DeskRequest, needs, tree_at
from .pages import shown
from .registers import note_view

# Facts of an event that are told beside its words.
TOLD_FACTS = {
    "step": "Bước", "to": "Giao cho", "items": "Cần bổ sung", "again": "Lý do yêu cầu thêm",
    "results": "Kết quả", "receiver": "Người nhận", "tracking": "Số bưu gửi",
    "number": "Số thông báo",
}  # fmt: skip


@needs(SEE)
def dossier(request: DeskRequest, code: str) -> HttpResponse:
    """One dossier; that it was looked at is written down."""
    found = found_dossier(request, code)
    note_view(request, DOSSIERS, subject_id=found.pk)
    kept, editions = case_file(found), request.editions
    tree, at = tree_at(request, today()), now()
    acts = acts_for(found, kept.steps, reach=reach_of(request), on=today())
    context = {
        "dossier": found,
        "bar": identity_bar(found, tree, now=at, editions=editions),
        "acts": _buttons(found, acts), "held": held_by(kept.steps, tree),
        "clock": clock_of(found, kept.pauses, kept.events, now=at, editions=editions),
        "waits": _open_wait(kept.pauses),
        "summary": {"items": facts_of(found, tree)},
        "applicant": {"items": _applicant(request, found, kept.application)},
        "papers": papers_table(found, kept.papers, may_seal=may_seal(request, found)),
        "results": results_told(found, kept.results),
        "letters": _letters(found, kept.letters),
        "payments": [
            payment_row(found, one, takes="payments.take_cash" in request.powers.permissions)
            for one in requests_of("dossiers", found.code)
        ],
        "timeline": _timeline(kept.events, tree),
        "used": _used(
            time_used(kept.steps, kept.pauses, now=at, edition=editions.calendar), tree
        ),
        "children": kept.children,
    }  # fmt: skip
    return shown(request, "workspace/dossiers/dossier.html", context)


def _buttons(found: Dossier, acts: Sequence[Act]) -> dict[str, list[dict[str, Any]]]:
    told = [
        {"title": act.title, "url": act_url(found.code, act.name, act.step_id), "name": act.name,
         "is_main": act.is_main, "is_ending": act.is_ending}
        for act in acts
    ]  # fmt: skip
    return {
        "main": [one for one in told if one["is_main"]],
        "other": [one for one in told if not one["is_main"] and not one["is_ending"]],
        "ending": [one for one in told if one["is_ending"]],
    }


def _open_wait(pauses: Sequence[Pause]) -> dict[str, Any] | None:
    for one in pauses:
        if one.ended_on is None:
            return {
                "since": due_words(one.began_on, one.began_at), "reason": one.reason,
                "stops_clock": one.stops_clock,
            }  # fmt: skip
    return None


def clock_of(
    found: Dossier,
    pauses: Sequence[Pause],
    events: Sequence[Event],
    *,
    now: datetime,
    editions: Editions,
) -> tuple[ClockLine, ...]:
    """Why the result is due when it is; a dossier known only by its days tells just these."""
    if found.received_at is None or found.procedure_id is None or found.received_on is None:
        return _plain_clock(found)
    channel = SERVICE[Channel(found.channel)]
    timetable = Timetable.of(found.unit_id, service=channel, edition=editions.calendar)
    limit = limit_of(found.procedure_id, found.received_on, edition=editions.catalogue)
    due = timetable.due_at(found.received_at, limit)
    is_running = found.finished_at is None and found.due_at is not None
    return explain(
        due, timetable=timetable, original_due_at=found.original_due_at, moves=_moves(events),
        pauses=[
            (one.began_at, one.ended_at or max(now, one.began_at))
            for one in pauses
            if one.stops_clock and one.began_at is not None
        ],
        current_due_at=found.due_at, now=now if is_running else None,
    )  # fmt: skip


def _plain_clock(found: Dossier) -> tuple[ClockLine, ...]:
    if found.due_on is None:
        return ()
    received = ClockLine("received", "Tiếp nhận", date_vi(found.received_on))
    return (received, ClockLine("due", "Hạn", date_vi(found.due_on)))


def _moves(events: Sequence[Event]) -> list[Move]:
    return [
        Move(one.at, datetime.fromisoformat(one.detail["due_at"]), one.words or words_of(one.act))
        for one in events
        if one.act in {"reschedule", "calendar_changed"} and one.detail.get("due_at")
    ]


def _applicant(
    request: DeskRequest, found: Dossier, applied: Application | None
) -> list[dict[str, str]]:
    """Who applies; numbers are masked for whoever may not see personal data."""
    if applied is None:
        return [{"key": "Người nộp", "value": found.applicant}]
    sees = "citizens.see" in request.powers.permissions or "dossiers.change" in (
        request.powers.permissions
    )
    number = "Số định danh" if applied.kind == ApplicantKind.PERSON else "Mã số thuế"
    lines = (
        ("Người nộp", found.applicant), ("Đối tượng", applied.get_kind_display()),
        (number, applied.identity_no if sees else masked(applied.identity_no)),
        ("Điện thoại", applied.phone if sees else masked(applied.phone)),
        ("Thư điện tử", applied.email if sees else ""),
        ("Địa chỉ", applied.address if sees else ""),
        ("Địa chỉ nhận kết quả", applied.delivery_address),
        ("Người thao tác", str(applied.by) if applied.by_id else ""),
        *_answers(applied),
    )  # fmt: skip
    return [{"key": key, "value": value} for key, value in lines if value]


def _answers(applied: Application) -> list[tuple[str, str]]:
    titles = (applied.form.schema if applied.form else {}).get("properties", {})
    return [
        (str(titles.get(key, {}).get("title", key)), _text(value))
        for key, value in applied.answers.items()
    ]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, list):
        return ", ".join(_text(one) for one in value)
    return str(value)


def _letters(found: Dossier, letters: Sequence[Letter]) -> list[dict[str, Any]]:
    def line(one: Letter) -> dict[str, Any]:
        return {
            "title": LETTER_TITLES.get(one.kind, one.kind), "number": one.number, "by": one.by,
            "at": one.issued_at,
            "url": reverse("workspace:dossier_letter", args=[found.code, one.pk]),
        }  # fmt: skip

    return [line(one) for one in letters]


def payment_row(found: Dossier, one: PaymentRequest, *, takes: bool) -> dict[str, Any]:
    """One thing to pay for a dossier. takes: whether who looks may take cash."""
    is_open = one.state == "asked"
    args = [found.code, one.code]
    return {
        "title": one.get_kind_display(), "amount": f"{format_number(one.amount_vnd)} đồng",
        "state": str(one.get_state_display()), "mark": "waiting" if is_open else "closed",
        "may_take": takes and is_open, "take_url": reverse("workspace:dossier_cash", args=args),
        "receipt_url": reverse("workspace:dossier_receipt", args=args) if one.paid_at else "",
    }  # fmt: skip


def _timeline(events: Sequence[Event], tree: Tree) -> list[dict[str, Any]]:
    return [
        {
            "title": words_of(one.act), "by": one.by, "at": one.at, "text": _event_text(one, tree),
            "state": "" if one.public else "closed", "state_words": "Nội bộ",
            "current": one is events[-1],
        }
        for one in reversed(events)
    ]  # fmt: skip


def _event_text(one: Event, tree: Tree) -> str:
    facts = [
        f"{word}: {one.detail[key]}" for key, word in TOLD_FACTS.items() if one.detail.get(key)
    ]
    if one.act == "ask_supplement" and one.detail.get("stops_clock") == "False":
        facts.append("Không dừng tính thời hạn")
    where = "" if one.public else unit_name(tree, one.unit_id)
    return ". ".join(part.rstrip(".") for part in (one.words, *facts, where) if part)


def _used(bodies: Sequence[Body], tree: Tree) -> list[dict[str, Any]]:
    return [
        {
            "unit": unit_name(tree, body.unit_id), "used": told_work(body.used),
            "allotted": told_work(body.allotted) if body.allotted else "–",
            "late": told_work(body.late) if body.late else "",
            "steps": [
                {
                    "name": step_words(one.step), "who": one.step.by or one.step.taken_by,
                    "used": told_work(one.used), "is_open": one.step.done_on is None,
                    "allotted": told_work(one.allotted) if one.allotted is not None else "–",
                    "late": told_work(one.late) if one.late else "",
                }
                for one in body.steps
            ],
        }
        for body in bodies
    ]  # fmt: skip
