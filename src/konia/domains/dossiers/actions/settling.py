"""Hearing of money: a notice of the tax branch came, a payment was made, the treasury has it."""

from datetime import datetime

from django.db import transaction

from konia.domains.dossiers.models import Dossier, Event
from konia.domains.dossiers.states import PaymentState, Role, State

from .passing import continue_after
from .recording import SYSTEM, keep, remember
from .walking import current_step

FEE = "fee"


def settle(code: str, *, kind: str, amount_vnd: int, at: datetime) -> bool:
    """Note a payment on its dossier. A fee lets the dossier go on; a tax waits for the treasury.

    Runs in the listener's transaction and bears being called twice. Returns: whether it was news.
    """
    return _hear(code, "paid", kind=kind, amount_vnd=amount_vnd, at=at, goes_on=kind == FEE)


def confirm(code: str, *, kind: str, amount_vnd: int, at: datetime) -> bool:
    """The treasury has the money: the step after the payment opens. Returns: as `settle`."""
    return _hear(code, "confirmed", kind=kind, amount_vnd=amount_vnd, at=at, goes_on=True)


def _hear(code: str, act: str, *, kind: str, amount_vnd: int, at: datetime, goes_on: bool) -> bool:
    with transaction.atomic():
        dossier = _locked(code)
        if dossier is None or _knows(dossier, act, kind):
            return False
        if act == "paid":
            dossier.payment_state = PaymentState.PAID
        if goes_on and dossier.state == State.PAYING:
            _leave(dossier, Role.PAY, at=at, words="Đã nộp tiền")
        keep(dossier)
        remember(dossier, act, by=SYSTEM, at=at, kind=kind, amount_vnd=amount_vnd)
        return True


def notice_came(code: str, *, number: str, amount_vnd: int, at: datetime) -> bool:
    """The tax branch told what is to be paid: its step ends, the applicant's begins.

    Runs in the listener's transaction and bears being called twice. Returns: whether it was news.
    """
    with transaction.atomic():
        dossier = _locked(code)
        if dossier is None or _knows(dossier, "notice", "tax"):
            return False
        dossier.payment_state = PaymentState.ASKED
        if dossier.state == State.INTERLINKED:
            _leave(dossier, Role.HOP, at=at, words=f"Thông báo {number}")
        keep(dossier)
        remember(
            dossier, "notice", by=SYSTEM, at=at, kind="tax", number=number, amount_vnd=amount_vnd
        )
        return True


def _locked(code: str) -> Dossier | None:
    found = Dossier.objects.of_code(code).select_for_update(of=("self",)).first()
    assert found is None or isinstance(found, Dossier)
    return found


def _knows(dossier: Dossier, act: str, kind: str) -> bool:
    return Event.objects.of_dossier(dossier.pk).acts(act).telling_of(kind).exists()


def _leave(dossier: Dossier, role: int, *, at: datetime, words: str) -> None:
    """Go on from the open step when it is the one that waited for this."""
    step = current_step(dossier)
    if step.role == role:
        continue_after(dossier, step, at=at, by=SYSTEM, words=words)
