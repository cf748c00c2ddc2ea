"""`konia work`: deliver messages and do periodic work until stopped."""

import argparse
import signal
from threading import Event
from typing import Any

from konia.kernel.outbox.worker import work


def add_commands(commands: Any) -> None:
    """Add `work`."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "work", help="chuyển thông điệp, gửi thông báo, làm việc định kỳ"
    )
    parser.set_defaults(run=_work)


def _work(_asked: argparse.Namespace) -> None:
    stop = Event()
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, lambda *_: stop.set())
    work(stop)
