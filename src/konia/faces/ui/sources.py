"""Legal sources by key, read from the folder an installation names; a missing folder hides none."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

import konia

BESIDE_THE_CODE = Path(konia.__file__).resolve().parents[2] / "docs" / "sources"


@dataclass(frozen=True)
class Source:
    """One legal source. note: what about it is assumed or still to be confirmed."""

    key: str
    title: str
    link: str = ""
    note: str = ""


def source_of(key: str) -> Source:
    """The source of a key; when no file tells more, its key stands for its title."""
    return _all(_folder()).get(key, Source(key, key))


def _folder() -> Path:
    named = getattr(settings, "KONIA_SOURCES", "")
    return Path(named) if named else BESIDE_THE_CODE


@cache
def _all(folder: Path) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        for key, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            title = str(entry.get("title", key))
            found[key] = Source(key, title, str(entry.get("link", "")), str(entry.get("note", "")))
    return found
