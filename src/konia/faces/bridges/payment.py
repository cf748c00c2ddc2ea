"""The gateway adapter: speaks the payment protocol of docs/operations/sandbox.md."""

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from konia.domains.payments.gateways import (
    FileLine,
    GatewayDownError,
    GatewayRefusedError,
    Opened,
    Order,
    Outcome,
    Told,
)

from .outside import Outside
from .signing import is_genuine, signed
from .wires import Reply, UnreachableError, post_json

NAME = "quoc-gia"
OUTCOMES = {
    "00": Outcome.PAID,
    "24": Outcome.CANCELLED,
    "99": Outcome.FAILED,
    "01": Outcome.PENDING,
}


class ForgedError(Exception):
    """The signature does not fit: whoever sent this does not hold the secret."""


class NationalGateway:
    """The national-style payment gateway."""

    name = NAME
    title = "Cổng thanh toán quốc gia"

    def __init__(self, told: Outside) -> None:
        self._told = told

    def open(self, order: Order) -> Opened:
        """Open an order."""
        back = f"{self._told.site_url}/cau-noi/thanh-toan/{NAME}"
        answer = self._ask(
            "create",
            {
                "order": order.order, "amount": order.amount_vnd, "content": order.content,
                "payer": order.payer, "payee": order.payee,
                "return_url": f"{back}/tro-ve/", "notify_url": f"{back}/goi-lai/",
            },
        )  # fmt: skip
        return Opened(str(answer["pay_url"]), str(answer["transaction"]))

    def ask(self, order: str) -> Told:
        """What became of an order."""
        return self._told_of(self._ask("query", {"order": order}))

    def refund(self, order: str, *, refund: str, amount_vnd: int, reason: str) -> str:
        """Give money back once for each refund code."""
        given = {"order": order, "refund": refund, "amount": amount_vnd, "reason": reason}
        return str(self._ask("refund", given)["number"])

    def day_file(self, on: date) -> list[FileLine]:
        """Everything paid and refunded on a day."""
        reply = self._send("reconciliation", {"date": f"{on:%Y%m%d}"})
        rows = csv.DictReader(io.StringIO(reply.body.decode("utf-8-sig")))
        return [
            FileLine(
                row["kind"], row["order"], row["transaction"], int(row["amount"]), row["refund"]
            )
            for row in rows
        ]

    def read(self, fields: Mapping[str, Any]) -> Told:
        """A callback or a return. Raises: ForgedError."""
        if not is_genuine(fields, self._told.payment_secret):
            raise ForgedError
        return self._told_of(fields)

    def _told_of(self, fields: Mapping[str, Any]) -> Told:
        try:
            return Told(
                order=str(fields["order"]), reference=str(fields["transaction"]),
                amount_vnd=int(fields["amount"]), outcome=OUTCOMES[str(fields["result"])],
                paid_at=_moment(str(fields.get("paid_at", ""))), raw=dict(fields),
            )  # fmt: skip
        except (KeyError, ValueError):
            raise ForgedError from None

    def _ask(self, service: str, fields: dict[str, Any]) -> dict[str, Any]:
        """Ask, and believe only a signed answer."""
        try:
            answer = self._send(service, fields).data
        except UnreachableError as error:
            raise GatewayDownError from error
        if not is_genuine(answer, self._told.payment_secret):
            raise GatewayDownError
        if answer.get("code") != "00":
            why = f"Mã lỗi {answer.get('code', '')}: {answer.get('message', '')}"
            raise GatewayRefusedError(why)
        return answer

    def _send(self, service: str, fields: dict[str, Any]) -> Reply:
        whole = {"merchant": self._told.payment_merchant, **fields}
        body = signed(whole, self._told.payment_secret)
        try:
            reply = post_json(f"{self._told.payment_url}/api/{service}", body)
        except UnreachableError as error:
            raise GatewayDownError from error
        if reply.status != 200:
            raise GatewayRefusedError(f"HTTP {reply.status}")
        return reply


def _moment(text: str) -> datetime | None:
    """yyyyMMddHHmmss in Viet Nam time."""
    if not text:
        return None
    return timezone.make_aware(datetime.strptime(text, "%Y%m%d%H%M%S"))  # noqa: DTZ007
