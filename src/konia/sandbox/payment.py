"""A payment gateway in the national style: orders, pay page, callback, query, refund, day file."""

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from .service import Service, later, stamp, tell
from .signing import holds, signed
from .web import (
    Answer,
    Ask,
    Refused,
    Route,
    button,
    form,
    link,
    money,
    onward,
    page,
    paragraph,
    table,
    told,
)  # fmt: skip

PENDING, PAID, CANCELLED, FAILED = "01", "00", "24", "99"
WORDS = {PENDING: "Chờ thanh toán", PAID: "Đã thanh toán", CANCELLED: "Đã hủy", FAILED: "Lỗi"}
CHOICES = {"pay": PAID, "cancel": CANCELLED, "error": FAILED}
# Seconds between tries of a callback nobody acknowledged.
WAITS = (2, 5, 15, 60)
OK, DIFFERENT, UNKNOWN, TOO_MUCH, NOT_PAID, BAD_SIGNATURE = "00", "02", "91", "94", "95", "97"
COLUMNS = ("kind", "transaction", "order", "refund", "amount", "at")


@dataclass
class Transaction:
    """One order of a merchant."""

    number: str
    merchant: str
    order: str
    amount: int
    content: str
    payer: str
    payee: str
    return_url: str
    notify_url: str
    created_at: str
    result: str = PENDING
    paid_at: str = ""
    refunds: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def refunded(self) -> int:
        """How much went back."""
        return sum(int(one["amount"]) for one in self.refunds.values())


