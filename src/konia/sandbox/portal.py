"""The national public service portal: log-in, dossier packets, progress, look-up, procedures."""

import hashlib
import json
from collections.abc import Sequence
from html import escape
from typing import Any

from . import petitions
from .petitions import Petitions
from .portal_rules import (
    BAD_FORMAT,
    EXISTS,
    MISSING,
    NO_SERVICE,
    NO_SESSION,
    OK,
    STATES,
    UNKNOWN,
    fault_in,
)  # fmt: skip
from .service import Service, stamp
from .web import Answer, Ask, Refused, Route, link, page, paragraph, table, told

USER, PASSWORD = "konia", "konia-sandbox"
WORDS = {
    OK: "Thành công", NO_SESSION: "Phiên đăng nhập không hợp lệ", MISSING: "Thiếu trường",
    BAD_FORMAT: "Sai định dạng", UNKNOWN: "Không có hồ sơ", EXISTS: "Hồ sơ đã tồn tại",
    NO_SERVICE: "Không có dịch vụ",
}  # fmt: skip
PROCEDURES = (
    ("1.012784", "Đăng ký đất đai, tài sản gắn liền với đất lần đầu", "DD", "Đất đai"),
    ("1.004193", "Cấp lại Giấy chứng nhận quyền sử dụng đất do bị mất", "DD", "Đất đai"),
    ("1.001193", "Đăng ký khai sinh", "HT", "Hộ tịch"),
    ("1.000894", "Đăng ký kết hôn", "HT", "Hộ tịch"),
    ("2.000635", "Cấp bản sao trích lục hộ tịch", "HT", "Hộ tịch"),
    ("1.000656", "Đăng ký khai tử", "HT", "Hộ tịch"),
    ("2.000815", "Chứng thực bản sao từ bản chính", "CT", "Chứng thực"),
    ("1.001612", "Đăng ký thành lập hộ kinh doanh", "KD", "Đăng ký kinh doanh"),
    ("1.002693", "Cấp phép xây dựng nhà ở riêng lẻ", "XD", "Xây dựng"),
    ("2.001255", "Cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi", "BH", "Bảo hiểm"),
)


