"""Texts of notices, declared by rooms in their `notices.toml`.

    ["dossiers.received"]
    title = "Đã tiếp nhận hồ sơ"              # how lists call it
    subject = "Đã tiếp nhận hồ sơ {code}"     # of the e-mail
    long = '''Kính gửi {name}, …'''           # of the e-mail
    short = "Ho so {code} da duoc tiep nhan, hen tra {due}."  # SMS; marks are taken off when sent
    zalo = "Hồ sơ {code} đã được tiếp nhận."  # when absent: the short text, with its marks

A value in braces is filled in by the room that asks; every name in braces must be given.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps

from konia.lib.vietnamese import nfc

_VALUE = re.compile(r"\{(\w+)\}")
_TEXTS = ("subject", "long", "short", "zalo")


class BadTemplateError(Exception):
    """A room's notices.toml is incomplete, or a notice lacks one of its values."""


@dataclass(frozen=True)
class Template:
    """One kind of notice. values: the names that must be given."""

    name: str
    title: str
    subject: str
    long: str
    short: str
    zalo: str

    @property
    def values(self) -> frozenset[str]:
        """Every name in braces in any of the texts."""
        texts = (self.subject, self.long, self.short, self.zalo)
        return frozenset(name for text in texts for name in _VALUE.findall(text))

    def check(self, values: dict[str, str]) -> None:
        """Raises: BadTemplateError naming the values that were not given."""
        missing = sorted(self.values - values.keys())
        if missing:
            raise BadTemplateError(f"{self.name} lacks {', '.join(missing)}")


def filled(text: str, values: dict[str, str]) -> str:
    """The text with its values."""
    return _VALUE.sub(lambda found: nfc(values[found[1]]), text)


def template(name: str) -> Template:
    """The template of a name. Raises: BadTemplateError."""
    try:
        return all_templates()[name]
    except KeyError:
        raise BadTemplateError(f"no room declares the notice {name}") from None


@cache
def all_templates() -> dict[str, Template]:
    """Every template any room declares. Raises: BadTemplateError."""
    found: dict[str, Template] = {}
    for config in apps.get_app_configs():
        path = Path(config.path) / "notices.toml"
        if config.name.startswith("konia.") and path.is_file():
            for name, said in tomllib.loads(path.read_text(encoding="utf-8")).items():
                found[name] = _read(name, said, room=config.label)
    return found


def _read(name: str, said: dict[str, Any], *, room: str) -> Template:
    if not name.startswith(f"{room}."):
        raise BadTemplateError(f"{name} is declared by {room}")
    missing = sorted({"title", "subject", "long", "short"} - said.keys())
    if missing:
        raise BadTemplateError(f"{name} lacks {', '.join(missing)}")
    texts = {key: nfc(said.get(key) or said["short"]) for key in _TEXTS}
    return Template(name=name, title=said["title"], **texts)


def title_of(name: str) -> str:
    """How lists call a notice; its code name when no room declares it any more."""
    declared = all_templates().get(name)
    return declared.title if declared else name
