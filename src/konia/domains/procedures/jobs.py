"""What the clock does: signed decisions reach the catalogue without anybody pressing a button."""

from django.utils import timezone

from . import actions


def carry_out_signed_decisions() -> None:
    """Carry the decisions signed by today into the catalogue."""
    actions.carry_out_signed(timezone.localdate())


def recount_duties() -> None:
    """Count the last days of publication and entry anew; figures read them."""
    actions.recount_duties(timezone.localdate())
