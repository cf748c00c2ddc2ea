"""Values no register keeps: the age limit of the children's card, the day of a rule book."""

from datetime import date
from decimal import Decimal

from konia.domains.indicators.models import DeclaredValue

from .world import ROOT, World


def fill(world: World) -> None:
    """Declare each value with its evidence. ASSUMPTION: the days on which they were stated."""
    DeclaredValue.objects.create(
        unit_id=world.unit("bhxh_tinh"),
        quantity="health_card_child_age",
        number=Decimal(6),
        as_of=date(2020, 1, 1),
        evidence="Báo cáo cải cách hành chính 6 tháng đầu năm 2021, mục II.6.b",
    )
    DeclaredValue.objects.create(
        unit_id=world.units[ROOT],
        quantity="reporting_rules_on",
        day=date(2021, 5, 28),
        as_of=date(2021, 5, 28),
        evidence="Quyết định 330/QĐ-UBND ngày 28/5/2021",
    )
