"""Proposing and approving the special days of a year."""

from datetime import date

import holidays
from django.db import transaction

from .models import DayKind, SpecialDay

SOURCE = "Đề xuất từ lịch nghỉ lễ đã công bố; cán bộ duyệt trước khi áp dụng"


@transaction.atomic(durable=True)
def propose_year(year: int) -> int:
    """Propose the holidays, swapped days and make-up days of a year; days entered stay as they are.

    Returns: how many days were proposed.
    """
    return propose_days(year)


def propose_days(year: int) -> int:
    """The same inside the caller's transaction."""
    known = holidays.country_holidays("VN", years=year, language="vi")
    entered = set(SpecialDay.objects.filter(day__year=year).values_list("day", flat=True))
    days = [
        SpecialDay(day=day, kind=_kind(str(name)), name=str(name)[:120], source=SOURCE)
        for day, name in sorted(known.items())
        if day not in entered and day.weekday() < 5
    ]
    worked = {day for day in getattr(known, "weekend_workdays", ()) if day.year == year}
    days += [
        SpecialDay(day=day, kind=DayKind.WORKED, name="Làm bù", source=SOURCE)
        for day in sorted(worked - entered)
    ]
    SpecialDay.objects.bulk_create(days)
    return len(days)


@transaction.atomic(durable=True)
def approve_year(year: int, *, by: str, on: date) -> int:
    """Approve every proposed day of a year, so that deadlines count with it."""
    proposed = SpecialDay.objects.filter(day__year=year, approved_on__isnull=True)
    return proposed.update(approved_by=by, approved_on=on)


def _kind(name: str) -> DayKind:
    return DayKind.SWAPPED_OFF if "hoán đổi" in name.lower() else DayKind.HOLIDAY
