"""Handing a kept file out: always as a download, or as a picture in a locked frame.

No face builds these headers itself, so that no uploaded file is ever run or shown as a page.
"""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from konia.kernel.rooms.problems import NotFoundProblem

from . import names, scanning
from .kinds import PDF, PICTURES
from .models import StoredFile
from .store import path_of

LOCKED = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
SHOWN_INLINE = frozenset(kind.media_type for kind in (PDF, *PICTURES))
_PLAIN_TEXT = "text/plain"


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
    scanning.require_clean(file)
    path = path_of(file)
    if not path.is_file():
        raise NotFoundProblem(
            "Không còn nội dung của tệp này.", todo="Hãy báo người quản trị hệ thống."
        )
    safe = names.safe_name(name, file)
    ascii_name = names.unmarked(safe)
    is_text = file.media_type == _PLAIN_TEXT
    return Served(
        path,
        file.size,
        {
            "Content-Type": f"{_PLAIN_TEXT}; charset=utf-8" if is_text else file.media_type,
            "Content-Disposition": f"{how}; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(safe)}",
            "Content-Length": str(file.size),
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": LOCKED,
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, no-store",
            "X-Frame-Options": "SAMEORIGIN" if how == "inline" else "DENY",
        },
    )
