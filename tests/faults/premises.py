"""An installation of its own for one module of tests: cluster, site and workers as in service.

Nothing here touches the server that other tests share: what is killed is this installation's.
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psycopg

from konia.project.postgres import server

TODAY = "2021-06-15"
PATIENCE = 90.0
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Premises:
    """A home with a cluster; world: what was put into the database at the start."""

    home: Path
    world: dict[str, Any] = field(default_factory=dict)
    children: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its database."""
        return server.url(self.home)

    def env(self, **more: str) -> dict[str, str]:
        """The environment of its processes: nothing but its own settings."""
        plain = {name: value for name, value in os.environ.items() if not _is_ours(name)}
        return plain | {
            "KONIA_HOME": str(self.home), "KONIA_DATABASE_URL": self.url, "KONIA_TODAY": TODAY,
            "KONIA_WEBHOOK_NETWORKS": "127.0.0.0/8",
            "DJANGO_SETTINGS_MODULE": "konia.project.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        } | more  # fmt: skip

    def start(self, *command: str, **env: str) -> "subprocess.Popen[bytes]":
        """Start a program of ours; it ends with the premises."""
        log = (self.home / "said.log").open("ab")
        made = subprocess.Popen(
            [sys.executable, "-m", *command], env=self.env(**env), cwd=ROOT, stdout=log, stderr=log
        )
        log.close()
        self.children.append(made)
        return made

    def run(self, *command: str, **env: str) -> str:
        """Run a program of ours to its end. Gives: what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", *command], env=self.env(**env), cwd=ROOT, capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    @contextmanager
    def served(self, application: str = "konia.project.rsgi:application") -> Iterator["Site"]:
        """The pages alone, as `konia serve` serves them: no worker is at work."""
        port = free_port()
        command = (
            "granian", "--interface", "rsgi", "--host", "127.0.0.1", "--port", str(port),
            "--workers", "2", "--no-ws", "--log-level", "warning", application,
        )  # fmt: skip
        with self._running(port, *command) as site:
            yield site

    @contextmanager
    def served_as_in_service(self) -> Iterator["Site"]:
        """`konia serve`: pages and a worker."""
        port = free_port()
        with self._running(port, "konia", "serve", KONIA_PORT=str(port)) as site:
            yield site

    @contextmanager
    def _running(self, port: int, *command: str, **env: str) -> Iterator["Site"]:
        process = self.start(*command, **env)
        try:
            site = Site(port, process.pid)
            soon(site.answers, self.said)
            yield site
        finally:
            end(process)

    @contextmanager
    def worker(self) -> Iterator["subprocess.Popen[bytes]"]:
        """`konia work` while the block runs, or until it is killed."""
        process = self.start("konia", "work")
        try:
            yield process
        finally:
            end(process)

    def ask(self, statement: str, *values: object) -> Any:
        """The first cell of what the database says to one statement."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            found = connection.execute(statement, values)
            row = found.fetchone() if found.description else None
        return row[0] if row else None

    def crash_database(self) -> None:
        """Stop the server where it stands, as `pg_ctl -m immediate` does, and start it again."""
        pid = postmaster(self.url)
        os.kill(pid, signal.SIGQUIT)
        soon(lambda: not server.running(self.home))
        server.start(self.home)

    def said(self) -> str:
        """What its processes have said."""
        path = self.home / "said.log"
        return path.read_text(errors="replace")[-4000:] if path.exists() else ""

    def close(self) -> None:
        """End everything and leave nothing behind."""
        for child in self.children:
            end(child)
        server.stop(self.home)
        shutil.rmtree(self.home, ignore_errors=True)


@dataclass(frozen=True)
class Site:
    """A site that is served. pid: of the process that was started."""

    port: int
    pid: int

    def connect(self, timeout: float = PATIENCE) -> HTTPConnection:
        """A connection of its own."""
        return HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def ask(
        self, method: str, path: str, body: Any = None, *, timeout: float = PATIENCE,
        **headers: str,
    ) -> "Reply":  # fmt: skip
        """One request on a fresh connection. body: sent as JSON unless it is bytes."""
        line = self.connect(timeout)
        try:
            if body is not None and not isinstance(body, bytes):
                body = json.dumps(body).encode()
                headers.setdefault("Content-Type", "application/json")
            line.request(method, path, body=body, headers=headers)
            answer = line.getresponse()
            return Reply(answer.status, answer.read(), dict(answer.getheaders()))
        finally:
            line.close()

    def answers(self) -> bool:
        """Whether pages come."""
        with contextlib.suppress(OSError):
            return self.ask("GET", "/", timeout=5).status == 200
        return False


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def data(self) -> Any:
        """The body as JSON."""
        return json.loads(self.text)


@contextmanager
def premises(template_url: str) -> Iterator[Premises]:
    """A fresh installation. template_url: a migrated, empty database whose content is copied."""
    # PostgreSQL may run under another account, which must reach the folder.
    home = Path(tempfile.mkdtemp(prefix="konia-faults-"))
    home.chmod(0o755)
    made = Premises(home)
    try:
        server.start(home)
        _copy(template_url, made.url)
        made.world = json.loads(made.run("tests.faults.world"))
        yield made
    finally:
        made.close()


def _copy(source: str, target: str) -> None:
    quiet = ["-q", "-v", "ON_ERROR_STOP=1", "-o", os.devnull]
    with subprocess.Popen(
        [server.client("pg_dump"), "--no-owner", source], stdout=subprocess.PIPE
    ) as dump:
        subprocess.run([server.client("psql"), *quiet, target], stdin=dump.stdout, check=True)
    assert dump.returncode == 0


def _is_ours(name: str) -> bool:
    return name.startswith(("KONIA_", "DJANGO_", "PGOPTIONS", "PYTEST_"))


def postmaster(url: str) -> int:
    """The process of a server."""
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT pg_read_file('postmaster.pid')").fetchone()
    return int(str(row[0]).split()[0]) if row else 0


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def end(process: "subprocess.Popen[bytes]") -> None:
    """Have a process end as a service does; a stubborn one is killed."""
    process.terminate()
    try:
        process.wait(timeout=45)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def soon(claim: Callable[[], Any], otherwise: Callable[[], str] = lambda: "too late") -> Any:
    """Wait until a claim holds. Gives: what it said. otherwise: words when it never does."""
    ends = time.monotonic() + PATIENCE
    while not (said := claim()):
        assert time.monotonic() < ends, otherwise()
        time.sleep(0.05)
    return said
