"""One page of a list of dossiers, newest first, and how many there are in all."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from konia.kernel.figures.lookups import array_of
from konia.kernel.rooms.questions import Question

from .models import Dossier
from .naming import name_procedures
from .queries import OneStopQuerySet

# So many hits are read at once, for the count and for the page.
MOST_READ = 4000
# What a list tells of a dossier; the rest is read when somebody asks for it.
SHOWN = (
    "unit", "code", "applicant", "procedure_code", "received_on", "due_on", "due_at", "state",
    "finished_on", "agency", "procedure__name",
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """A page. total: how many there are, or MOST_READ when there are more (is_more).

    page: its number, from one; a number beyond the last page gives the last.
    """

    rows: list[Dossier]
    total: int
    page: int
    is_more: bool = False


def found(rows: OneStopQuerySet, *, page: int, size: int, counts_all: bool = True) -> Found:
    """A page of a list, with the exact count; without counts_all only as far as MOST_READ."""
    total = rows.count() if counts_all else 0
    hits = _few(rows) if total <= MOST_READ else None
    if hits is None:
        total = max(total, MOST_READ)
        page = _within(page, total, size)
        return Found(_read(_place(rows, page, size)), total, page, is_more=not counts_all)
    page = _within(page, len(hits), size)
    shown = hits[(page - 1) * size : page * size]
    return Found(_read([pk for _, pk in shown]), len(hits), page)


def _few(rows: OneStopQuerySet) -> list[tuple[date | None, int]] | None:
    """The keys of all hits, the latest first; None when there are more than MOST_READ.

    They are put in order here: asked for the newest twenty of a few, the database would look for
    them through all dossiers in the order of the list. Of many, that is just what it should do.
    """
    hits = list(rows.newest_keys()[: MOST_READ + 1])
    return sorted(hits, key=_newest, reverse=True) if len(hits) <= MOST_READ else None


def _within(page: int, total: int, size: int) -> int:
    return max(1, min(page, -(-total // size)))


def _place(rows: OneStopQuerySet, page: int, size: int) -> list[int]:
    keys = rows.by_receipt().newest_keys()[(page - 1) * size : page * size]
    return [pk for _, pk in keys]


def _newest(key: tuple[date | None, int]) -> tuple[bool, date, int]:
    """As the database orders: what has no day of receipt comes first of all."""
    day, pk = key
    return day is None, day or date.min, pk


def _read(ids: list[int]) -> list[Dossier]:
    """Dossiers by their numbers, in this order, with what is SHOWN of them."""
    if not ids:
        return []
    read = {one.pk: one for one in _ROWS.records(Dossier, array_of(ids))}
    name_procedures(read.values())
    return [read[pk] for pk in ids if pk in read]


def _numbered(ids: str) -> "QuerySet[Any, Any]":
    return Dossier.objects.numbered(ids).select_related("procedure").only(*SHOWN)


_ROWS: Question[Dossier] = Question(_numbered, "{-1}")
