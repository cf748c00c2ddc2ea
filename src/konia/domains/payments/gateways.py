"""What a payment gateway must be able to do. Adapters live in the bridges and register here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any, Protocol

from konia.kernel.rooms.problems import Problem


class Outcome(Enum):
    """What a gateway says of an order."""

    PAID = "paid"
    FAILED = "failed"
    CANCELLED = "cancelled"
    PENDING = "pending"


@dataclass(frozen=True)
class Order:
    """What a gateway is asked to collect. code: of the payment request, for the way back."""

    order: str
    code: str
    amount_vnd: int
    content: str
    payer: str
    payee: str


@dataclass(frozen=True)
class Opened:
    """Where the payer goes, and the gateway's own number for the order."""

    pay_url: str
    reference: str


@dataclass(frozen=True)
class Told:
    """What a gateway said, its signature already checked. raw: as it came, to be kept."""

    order: str
    reference: str
    amount_vnd: int
    outcome: Outcome
    paid_at: datetime | None = None
    raw: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FileLine:
    """One line of a gateway's file of a day. kind: pay or refund; refund: our refund's code."""

    kind: str
    order: str
    reference: str
    amount_vnd: int
    refund: str = ""


class GatewayDownError(Problem):
    """The gateway does not answer; what was asked of it may or may not have been done."""

    status = 503

    def __init__(self) -> None:
        super().__init__(
            "Cổng thanh toán chưa trả lời.",
            why="Kết nối tới cổng thanh toán đang gián đoạn.",
            todo="Hãy thử lại sau ít phút. Tiền đã trừ (nếu có) sẽ được đối chiếu và hoàn lại.",
        )


class GatewayRefusedError(Problem):
    """The gateway refused what it was asked."""

    def __init__(self, why: str) -> None:
        super().__init__("Cổng thanh toán từ chối yêu cầu.", why=why)


class Gateway(Protocol):
    """One gateway. Every call may raise GatewayDownError or GatewayRefusedError."""

    name: str
    title: str

    def open(self, order: Order) -> Opened:
        """Open an order; the same order opened again is the same order."""
        ...

    def ask(self, order: str) -> Told:
        """What became of an order."""
        ...

    def refund(self, order: str, *, refund: str, amount_vnd: int, reason: str) -> str:
        """Give money back, once for each refund code. Returns: the gateway's number for it."""
        ...

    def day_file(self, on: date) -> Sequence[FileLine]:
        """Everything paid and refunded on a day."""
        ...


_GATEWAYS: dict[str, Gateway] = {}


def register_gateway(gateway: Gateway) -> None:
    """Offer a gateway; a later one of the same name takes its place."""
    _GATEWAYS[gateway.name] = gateway


def gateways() -> tuple[Gateway, ...]:
    """The gateways on offer, in the order they were registered."""
    return tuple(_GATEWAYS.values())


def gateway_of(name: str) -> Gateway:
    """The gateway of a name. Raises: Problem when payment online is not open."""
    if name not in _GATEWAYS:
        raise Problem(
            "Chưa mở thanh toán trực tuyến.",
            why="Hệ thống chưa kết nối cổng thanh toán này.",
            todo="Hãy nộp tiền tại quầy, hoặc chọn cổng khác.",
        )
    return _GATEWAYS[name]
