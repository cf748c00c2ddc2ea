"""What upper rooms may use: a declared number on a day."""

from datetime import date
from decimal import Decimal

from .models import DeclaredValue

CHILD_AGE = "health_card_child_age"


def declared_number(quantity: str, *, on: date) -> Decimal | None:
    """The newest number declared for a quantity by a day; None when nobody declared one."""
    rows = DeclaredValue.objects.about(quantity).stated_by(on).newest_first()
    found = rows.values_list("number", flat=True).first()
    return Decimal(found) if found is not None else None
