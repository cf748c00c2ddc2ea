"""A worker is killed, as by the kernel, at the two moments that matter; a subscriber listens."""

import contextlib
import os
import signal
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from .premises import soon

UNDELIVERED = (
    "SELECT count(*) FROM outbox_message WHERE delivered_at IS NULL AND topic = 'api.webhook'"
)


@dataclass
class Subscriber:
    """Keeps what it was told; answers only while it may."""

    url: str = ""
    came: list = field(default_factory=list)
    may_answer: threading.Event = field(default_factory=threading.Event)

    def told(self, code):
        """How often, and under how many numbers, it was told of a dossier."""
        numbers = [number for number, body in self.came if code in body]
        return len(numbers), len(set(numbers))


@pytest.fixture
def subscriber():
    kept = Subscriber()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            kept.came.append((self.headers["Konia-Delivery"], body))
            if not kept.may_answer.wait(20):
                return
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

        def handle(self):
            with contextlib.suppress(ConnectionError):  # who asked was killed
                super().handle()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    kept.url = f"http://127.0.0.1:{server.server_port}/nhan"
    yield kept
    kept.may_answer.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def received(site, installation, subscriber, application):
    """Receives a dossier at a desk the subscriber follows. Gives: its code."""
    headers = {"Authorization": f"Bearer {installation.world['token']}"}
    asked = {"url": subscriber.url, "topics": ["dossiers.receive"], "unit": "H21"}
    hook = site.ask("POST", "/api/v1/webhooks", asked, **headers)
    assert hook.status == 201, hook.text

    def receive():
        made = site.ask("POST", "/api/v1/dossiers", application, **headers)
        assert made.status == 201, made.text
        return made.data["code"]

    yield receive
    site.ask("DELETE", f"/api/v1/webhooks/{hook.data['code']}", **headers)


def kill(worker):
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()


def test_killed_between_the_commit_and_the_sending(installation, received, subscriber):
    subscriber.may_answer.set()
    with installation.worker() as worker:
        first = received()
        soon(lambda: subscriber.told(first) == (1, 1))  # it is at work
        soon(lambda: not installation.ask(UNDELIVERED))
        os.kill(worker.pid, signal.SIGSTOP)
        code = received()
        kill(worker)
    assert subscriber.told(code) == (0, 0)
    with installation.worker():
        soon(lambda: subscriber.told(code) == (1, 1))
        soon(lambda: not installation.ask(UNDELIVERED))
    assert subscriber.told(code) == (1, 1)


def test_killed_between_the_sending_and_the_noting(installation, received, subscriber):
    """At least once; the number of the delivery tells the subscriber that it is the same."""
    with installation.worker() as worker:
        code = received()
        soon(lambda: subscriber.told(code) == (1, 1))
        kill(worker)
    subscriber.may_answer.set()
    assert installation.ask(UNDELIVERED) == 1
    # Another worker takes it over when the lease of three minutes is over.
    installation.ask("UPDATE outbox_message SET next_try_at = now() WHERE delivered_at IS NULL")
    with installation.worker():
        soon(lambda: subscriber.told(code) == (2, 1))
        soon(lambda: not installation.ask(UNDELIVERED))
