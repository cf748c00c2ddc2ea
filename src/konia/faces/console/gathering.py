"""Static files, gathered once for each state of their sources."""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from konia.lib.locks import held

STAMP = "gathered"
KEPT = 8


def gather() -> bool:
    """Gather the static files unless those of this version lie there whole.

    Returns: whether they had to be gathered.
    """
    root = Path(settings.STATIC_ROOT)
    root.parent.mkdir(parents=True, exist_ok=True)
    with held(root.parent / "lock"):
        if (root / STAMP).exists():
            (root / STAMP).touch()
            return False
        call_command("collectstatic", verbosity=0, interactive=False)
        (root / STAMP).touch()
        _drop_older(root.parent)
    return True


def _drop_older(ground: Path) -> None:
    """Keep the files of the versions that were served last."""
    stamps = sorted(ground.glob(f"*/{STAMP}"), key=lambda path: path.stat().st_mtime)
    for stamp in stamps[:-KEPT]:
        shutil.rmtree(stamp.parent, ignore_errors=True)
