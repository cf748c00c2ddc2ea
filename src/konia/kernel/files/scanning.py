"""Looking for viruses with ClamAV, when the installation has one (KONIA_CLAMD)."""

import socket
import struct
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from konia.kernel.rooms.problems import ForbiddenProblem, Problem

from .models import ScanState, StoredFile
from .store import path_of

PIECE = 256 * 1024
PATIENCE_SECONDS = 30.0


class ScannerError(Exception):
    """The scanner did not answer, or answered that it could not look."""


class InfectedProblem(ForbiddenProblem):
    """The file carries malicious code."""


class NotScannedProblem(Problem):
    """The file has not been looked at yet, because the scanner does not answer."""

    status = 503


@dataclass(frozen=True)
class Finding:
    """What the scanner said. name: of the malicious code, '' when the file is clean."""

    name: str


def is_on() -> bool:
    """Whether this installation scans files."""
    return bool(settings.KONIA_CLAMD)


def require_clean(file: StoredFile) -> None:
    """Refuse an infected file; look now at one that has not been looked at.

    Raises: InfectedProblem, NotScannedProblem.
    """
    if file.scan_state == ScanState.UNSCANNED and is_on():
        _scan_now(file)
    if file.scan_state == ScanState.INFECTED:
        raise InfectedProblem(
            "Không mở được tệp này.",
            why=f"Tệp chứa mã độc ({file.finding}).",
            todo="Hãy yêu cầu người gửi quét máy và gửi lại tệp khác.",
        )


def _scan_now(file: StoredFile) -> None:
    from .actions import scan

    try:
        scan(file, at=timezone.now())
    except ScannerError as trouble:
        raise NotScannedProblem(
            "Chưa mở được tệp này.",
            why="Máy quét mã độc chưa trả lời, nên chưa biết tệp có an toàn không.",
            todo="Hãy thử lại sau ít phút; nếu vẫn vậy, báo người quản trị.",
        ) from trouble


def look(path: Path, *, where: str = "") -> Finding:
    """Send a file's bytes to clamd (INSTREAM). where: host:port or the path of a socket.

    Raises: ScannerError.
    """
    try:
        with closing(_connected(where or settings.KONIA_CLAMD)) as wire:
            wire.sendall(b"zINSTREAM\0")
            _pour(path, wire)
            return _understood(_answer(wire))
    except OSError as trouble:
        raise ScannerError(f"clamd: {trouble}") from trouble


def _connected(where: str) -> socket.socket:
    if where.startswith("/"):
        wire = socket.socket(socket.AF_UNIX)
        wire.settimeout(PATIENCE_SECONDS)
        wire.connect(where)
        return wire
    host, _, port = where.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE_SECONDS)


def _pour(path: Path, wire: socket.socket) -> None:
    with path.open("rb") as source:
        try:
            while piece := source.read(PIECE):
                wire.sendall(struct.pack(">I", len(piece)) + piece)
            wire.sendall(struct.pack(">I", 0))
        except BrokenPipeError:
            return  # clamd hangs up on a file over its own limit; its answer is still to be read


def _answer(wire: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and (more := wire.recv(4096)):
        said += more
    return said.rstrip(b"\0\n").decode("utf-8", "replace")


def _understood(said: str) -> Finding:
    """`stream: OK`, `stream: Name FOUND`, or a trouble. Raises: ScannerError."""
    if said == "stream: OK":
        return Finding("")
    if said.startswith("stream: ") and said.endswith(" FOUND"):
        return Finding(said.removeprefix("stream: ").removesuffix(" FOUND"))
    raise ScannerError(said or "clamd hung up")
