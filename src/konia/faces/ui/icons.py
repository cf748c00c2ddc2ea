"""The outline icons, read once from their files."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "templates" / "ui" / "icons"
FALLBACK = "chevron-right"


@cache
def svg(name: str) -> str:
    """The inline SVG of an icon; an unknown name gets a plain arrow rather than a broken page."""
    path = FOLDER / f"{name}.svg"
    if not path.is_file():
        path = FOLDER / f"{FALLBACK}.svg"
    return path.read_text(encoding="utf-8")


def names() -> list[str]:
    """Every icon there is."""
    return sorted(path.stem for path in FOLDER.glob("*.svg"))
