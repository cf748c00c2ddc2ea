"""What other rooms and the portal may ask: a dossier's public face, and the pilot's name list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from konia.kernel.calendar.periods import Period
from konia.kernel.calendar.weeks import WorkingCalendar
from konia.kernel.org.models import Spell
from konia.lib.numbers import cut

from .messages import EVENT, HANDED_OVER, words_of
from .models import Dossier, Event, PostPilot, Step
from .models.dossiers import CODE
from .states import NATIONAL, State

__all__ = [
    "EVENT", "HANDED_OVER", "Happening", "PublicView", "RealTime", "code_in", "look_up", "masked",
    "names_on", "pilot_list", "real_time", "words_of",
]  # fmt: skip
LATELY = timedelta(days=90)


@dataclass(frozen=True)
class Happening:
    """One line of the public timeline; words only where they name nobody."""

    at: datetime
    act: str
    text: str
    where: str


@dataclass(frozen=True)
class PublicView:
    """What anybody may know of a dossier by its code: no name, no address.

    applicant: masked to initials. holder: the body where it is now.
    """

    code: str
    state: str
    received_on: date | None
    due_on: date | None
    national_state: int = 0
    procedure_code: str = ""
    unit: str = ""
    holder: str = ""
    applicant: str = ""
    is_over: bool = False
    is_late: bool = False
    happenings: tuple[Happening, ...] = ()


def look_up(code: str, *, on: date | None = None) -> PublicView | None:
    """The public face of a dossier; None when no dossier has that code."""
    found = Dossier.objects.of_code(code).first()
    if not isinstance(found, Dossier):
        return None
    day = on or found.received_on or date.max
    events = list(Event.objects.of_dossier(found.pk).shown_to_all())
    units = {event.unit_id for event in events} | {found.unit_id, _held_at(found)}
    names = names_on(units, day)
    return PublicView(
        code=found.code, state=str(State(found.state).label), received_on=found.received_on,
        due_on=found.due_on, national_state=int(NATIONAL[State(found.state)]),
        procedure_code=found.procedure_code, unit=names.get(found.unit_id, ""),
        holder=names.get(_held_at(found), ""), applicant=masked(found.applicant),
        is_over=found.finished_on is not None, is_late=_is_late(found, on),
        happenings=tuple(
            Happening(event.at, event.act, words_of(event.act), names.get(event.unit_id, ""))
            for event in events
        ),
    )  # fmt: skip


def code_in(text: str) -> str:
    """The dossier code that somebody wrote within a text; blank for none."""
    found = CODE.search(text.upper())
    return found.group() if found else ""


def _held_at(dossier: Dossier) -> int:
    step = Step.objects.of_dossier(dossier.pk).still_open().of_process().order_by("id").last()
    return step.unit_id if step is not None else dossier.unit_id


def _is_late(dossier: Dossier, on: date | None) -> bool:
    end = dossier.finished_on or on
    return dossier.due_on is not None and end is not None and end > dossier.due_on


def masked(name: str) -> str:
    """A name with all but the first letter of each word hidden."""
    return " ".join(f"{word[0]}***" for word in name.split())


def names_on(ids: "set[int]", on: date) -> dict[int, str]:
    """The short names units bore on a day."""
    spells = Spell.objects.holding_on(on).filter(unit_id__in=ids)
    return {spell.unit_id: spell.short_name or spell.name for spell in spells}


@dataclass(frozen=True)
class RealTime:
    """How long dossiers of a procedure really took, waits for the applicant included.

    working_days: on average, from the day received to the day finished; dossiers: how many.
    """

    working_days: Decimal
    dossiers: int


def real_time(codes: Sequence[str], *, on: date) -> RealTime | None:
    """How long a procedure took in the last 90 days; None when nothing was finished.

    codes: as dossiers may name it, with and without the province's ending.
    """
    lately = Period(on - LATELY, on)
    taken = list(Dossier.objects.of_procedures(codes).finished_in(lately).days_taken())
    total = sum(how_many for *_, how_many in taken)
    if not total:
        return None
    weeks = WorkingCalendar.approved()
    days = sum(weeks.worked_between(first, last) * n for first, last, n in taken)
    return RealTime(cut(Decimal(days) / total, decimals=1), total)


def pilot_list(place: str, *, on: date) -> str:
    """The desks of one kind in the pilot, numbered in the order of their beginning.

    Each name has a number of its own; those still to follow stand in brackets at the end.
    """
    desks = PostPilot.objects.at(place)
    running = _names(desks.running_on(on).order_by("first_on", "pk").values_list("unit_id"), on)
    pending = _names(desks.pending_on(on).order_by("first_on", "pk").values_list("unit_id"), on)
    text = "; ".join(f"({number}) {name}" for number, name in enumerate(running, 1))
    return f"{text} (chưa tính: {'; '.join(pending)})" if pending else text


def _names(ids: object, on: date) -> list[str]:
    wanted = [unit for (unit,) in ids]  # type: ignore[attr-defined]
    spells = Spell.objects.holding_on(on).filter(unit_id__in=wanted)
    named = {spell.unit_id: spell.short_name or spell.name for spell in spells}
    return [named[unit] for unit in wanted if unit in named]
