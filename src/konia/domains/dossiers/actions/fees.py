"""Asking the applicant for the fees of a procedure."""

from collections.abc import Sequence
from datetime import datetime

from konia.domains.dossiers.models import Dossier
from konia.domains.payments.public import Line, request_first_payment
from konia.domains.procedures.public import FeeLine

from .asked import Intake
from .recording import Actor
from .rules import Rules

PAYS_FOR = "dossiers"


def fees_due(rules: Rules, asked: Intake) -> tuple[FeeLine, ...]:
    """The fee lines an application owes: of its case, by its answers, or as the desk ticked."""
    return tuple(
        line
        for line in rules.fees
        if line.amount_vnd
        and (line.code in asked.fees or line.falls_due(asked.case, asked.answers, on=rules.on))
    )


def ask_fees(
    dossier: Dossier, fees: Sequence[FeeLine], *, payer: str, at: datetime, by: Actor
) -> None:
    """Ask for fees, if there are any. Runs inside the caller's transaction."""
    if not fees:
        return
    request_first_payment(
        subject=PAYS_FOR, subject_code=dossier.code, unit_id=dossier.unit_id, payer=payer,
        lines=[Line(fee.name, fee.amount_vnd, fee.code, fee.kind) for fee in fees], kind="fee",
        due_on=None, at=at, by=by.username, unit_code=dossier.desk_code or dossier.unit.code,
    )  # fmt: skip
