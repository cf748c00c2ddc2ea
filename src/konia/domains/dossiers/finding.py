"""One page of a list of dossiers, newest first, and how many there are in all."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from konia.kernel.figures.lookups import array_of
from konia.kernel.rooms.questions import Question

from .models import Dossier
from .queries import OneStopQuerySet

# A free search is counted so far: a frequent name is told as "more than".
MOST_COUNTED = 1000
# What a list tells of a dossier; the rest is read when somebody asks for it.
SHOWN = (
    "unit", "code", "applicant", "procedure_code", "received_on", "due_on", "due_at", "state",
    "finished_on", "procedure__name",
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """A page. total: how many there are, at most MOST_COUNTED when there are more (is_more).

    page: its number, from one; a number beyond the last page gives the last.
    """

    rows: list[Dossier]
    total: int
    page: int
    is_more: bool = False


def found(rows: OneStopQuerySet, *, page: int, size: int) -> Found:
    """A page of a list, with the exact count."""
    total = rows.count()
    page = _within(page, total, size)
    return Found(_ordered(_place(rows, page, size)), total, page)


def searched(rows: OneStopQuerySet, *, page: int, size: int) -> Found:
    """A page of what a free search found, counted only as far as it is cheap.

    The hits are read once, for the count and for the page. When there are more than anybody
    reads, the newest are found in the order of the list, without reading and sorting all of them.
    """
    hits = list(rows.newest_keys()[: MOST_COUNTED + 1])
    is_more, total = len(hits) > MOST_COUNTED, min(len(hits), MOST_COUNTED)
    page = _within(page, total, size)
    if is_more:
        return Found(_ordered(_place(rows, page, size)), total, page, is_more)
    hits.sort(key=_newest, reverse=True)
    return Found(_ordered([pk for _, pk in hits[(page - 1) * size : page * size]]), total, page)


def _within(page: int, total: int, size: int) -> int:
    return max(1, min(page, -(-total // size)))


def _place(rows: OneStopQuerySet, page: int, size: int) -> list[int]:
    keys = rows.by_receipt().newest_keys()[(page - 1) * size : page * size]
    return [pk for _, pk in keys]


def _newest(key: tuple[date | None, int]) -> tuple[bool, date, int]:
    """As the database orders: what has no day of receipt comes first of all."""
    day, pk = key
    return day is None, day or date.min, pk


def _ordered(ids: list[int]) -> list[Dossier]:
    """Dossiers by their numbers, in this order, with what is SHOWN of them."""
    if not ids:
        return []
    read = {one.pk: one for one in _ROWS.records(Dossier, array_of(ids))}
    return [read[pk] for pk in ids if pk in read]


def _numbered(ids: str) -> "QuerySet[Any, Any]":
    return Dossier.objects.numbered(ids).select_related("procedure").only(*SHOWN)


_ROWS: Question[Dossier] = Question(_numbered, "{-1}")
