"""What an act counts on: the editions of units, calendar and catalogue, read in one question."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from konia.domains.procedures.public import CatalogueEdition
from konia.kernel.calendar.models import CalendarEdition
from konia.kernel.org.models import Edition
from konia.kernel.rooms.questions import Question


@dataclass(frozen=True)
class Editions:
    """Numbers under which trees, timetables and rules read before are kept."""

    units: int
    calendar: int
    catalogue: int

    @classmethod
    def now(cls) -> "Editions":
        """The present editions: one query."""
        units, calendar, catalogue = _EDITIONS.row() or (0, 0, 0)
        return cls(units or 0, calendar or 0, catalogue or 0)


def _editions() -> "QuerySet[Any, Any]":
    same = {"pk": OuterRef("pk")}
    return Edition.objects.order_by("pk").values_list(
        "number",
        Subquery(CalendarEdition.objects.filter(**same).values("number")),
        Subquery(CatalogueEdition.objects.filter(**same).values("number")),
    )[:1]


_EDITIONS: Question[Edition] = Question(_editions)
