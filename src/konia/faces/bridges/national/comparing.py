"""Comparing how a dossier stands here with what the portal shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from konia.faces.bridges.models import SyncRecord
from konia.faces.bridges.states import OPEN

from .client import OK, call
from .packets import STATES, read_moment
from .sending import TARGET

SAME, DIFFERS, MISSING, WAITING = "same", "differs", "missing", "waiting"
WORDS = {
    SAME: "Khớp", DIFFERS: "Lệch trạng thái", MISSING: "Cổng chưa có hồ sơ",
    WAITING: "Còn gói tin chờ gửi",
}  # fmt: skip


@dataclass(frozen=True)
class Comparison:
    """One dossier, here and there. ours, theirs: states in words."""

    code: str
    ours: str
    ours_at: datetime | None
    theirs: str
    theirs_at: datetime | None
    verdict: str

    @property
    def words(self) -> str:
        """The verdict as people read it."""
        return WORDS[self.verdict]


def compare(codes: Sequence[str]) -> list[Comparison]:
    """Ask the portal about each dossier. Raises: UnreachableError."""
    return [_compare(code) for code in codes]


def _compare(code: str) -> Comparison:
    """The latest moment told counts, as on the portal's own page."""
    records = list(SyncRecord.objects.of_target(TARGET).of_code(code).order_by("pk"))
    told = [(_moment_of(record), record.pk, _state_of(record)) for record in records]
    at, _, state = max(told, default=("", 0, ""))
    answer = call("TraCuuHoSo", {"MaHoSo": code})
    found = answer.get("data", {}) if answer["error_code"] == OK else {}
    theirs = str(found.get("TrangThaiHoSo", ""))
    there_at = str(found.get("ThoiDiemXuLy") or found.get("NgayTiepNhan", ""))
    is_waiting = any(record.state in OPEN for record in records)
    verdict = SAME if theirs == state else DIFFERS if theirs else MISSING
    return Comparison(
        code, _named(state), read_moment(at), _named(theirs), read_moment(there_at),
        WAITING if is_waiting and verdict != SAME else verdict,
    )  # fmt: skip


def _moment_of(record: SyncRecord) -> str:
    packet = record.packet
    last = packet.get("NgayTra") or packet.get("NgayKetThucXuLy") or packet.get("NgayTiepNhan")
    return str(packet.get("ThoiDiemXuLy") or last or "")


def _state_of(record: SyncRecord) -> str:
    return str(record.packet.get("TrangThai") or record.packet.get("TrangThaiHoSo") or "")


def _named(state: str) -> str:
    return STATES[int(state)] if state.isdigit() and int(state) in STATES else ""
