"""One figure for each quantity that is declared by hand, with its evidence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Day, Latest, given

from .models import DeclaredValue

SINCE = date(2015, 1, 1)


@dataclass(frozen=True)
class Quantity:
    """A quantity no register keeps. is_day: what is declared is a day and not a number."""

    name: str
    title: str
    unit: Unit
    source: str
    is_day: bool = False

    @property
    def figure(self) -> str:
        """The name of the figure that answers it."""
        return f"indicators.{self.name}"


QUANTITIES = (
    Quantity(
        "health_card_child_age",
        "Trẻ em dưới bao nhiêu tuổi được cấp thẻ bảo hiểm y tế",
        Unit.AGE,
        "health-insurance-law",
    ),
    Quantity(
        "reporting_rules_on",
        "Ngày ban hành quy chế sử dụng Hệ thống thông tin báo cáo",
        Unit.DAY,
        "reporting-rules",
        is_day=True,
    ),
)


def _asks(quantity: Quantity) -> Callable[[Ask], Latest | Day]:
    def ask_declared(ask: Ask) -> Latest | Day:
        rows = DeclaredValue.objects.about(quantity.name).stated_by(ask.as_of)
        if quantity.is_day:
            return Day(rows, of="day", last=True)
        return given(rows, of="number", adds=quantity.unit is not Unit.AGE)

    ask_declared.__doc__ = (
        f"The newest value declared for {quantity.name!r} by the moment, with its evidence."
    )
    return ask_declared


for each in QUANTITIES:
    figure(
        each.figure,
        title=each.title,
        unit=each.unit,
        source=each.source,
        since=SINCE,
        kind=Kind.STATE,
    )(_asks(each))
