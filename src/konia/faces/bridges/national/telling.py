"""What the portal is told of a dossier: the dossier as it stands, and one event of it."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from konia.domains.dossiers.messages import words_of
from konia.domains.dossiers.models import Application, Dossier, Event, Pause, Step
from konia.domains.dossiers.states import NATIONAL, ApplicantKind, Channel, State
from konia.domains.payments.models import PaymentRequest
from konia.domains.payments.public import LineKind, requests_of
from konia.domains.procedures.public import Procedure, ProcedureField
from konia.kernel.org.tree import Tree

from .packets import (
    COUNTER,
    ONLINE,
    POST,
    DossierPacket,
    FeeLine,
    PaperFile,
    ProgressPacket,
    ResultFile,
    Supplement,
)

HOW = {Channel.COUNTER: COUNTER, Channel.ONLINE: ONLINE, Channel.POST: POST}
# ASSUMPTION: the portal's codes of fields are not in the sources; ours are sent with their names.
SUBJECT = "dossiers"
SYSTEM = "Hệ thống"


def dossier_packet(dossier: Dossier, *, tree: Tree) -> DossierPacket:
    """The whole dossier as it stands now."""
    applied = Application.objects.in_bulk([dossier.pk]).get(dossier.pk)
    procedure = dossier.procedure
    return DossierPacket(
        code=dossier.code, procedure_code=dossier.procedure_code,
        procedure_name=_name(procedure, dossier), field_code=_field(procedure, dossier)[0],
        field_name=_field(procedure, dossier)[1], applicant=dossier.applicant,
        summary=_name(procedure, dossier), received_at=_came_at(dossier),
        state=int(NATIONAL[State(dossier.state)]), channel=HOW[Channel(dossier.channel)],
        unit_name=unit_name(dossier.competent_unit_id or dossier.unit_id, tree),
        due_at=dossier.due_at,
        is_firm=applied is not None and applied.kind == ApplicantKind.ORGANISATION,
        applicant_id=applied.identity_no if applied else "",
        receipt_no=dossier.code if dossier.received_on else "",
        email=applied.email if applied else "", phone=applied.phone if applied else "",
        returned_at=dossier.returned_at, finished_at=dossier.finished_at,
        papers=_papers(dossier), fees=_fees(dossier), supplements=_supplements(dossier),
        results=_results(dossier),
    )  # fmt: skip


def progress_packet(event: Event, *, tree: Tree) -> ProgressPacket:
    """One event as a step. What officials wrote goes along only when the applicant sees it too."""
    words = event.words if event.public and event.words else words_of(event.act)
    step = Step.objects.of_dossier(event.dossier_id).at_units(frozenset({event.unit_id}))
    held = step.of_process().order_by("pk").last()
    return ProgressPacket(
        code=event.dossier.code, by=event.by or SYSTEM, title=_title(held), at=event.at,
        office=unit_name(event.unit_id, tree), words=words,
        state=int(NATIONAL[State(event.state)]),
        began_at=(held.began_at if held is not None else None) or event.at,
        due_at=held.due_at if held is not None else event.dossier.due_at,
    )  # fmt: skip


def unit_name(unit_id: int, tree: Tree) -> str:
    """A unit's name; its number when the tree of the day does not know it."""
    node = tree.nodes.get(unit_id)
    return node.name if node is not None else str(unit_id)


def _title(step: Step | None) -> str:
    return str(step.get_role_display()) if step is not None else ""


def _came_at(dossier: Dossier) -> datetime:
    """When it came in; one brought over from paper knows only the day."""
    at = dossier.received_at or dossier.submitted_at
    if at is None:
        assert dossier.received_on is not None
        day = datetime.combine(dossier.received_on, datetime.min.time())
        return timezone.make_aware(day)
    return at


def _name(procedure: Procedure | None, dossier: Dossier) -> str:
    return procedure.name if procedure is not None else dossier.procedure_code


def _field(procedure: Procedure | None, dossier: Dossier) -> tuple[str, str]:
    if procedure is None:
        return dossier.field, str(dossier.get_field_display())
    return procedure.field, str(ProcedureField(procedure.field).label)


def _papers(dossier: Dossier) -> tuple[PaperFile, ...]:
    """Papers with a scan. Where to fetch them is told to nobody: the portal asks by other ways."""
    kept = dossier.papers.exclude(file=None).order_by("pk")
    return tuple(
        PaperFile(
            str(one.pk), one.file_name or one.name, one.code,
            is_deleted=one.replaced_at is not None,
        )
        for one in kept
    )  # fmt: skip


def _fees(dossier: Dossier) -> tuple[FeeLine, ...]:
    asked: Iterable[PaymentRequest] = requests_of(SUBJECT, dossier.code)
    return tuple(
        FeeLine(
            line.code or f"{request.code}-{line.place}", line.name, line.amount_vnd,
            kind="2" if line.kind == LineKind.CHARGE else "1",
        )
        for request in asked
        for line in request.lines.all()
    )  # fmt: skip


def _supplements(dossier: Dossier) -> tuple[Supplement, ...]:
    """Each wait with who asked for it and who took the answer."""
    asked = list(dossier.events.acts("ask_supplement"))
    answered = list(dossier.events.acts("resume", "send_again"))
    return tuple(
        _supplement(pause, place, asked, answered)
        for place, pause in enumerate(Pause.objects.of_dossier(dossier.pk))
        if isinstance(pause, Pause)
    )


def _supplement(pause: Pause, place: int, asked: list[Event], answered: list[Event]) -> Supplement:
    began = pause.began_at or _noon(pause.began_on)
    by = asked[place].by if place < len(asked) else SYSTEM
    taken = answered[place] if place < len(answered) else None
    return Supplement(
        str(pause.pk), by, pause.reason, began,
        received_by=taken.by if taken else "", received_words=words_of(taken.act) if taken else "",
        received_at=pause.ended_at, is_answered=pause.ended_on is not None,
        was_due_at=pause.was_due_at, due_at=pause.dossier.due_at if pause.ended_on else None,
    )  # fmt: skip


def _noon(on: object) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(f"{on}T12:00"))


def _results(dossier: Dossier) -> tuple[ResultFile, ...]:
    return tuple(
        ResultFile(str(one.pk), f"{one.number} {one.name}".strip())
        for one in dossier.results.order_by("pk")
    )
