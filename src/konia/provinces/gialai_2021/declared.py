"""Values no register keeps: the age limit of the children's card and hours of mobile sessions."""

from datetime import date
from decimal import Decimal

from konia.domains.indicators.models import DeclaredValue

from .world import ROOT, World

REPORT = "Báo cáo cải cách hành chính 6 tháng đầu năm 2021, mục {}"
# Quantity, owner, number or day, stated as of, evidence.
VALUES = (
    ("health_card_child_age", "bhxh_tinh", Decimal(6), date(2020, 1, 1), REPORT.format("II.6.b")),
    ("mobile_id_opens", "ca_tinh", Decimal(7), date(2021, 3, 1), REPORT.format("II.2.e")),
    ("mobile_id_closes", "ca_tinh", Decimal(22), date(2021, 3, 1), REPORT.format("II.2.e")),
    ("mobile_id_closes", "ca_tinh", Decimal(17), date(2021, 7, 1), "Thông báo sau đợt cao điểm"),
    ("reporting_rules_on", ROOT, date(2021, 5, 28), date(2021, 5, 28), "330/QĐ-UBND"),
)


def fill(world: World) -> None:
    """Declare each value with its evidence. ASSUMPTION: the days on which they were stated."""
    for quantity, owner, value, as_of, evidence in VALUES:
        is_day = isinstance(value, date)
        DeclaredValue.objects.create(
            unit_id=world.unit(owner), quantity=quantity, day=value if is_day else None,
            number=None if is_day else value, as_of=as_of, evidence=evidence,
        )  # fmt: skip
