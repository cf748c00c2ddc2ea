"""Opening ZIP packages without being overrun by what they claim."""

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from .store import refused

_END = b"PK\x05\x06"
_END_SIZE = 22
_FAR_END = b"PK\x06\x07"
LARGEST_LIST = 1024 * 1024  # bytes of the list of entries: some five thousand of them


def broken() -> Exception:
    """The answer to somebody whose package cannot be read."""
    return refused("Tệp bị hỏng hoặc không trọn vẹn.", "Hãy mở thử, lưu lại và gửi lại.")


@contextmanager
def opened(source: Path | IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """The package, open for reading. Raises: FileRefusedError also for what is read later on."""
    try:
        _check_list(source)
        with zipfile.ZipFile(source) as package:
            yield package
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as bad:
        raise broken() from bad
    except (RuntimeError, zipfile.LargeZipFile) as locked:  # an entry with a password
        raise refused("Tệp có mật khẩu.", "Hãy bỏ mật khẩu rồi gửi lại.") from locked


def has_end_of_zip(tail: bytes) -> bool:
    """Whether bytes at the end of a file make it open as a ZIP package as well."""
    return _end_in(tail) >= 0


def _end_in(tail: bytes) -> int:
    """Where the end record starts whose comment fills the rest; -1 if there is none."""
    at = tail.rfind(_END)
    while at >= 0:
        comment = int.from_bytes(tail[at + 20 : at + 22], "little")
        if at + _END_SIZE + comment <= len(tail):
            return at
        at = tail.rfind(_END, 0, at)
    return -1


def tail_of(source: Path | IO[bytes], size: int = 66_000) -> bytes:
    """The last bytes of a file."""
    if isinstance(source, Path):
        with source.open("rb") as wire:
            return tail_of(wire, size)
    end = source.seek(0, 2)
    source.seek(max(0, end - size))
    return source.read(size)


def _check_list(source: Path | IO[bytes]) -> None:
    """The list of entries is read whole into memory, so its size is looked at first."""
    tail = tail_of(source)
    at = _end_in(tail)
    if at < 0:
        raise zipfile.BadZipFile
    (listed,) = struct.unpack_from("<I", tail, at + 12)
    if listed > LARGEST_LIST or tail[max(0, at - 20) : at].startswith(_FAR_END):
        raise refused("Tệp nén có quá nhiều mục.", "Hãy gửi từng giấy tờ, không nén.")
