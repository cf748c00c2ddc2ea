"""Makes payment requests, tries, and what a gateway says."""

from datetime import UTC, datetime, timedelta

from konia.domains.payments.actions import ask
from konia.domains.payments.actions.asking import Line
from konia.domains.payments.gateways import (
    FileLine,
    GatewayDownError,
    GatewayRefusedError,
    Opened,
    Outcome,
    Told,
)

AT = datetime(2021, 6, 15, 3, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=1)
FEE = (Line("Lệ phí cấp bản sao", 50000, "LP1"), Line("Phí thẩm định", 150000, "P1", "charge"))


def asked(unit, *, subject_code="H1", kind="fee", lines=FEE, key="", **rest):
    """A request for 200.000 đồng."""
    return ask(
        subject="dossier", subject_code=subject_code, unit_id=unit.pk, payer="Nguyễn Thị Hạnh",
        lines=lines, kind=kind, due_on=None, at=AT, by="lan", key=key, **rest,
    )  # fmt: skip


def told(attempt, *, outcome=Outcome.PAID, amount=None, reference="PG1", paid_at=None):
    """What a gateway says of a try."""
    return Told(
        attempt.order, reference, attempt.amount_vnd if amount is None else amount, outcome,
        paid_at, {"order": attempt.order},
    )  # fmt: skip


class FakeGateway:
    """A gateway in memory. answers: order -> Outcome; down: it does not answer."""

    name, title = "thu", "Cổng thử"

    def __init__(self):
        self.answers, self.opened, self.refunds, self.file = {}, [], {}, []
        self.down = False
        self.refuses = False

    def open(self, order):
        self._check()
        self.opened.append(order)
        self.answers.setdefault(order.order, (Outcome.PENDING, order.amount_vnd))
        return Opened(f"http://cong/{order.order}", f"PG-{order.order}")

    def ask(self, order):
        self._check()
        if order not in self.answers:
            raise GatewayRefusedError("không có đơn")
        outcome, amount = self.answers[order]
        return Told(order, f"PG-{order}", amount, outcome, AT, {"order": order})

    def refund(self, order, *, refund, amount_vnd, reason):
        self._check()
        return self.refunds.setdefault(refund, f"RF{len(self.refunds) + 1}")

    def day_file(self, on):
        self._check()
        return list(self.file)

    def pays(self, order):
        """The payer has paid there."""
        self.answers[order] = (Outcome.PAID, self.answers[order][1])

    def _check(self):
        if self.down:
            raise GatewayDownError
        if self.refuses:
            raise GatewayRefusedError("mã 02")


def line(attempt, *, amount=None, kind="pay", refund=""):
    """A line of a gateway's file."""
    sum_ = attempt.amount_vnd if amount is None else amount
    return FileLine(kind, attempt.order, attempt.reference, sum_, refund)
