"""Refusing days that stand in the wrong order."""

from django.core.exceptions import ValidationError
from django.db import models


def in_order(record: models.Model, earlier: str, later: str) -> None:
    """Raises: ValidationError at the later field when its day stands before the earlier one's."""
    first, last = getattr(record, earlier), getattr(record, later)
    if first is None or last is None or first <= last:
        return
    names = [str(record._meta.get_field(name).verbose_name) for name in (earlier, later)]  # type: ignore[union-attr]
    words = f"{names[1].capitalize()} đứng trước {names[0]}. Hãy kiểm tra lại hai ngày."
    raise ValidationError({later: words})
