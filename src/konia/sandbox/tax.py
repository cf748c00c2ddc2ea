"""The tax branch and the state treasury: slips come in, notices go out, payments are confirmed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from .service import Service, later, stamp, tell
from .signing import holds, signed
from .web import (
    Answer,
    Ask,
    Refused,
    Route,
    button,
    field_of,
    form,
    money,
    onward,
    page,
    table,
    told,
)  # fmt: skip

WAITS = (2, 5, 15, 60)
REQUIRED = ("slip", "dossier", "owner", "parcel", "area_m2", "callback_url")


@dataclass
class Slip:
    """A transfer slip of land data, and what became of it."""

    slip: str
    dossier: str
    owner: str
    parcel: str
    area_m2: str
    callback_url: str
    received_at: str
    notice: str = ""
    amount: int = 0
    issued_on: str = ""
    due_on: str = ""
    paid_at: str = ""
    transaction: str = ""
    confirmed_at: str = ""
    treasury_no: str = ""


class Tax(Service):
    """Tax branch and treasury."""

    name = "tax"
    title = "Chi cục Thuế và Kho bạc (giả lập)"

    def reset(self) -> None:
        """Forget slips and notices."""
        self.slips: dict[str, Slip] = {}
        self.callbacks: list[dict[str, Any]] = []

    def routes(self) -> Sequence[Route]:
        """Its addresses."""
        return (
            Route("POST", "/api/transfer", "transfer", self.transfer),
            Route("POST", "/api/payment", "payment", self.payment),
            Route("POST", "/api/query", "query", self.query),
            Route("POST", "/slips/(?P<slip>[^/]+)/notice", "notice", self.issue),
            Route("POST", "/slips/(?P<slip>[^/]+)/confirm", "confirm", self.confirm),
            Route("GET", "/", "list", self.list_page),
        )

    def received(self) -> Any:
        """Slips with their notices, and the callbacks sent."""
        return {
            "slips": [asdict(one) for one in self.slips.values()],
            "callbacks": self.callbacks,
        }

    def transfer(self, ask: Ask) -> Answer:
        """Take a slip; the same slip again is one slip."""
        data = self._checked(ask)
        missing = [name for name in REQUIRED if not str(data.get(name, "")).strip()]
        if missing:
            return told({"code": "1", "message": f"missing: {', '.join(missing)}"})
        texts = {name: str(data[name]) for name in REQUIRED}
        with self.world.lock:
            self.slips.setdefault(
                texts["slip"],
                Slip(
                    texts["slip"], texts["dossier"], texts["owner"], texts["parcel"],
                    texts["area_m2"], texts["callback_url"], self._stamp(),
                ),
            )  # fmt: skip
        return told({"code": "0", "slip": texts["slip"]})

    def payment(self, ask: Ask) -> Answer:
        """Hear that a notice was paid; the treasury confirms it later."""
        data = self._checked(ask)
        one = next((s for s in self.slips.values() if s.notice == data.get("notice")), None)
        if one is None:
            return told({"code": "3", "message": "no such notice"})
        if int(data.get("amount", 0)) != one.amount:
            return told({"code": "4", "message": "amount differs"})
        one.paid_at = one.paid_at or str(data.get("paid_at", "")) or self._stamp()
        one.transaction = one.transaction or str(data.get("transaction", ""))
        return told({"code": "0", "notice": one.notice})

    def query(self, ask: Ask) -> Answer:
        """What became of a slip."""
        one = self.slips.get(str(self._checked(ask).get("slip", "")))
        if one is None:
            return told({"code": "3", "message": "no such slip"})
        return told({"code": "0", **signed(asdict(one), self.world.secret)})

    def issue(self, ask: Ask, slip: str) -> Answer:
        """The tax officer issues a notice: fields amount and due_on (yyyy-mm-dd)."""
        one, given = self._known(slip), self._given(ask)
        amount = given.get("amount", "").replace(".", "")
        if not amount.isdigit() or int(amount) <= 0:
            raise Refused("amount must be a positive number")
        due_on = date.fromisoformat(given.get("due_on", ""))
        with self.world.lock:
            one.notice = (
                one.notice or f"TB-{len([s for s in self.slips.values() if s.notice]) + 1:05}"
            )
            one.amount, one.due_on = int(amount), due_on.isoformat()
            one.issued_on = given.get("issued_on") or self.world.clock().date().isoformat()
        self._announce(
            one,
            {
                "event": "notice", "slip": one.slip, "dossier": one.dossier, "notice": one.notice,
                "amount": one.amount, "issued_on": one.issued_on, "due_on": one.due_on,
            },
        )  # fmt: skip
        return self._done(ask, one)

    def confirm(self, ask: Ask, slip: str) -> Answer:
        """The treasury confirms that the money of a notice has come in."""
        one = self._known(slip)
        if not one.paid_at:
            raise Refused("notice is not paid", status=409)
        with self.world.lock:
            number = len([s for s in self.slips.values() if s.treasury_no]) + 1
            one.treasury_no = one.treasury_no or f"KB-{number:05}"
            one.confirmed_at = one.confirmed_at or self._stamp()
        self._announce(
            one,
            {
                "event": "confirmed", "slip": one.slip, "dossier": one.dossier,
                "notice": one.notice, "amount": one.amount, "confirmed_at": one.confirmed_at,
                "treasury_no": one.treasury_no,
            },
        )  # fmt: skip
        return self._done(ask, one)

    def list_page(self, ask: Ask) -> Answer:
        """The officer's desk and the treasury's desk."""
        heads = ("Phiếu chuyển", "Hồ sơ", "Chủ sử dụng", "Thửa đất", "Thông báo", "Số tiền",
                 "Nộp lúc", "Kho bạc", "Việc cần làm")  # fmt: skip
        rows = [
            (one.slip, one.dossier, one.owner, f"{one.parcel}, {one.area_m2} m²", one.notice,
             money(one.amount) if one.amount else "", one.paid_at, one.treasury_no, _todo(one))
            for one in self.slips.values()
        ]  # fmt: skip
        return page(self.title, table(heads, rows))

    def _announce(self, one: Slip, data: dict[str, Any]) -> None:
        if self.world.faults.take(self.name, "callback", "silent"):
            return
        body = signed(data, self.world.secret)
        if self.world.faults.take(self.name, "callback", "wrong_signature"):
            body["signature"] = "0" * 64
        turns = 2 if self.world.faults.take(self.name, "callback", "duplicate") else 1
        for _ in range(turns):
            self._call(one.callback_url, body, 0, self.callbacks)

    def _call(self, url: str, body: dict[str, Any], turn: int, log: list[dict[str, Any]]) -> None:
        """Call once; tried again when it is not taken, unless we began anew."""
        if log is not self.callbacks:
            return
        status, text = tell(url, body)
        with self.world.lock:
            log.append({"url": url, "body": body, "status": status, "note": text[:200]})
        if status != 200 and turn < len(WAITS):
            later(WAITS[turn], lambda: self._call(url, body, turn + 1, log))

    def _done(self, ask: Ask, one: Slip) -> Answer:
        is_form = "form" in ask.header("content-type")
        return onward("/tax/") if is_form else told({"code": "0", **asdict(one)})

    def _given(self, ask: Ask) -> dict[str, str]:
        if "json" in ask.header("content-type"):
            return {name: str(value) for name, value in ask.data.items()}
        return ask.form

    def _checked(self, ask: Ask) -> dict[str, Any]:
        data = ask.data
        if not holds(data, self.world.secret):
            raise Refused("wrong signature", status=403)
        return data

    def _known(self, slip: str) -> Slip:
        if slip not in self.slips:
            raise Refused("Không có phiếu chuyển này.", status=404)
        return self.slips[slip]

    def _stamp(self) -> str:
        return stamp(self.world.clock())


def _todo(one: Slip) -> str:
    """The next thing somebody at this desk can do."""
    where = f"/tax/slips/{quote(one.slip, safe='')}"
    if not one.notice:
        amount = field_of("amount", "Số tiền (đồng)")
        due_on = field_of("due_on", "Hạn nộp", kind="date")
        return form(f"{where}/notice", amount, due_on, button("Phát hành thông báo"))
    if one.paid_at and not one.confirmed_at:
        return form(f"{where}/confirm", button("Kho bạc xác nhận đã thu"))
    return "Chờ nộp tiền" if not one.paid_at else "Đã xong"
