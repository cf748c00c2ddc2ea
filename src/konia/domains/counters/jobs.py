"""What the clock does: days gone by are closed."""

from django.utils import timezone

from .actions.queue import close_day


def close_days() -> None:
    """End the tickets of the days before today."""
    now = timezone.now()
    close_day(timezone.localdate(now), at=now)
