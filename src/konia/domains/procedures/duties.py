"""Duties of publication: signed long enough before the effect, entered nationally soon enough."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from konia.kernel.calendar.clock import Timetable, Timetables

from .models import DutyRule, ProcedureVersion, PublicationDecision
from .queries import DecisionQuerySet
from .states import DutyKind, Publisher
from .version_queries import ProcedureVersionQuerySet

DAY = timedelta(days=1)
# Working days where no rule of the province says otherwise (publication rules of 2017).
# ASSUMPTION: five working days for the entry; the sources at hand do not confirm them.
STANDARD = {DutyKind.MINISTRY: 20, DutyKind.PROVINCE: 5, DutyKind.ENTRY: 5}
STANDARD_SOURCE = "Thông tư 02/2017/TT-VPCP"
BEFORE_EFFECT = {Publisher.MINISTRY: DutyKind.MINISTRY, Publisher.PROVINCE: DutyKind.PROVINCE}


@dataclass(frozen=True)
class Allowed:
    """The working days of a duty on a day, and where that is written."""

    working_days: int
    source: str


@dataclass(frozen=True)
class Publication:
    """A decision against the day its contents take effect.

    effect_on: None when nobody has said; then nothing is late. left: working days between the
    two; due_on: the last day on which it could be signed in time.
    """

    decision: PublicationDecision
    allowed: Allowed
    effect_on: date | None = None
    left: int | None = None
    due_on: date | None = None

    @property
    def is_late(self) -> bool:
        """Whether it was signed with too few working days left."""
        return self.left is not None and self.left < self.allowed.working_days


@dataclass(frozen=True)
class Entry:
    """A content against the day by which it had to stand in the national database."""

    version: ProcedureVersion
    due_on: date
    entered_on: date | None

    def is_late(self, on: date) -> bool:
        """Whether it was entered too late, or still was not although the day had passed."""
        return (self.entered_on or on) > self.due_on


class Rules:
    """The days of every duty as they changed, and the calendar they are counted by, read once."""

    def __init__(self) -> None:
        self._rows = list(DutyRule.objects.order_by("first_on"))
        self.timetable = Timetables.current()

    def allowed(self, duty: DutyKind, on: date) -> Allowed:
        """What holds on a day."""
        found = [row for row in self._rows if row.duty == duty and _holds(row, on)]
        if not found:
            return Allowed(STANDARD[duty], STANDARD_SOURCE)
        return Allowed(found[-1].working_days, found[-1].source)


def _holds(row: DutyRule, on: date) -> bool:
    return row.first_on <= on and (row.last_on is None or row.last_on >= on)


def publications(decisions: DecisionQuerySet, *, on: date) -> list[Publication]:
    """Each decision with its duty; one not signed yet is judged as if it were signed on a day."""
    rules = Rules()
    return [_publication(one, rules, on) for one in decisions.with_effect()]


def _publication(decision: PublicationDecision, rules: Rules, on: date) -> Publication:
    signed = decision.decided_on or on
    allowed = rules.allowed(BEFORE_EFFECT[Publisher(decision.issuer)], signed)
    effect: date | None = getattr(decision, "effect_on")  # noqa: B009 - annotated
    if effect is None:
        return Publication(decision, allowed)
    weeks = rules.timetable(decision.unit_id)
    due = latest_before(weeks, effect, allowed.working_days)
    return Publication(decision, allowed, effect, weeks.worked_days(signed, effect), due)


def latest_before(weeks: Timetable, effect: date, working_days: int) -> date:
    """The last working day from which so many working days lie up to a day, that day counted."""
    day = effect
    while weeks.worked_days(day, effect) < working_days or not weeks.is_worked(day):
        day -= DAY
    return day


def first_after(weeks: Timetable, start: date, working_days: int) -> date:
    """The day on which so many working days after a day have passed; the day is not counted."""
    day = start
    while weeks.worked_days(start, day) < working_days:
        day += DAY
    return day


def late_publications(decisions: DecisionQuerySet) -> list[int]:
    """Ids of the signed decisions that came too late."""
    return [one.decision.pk for one in publications(decisions, on=date.max) if one.is_late]


def entries(versions: ProcedureVersionQuerySet) -> list[Entry]:
    """Each content that a signed decision brought, with its duty of entry."""
    rules = Rules()
    rows = versions.brought_by_decisions()
    return [_entry(version, rules) for version in rows]


def _entry(version: ProcedureVersion, rules: Rules) -> Entry:
    decision = version.decision
    assert decision is not None
    assert decision.decided_on is not None
    days = rules.allowed(DutyKind.ENTRY, decision.decided_on).working_days
    due = first_after(rules.timetable(decision.unit_id), decision.decided_on, days)
    return Entry(version, due, version.entered_on)


def late_entries(versions: ProcedureVersionQuerySet, *, on: date) -> list[int]:
    """Ids of the contents entered too late, or missing although their day has passed."""
    return [one.version.pk for one in entries(versions) if one.is_late(on)]


def late_ones(found: Iterable[Entry], *, on: date) -> list[Entry]:
    """Those of some contents that are late on a day."""
    return [one for one in found if one.is_late(on)]
