"""What waits on an official: how much of each kind, and one page of it, in two statements.

The statements are kept (docs/decisions/0009), one for each form the question can take.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from konia.kernel.figures.lookups import array_of
from konia.kernel.rooms.questions import Question

from .models import Step
from .waiting import COUNTED, TABS, WaitingSteps

Held = Mapping[str, "frozenset[int] | None"]
# A mark must fit its column: of what cannot be there nothing is asked.
_OWN, _START, _END, _ROLE = -987654321, -987654322, -987654323, 31987
_ON, _SOON = date(1, 2, 3), date(1, 2, 4)
MOST_FORMS = 256


@dataclass(frozen=True)
class Asked:
    """Whose inbox, and what of it. held: permission -> ids of units, None for every unit.

    soon: the last day that counts as soon.
    """

    held: Held
    own: int
    on: date
    soon: date
    procedure: str = ""
    field: str = ""
    role: int | None = None


@dataclass(frozen=True)
class Waiting:
    """counts: by the names of COUNTED; ids: of the steps of one page, by tab."""

    counts: dict[str, int]
    ids: dict[str, list[int]]


@dataclass(frozen=True)
class _Form:
    """What the wording depends on. needs: permission and place of its units among the arrays."""

    needs: tuple[tuple[str, int | None], ...]
    tabs: tuple[str, ...]
    named: tuple[str, ...]


def waiting(asked: Asked, *, tabs: Sequence[str] = (), first: int = 0, size: int = 0) -> Waiting:
    """Every count, and of some tabs the steps from a place on, the most urgent first."""
    if not asked.held:
        return Waiting(dict.fromkeys(COUNTED, 0), {tab: [] for tab in tabs})
    units = list(dict.fromkeys(ids for ids in asked.held.values() if ids is not None))
    needs = ((name, None if ids is None else units.index(ids)) for name, ids in asked.held.items())
    narrowed = {"procedure": asked.procedure, "field": asked.field, "role": asked.role}
    named = tuple(name for name, value in narrowed.items() if value not in ("", None))
    question = _question(_Form(tuple(needs), tuple(tabs), named))
    page = (first + 1, first + size) if tabs else ()
    values = (asked.own, asked.on, asked.soon, *page, *(narrowed[name] for name in named))
    row = question.row(*values, *map(array_of, units)) or ()
    counts = dict(zip(COUNTED, row, strict=False))
    return Waiting(
        counts, {tab: ids or [] for tab, ids in zip(tabs, row[len(COUNTED) :], strict=False)}
    )


def steps_numbered(ids: Sequence[int]) -> list[Step]:
    """Steps by their numbers and in this order, with dossier and procedure."""
    if not ids:
        return []
    found = {step.pk: step for step in _STEPS.records(Step, array_of(ids))}
    return [found[pk] for pk in ids if pk in found]


def _numbered(ids: str) -> "QuerySet[Any, Any]":
    return Step.objects.numbered(ids).select_related("dossier__procedure")


_STEPS: Question[Step] = Question(_numbered, "{-1}")


@lru_cache(MOST_FORMS)
def _question(form: _Form) -> Question[Step]:
    marks = {"procedure": "a procedure", "field": "a field", "role": _ROLE}
    places = sorted({place for _, place in form.needs if place is not None})
    arrays = [f"{{{-1 - place}}}" for place in places]
    page = (_START, _END) if form.tabs else ()

    def build(own: int, on: date, soon: date, *rest: Any) -> "QuerySet[Any, Any]":
        start_end, rest = rest[: len(page)], rest[len(page) :]
        said = dict(zip(form.named, rest, strict=False))
        units = rest[len(form.named) :]
        rows: WaitingSteps = Step.objects.still_open().of_live_dossiers()
        rows = rows.doable(
            {name: None if place is None else units[place] for name, place in form.needs}
        )
        return _narrowed(rows, said).told(own, on, soon, form.tabs, *start_end)

    return Question(build, _OWN, _ON, _SOON, *page, *(marks[name] for name in form.named), *arrays)


def _narrowed(rows: WaitingSteps, said: Mapping[str, Any]) -> WaitingSteps:
    for name, keep in (
        ("procedure", "about_procedure"),
        ("field", "in_field"),
        ("role", "in_role"),
    ):
        if name in said:
            rows = getattr(rows, keep)(said[name])
    return rows


__all__ = ["TABS", "Asked", "Waiting", "steps_numbered", "waiting"]
