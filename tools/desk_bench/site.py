"""Real servers for measuring: the product's own, and a bare Django site."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

GRANIAN = Path(sys.executable).parent / "granian"


@contextmanager
def served(
    application: str, port: int, *, env: dict[str, str], interface: str = "wsgi"
) -> Iterator[int]:
    """Serve an application with two workers while the block runs. Gives the server's pid."""
    command = [
        str(GRANIAN), "--interface", interface, "--host", "127.0.0.1", "--port", str(port),
        "--workers", "2", "--blocking-threads", "1", "--no-ws", "--log-level", "error", application,
    ]  # fmt: skip
    server = subprocess.Popen(command, env=os.environ | env)
    try:
        _wait(port)
        yield server.pid
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            line.request("GET", "/")
            line.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start")
