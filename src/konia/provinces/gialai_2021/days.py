"""Holidays of the years around the report, approved."""

from datetime import date

from konia.kernel.calendar import actions
from konia.kernel.calendar.models import SpecialDay

from .world import World


def fill(world: World) -> None:
    """Propose and approve the special days of 2019 to 2027."""
    for year in range(2019, 2028):
        actions.propose_days(year)
    SpecialDay.objects.update(approved_by="quantri", approved_on=date(2019, 1, 1))
