"""What holds for a procedure on a day: its terms, content, papers, fees, process, form, limit."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from konia.kernel.calendar.clock import Limit

from .models import (
    FeeLine,
    FormRevision,
    PaperPart,
    Procedure,
    ProcedureChange,
    ProcedureVersion,
    ProcessVersion,
)
from .states import FeeKind


@dataclass(frozen=True)
class Terms:
    """What a procedure promises and costs. working_days: its time limit."""

    working_days: int
    fee_vnd: int


def terms_on(procedure: Procedure, on: date) -> Terms:
    """The terms of a procedure on a day: the newest, or what they were before a later change."""
    days, fee = procedure.time_limit_days, procedure.fee_vnd
    later = ProcedureChange.objects.filter(procedure=procedure).taking_effect_after(on)
    for change in later.order_by("-effective_on", "-pk"):
        assert isinstance(change, ProcedureChange)
        days = days if change.time_limit_before is None else change.time_limit_before
        fee = fee if change.fee_before is None else change.fee_before
    return Terms(days, fee)


def version_on(procedure_id: int, on: date) -> ProcedureVersion | None:
    """The content of a procedure in force on a day; None when none was drafted here."""
    found = ProcedureVersion.objects.of_procedure(procedure_id).holding_on(on).first()
    assert found is None or isinstance(found, ProcedureVersion)
    return found


def process_on(procedure_id: int, on: date) -> ProcessVersion | None:
    """The internal process applied on a day, its steps at hand in `steps.all()`."""
    rows = ProcessVersion.objects.of_procedure(procedure_id).holding_on(on)
    found = rows.prefetch_related("steps").first()
    assert found is None or isinstance(found, ProcessVersion)
    return found


def form_on(procedure_id: int, on: date) -> FormRevision | None:
    """The revision of the electronic form in use on a day."""
    found = FormRevision.objects.of_procedure(procedure_id).holding_on(on).first()
    assert found is None or isinstance(found, FormRevision)
    return found


def papers_on(procedure_id: int, on: date) -> tuple[PaperPart, ...]:
    """The papers of a dossier on a day, of every case.

    A procedure without content of its own gives the papers of its catalogue text, not saved.
    """
    rows = tuple(PaperPart.objects.holding_for(procedure_id, on))
    if rows or version_on(procedure_id, on) is not None:
        return rows
    known = Procedure.objects.filter(pk=procedure_id).first()
    names = [part.strip() for part in known.papers.split(";")] if known is not None else []
    return tuple(
        PaperPart(order=place, code=f"GT{place}", name=name, originals=1)
        for place, name in enumerate(filter(None, names), 1)
    )


def fees_on(procedure_id: int, on: date) -> tuple[FeeLine, ...]:
    """The fees and charges of one dossier on a day; none for what is free of charge."""
    rows = tuple(FeeLine.objects.holding_for(procedure_id, on))
    if rows or version_on(procedure_id, on) is not None:
        return rows
    known = Procedure.objects.filter(pk=procedure_id).first()
    amount = terms_on(known, on).fee_vnd if known is not None else 0
    line = FeeLine(order=1, code="PHI", name="Phí, lệ phí", amount_vnd=amount, kind=FeeKind.FEE)
    return (line,) if amount else ()


def limit_on(procedure_id: int, on: date) -> Limit:
    """The statutory time limit on a day. Raises: Procedure.DoesNotExist."""
    version = version_on(procedure_id, on)
    if version is not None:
        return limit_of(version)
    known = Procedure.objects.get(pk=procedure_id)
    assert isinstance(known, Procedure)
    return Limit(working_days=Decimal(terms_on(known, on).working_days))


def limit_of(version: ProcedureVersion) -> Limit:
    """The statutory time limit of one content."""
    return Limit(version.working_days, version.working_hours, version.calendar_days)
