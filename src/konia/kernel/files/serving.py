"""Handing a kept file out: always as a download, or as a picture in a locked frame.

No face builds these headers itself, so that no uploaded file is ever run or shown as a page.
"""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.utils import timezone

from konia.kernel.rooms.problems import ForbiddenProblem, NotFoundProblem, Problem

from . import names, scanning
from .actions import scan
from .kinds import PDF, PICTURES
from .models import ScanState, StoredFile
from .store import path_of

LOCKED = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
SHOWN_INLINE = frozenset(kind.media_type for kind in (PDF, *PICTURES))
_PLAIN_TEXT = "text/plain"


class InfectedProblem(ForbiddenProblem):
    """The file carries malicious code."""


class NotScannedProblem(Problem):
    """The file has not been looked at yet, because the scanner does not answer."""

    status = 503


@dataclass(frozen=True)
class Served:
    """What a face sends: the bytes at a path under these headers, and nothing else."""

    path: Path
    size: int
    headers: dict[str, str]


def download(file: StoredFile, name: str) -> Served:
    """The file as something to save under a safe name.

    Raises: NotFoundProblem when the bytes are gone; InfectedProblem; NotScannedProblem.
    """
    return _served(file, name, how="attachment")


def preview(file: StoredFile, name: str) -> Served:
    """A picture or PDF shown in place, locked in a sandbox; any other kind becomes a download.

    Raises: as `download`.
    """
    return _served(file, name, how="inline" if file.media_type in SHOWN_INLINE else "attachment")


def _served(file: StoredFile, name: str, *, how: str) -> Served:
    _require_clean(file)
    path = path_of(file)
    if not path.is_file():
        raise NotFoundProblem(
            "Không còn nội dung của tệp này.", todo="Hãy báo người quản trị hệ thống."
        )
    safe = names.safe_name(name, file)
    plain, marked = names.unmarked(safe), quote(safe)
    is_text = file.media_type == _PLAIN_TEXT
    return Served(
        path,
        file.size,
        {
            "Content-Type": f"{_PLAIN_TEXT}; charset=utf-8" if is_text else file.media_type,
            "Content-Disposition": f"{how}; filename=\"{plain}\"; filename*=UTF-8''{marked}",
            "Content-Length": str(file.size),
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": LOCKED,
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, no-store",
            "X-Frame-Options": "SAMEORIGIN" if how == "inline" else "DENY",
        },
    )


def _require_clean(file: StoredFile) -> None:
    """Refuse an infected file; look now at one that has not been looked at.

    Raises: InfectedProblem, NotScannedProblem.
    """
    if file.scan_state == ScanState.UNSCANNED and scanning.is_on():
        _scan_now(file)
    if file.scan_state == ScanState.INFECTED:
        raise InfectedProblem(
            "Không mở được tệp này.",
            why=f"Tệp chứa mã độc ({file.finding}).",
            todo="Hãy yêu cầu người gửi quét máy và gửi lại tệp khác.",
        )


def _scan_now(file: StoredFile) -> None:
    try:
        scan(file, at=timezone.now())
    except FileNotFoundError:
        return  # whoever serves it says so
    except scanning.ScannerError as trouble:
        raise NotScannedProblem(
            "Chưa mở được tệp này.",
            why="Máy quét mã độc chưa trả lời, nên chưa biết tệp có an toàn không.",
            todo="Hãy thử lại sau ít phút; nếu vẫn vậy, báo người quản trị.",
        ) from trouble