class Payment(Service):
    """The gateway."""

    name = "payment"
    title = "Cổng thanh toán (giả lập)"

    def reset(self) -> None:
        """Forget every order."""
        self.kept: dict[str, Transaction] = {}
        self.callbacks: list[dict[str, Any]] = []

    def routes(self) -> Sequence[Route]:
        """Its addresses."""
        return (
            Route("POST", "/api/create", "create", self.create),
            Route("POST", "/api/query", "query", self.query),
            Route("POST", "/api/refund", "refund", self.refund),
            Route("POST", "/api/reconciliation", "reconciliation", self.reconciliation),
            Route("GET", "/pay/(?P<number>[A-Z0-9]+)", "page", self.pay_page),
            Route("POST", "/pay/(?P<number>[A-Z0-9]+)", "pay", self.pay),
            Route("GET", "/", "list", self.list_page),
        )

    def received(self) -> Any:
        """Orders and the callbacks sent about them."""
        return {
            "transactions": [asdict(one) for one in self.kept.values()],
            "callbacks": self.callbacks,
        }

    # -- what merchants ask

    def create(self, ask: Ask) -> Answer:
        """Open an order; the same order again gives the same transaction."""
        data = self._checked(ask)
        same = self._of(str(data.get("merchant")), str(data.get("order")))
        amount = int(data.get("amount", 0))
        if same is not None and (same.amount != amount or same.result != PENDING):
            return self._say(ask, {"code": DIFFERENT, "message": "order exists"})
        if amount <= 0:
            return self._say(ask, {"code": DIFFERENT, "message": "amount must be positive"})
        one = same or self._open(data, amount)
        url = f"http://{ask.host}/payment/pay/{one.number}"
        return self._say(ask, {"code": OK, "transaction": one.number, "pay_url": url})

    def _open(self, data: dict[str, Any], amount: int) -> Transaction:
        number = f"PG{len(self.kept) + 1:08}"
        self.kept[number] = Transaction(
            number, str(data.get("merchant", "")), str(data.get("order", "")), amount,
            str(data.get("content", "")), str(data.get("payer", "")), str(data.get("payee", "")),
            str(data.get("return_url", "")), str(data.get("notify_url", "")), self._stamp(),
        )  # fmt: skip
        return self.kept[number]

    def query(self, ask: Ask) -> Answer:
        """What became of an order."""
        data = self._checked(ask)
        one = self._of(str(data.get("merchant")), str(data.get("order")))
        if one is None:
            return self._say(ask, {"code": UNKNOWN, "message": "no such order"})
        return self._say(ask, {"code": OK, **self._facts(one), "refunded": one.refunded})

    def refund(self, ask: Ask) -> Answer:
        """Give money back; the same refund again is answered the same and paid once."""
        data = self._checked(ask)
        one = self._of(str(data.get("merchant")), str(data.get("order")))
        if one is None:
            return self._say(ask, {"code": UNKNOWN, "message": "no such order"})
        key, amount = str(data.get("refund", "")), int(data.get("amount", 0))
        if key not in one.refunds:
            if one.result != PAID:
                return self._say(ask, {"code": NOT_PAID, "message": "order is not paid"})
            if amount <= 0 or one.refunded + amount > one.amount:
                return self._say(ask, {"code": TOO_MUCH, "message": "more than was paid"})
            number = f"RF{sum(len(t.refunds) for t in self.kept.values()) + 1:08}"
            one.refunds[key] = {"number": number, "amount": amount, "at": self._stamp()}
        return self._say(ask, {"code": OK, "refund": key, "number": one.refunds[key]["number"]})

    def reconciliation(self, ask: Ask) -> Answer:
        """The day's file: every payment and refund of a merchant on a day (yyyyMMdd)."""
        data = self._checked(ask)
        out = io.StringIO()
        rows = csv.writer(out)
        rows.writerow(COLUMNS)
        for one in self.kept.values():
            if one.merchant == data.get("merchant"):
                rows.writerows(_lines(one, str(data.get("date", ""))))
        return Answer(200, out.getvalue().encode(), "text/csv; charset=utf-8")

    # -- what the payer does

    def pay_page(self, ask: Ask, number: str) -> Answer:
        """The amount and three buttons."""
        one = self._known(number)
        if one.result != PENDING:
            return page(self.title, paragraph(f"Giao dịch {number}: {WORDS[one.result]}."))
        return page(
            self.title,
            paragraph(f"Nội dung: {one.content}"),
            paragraph(f"Người nộp: {one.payer}"),
            paragraph(f"Đơn vị thụ hưởng: {one.payee}"),
            f"<p>Số tiền: <strong>{money(one.amount)}</strong></p>",
            form(
                ask.path,
                button("Thanh toán", name="choice", value="pay"),
                button("Hủy", name="choice", value="cancel", look="second"),
                button("Lỗi", name="choice", value="error", look="bad"),
            ),
        )

    def pay(self, ask: Ask, number: str) -> Answer:
        """The payer's choice; the merchant is called, then the browser is sent back."""
        one = self._known(number)
        result = CHOICES.get(ask.form.get("choice", ""))
        if result is None:
            raise Refused("choice must be pay, cancel or error")
        if one.result == PENDING:
            with self.world.lock:
                one.result = result
                one.paid_at = self._stamp() if result == PAID else ""
            self._announce(one)
        back = signed(self._facts(one), self.world.secret)
        return onward(f"{one.return_url}{'&' if '?' in one.return_url else '?'}{urlencode(back)}")

    def list_page(self, ask: Ask) -> Answer:
        """All orders."""
        rows = [
            (
                link(f"/payment/pay/{one.number}", one.number), one.order, one.content,
                money(one.amount), WORDS[one.result], one.paid_at,
                money(one.refunded) if one.refunds else "",
            )
            for one in reversed(self.kept.values())
        ]  # fmt: skip
        heads = ("Giao dịch", "Đơn hàng", "Nội dung", "Số tiền", "Trạng thái", "Lúc", "Đã hoàn")
        calls = [
            (one["at"], one["order"], str(one["status"]), one["note"]) for one in self.callbacks
        ]
        return page(
            self.title, table(heads, rows), "<h2>Cuộc gọi lại đã gửi</h2>",
            table(("Lúc", "Đơn hàng", "Trả lời", "Ghi chú"), reversed(calls)),
        )  # fmt: skip

    # -- callbacks

    def _announce(self, one: Transaction) -> None:
        faults = self.world.faults
        if not one.notify_url or faults.take(self.name, "callback", "silent"):
            return
        body = self._callback(one)
        delay = faults.take(self.name, "callback", "delay")
        turns = 2 if faults.take(self.name, "callback", "duplicate") else 1
        log = self.callbacks
        for _ in range(turns):
            if delay:
                later(delay.seconds, lambda: self._call(one, body, 0, log))
            else:
                self._call(one, body, 0, log)

    def _callback(self, one: Transaction) -> dict[str, Any]:
        faults, facts = self.world.faults, self._facts(one)
        if faults.take(self.name, "callback", "wrong_amount"):
            facts["amount"] = one.amount - 1000
        body = signed(facts, self.world.secret)
        if faults.take(self.name, "callback", "wrong_signature"):
            body["signature"] = "0" * 64
        return body

    def _call(
        self, one: Transaction, body: dict[str, Any], turn: int, log: list[dict[str, Any]]
    ) -> None:
        """Call once; an answer that does not acknowledge is tried again, unless we began anew."""
        if log is not self.callbacks:
            return
        status, text = tell(one.notify_url, body)
        note = {"at": self._stamp(), "order": one.order, "status": status, "note": text[:200]}
        with self.world.lock:
            log.append({**note, "url": one.notify_url, "body": body})
        if status != 200 and turn < len(WAITS):
            later(WAITS[turn], lambda: self._call(one, body, turn + 1, log))

    # -- parts

    def _facts(self, one: Transaction) -> dict[str, Any]:
        return {
            "merchant": one.merchant, "order": one.order, "transaction": one.number,
            "amount": one.amount, "result": one.result, "paid_at": one.paid_at,
        }  # fmt: skip

    def _checked(self, ask: Ask) -> dict[str, Any]:
        data = ask.data
        if not holds(data, self.world.secret):
            raise Refused(f"code {BAD_SIGNATURE}: wrong signature", status=403)
        return data

    def _say(self, ask: Ask, data: dict[str, Any]) -> Answer:
        body = signed(data, self.world.secret)
        if self.world.faults.take(self.name, ask.path.rpartition("/")[2], "wrong_signature"):
            body["signature"] = "0" * 64
        return told(body)

    def _of(self, merchant: str, order: str) -> Transaction | None:
        fits = (t for t in self.kept.values() if t.merchant == merchant and t.order == order)
        return next(fits, None)

    def _known(self, number: str) -> Transaction:
        if number not in self.kept:
            raise Refused("Không có giao dịch này.", status=404)
        return self.kept[number]

    def _stamp(self) -> str:
        at: datetime = self.world.clock()
        return stamp(at)


def _lines(one: Transaction, day: str) -> list[tuple[object, ...]]:
    """The lines of a transaction in the file of a day."""
    rows: list[tuple[object, ...]] = []
    if one.result == PAID and one.paid_at.startswith(day):
        rows.append(("pay", one.number, one.order, "", one.amount, one.paid_at))
    rows.extend(
        ("refund", one.number, one.order, key, refund["amount"], refund["at"])
        for key, refund in one.refunds.items()
        if str(refund["at"]).startswith(day)
    )
    return rows
