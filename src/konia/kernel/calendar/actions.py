"""Proposing, taking back and approving what the clock counts by."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, TypeVar

import holidays
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.outbox.post import post
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem

from .clock import Timetables
from .deadlines import effects
from .models import (
    CalendarChange,
    CalendarRow,
    ChangeKind,
    CutOff,
    DatedRule,
    DayKind,
    HoursRule,
    SpecialDay,
)
from .proposals import Proposal, check_may_decide, proposal
from .rows import LAST_DAY
from .spans import BadHoursError, parse_spans, written

SOURCE = "Đề xuất từ lịch nghỉ lễ đã công bố; cán bộ duyệt trước khi áp dụng"
CHANGED = "calendar.changed"
_MODELS: dict[str, type[CalendarRow]] = {
    ChangeKind.DAYS: SpecialDay, ChangeKind.HOURS: HoursRule, ChangeKind.CUT_OFF: CutOff,
}  # fmt: skip


@transaction.atomic(durable=True)
def propose_year(year: int, *, by: Powers) -> int:
    """Propose the holidays, swapped days and make-up days of a year; days entered stay as they are.

    Returns: how many days were proposed.
    Raises: ForbiddenProblem, FieldProblems for a year the calendar does not reach.
    """
    check_may_decide(by, None)
    if not 2000 < year <= LAST_DAY.year:
        raise FieldProblems({"year": [f"Năm phải từ 2001 đến {LAST_DAY.year}. Hãy nhập lại."]})
    count = propose_days(year, by=by.account.username)
    _note("propose", ChangeKind.DAYS, by=by, detail={"year": year, "days": count})
    return count


def propose_days(year: int, *, by: str = "") -> int:
    """The same for loaders. Runs inside the caller's transaction."""
    known = holidays.country_holidays("VN", years=year, language="vi")
    entered = set(
        SpecialDay.objects.of_year(year).standing().of_everyone().values_list("day", flat=True)
    )
    days = [
        SpecialDay(day=day, kind=_kind(str(name)), name=str(name)[:120], source=SOURCE,
                   proposed_by=by)
        for day, name in sorted(known.items())
        if day not in entered and day.weekday() < 5
    ]  # fmt: skip
    worked = {day for day in getattr(known, "weekend_workdays", ()) if day.year == year}
    days += [
        SpecialDay(day=day, kind=DayKind.WORKED, name="Làm bù", source=SOURCE, proposed_by=by)
        for day in sorted(worked - entered)
    ]
    SpecialDay.objects.bulk_create(days)
    return len(days)


@transaction.atomic(durable=True)
def propose_day(
    day: date, *, kind: str, name: str, source: str, by: Powers, unit_id: int | None = None
) -> SpecialDay:
    """Propose one day that differs from its week. Raises: FieldProblems, ForbiddenProblem."""
    check_may_decide(by, unit_id)
    fresh = SpecialDay(day=day, kind=kind, name=name, source=source, unit_id=unit_id)
    words = "Ngày này đã có đề xuất chờ duyệt. Hãy rút đề xuất cũ trước."
    if SpecialDay.objects.proposed().filter(day=day, unit_id=unit_id).exists():
        raise FieldProblems({"day": [words]})
    try:
        return _proposed(fresh, ChangeKind.DAYS, by=by)
    except IntegrityError as error:  # a colleague proposed it in the same moment
        raise FieldProblems({"day": [words]}) from error


@transaction.atomic(durable=True)
def propose_hours(
    name: str,
    *,
    week: Sequence[str],
    first_on: date,
    source: str,
    by: Powers,
    last_on: date | None = None,
    unit_id: int | None = None,
    service: str = "",
    every_day: bool = False,
) -> HoursRule:
    """Propose the hours of a week. week: seven texts from Monday, blank for a day off.

    Raises: FieldProblems, ForbiddenProblem.
    """
    check_may_decide(by, unit_id)
    fresh = HoursRule(
        name=name, week=_week(week), first_on=first_on, last_on=last_on, unit_id=unit_id,
        service=service, every_day=every_day, source=source,
    )  # fmt: skip
    return _proposed(fresh, ChangeKind.HOURS, by=by)


def _week(week: Sequence[str]) -> list[str]:
    """The week in one way of writing. Raises: FieldProblems at each day nobody understands."""
    kept, wrong = [], {}
    for number, text in enumerate(week):
        try:
            kept.append(written(parse_spans(text)))
        except BadHoursError as error:
            wrong[f"day_{number}"] = [str(error)]
    if not wrong and not any(kept):
        wrong = {"day_0": ["Cả tuần không có giờ làm việc. Hãy nhập giờ của ít nhất một ngày."]}
    if wrong:
        raise FieldProblems(wrong)
    return kept


