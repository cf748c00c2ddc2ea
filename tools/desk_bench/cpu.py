"""Processor time of a server and of its database's backends, read from /proc."""

import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Watch:
    """What is watched: a process with its children, and the backends of one database.

    A connection is renewed each minute; what a backend used before it left still counts.
    """

    server_pid: int
    database: str
    used: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        threading.Thread(target=self._keep_looking, daemon=True).start()

    def seconds(self) -> float:
        """Processor seconds used so far by everything that was watched."""
        for pid in {*_family(self.server_pid), *_backends(self.database)}:
            self.used[pid] = max(_used(pid), self.used.get(pid, 0.0))
        return sum(list(self.used.values()))

    def _keep_looking(self) -> None:
        while Path(f"/proc/{self.server_pid}").exists():
            self.seconds()
            time.sleep(1.0)


def _used(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICK  # utime and stime


def _family(pid: int) -> set[int]:
    found, waiting = set(), [pid]
    while waiting:
        here = waiting.pop()
        found.add(here)
        children = Path(f"/proc/{here}/task/{here}/children")
        if children.exists():
            waiting += [int(child) for child in children.read_text().split()]
    return found


def _backends(database: str) -> set[int]:
    """Backends write the name of their database into their command line."""
    found = set()
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            words = (folder / "cmdline").read_text(errors="replace")
        except OSError:
            continue
        if words.startswith("postgres: ") and f" {database} " in words:
            found.add(int(folder.name))
    return found
