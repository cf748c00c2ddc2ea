"""The first rules of the nine indices, and how a figure's value becomes points."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

FULL, HALF = 2, 1
MOST = 9 * FULL


def first_rules() -> tuple[date, str, list[dict[str, Any]]]:
    """What a new province starts with: the first day, the basis, and the rules by number."""
    text = (Path(__file__).parent / "nine_indices.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    return found["first_on"], found["basis"], found["rule"]


def points_of(value: Decimal | None, *, full_from: Decimal, half_from: Decimal) -> int | None:
    """Two points, one or none; no value earns no points and is told apart from none."""
    if value is None:
        return None
    if value >= full_from:
        return FULL
    return HALF if value >= half_from else 0
