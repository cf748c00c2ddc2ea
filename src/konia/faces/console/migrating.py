"""Bringing the tables up to date, and telling how far it is."""

import time
from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate

EVERY_SECONDS = 2.0


class _Telling(migrate.Command):
    """`migrate`, which says every other second how many changes are made."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.begun = self.told = time.perf_counter()
        self.done = 0

    def migration_progress_callback(
        self, action: str, migration: Any = None, fake: bool = False  # noqa: FBT001, FBT002
    ) -> None:  # fmt: skip
        """Count what is done. Django calls it before and after each migration."""
        if action != "apply_success":
            return
        self.done += 1
        now = time.perf_counter()
        if now - self.told >= EVERY_SECONDS:
            self.told = now
            tell(f"… {self.done} thay đổi, gần nhất: {migration.app_label}", now - self.begun)


def migrate_tables() -> None:
    """Make every change of the tables that this database has not seen yet."""
    begun = time.perf_counter()
    call_command(_Telling(), verbosity=0, interactive=False)
    tell("Bảng", time.perf_counter() - begun)


def tell(title: str, seconds: float) -> None:
    """One line of progress: what, and how long it took."""
    print(f"  {title:<44} {seconds:6.1f} s", flush=True)
