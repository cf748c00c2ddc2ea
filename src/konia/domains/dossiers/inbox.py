"""What waits on an official: how much of each kind, and one page of it, in two statements.

The statements are kept (docs/decisions/0009), one for each form the question can take.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from konia.kernel.figures.lookups import array_of
from konia.kernel.rooms.questions import Question

from .models import Step
from .naming import name_procedures
from .soon import Soon, due_within
from .waiting import COUNTED, WaitingSteps

Held = Mapping[str, "frozenset[int] | None"]
MOST_FORMS = 256
# What a row of the inbox tells; the rest of a step is read when somebody asks for it.
SHOWN = (
    "unit", "role", "name", "assignee", "taken_by", "due_on", "due_at", "dossier__code",
    "dossier__applicant", "dossier__state", "dossier__procedure_code", "dossier__agency",
    "dossier__procedure__name",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """Whose inbox, and what of it. held: permission -> ids of units, None for every unit.

    soon: which day is the last that counts as soon, at each unit.
    """

    held: Held
    own: int
    on: date
    soon: Soon
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
    """What the wording depends on. needs: permission and the name of its units; values: names."""

    needs: tuple[tuple[str, str | None], ...]
    tabs: tuple[str, ...]
    role: int | None
    values: tuple[str, ...]


def waiting(asked: Asked, *, tabs: Sequence[str] = (), first: int = 0, size: int = 0) -> Waiting:
    """Every count, and of some tabs the steps from a place on, the most urgent first."""
    if not asked.held:
        return Waiting(dict.fromkeys(COUNTED, 0), {tab: [] for tab in tabs})
    groups = {ids: f"units {n}" for n, ids in enumerate({*asked.held.values()} - {None})}
    values = _values(asked) | {name: array_of(ids) for ids, name in groups.items() if ids}
    if tabs:
        values |= {"first": first + 1, "last": first + size}
    needs = tuple((permission, groups.get(ids)) for permission, ids in asked.held.items())
    question = _question(_Form(needs, tuple(tabs), asked.role, tuple(values)))
    row = question.row(*values.values()) or ()
    pages = (ids or [] for ids in row[len(COUNTED) :])
    counts = dict(zip(COUNTED, row, strict=False))
    return Waiting(counts, dict(zip(tabs, pages, strict=True)))


def _values(asked: Asked) -> dict[str, Any]:
    values = {"own": asked.own, "on": asked.on, "soon": asked.soon.last}
    for n, (units, end) in enumerate(asked.soon.others()):
        values |= {f"units soon {n}": units, f"soon {n}": end}
    narrowed = {"procedure": asked.procedure, "field": asked.field}
    return values | {name: value for name, value in narrowed.items() if value}


def steps_numbered(ids: Sequence[int]) -> list[Step]:
    """Steps by their numbers and in this order, with what is SHOWN of dossier and procedure."""
    if not ids:
        return []
    found = {step.pk: step for step in _STEPS.records(Step, array_of(ids))}
    name_procedures(step.dossier for step in found.values())
    return [found[pk] for pk in ids if pk in found]


def _numbered(ids: str) -> "QuerySet[Any, Any]":
    rows = Step.objects.numbered(ids).select_related("dossier__procedure")
    return rows.only(*SHOWN)


_STEPS: Question[Step] = Question(_numbered, "{-1}")


@lru_cache(MOST_FORMS)
def _question(form: _Form) -> Question[Step]:
    def build(*said: Any) -> "QuerySet[Any, Any]":
        value = dict(zip(form.values, said, strict=True))
        rows: WaitingSteps = Step.objects.still_open().of_live_dossiers()
        rows = rows.doable({name: value[units] if units else None for name, units in form.needs})
        if "procedure" in value:
            rows = rows.about_procedure(value["procedure"])
        if "field" in value:
            rows = rows.in_field(value["field"])
        if form.role is not None:
            rows = rows.in_role(form.role)
        page = (value["first"], value["last"]) if form.tabs else ()
        return rows.told(value["own"], value["on"], _soon(value), form.tabs, *page)

    marks = (_mark(name, place) for place, name in enumerate(form.values, 1))
    return Question(build, *marks)


def _soon(value: Mapping[str, Any]) -> Q:
    ends = [name for name in value if name.startswith("soon ")]
    return due_within(value["soon"], [(value[f"units {name}"], value[name]) for name in ends])


def _mark(name: str, place: int) -> Any:
    """A value that stands for one place of the question, of the type it will have."""
    if name.startswith("units"):
        return f"{{-{place}}}"
    if name.startswith(("on", "soon")):
        return date(1, 2, place)
    return -987654321 - place if name in {"own", "first", "last"} else f"a {name}"