@transaction.atomic(durable=True)
def propose_cut_off(
    at: time | None,
    *,
    first_on: date,
    source: str,
    by: Powers,
    last_on: date | None = None,
    unit_id: int | None = None,
    service: str = "",
) -> CutOff:
    """Propose after which time receipts count from the next working day; None: never put off.

    Raises: FieldProblems, ForbiddenProblem.
    """
    check_may_decide(by, unit_id)
    fresh = CutOff(
        at=at, first_on=first_on, last_on=last_on, unit_id=unit_id, service=service, source=source
    )
    return _proposed(fresh, ChangeKind.CUT_OFF, by=by)


Row = TypeVar("Row", SpecialDay, HoursRule, CutOff)


def _proposed(fresh: Row, kind: ChangeKind, *, by: Powers) -> Row:
    fresh.proposed_by = by.account.username
    try:
        fresh.full_clean(validate_constraints=False)
    except ValidationError as error:
        raise FieldProblems(error.message_dict) from None
    if isinstance(fresh, DatedRule) and fresh.last_on and fresh.last_on < fresh.first_on:
        words = "Ngày kết thúc đứng trước ngày bắt đầu. Hãy nhập lại."
        raise FieldProblems({"last_on": [words]})
    fresh.save()
    _note("propose", kind, by=by, row=fresh)
    return fresh


@transaction.atomic(durable=True)
def withdraw(kind: str, pk: int, *, by: Powers, at: datetime, reason: str) -> None:
    """Take back a proposal; it stays readable.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem once it is approved.
    """
    if not reason.strip():
        raise FieldProblems({"reason": ["Thiếu lý do rút. Hãy ghi vì sao rút đề xuất này."]})
    if kind not in _MODELS:
        raise NotFoundProblem("Không có loại thay đổi lịch này.")
    rows = _MODELS[kind].objects.standing()
    row = rows.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise NotFoundProblem("Không tìm thấy đề xuất.", why="Đề xuất không có hoặc đã được rút.")
    check_may_decide(by, row.unit_id)
    if row.approved_on is not None:
        raise TooLateProblem(
            "Không rút được đề xuất đã duyệt.",
            why="Thời hạn đang được tính theo dòng này.",
            todo="Hãy đề xuất một dòng mới thay nó, rồi duyệt.",
        )
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    _note("withdraw", ChangeKind(kind), by=by, row=row, detail={"reason": reason})


@transaction.atomic(durable=True)
def approve(kind: str, key: int, *, by: Powers, at: datetime, seen: str) -> CalendarChange:
    """Put a proposal in force; deadlines that it moves are recounted afterwards, in batches.

    seen: the `mark` of the proposal as the officer saw it.
    Raises: ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    found = proposal(kind, key, by=by, lock=True)
    if found.mark != seen:
        raise TooLateProblem(
            "Đề xuất vừa được thay đổi.",
            why="Nội dung bạn xem không còn là nội dung đang chờ duyệt.",
            todo="Hãy xem lại danh sách rồi duyệt.",
        )
    now = Timetables.current()
    affected = {each.holder.name: each.count for each in effects(now, found.after(now))}
    _put_in_force(found, by=by.account.username, on=by.on)
    change = CalendarChange.objects.create(
        kind=found.kind, title=found.title, row_ids=[row.pk for row in found.rows],
        approved_by=by.account.username, approved_at=at, affected=affected,
    )  # fmt: skip
    _note("approve", found.kind, by=by, detail={"title": found.title, "affected": affected})
    post(CHANGED, {"change": change.pk}, key=f"{CHANGED}:{change.pk}")
    return change


def _put_in_force(found: Proposal, *, by: str, on: date) -> None:
    days = [one.day for one in found.days]
    units = {one.unit_id for one in found.days}
    replaced = [
        old.pk
        for old in SpecialDay.objects.in_force().of_days(days)
        if old.unit_id in units and _names(found, old)
    ]
    SpecialDay.objects.filter(pk__in=replaced).update(replaced_on=on)
    for row in found.rows:
        row.approved_by, row.approved_on = by, on
        row.save(update_fields=["approved_by", "approved_on"])


def _names(found: Proposal, old: SpecialDay) -> bool:
    return any((new.day, new.unit_id) == (old.day, old.unit_id) for new in found.days)


def enter_approved(rows: Sequence[CalendarRow], *, by: str, on: date) -> None:
    """Enter rows already approved, for a province's loader. Runs inside the caller's transaction.

    There are no deadlines yet that they could move.
    """
    for row in rows:
        row.approved_by, row.approved_on = by, on
        row.save()


def _note(
    act: str,
    kind: ChangeKind,
    *,
    by: Powers,
    row: CalendarRow | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    unit = row.unit if row is not None else None
    write_act(
        act, by=by.account.username, subject=f"calendar.{kind}",
        subject_id=row.pk if row is not None else None,
        unit_code=unit.code if unit else "",
        detail={**({"row": str(row)} if row is not None else {}), **(detail or {})},
    )  # fmt: skip


def _kind(name: str) -> DayKind:
    return DayKind.SWAPPED_OFF if "hoán đổi" in name.lower() else DayKind.HOLIDAY
