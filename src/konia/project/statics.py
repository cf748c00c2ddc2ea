"""Where gathered static files lie: a folder for each state of their sources.

Two versions of the program on one home, the old one still serving while the new one starts, or two
checkouts, each find their own files; nothing stale is left to be served.
"""

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("django", "django-allauth", "django-htmx", "whitenoise")  # they bring or pack files


def folder(home: Path, sources: Iterable[Path]) -> Path:
    """The folder of these sources' files, gathered or not."""
    made = hashlib.sha256()
    for package in PACKAGES:
        made.update(f"{package} {version(package)}\n".encode())
    for source in sorted(sources):
        for path in sorted(source.rglob("*")):
            if path.is_file():
                made.update(f"{path.relative_to(source)}\n".encode())
                made.update(hashlib.sha256(path.read_bytes()).digest())
    return home / "static" / made.hexdigest()[:16]
