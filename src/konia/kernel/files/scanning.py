"""Looking for viruses with ClamAV, when the installation has one (KONIA_CLAMD)."""

import socket
import struct
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

PIECE = 256 * 1024
PATIENCE_SECONDS = 30.0


class ScannerError(Exception):
    """The scanner did not answer, or answered that it could not look."""


@dataclass(frozen=True)
class Finding:
    """What the scanner said. name: of the malicious code, '' when the file is clean."""

    name: str


def is_on() -> bool:
    """Whether this installation scans files."""
    return bool(settings.KONIA_CLAMD)


def look(path: Path, *, where: str = "") -> Finding:
    """Send a file's bytes to clamd (INSTREAM). where: host:port or the path of a socket.

    Raises: ScannerError, FileNotFoundError.
    """
    if not path.is_file():
        raise FileNotFoundError(path)
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
