"""docs/systems.md: the acceptance list, with the tests that prove each statement."""

import tomllib
from pathlib import Path
from typing import Any

from konia.kernel.rooms.plates import ROOMS

from .markdown import page, table
from .marks import proofs

HEADS = ("System", "Name", "Where", "Statements", "Proved")


class UnknownStatementError(RuntimeError):
    """A test names a statement that the acceptance list does not have."""


def systems_page(root: Path) -> str:
    """The page. Raises: UnknownStatementError."""
    systems = tomllib.loads((root / "docs" / "statements.toml").read_text(encoding="utf-8"))
    proved = proofs(root)
    _check(systems, proved)
    total = sum(system["count"] for system in systems.values())
    intro = (
        f"{len(systems)} systems, {total} statements; {len(proved)} proved by at least one test."
    )
    overview = table(HEADS, (_row(id_, system, proved) for id_, system in systems.items()))
    sections = (_section(id_, system, proved) for id_, system in systems.items())
    return page("What works", intro, overview, *sections)


def _check(systems: dict[str, Any], proved: dict[str, list[str]]) -> None:
    known = {f"{id_}.{n}" for id_, system in systems.items() for n in _numbers(system)}
    if strange := sorted(proved.keys() - known):
        raise UnknownStatementError(f"{', '.join(strange)}: see {proved[strange[0]][0]}")
    if wrong := [
        id_ for id_, system in systems.items() if len(system["statements"]) != system["count"]
    ]:
        raise UnknownStatementError(f"statements of {', '.join(wrong)} do not match their count")


def _numbers(system: dict[str, Any]) -> range:
    return range(1, system["count"] + 1)


def _row(id_: str, system: dict[str, Any], proved: dict[str, list[str]]) -> tuple[object, ...]:
    done = sum(f"{id_}.{n}" in proved for n in _numbers(system))
    return f"[{id_}](#{id_.lower()})", system["name"], _where(id_, system), system["count"], done


def _where(id_: str, system: dict[str, Any]) -> str:
    """The rooms that say they serve the system; before any does, where it is planned."""
    serving = sorted(room.name for room in ROOMS if id_ in room.systems)
    return ", ".join(serving) or f"{system['room']} (planned)"


def _section(id_: str, system: dict[str, Any], proved: dict[str, list[str]]) -> str:
    rows = []
    for number, words in enumerate(system["statements"], 1):
        tests = proved.get(f"{id_}.{number}", [])
        rows.append((f"{id_}.{number}", words, "<br>".join(f"`{test}`" for test in tests) or "–"))
    heading = f"## {id_}\n\n{system['name']} (`{system['slug']}`)"
    return f"{heading}\n\n{table(('Statement', 'What must work', 'Proved by'), rows)}"
