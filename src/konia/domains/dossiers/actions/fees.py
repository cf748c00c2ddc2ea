"""Asking the applicant for the fees of a procedure."""

from collections.abc import Sequence
from datetime import datetime

from konia.domains.dossiers.models import Dossier
from konia.domains.payments.public import Line, request_first_payment
from konia.domains.procedures.public import FeeLine

from .recording import Actor

PAYS_FOR = "dossiers"


def ask_fees(
    dossier: Dossier, fees: Sequence[FeeLine], *, payer: str, at: datetime, by: Actor
) -> None:
    """Ask for the fees of a procedure, if it has any. Runs inside the caller's transaction."""
    lines = [Line(fee.name, fee.amount_vnd, fee.code, fee.kind) for fee in fees if fee.amount_vnd]
    if not lines:
        return
    request_first_payment(
        subject=PAYS_FOR, subject_code=dossier.code, unit_id=dossier.unit_id, payer=payer,
        lines=lines, kind="fee", due_on=None, at=at, by=by.username,
        unit_code=dossier.desk_code or dossier.unit.code,
    )  # fmt: skip
