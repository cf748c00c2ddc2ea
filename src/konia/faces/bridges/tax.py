"""The tax branch and the treasury: slips and payments go out, notices and confirmations come in."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from konia.domains.payments import actions
from konia.domains.payments.models import PaymentRequest, TaxNotice
from konia.kernel.rooms.problems import NotFoundProblem

from .models import SyncRecord
from .outside import outside
from .sending import Outcome
from .signing import is_genuine, signed
from .wires import post_json

LAND = ("slip", "dossier", "owner", "parcel", "area_m2")


def send_tax(record: SyncRecord) -> Outcome:
    """Carry a slip or the news of a payment."""
    fields = _slip(record) if record.service == "transfer" else _payment(record)
    told = outside()
    reply = post_json(f"{told.tax_url}/api/{record.service}", signed(fields, told.tax_secret))
    answer = reply.data
    return Outcome(is_accepted=reply.status == 200 and answer.get("code") == "0", answer=answer)


def _slip(record: SyncRecord) -> dict[str, Any]:
    fields = {name: str(record.packet[name]) for name in LAND}
    return {**fields, "callback_url": f"{outside().site_url}/cau-noi/thue/goi-lai/"}


def _payment(record: SyncRecord) -> dict[str, Any]:
    request = PaymentRequest.objects.of_code(record.packet["request"]).get()
    paid = datetime.fromisoformat(record.packet["at"])
    return {
        "notice": request.notice.number, "amount": request.amount_vnd,
        "transaction": request.code, "paid_at": f"{timezone.localtime(paid):%Y%m%d%H%M%S}",
    }  # fmt: skip


def is_from_tax(fields: Mapping[str, Any]) -> bool:
    """Whether a callback bears the tax branch's signature."""
    return is_genuine(fields, outside().tax_secret)


def take_tax_callback(fields: Mapping[str, Any], *, at: datetime) -> TaxNotice:
    """A notice was issued, or the treasury confirmed one; told twice it is taken once.

    Raises: NotFoundProblem when the slip is not ours, FieldProblems when amounts differ.
    """
    slip = _slip_of(str(fields["slip"]))
    if fields["event"] == "confirmed":
        return actions.confirm_by_treasury(
            str(fields["notice"]), amount_vnd=int(fields["amount"]),
            treasury_no=str(fields["treasury_no"]), at=at, by="treasury",
        )  # fmt: skip
    return actions.issue_tax_notice(
        str(fields["notice"]), subject=slip.packet.get("subject", "dossier"),
        subject_code=slip.packet["dossier"], unit_id=int(slip.packet["unit_id"]),
        payer=slip.packet["owner"], amount_vnd=int(fields["amount"]),
        issued_on=date.fromisoformat(str(fields["issued_on"])),
        due_on=date.fromisoformat(str(fields["due_on"])), at=at, by="tax",
    )  # fmt: skip


def _slip_of(number: str) -> SyncRecord:
    """A notice is believed only about a slip that we sent."""
    found = SyncRecord.objects.of_target("tax").of_event(f"slip:{number}").first()
    if found is None:
        raise NotFoundProblem(f"Không có phiếu chuyển “{number}”.")
    return found
