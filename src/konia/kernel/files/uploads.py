"""Files that people hand in: looked through before they are kept."""

import hashlib
import os
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.conf import settings

from . import kinds as known
from . import packages, pdfs, pictures, texts
from .kinds import ALL, HEAD, LARGEST, MB, Kind, kind_of
from .models import ScanState, StoredFile
from .store import FileRefusedError, place, refused

PAPERS = ALL


class Uploaded(Protocol):
    """What a form hands over: Django's UploadedFile, or anything that comes in pieces."""

    def chunks(self) -> Iterable[bytes]:
        """Its content, piece by piece."""
        ...


@dataclass(frozen=True)
class _Written:
    path: Path
    sha256: str
    size: int
    kind: Kind


def keep_upload(file: Uploaded, *, kinds: Collection[Kind] = PAPERS) -> StoredFile:
    """Keep a handed-in file after looking through its content; its name counts for nothing.

    kinds: those asked for here; each has a size limit of its own. The bytes are cut at the limit
    while they come, so a sender of gigabytes fills neither disk nor memory.
    Raises: FileRefusedError with words for the sender; nothing is left behind then.
    """
    if getattr(file, "is_cut", False):
        raise too_large(LARGEST)
    with _written(file.chunks(), kinds) as came:
        _look_through(came)
        kept = place(came.path, came.sha256, came.size, came.kind.media_type)
    _refuse_if_known_bad(kept)
    return kept


def too_large(largest: int) -> FileRefusedError:
    """The answer to somebody whose file is over the limit of its kind."""
    return FileRefusedError(
        "Tệp quá lớn.",
        why=f"Loại tệp này không quá {largest // MB} MB.",
        todo="Hãy chụp hoặc quét lại với độ phân giải thấp hơn, hoặc chia thành nhiều tệp.",
    )


def _refuse_if_known_bad(kept: StoredFile) -> None:
    """The same content may have been found infected when it came before."""
    if kept.scan_state == ScanState.INFECTED:
        raise refused(f"Tệp chứa mã độc ({kept.finding}).", "Hãy quét máy và gửi tệp khác.")


@contextmanager
def _written(chunks: Iterable[bytes], kinds: Collection[Kind]) -> Iterator[_Written]:
    """The bytes in a file of their own, readable by the owner only, gone unless it was placed."""
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folder, prefix="incoming-")
    path = Path(name)
    try:
        yield _write(chunks, descriptor, path, kinds)
    finally:
        path.unlink(missing_ok=True)


def _write(
    chunks: Iterable[bytes], descriptor: int, path: Path, kinds: Collection[Kind]
) -> _Written:
    most = max(kind.largest for kind in kinds)
    digest, size, head = hashlib.sha256(), 0, b""
    with os.fdopen(descriptor, "wb") as out:
        for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise too_large(most)
            head = (head + chunk)[:HEAD] if len(head) < HEAD else head
            digest.update(chunk)
            out.write(chunk)
    if not size:
        raise FileRefusedError("Tệp rỗng.", todo="Hãy mở thử tệp trên máy rồi chọn lại.")
    return _Written(path, digest.hexdigest(), size, _wanted_kind(head, path, size, kinds))


def _wanted_kind(head: bytes, path: Path, size: int, kinds: Collection[Kind]) -> Kind:
    kind = kind_of(head, path)
    if kind not in kinds:
        titles = ", ".join(each.title for each in kinds)
        raise refused(f"Tệp này là {kind.title}.", f"Ở đây chỉ nhận: {titles}.")
    if size > kind.largest:
        raise too_large(kind.largest)
    return kind


def _look_through(came: _Written) -> None:
    if came.kind is known.PDF:
        pdfs.check(came.path)
    elif came.kind in known.PICTURES:
        pictures.check(came.path, came.kind)
    elif came.kind in known.PACKAGES:
        packages.check(came.path)
    else:
        texts.check(came.path)