class Portal(Service):
    """The portal."""

    name = "portal"
    title = "Cổng Dịch vụ công quốc gia (giả lập)"

    def reset(self) -> None:
        """Forget dossiers and sessions; the procedure list is as at first."""
        self.sessions: set[str] = set()
        self.dossiers: dict[str, dict[str, Any]] = {}
        self.progress: dict[str, list[dict[str, Any]]] = {}
        self.calls: list[dict[str, str]] = []
        self.petitions = Petitions(self.world)
        self.procedures = [
            {"MaTTHC": code, "TenTTHC": name, "MaLinhVuc": field, "TenLinhVuc": words}
            for code, name, field, words in PROCEDURES
        ]

    def routes(self) -> Sequence[Route]:
        """Its addresses."""
        return (
            Route("POST", "/api/login", "login", self.log_in),
            Route("POST", "/api/(?P<service>[A-Za-z]+)", "service", self.serve),
            Route("PUT", "/control/procedures", "control", self.load_procedures),
            Route("GET", "/ho-so/(?P<code>[^/]+)", "page", self.dossier_page),
            *self.petitions.routes(),
            Route("GET", "/", "list", self.list_page),
        )

    def received(self) -> Any:
        """Dossiers, their progress, and every call."""
        return {
            "dossiers": self.dossiers, "progress": self.progress, "calls": self.calls,
            "petitions": self.petitions.kept,
        }  # fmt: skip

    def log_in(self, ask: Ask) -> Answer:
        """A session for a user of the province."""
        data = ask.data
        if (data.get("username"), data.get("password")) != (USER, PASSWORD):
            return self._refusal(NO_SESSION, "username")
        with self.world.lock:
            seed = f"{self.world.secret}:{len(self.sessions)}"
            session = hashlib.sha256(seed.encode()).hexdigest()[:32]
            self.sessions.add(session)
        return told({"error_code": OK, "message": WORDS[OK], "session": session})

    def serve(self, ask: Ask, service: str) -> Answer:
        """One call of a service, inside a session."""
        data = ask.data
        known = {
            "DongBoHoSoMC": self._take_dossier, "CapNhatTienDoHoSoMC": self._take_progress,
            "TraCuuHoSo": self._look_up, "LayDanhSachTTHC": self._list_procedures,
            "LayThuTuc": self._procedure, petitions.TAKES: self._take_petition,
            petitions.TELLS: self._tell_petition,
        }  # fmt: skip
        if service not in known:
            return self._refusal(NO_SERVICE, service)
        if data.get("session") not in self.sessions:
            return self._refusal(NO_SESSION, "session")
        with self.world.lock:
            answer = known[service](data)
        said = json.loads(answer.body)
        self.calls.append(
            {
                "at": stamp(self.world.clock()), "service": service,
                "code": _code_of(data),
                "answer": said["error_code"], "field": str(said.get("field", "")),
            }
        )  # fmt: skip
        return answer

    def _take_dossier(self, data: dict[str, Any]) -> Answer:
        packet, is_update = _first(data), str(data.get("isUpdating", "false")).lower() == "true"
        fault = fault_in("DongBoHoSoMC", packet)
        if fault:
            return self._refusal(*fault)
        code = str(packet["MaHoSo"])
        if is_update != (code in self.dossiers):
            return self._refusal(UNKNOWN if is_update else EXISTS, "MaHoSo")
        kept = self.dossiers.get(code, {})
        self.dossiers[code] = {**kept, **packet, "NhanLuc": stamp(self.world.clock())}
        return told({"error_code": OK, "message": WORDS[OK], "MaHoSo": code})

    def _take_progress(self, data: dict[str, Any]) -> Answer:
        packet = _first(data)
        fault = fault_in("CapNhatTienDoHoSoMC", packet)
        if fault:
            return self._refusal(*fault)
        code = str(packet["MaHoSo"])
        if code not in self.dossiers:
            return self._refusal(UNKNOWN, "MaHoSo")
        steps = self.progress.setdefault(code, [])
        if packet not in steps:  # the same step told again is one step
            steps.append(packet)
            self._follow(code, packet)
        return told({"error_code": OK, "message": WORDS[OK], "MaHoSo": code})

    def _follow(self, code: str, packet: dict[str, Any]) -> None:
        """The page shows the state of the latest step, not of the step that came last."""
        latest = max(self.progress[code], key=lambda step: str(step["ThoiDiemXuLy"]))
        if latest is packet:
            self.dossiers[code]["TrangThaiHoSo"] = str(packet["TrangThai"])
            self.dossiers[code]["ThoiDiemXuLy"] = str(packet["ThoiDiemXuLy"])

    def _look_up(self, data: dict[str, Any]) -> Answer:
        code = str(data.get("MaHoSo", ""))
        if code not in self.dossiers:
            return self._refusal(UNKNOWN, "MaHoSo")
        kept = self.dossiers[code]
        found = {**kept, "TienDo": self.progress.get(code, [])}
        return told({"error_code": OK, "message": WORDS[OK], "data": found})

    def _take_petition(self, data: dict[str, Any]) -> Answer:
        packet = _first(data)
        fault = petitions.fault_in(packet)
        if fault:
            return self._refusal(*fault)
        self.petitions.take(packet)
        return told({"error_code": OK, "message": WORDS[OK], "MaPAKN": packet["MaPAKN"]})

    def _tell_petition(self, data: dict[str, Any]) -> Answer:
        kept = self.petitions.kept.get(str(data.get("MaPAKN", "")))
        if kept is None:
            return self._refusal(UNKNOWN, "MaPAKN")
        return told({"error_code": OK, "message": WORDS[OK], "data": kept})

    def _list_procedures(self, data: dict[str, Any]) -> Answer:
        size = min(int(data.get("kichThuoc", 500)), 2000)
        start = (max(int(data.get("trang", 1)), 1) - 1) * size
        rows = self.procedures[start : start + size]
        return told({"error_code": OK, "total": len(self.procedures), "data": rows})

    def _procedure(self, data: dict[str, Any]) -> Answer:
        code = str(data.get("MaTTHC", ""))
        found = next((one for one in self.procedures if one["MaTTHC"] == code), None)
        if found is None:
            return self._refusal(UNKNOWN, "MaTTHC")
        return told({"error_code": OK, "message": WORDS[OK], "data": found})

    def load_procedures(self, ask: Ask) -> Answer:
        """Replace the procedure list: {"procedures": [{MaTTHC, TenTTHC, …}, …]}."""
        given = ask.data.get("procedures")
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            raise Refused("procedures must be a list of objects")
        self.procedures = given
        return told({"loaded": len(given)})

    def dossier_page(self, ask: Ask, code: str) -> Answer:
        """What a citizen sees of a dossier."""
        kept = self.dossiers.get(code)
        if kept is None:
            return page(self.title, paragraph(f"Không có hồ sơ {code}."), status=404)
        state = STATES[str(kept["TrangThaiHoSo"])]
        at = str(kept.get("ThoiDiemXuLy") or kept["NgayTiepNhan"])
        steps = [
            (shown(step["ThoiDiemXuLy"]), STATES[str(step["TrangThai"])], str(step["NguoiXuLy"]),
             str(step["PhongBanXuLy"]), str(step["NoiDungXuLy"]))
            for step in sorted(self.progress.get(code, []), key=lambda s: str(s["ThoiDiemXuLy"]))
        ]  # fmt: skip
        return page(
            f"Hồ sơ {code}",
            paragraph(f"Thủ tục: {kept['TenTTHC']}"),
            f'<p>Trạng thái: <strong id="trang-thai">{escape(state)}</strong></p>',
            f'<p>Thời điểm: <strong id="thoi-diem">{escape(shown(at))}</strong></p>',
            paragraph(f"Hẹn trả: {shown(str(kept.get('NgayHenTra', '')))}"),
            table(("Lúc", "Trạng thái", "Người xử lý", "Phòng ban", "Nội dung"), steps),
        )

    def list_page(self, ask: Ask) -> Answer:
        """All dossiers and the latest calls."""
        rows = [
            (link(f"/portal/ho-so/{code}", code), str(kept["TenTTHC"]),
             STATES[str(kept["TrangThaiHoSo"])], shown(str(kept["NhanLuc"])))
            for code, kept in self.dossiers.items()
        ]  # fmt: skip
        calls = [
            (one["at"], one["service"], one["code"], WORDS[one["answer"]], one["field"])
            for one in reversed(self.calls[-200:])
        ]
        return page(
            self.title, table(("Mã hồ sơ", "Thủ tục", "Trạng thái", "Nhận lúc"), rows),
            "<h2>Các lần gọi</h2>",
            table(("Lúc", "Dịch vụ", "Hồ sơ", "Trả lời", "Trường"), calls),
        )  # fmt: skip

    def _refusal(self, code: str, name: str) -> Answer:
        return told({"error_code": code, "message": f"{WORDS[code]}: {name}", "field": name})


def _code_of(data: dict[str, Any]) -> str:
    """The dossier or petition that a call is about."""
    packet = _first(data)
    return str(next((one[name] for one in (packet, data) for name in ("MaHoSo", "MaPAKN")
                     if name in one), ""))  # fmt: skip


def _first(data: dict[str, Any]) -> dict[str, Any]:
    """The packet: `data` is a list of one, or the packet itself."""
    packet = data.get("data", {})
    packet = packet[0] if isinstance(packet, list) and packet else packet
    return packet if isinstance(packet, dict) else {}


def shown(moment: str) -> str:
    """yyyyMMddHHmmss as people read it."""
    if len(moment) != 14:
        return moment
    return f"{moment[8:10]}:{moment[10:12]} ngày {moment[6:8]}/{moment[4:6]}/{moment[:4]}"
