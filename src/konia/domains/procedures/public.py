"""What upper rooms may use: procedures, their terms on a day, their online level on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .models import OnlineService, Procedure, ProcedureChange
from .states import Interlink, Level, ProcedureField, ServiceLevel

__all__ = [
    "Interlink", "Level", "OnlineService", "Procedure", "ProcedureField", "ServiceLevel", "Terms",
    "levels_on", "service_on", "terms_on",
]  # fmt: skip


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


def service_on(procedure: Procedure, on: date) -> OnlineService | None:
    """The online service that offers a procedure on a day; None when it stands at level 2."""
    found = OnlineService.objects.filter(procedure=procedure).holding_on(on).first()
    assert found is None or isinstance(found, OnlineService)
    return found


def levels_on(procedures: Iterable[int], on: date) -> dict[int, int]:
    """The online level of each of many procedures on a day; those at level 2 are left out."""
    services = OnlineService.objects.holding_on(on).filter(procedure__in=list(procedures))
    return dict(services.values_list("procedure_id", "level"))
