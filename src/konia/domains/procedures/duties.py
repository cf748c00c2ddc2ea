"""Duties of publication: signed long enough before the effect, entered nationally soon enough."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from konia.kernel.calendar.clock import Timetable, Timetables
from konia.kernel.calendar.ruler import OutOfCalendarError
from konia.kernel.registers.models import Record

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

    effect_on: None when nobody has said. left: working days between the two, None when they
    cannot be counted; then it is not late. due_on: the last day to be signed in time.
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
    try:
        due = latest_before(weeks, effect, allowed.working_days)
        return Publication(decision, allowed, effect, weeks.worked_days(signed, effect), due)
    except OutOfCalendarError:  # one mistyped year must not hide all other decisions
        return Publication(decision, allowed, effect)


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
    found = [_entry(version, rules) for version in versions.brought_by_decisions()]
    return [one for one in found if one is not None]


def _entry(version: ProcedureVersion, rules: Rules) -> Entry | None:
    """None when the calendar does not reach the decision."""
    decision = version.decision
    assert decision is not None
    assert decision.decided_on is not None
    days = rules.allowed(DutyKind.ENTRY, decision.decided_on).working_days
    try:
        due = first_after(rules.timetable(decision.unit_id), decision.decided_on, days)
    except OutOfCalendarError:
        return None
    return Entry(version, due, version.entered_on)


def late_ones(found: Iterable[Entry], *, on: date) -> list[Entry]:
    """Those of some contents that are late on a day."""
    return [one for one in found if one.is_late(on)]


def recount(*, on: date) -> int:
    """Count the last days of every duty anew, by today's calendar, rules and days of effect.

    Runs inside the caller's transaction. Returns: how many rows changed.
    """
    told = publications(PublicationDecision.objects.all(), on=on)
    late = [(one.decision, one.due_on) for one in told]
    due = [(one.version, one.due_on) for one in entries(ProcedureVersion.objects.all())]
    return _put(PublicationDecision, "publish_by", late) + _put(ProcedureVersion, "enter_by", due)


def _put(model: type[Record], name: str, counted: Sequence[tuple[Record, date | None]]) -> int:
    changed = [row for row, day in counted if getattr(row, name) != day]
    days = {row.pk: day for row, day in counted}
    for row in changed:
        setattr(row, name, days[row.pk])
    model.all_records.bulk_update(changed, [name], batch_size=500)
    return len(changed)
