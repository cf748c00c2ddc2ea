"""What the clock does: send what still waits, ask about tries nobody reported on."""

from datetime import timedelta

from django.utils import timezone

from konia.domains.payments.collecting import ask_again
from konia.domains.payments.gateways import GatewayDownError
from konia.domains.payments.models import PaymentAttempt
from konia.domains.payments.states import Verdict

from .sending import send_due

# A callback that has not come by now is asked for; after two days the day file tells the rest.
PATIENCE, LONGEST = timedelta(minutes=5), timedelta(days=2)
MOST_AT_ONCE = 100


def send_waiting() -> None:
    """Send everything whose time has come."""
    send_due()


def ask_about_open_attempts() -> int:
    """Ask the gateways what became of tries that are still open. Returns: how many were settled."""
    now = timezone.now()
    attempts = PaymentAttempt.objects.still_open().begun_between(now - LONGEST, now - PATIENCE)
    settled = 0
    for attempt in attempts.order_by("-begun_at")[:MOST_AT_ONCE]:
        try:
            verdict = ask_again(attempt, at=now)
        except GatewayDownError:
            break  # the others would wait for the same gateway
        settled += verdict == Verdict.SETTLED
    return settled


def ask_open() -> None:
    """The same, as a job."""
    ask_about_open_attempts()
