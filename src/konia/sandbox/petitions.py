"""Petitions on the national portal: told by provinces, and handed on to them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from .portal_rules import BAD_FORMAT, MISSING, is_moment
from .service import World, stamp, tell
from .signing import signed
from .web import Answer, Ask, Refused, Route, page, paragraph, table, told

TAKES, TELLS = "DongBoPAKN", "TraCuuPAKN"
STATES = {
    "1": "Chờ xử lý", "2": "Đang xử lý", "3": "Đã xử lý", "4": "Từ chối", "5": "Đã công khai",
}  # fmt: skip
REQUIRED = (
    "MaPAKN", "NguoiGui", "NoiDung", "KenhTiepNhan", "NgayTiepNhan", "TrangThai", "DonViXuLy",
)  # fmt: skip
MOMENTS = ("NgayTiepNhan", "HanTraLoi", "NgayTuChoi", "NgayTraLoi", "NgayCongKhai")
# What a petition in a state must also say.
WITH_STATE = {"3": ("NgayTraLoi", "NoiDungTraLoi"), "4": ("NgayTuChoi", "LyDoTuChoi"),
              "5": ("NgayTraLoi", "NoiDungTraLoi", "NgayCongKhai")}  # fmt: skip


class Petitions:
    """What the portal knows of petitions."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.kept: dict[str, dict[str, Any]] = {}
        self.handed: list[dict[str, Any]] = []

    def routes(self) -> Sequence[Route]:
        """Their addresses below the portal's prefix."""
        return (
            Route("POST", "/petitions", "petition", self.hand_on),
            Route("GET", "/phan-anh/(?P<code>[^/]+)", "page", self.petition_page),
            Route("GET", "/phan-anh/", "list", self.list_page),
        )

    def take(self, packet: dict[str, Any]) -> None:
        """A province tells how a petition stands; the same told again is one."""
        code = str(packet["MaPAKN"])
        self.kept[code] = {**packet, "NhanLuc": stamp(self.world.clock())}

    def hand_on(self, ask: Ask) -> Answer:
        """{url, times, …} as if somebody had written on the portal: the rest is posted, signed."""
        fields = {name: value for name, value in ask.data.items() if name not in ("url", "times")}
        url, times = str(ask.data.get("url", "")), int(ask.data.get("times", 1))
        if not url.startswith("http"):
            raise Refused("url must be that of the province")
        fields.setdefault("NgayTiepNhan", stamp(self.world.clock()))
        packet = signed(fields, self.world.secret)
        answers = [tell(url, packet) for _ in range(times)]
        self.handed.append(packet)
        return told({"answers": [{"status": code, "body": _read(body)} for code, body in answers]})

    def petition_page(self, ask: Ask, code: str) -> Answer:
        """What everybody sees: the answer, and not who asked."""
        kept = self.kept.get(code)
        if kept is None:
            return page("Phản ánh", paragraph(f"Không có phản ánh {code}."), status=404)
        return page(
            f"Phản ánh {code}", paragraph(f"Nội dung: {kept['NoiDung']}"),
            paragraph(f"Trạng thái: {STATES[str(kept['TrangThai'])]}"),
            paragraph(f"Đơn vị xử lý: {kept['DonViXuLy']}"),
            paragraph(f"Trả lời: {kept.get('NoiDungTraLoi') or kept.get('LyDoTuChoi') or ''}"),
        )  # fmt: skip

    def list_page(self, ask: Ask) -> Answer:
        """All petitions."""
        rows = [
            (code, STATES[str(kept["TrangThai"])], str(kept["DonViXuLy"]), str(kept["NhanLuc"]))
            for code, kept in self.kept.items()
        ]
        return page("Phản ánh", table(("Mã", "Trạng thái", "Đơn vị xử lý", "Nhận lúc"), rows))


def fault_in(packet: Mapping[str, Any]) -> tuple[str, str] | None:
    """The first thing wrong with a petition: error code and the field; None when it is well."""
    state = str(packet.get("TrangThai", ""))
    for name in (*REQUIRED, *WITH_STATE.get(state, ())):
        if not str(packet.get(name, "")).strip():
            return MISSING, name
    if state not in STATES:
        return BAD_FORMAT, "TrangThai"
    for name in MOMENTS:
        if packet.get(name) and not is_moment(str(packet[name])):
            return BAD_FORMAT, name
    return None


def _read(body: str) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return body
