"""All stand-ins in one process: a threaded server, the control address, reset."""

import threading
import time
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from .faults import Faults
from .identity import Identity
from .messages import Messages
from .payment import Payment
from .portal import Portal
from .service import Clock, Service, World, now
from .tax import Tax
from .web import LARGEST, Answer, Ask, Refused, Route, link, page, table, told

SECRET = "konia-sandbox"  # noqa: S105 - a stand-in keeps no secret


class LostAnswer(Exception):  # noqa: N818 - ordered on purpose
    """It was done, and nobody is told."""


class Sandbox:
    """The stand-ins, and the control address that orders faults and begins again."""

    def __init__(self, *, secret: str = SECRET, clock: Clock = now) -> None:
        world = World(Faults(), clock, secret, threading.RLock())
        self.world = world
        self.payment, self.identity = Payment(world), Identity(world)
        self.portal, self.messages, self.tax = Portal(world), Messages(world), Tax(world)
        made: tuple[Service, ...] = (
            self.payment, self.identity, self.portal, self.messages, self.tax,
        )  # fmt: skip
        self.services = {service.name: service for service in made}

    def reset(self) -> None:
        """Begin again; numbers start from one."""
        with self.world.lock:
            self.world.faults.clear()
            for service in self.services.values():
                service.reset()

    def answer(self, ask: Ask) -> Answer:
        """Answer one request. Raises: LostAnswer when that was ordered."""
        try:
            return self._answer(ask)
        except Refused as refused:
            return told({"error": str(refused)}, status=refused.status)
        except (ValueError, TypeError) as error:
            return told({"error": str(error)}, status=400)

    def _answer(self, ask: Ask) -> Answer:
        name, _, rest = ask.path.lstrip("/").partition("/")
        if name == "":
            return self._home()
        if name == "control":
            return self._control(ask, rest)
        service = self.services.get(name)
        for route in service.routes() if service else ():
            match = route.fits(ask, f"/{rest}")
            if match:
                return self._serve(name, route, ask, match.groupdict())
        raise Refused("no such address", status=404)

    def _serve(self, name: str, route: Route, ask: Ask, found: dict[str, str]) -> Answer:
        faults = self.world.faults
        operation = found.get("service", route.operation)
        delay = faults.take(name, operation, "delay")
        if delay:
            time.sleep(delay.seconds)
        if faults.take(name, operation, "error"):
            return told({"error": "ordered fault"}, status=500)
        answer = route.handler(ask, **found)
        if faults.take(name, operation, "lost"):
            raise LostAnswer
        return answer

    def _control(self, ask: Ask, rest: str) -> Answer:
        match (ask.method, rest.rstrip("/")):
            case ("POST", "reset"):
                self.reset()
                return told({"reset": True})
            case ("POST", "faults"):
                return told(asdict(self.world.faults.order(ask.data)))
            case ("GET", "faults"):
                return told(self.world.faults.listed())
            case ("DELETE", "faults"):
                self.world.faults.clear()
                return told([])
            case ("GET", name) if name in self.services:
                return told(self.services[name].received())
        raise Refused("no such control", status=404)

    def _home(self) -> Answer:
        rows = [
            (link(f"/{one.name}/", one.title), f"/{one.name}") for one in self.services.values()
        ]
        return page("Hệ thống giả lập của konia", table(("Hệ thống", "Đường dẫn"), rows))


def handler_of(sandbox: Sandbox) -> type[BaseHTTPRequestHandler]:
    """The handler that carries requests to a sandbox."""

    class Carrier(BaseHTTPRequestHandler):
        """One connection."""

        protocol_version = "HTTP/1.1"
        timeout = 30

        def _carry(self) -> None:
            parts = urlsplit(self.path)
            size = int(self.headers.get("Content-Length") or 0)
            if size > LARGEST:
                return self._send(told({"error": "too large"}, status=413))
            ask = Ask(
                self.command, unquote(parts.path), self.headers.get("Host", "localhost"),
                dict(parse_qsl(parts.query, keep_blank_values=True)),
                {name.lower(): value for name, value in self.headers.items()},
                self.rfile.read(size),
            )  # fmt: skip
            try:
                answer = sandbox.answer(ask)
            except LostAnswer:
                self.close_connection = True
                return None
            return self._send(answer)

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.body)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        do_GET = do_POST = do_PUT = do_DELETE = _carry  # noqa: N815 - names of the base class

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing: the pages show what came in."""

    return Carrier


class Server(ThreadingHTTPServer):
    """A server whose threads do not outlive it."""

    daemon_threads = True
    allow_reuse_address = True


def serve(sandbox: Sandbox, *, host: str = "127.0.0.1", port: int = 0) -> Server:
    """A server of a sandbox in a thread of its own. port: 0 for any. Stop it with shutdown()."""
    server = Server((host, port), handler_of(sandbox))
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True
    ).start()
    return server
