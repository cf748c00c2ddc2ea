"""The longest wait that is acceptable, by day."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class WaitLimit:
    """From one day to another (both counted, last_on None: still), so many minutes."""

    first_on: date
    last_on: date | None
    minutes: int
    source: str


@cache
def limits() -> tuple[WaitLimit, ...]:
    """Every limit, the oldest first."""
    text = (Path(__file__).parent / "limits.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["limit"]
    made = (WaitLimit(r["first_on"], r.get("last_on"), r["minutes"], r["source"]) for r in rows)
    return tuple(sorted(made, key=lambda one: one.first_on))


def limit_on(on: date) -> WaitLimit | None:
    """The limit of a day; None when none was set."""
    for one in limits():
        if one.first_on <= on and (one.last_on is None or on <= one.last_on):
            return one
    return None
