"""Comparing how a dossier or a petition stands here with what the portal shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from konia.faces.bridges.models import SyncRecord
from konia.faces.bridges.states import OPEN

from .client import OK, call
from .packets import STATES, read_moment
from .petition_forms import PetitionForm, form_of
from .sending import TARGET

SAME, DIFFERS, MISSING, WAITING = "same", "differs", "missing", "waiting"
WORDS = {
    SAME: "Khớp", DIFFERS: "Lệch trạng thái", MISSING: "Cổng chưa có",
    WAITING: "Còn gói tin chờ gửi",
}  # fmt: skip


@dataclass(frozen=True)
class Comparison:
    """One dossier or petition, here and there. ours, theirs: states in words."""

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
    """Ask the portal about each dossier and petition. Raises: UnreachableError."""
    return [_compare(code) for code in codes]


def _compare(code: str) -> Comparison:
    records = list(SyncRecord.objects.of_target(TARGET).of_code(code).order_by("pk"))
    form = form_of(records[-1].service) if records else None
    return _of_petition(code, records, form) if form else _of_dossier(code, records)


def _of_dossier(code: str, records: list[SyncRecord]) -> Comparison:
    """The latest moment told counts, as on the portal's own page."""
    told = [(_moment_of(record), record.pk, _state_of(record)) for record in records]
    at, _, state = max(told, default=("", 0, ""))
    found = _there("TraCuuHoSo", {"MaHoSo": code})
    theirs = str(found.get("TrangThaiHoSo", ""))
    there_at = str(found.get("ThoiDiemXuLy") or found.get("NgayTiepNhan", ""))
    return Comparison(
        code, _named(state), read_moment(at), _named(theirs), read_moment(there_at),
        _verdict(records, state, theirs),
    )  # fmt: skip


def _of_petition(code: str, records: list[SyncRecord], form: PetitionForm) -> Comparison:
    """The last change told counts; of theirs only the state is known, not since when."""
    last, name = records[-1], form.fields["state"]
    number = form.fields["code"]
    found = _there(form.look_up, {number: last.packet[number]})
    ours, theirs = str(last.packet[name]), str(found.get(name, ""))
    return Comparison(
        code, form.state_words(ours), last.noted_at, form.state_words(theirs), None,
        _verdict(records, ours, theirs),
    )  # fmt: skip


def _there(service: str, asked: dict[str, str]) -> dict[str, Any]:
    """What the portal shows; nothing when it does not know the thing."""
    answer = call(service, asked)
    found = answer.get("data", {}) if answer["error_code"] == OK else {}
    return found if isinstance(found, dict) else {}


def _verdict(records: list[SyncRecord], ours: str, theirs: str) -> str:
    verdict = SAME if theirs == ours else DIFFERS if theirs else MISSING
    is_waiting = any(record.state in OPEN for record in records)
    return WAITING if is_waiting and verdict != SAME else verdict


def _moment_of(record: SyncRecord) -> str:
    packet = record.packet
    last = packet.get("NgayTra") or packet.get("NgayKetThucXuLy") or packet.get("NgayTiepNhan")
    return str(packet.get("ThoiDiemXuLy") or last or "")


def _state_of(record: SyncRecord) -> str:
    return str(record.packet.get("TrangThai") or record.packet.get("TrangThaiHoSo") or "")


def _named(state: str) -> str:
    return STATES[int(state)] if state.isdigit() and int(state) in STATES else ""
