"""Hearing that a dossier's fee or tax was paid."""

from datetime import datetime

from django.db import transaction

from konia.domains.dossiers.models import Dossier
from konia.domains.dossiers.states import PaymentState, Role, State

from .passing import continue_after
from .recording import SYSTEM, keep, remember
from .walking import current_step


def settle(code: str, *, kind: str, amount_vnd: int, at: datetime) -> bool:
    """Note a payment on its dossier; one that waited for it goes on with its next step.

    Runs inside the listener's transaction and bears being called twice. Returns: whether it was
    news.
    """
    with transaction.atomic():
        dossier = Dossier.objects.of_code(code).select_for_update(of=("self",)).first()
        if (
            not isinstance(dossier, Dossier)
            or dossier.events.filter(act="paid", detail__kind=kind).exists()
        ):
            return False
        dossier.payment_state = PaymentState.PAID
        if dossier.state == State.PAYING:
            step = current_step(dossier)
            if step.role == Role.PAY:
                continue_after(dossier, step, at=at, by=SYSTEM, words="Đã nộp tiền")
        keep(dossier)
        remember(dossier, "paid", by=SYSTEM, at=at, kind=kind, amount_vnd=amount_vnd)
        return True
