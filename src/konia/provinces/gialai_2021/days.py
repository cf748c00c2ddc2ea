"""Holidays of the years around the report, the office hours and the cut-off of paper receipts."""

from datetime import date, time

from konia.kernel.calendar import actions
from konia.kernel.calendar.models import CutOff, HoursRule, SpecialDay
from konia.kernel.calendar.rows import OFFICE_HOURS, PAPER
from konia.kernel.calendar.spans import written

from .world import World

BY, ON = "quantri", date(2019, 1, 1)


def fill(world: World) -> None:
    """Propose and approve the special days of 2019 to 2027, and the hours of work."""
    for year in range(2019, 2028):
        actions.propose_days(year)
    SpecialDay.objects.update(approved_by=BY, approved_on=ON)
    # ASSUMPTION: hours and cut-off, see docs/sources/calendar.toml.
    hours = HoursRule(
        name="Giờ hành chính", week=[written(spans) for spans in OFFICE_HOURS.week],
        first_on=ON, source="Quy định giờ làm việc của tỉnh (chờ xác nhận)",
    )  # fmt: skip
    cut_off = CutOff(
        at=time(15), service=PAPER, first_on=date(2018, 6, 21),
        source="Nghị định 61/2018/NĐ-CP, điều 18 (chờ xác nhận)",
    )  # fmt: skip
    actions.enter_approved([hours, cut_off], by=BY, on=ON)
