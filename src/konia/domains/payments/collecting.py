"""Speaking with a gateway between transactions: opening an order, asking what became of it."""

from datetime import datetime

from .actions import begin_attempt, give_up_attempt, note_opened, settle
from .gateways import GatewayRefusedError, Order, gateway_of
from .models import PaymentAttempt
from .states import Verdict


def pay_url(code: str, *, gateway: str, at: datetime) -> str:
    """Begin a try and open its order at the gateway. Returns: where the payer goes.

    What became of earlier tries is asked first, so that nobody is sent to pay a second time.
    Never call it inside a transaction: it speaks to the gateway.
    Raises: NotFoundProblem, TooLateProblem, Problem when the gateway is down or refuses.
    """
    chosen = gateway_of(gateway)
    for earlier in PaymentAttempt.objects.still_open().filter(request__code=code):
        ask_again(earlier, at=at)
    attempt = begin_attempt(code, gateway=gateway, at=at)
    try:
        opened = chosen.open(_order(attempt))
    except GatewayRefusedError as refused:
        give_up_attempt(attempt.order, why=str(refused), at=at)
        raise
    note_opened(attempt.order, reference=opened.reference)
    return opened.pay_url


def _order(attempt: PaymentAttempt) -> Order:
    request = attempt.request
    content = f"{request.get_kind_display()} {request.subject_code}"
    return Order(
        attempt.order, request.code, attempt.amount_vnd, content, request.payer, request.unit.code
    )


def ask_again(attempt: PaymentAttempt, *, at: datetime) -> Verdict:
    """Ask the gateway what became of a try, and take in what it says.

    Raises: GatewayDownError.
    """
    try:
        told = gateway_of(attempt.gateway).ask(attempt.order)
    except GatewayRefusedError:
        return Verdict.PENDING  # it never heard of the order, or will not say
    return settle(told, gateway=attempt.gateway, source="query", at=at)
