"""Generate the pages that follow from the code: rooms, figures and what works.

Usage: python -m tools.docs [--check]
"""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Write the pages, or with --check tell which are stale. Returns: the exit code."""
    parser = argparse.ArgumentParser(prog="tools.docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail on stale pages")
    checking = parser.parse_args().check
    stale = [path for path, text in _pages().items() if _kept(path) != text]
    if checking:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is stale: run python -m tools.docs")
        return 1 if stale else 0
    for path, text in _pages().items():
        path.write_text(text, encoding="utf-8")
    print(f"{len(stale)} pages changed")
    return 0


def _kept(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _pages() -> dict[Path, str]:
    """Path -> what the page should say."""
    _start()
    from tools.docs_pages.figures import figures_page
    from tools.docs_pages.rooms import rooms_page
    from tools.docs_pages.systems import systems_page

    docs = ROOT / "docs"
    return {
        docs / "rooms.md": rooms_page(),
        docs / "figures.md": figures_page(),
        docs / "systems.md": systems_page(ROOT),
    }


def _start() -> None:
    """Make the rooms declare themselves; no database is asked."""
    import django
    from django.apps import apps

    if apps.ready:
        return
    sys.path.insert(0, str(ROOT / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "konia.project.settings")
    django.setup()


if __name__ == "__main__":
    sys.exit(main())
