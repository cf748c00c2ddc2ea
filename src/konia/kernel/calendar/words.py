"""Why it is that day: a due date told in lines a person can check against a wall calendar."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from konia.lib.dates import format_date

from .limits import Limit
from .ruler import Ruler, day_at, index_of, moment_at
from .spans import clock_face, length, written

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class ClockLine:
    """One line of an explanation. code: what kind; items: what it lists, each on its own."""

    code: str
    title: str
    text: str = ""
    items: tuple[str, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True)
class Course:
    """How a due moment was found: what the explanation is told from.

    day: the day of the event, which is not counted; cut_off: the minute it came after, if any.
    """

    ruler: Ruler
    limit: Limit
    start: datetime
    day: int
    began: int
    cut_off: int | None
    last: int
    due: int

    @property
    def counts_days(self) -> bool:
        """Whether any part of the limit is in days."""
        return bool(self.limit.whole_days or self.limit.calendar_days)


def told_moment(moment: datetime) -> str:
    """14:05 thứ Ba 15/6/2021."""
    local = moment.astimezone(moment_at(0).tzinfo)
    return f"{local:%H:%M} {told_day(local.date())}"


def told_day(day: date) -> str:
    """Thứ Ba 15/6/2021, without the capital."""
    return f"{WEEKDAYS[day.weekday()]} {format_date(day)}"


def told_work(worked: timedelta) -> str:
    """7 giờ 30 phút."""
    minutes = int(worked.total_seconds()) // 60
    parts = ((minutes // 60, "giờ"), (minutes % 60, "phút"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 phút"


def told_days(days: Iterable[date]) -> tuple[str, ...]:
    """Days in order, those that follow each other together: 'thứ Hai 14/6 – thứ Sáu 18/6/2021'."""
    return tuple(_run(run) for run in _runs(sorted(days)))


def _runs(days: Sequence[date]) -> Iterator[list[date]]:
    run: list[date] = []
    for day in days:
        if run and day - run[-1] != timedelta(days=1):
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _run(run: Sequence[date]) -> str:
    first, last = run[0], run[-1]
    if first == last:
        return told_day(first)
    head = f"{WEEKDAYS[first.weekday()]} {first.day}/{first.month}"
    if first.year != last.year:
        head += f"/{first.year}"
    return f"{head} – {told_day(last)}: {len(run)} ngày"


def lines_of(course: Course) -> Iterator[ClockLine]:
    """The explanation of a due moment, line by line."""
    yield ClockLine("received", "Tiếp nhận", told_moment(course.start), at=course.start)
    yield ClockLine("limit", "Thời hạn", _limit(course.limit))
    yield from _beginning(course)
    yield from _counted(course)
    yield from _skipped(course)
    yield from _hours(course)
    due = moment_at(course.due)
    yield ClockLine("due", "Hạn", told_moment(due), at=due)


def _limit(limit: Limit) -> str:
    text = str(limit)
    return f"{text[0].upper()}{text[1:]}"


def _beginning(course: Course) -> Iterator[ClockLine]:
    began = moment_at(course.began)
    if course.cut_off is not None:
        face = clock_face(course.cut_off)
        received = course.start.astimezone(began.tzinfo)
        is_off = not course.ruler.is_worked(index_of(received.date()))
        why = "Tiếp nhận vào ngày nghỉ" if is_off else f"Tiếp nhận sau {face}"
        text = f"{why} nên bắt đầu tính vào ngày làm việc tiếp theo: {told_moment(began)}"
        yield ClockLine("cut_off", "Bắt đầu tính", text, at=began)
    elif not course.counts_days and (course.limit.minutes or course.last != course.day):
        yield ClockLine("began", "Bắt đầu tính", told_moment(began), at=began)
    if course.counts_days:
        text = f"{told_day(day_at(course.day))}: ngày đầu tiên không tính vào thời hạn"
        yield ClockLine("first_day", "Ngày đầu", text[0].upper() + text[1:])


def _counted(course: Course) -> Iterator[ClockLine]:
    if course.limit.calendar_days:
        first = day_at(course.day)
        last = first + timedelta(days=course.limit.calendar_days)
        text = f"Tính cả ngày nghỉ, đến {told_day(last)}"
        yield ClockLine("calendar", "Ngày được tính", text)
        if not course.ruler.is_worked(index_of(last)):
            moved = day_at(course.ruler.worked_from(index_of(last)))
            text = f"Ngày cuối là ngày nghỉ nên lùi sang {told_day(moved)}"
            yield ClockLine("moved", "Lùi ngày cuối", text)
    if course.limit.whole_days:
        days = [day_at(i) for i in _within(course) if course.ruler.is_worked(i)]
        text = f"{len(days)} ngày"
        yield ClockLine("counted", "Ngày làm việc được tính", text, told_days(days))


def _within(course: Course) -> range:
    """The days over which working days are counted."""
    first = course.day
    if course.limit.calendar_days:
        first = course.ruler.worked_from(first + course.limit.calendar_days)
    return range(first + 1, course.last + 1)


def _skipped(course: Course) -> Iterator[ClockLine]:
    start = index_of(course.start.astimezone(moment_at(0).tzinfo).date())
    passed = range(start, index_of(moment_at(course.due).date()) + 1)
    named = [special for i in passed if (special := course.ruler.specials.get(day_at(i)))]
    changed = [one for one in named if course.ruler.changes(one.day)]
    off = tuple(
        f"{told_day(one.day)}: {one.name}"
        for one in changed
        if not course.ruler.is_worked(index_of(one.day))
    )
    if off:
        counted = not (course.limit.whole_days or course.limit.minutes)
        title = "Ngày nghỉ lễ trong thời hạn" if counted else "Ngày nghỉ không tính"
        yield ClockLine("skipped", title, f"{len(off)} ngày", off)
    other = tuple(
        f"{told_day(one.day)}: {one.name} (làm việc {written(spans)})"
        for one in changed
        if (spans := course.ruler.days[index_of(one.day)])
    )
    if other:
        yield ClockLine("special", "Ngày làm việc khác thường", f"{len(other)} ngày", other)


def _hours(course: Course) -> Iterator[ClockLine]:
    if not course.limit.minutes:
        return
    start = course.ruler.closing(course.last) if course.counts_days else course.began
    items = tuple(_parts(course.ruler, start, course.due))
    text = told_work(timedelta(minutes=course.limit.minutes))
    yield ClockLine("hours", "Giờ làm việc được tính", text, items)


def _parts(ruler: Ruler, start: int, end: int) -> Iterator[str]:
    """The working time between two positions, day by day."""
    first, last = index_of(moment_at(start).date()), index_of(moment_at(end).date())
    for index in range(first, last + 1):
        spans = ruler.part(index, start, end)
        if length(spans):
            worked = told_work(timedelta(minutes=length(spans)))
            yield f"{told_day(day_at(index))}: {written(spans)} ({worked})"
