"""Keeping files: by their content, apart from the programs, never run and never served as pages."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from django.conf import settings

from konia.kernel.rooms.problems import Problem

from .models import StoredFile

LARGEST = 100 * 1024 * 1024
HEAD = 512
ROUGH = "application/zip"
# First bytes of the kinds of files that offices exchange; anything else is refused.
_KINDS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"PK\x03\x04", ROUGH),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!")


class FileRefusedError(Problem):
    """The file is too large, or not of a kind that is kept."""


def refused(why: str, todo: str = "") -> FileRefusedError:
    """The answer to somebody whose file is not of a kind that is kept."""
    return FileRefusedError(
        "Không nhận tệp này.",
        why=why,
        todo=todo or "Hãy gửi PDF, ảnh JPEG hoặc PNG, DOCX, XLSX.",
    )


def keep(chunks: Iterable[bytes], *, largest: int = LARGEST) -> StoredFile:
    """Keep a file's bytes and tell what they are. Raises: FileRefusedError."""
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as out:
        try:
            digest, size, media_type = _pour(chunks, out, largest)
        except BaseException:  # also a sender who breaks off leaves nothing behind
            Path(out.name).unlink()
            raise
    return place(Path(out.name), digest, size, media_type)


def _pour(chunks: Iterable[bytes], out: IO[bytes], largest: int) -> tuple[str, int, str]:
    """Write the pieces. Returns: digest, size, media type. Raises: FileRefusedError."""
    digest, size, head = hashlib.sha256(), 0, b""
    for chunk in chunks:
        size += len(chunk)
        if size > largest:
            raise FileRefusedError(
                "Tệp quá lớn.",
                why=f"Tệp vượt quá {largest // 1024 // 1024} MB.",
                todo="Hãy nén hoặc chia nhỏ tệp.",
            )
        head = (head + chunk)[:HEAD] if len(head) < HEAD else head
        digest.update(chunk)
        out.write(chunk)
    return digest.hexdigest(), size, kind_of(head)


def kind_of(head: bytes) -> str:
    """The media type that a file's first bytes tell, whatever its name says.

    Raises: FileRefusedError.
    """
    for start, media_type in _KINDS:
        if head.startswith(start):
            return media_type
    if not head.startswith(_PROGRAMS) and b"\x00" not in head:
        return "text/plain"
    raise FileRefusedError(
        "Loại tệp này không được nhận.",
        why="Nội dung tệp không phải PDF, ảnh, DOCX, XLSX hoặc văn bản.",
        todo="Hãy chuyển sang một trong các loại tệp được nhận.",
    )


def path_of(file: StoredFile) -> Path:
    """Where a file's bytes lie."""
    return Path(settings.MEDIA_ROOT) / file.sha256[:2] / file.sha256


def place(written: Path, sha256: str, size: int, media_type: str) -> StoredFile:
    """Put written bytes where they are kept; a closer media type replaces a rougher one."""
    kept, is_new = StoredFile.objects.get_or_create(
        sha256=sha256, defaults={"size": size, "media_type": media_type}
    )
    assert isinstance(kept, StoredFile)
    if not is_new and kept.media_type == ROUGH != media_type:
        kept.media_type = media_type
        kept.save(update_fields=("media_type",))
    target = path_of(kept)
    target.parent.mkdir(exist_ok=True)
    os.replace(written, target)  # noqa: PTH105 - atomic, also over an equal file
    return kept
