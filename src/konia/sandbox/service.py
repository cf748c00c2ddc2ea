"""What every stand-in has: a name, a state that can be reset, routes, faults, a clock."""

import http.client
import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

from .faults import Faults
from .web import Route

HERE = timezone(timedelta(hours=7))
Clock = Callable[[], datetime]
CALLBACK_SECONDS = 10


def now() -> datetime:
    """This moment in Viet Nam."""
    return datetime.now(HERE)


def stamp(at: datetime) -> str:
    """A moment as the national systems write it: yyyyMMddHHmmss."""
    return at.strftime("%Y%m%d%H%M%S")


@dataclass(frozen=True)
class World:
    """What the stand-ins share. secret: the one they sign with."""

    faults: Faults
    clock: Clock
    secret: str
    lock: "threading.RLock"


class Service:
    """One stand-in under its own prefix."""

    name = ""
    title = ""

    def __init__(self, world: World) -> None:
        self.world = world
        self.reset()

    def reset(self) -> None:
        """Begin again as if nothing had been received."""
        raise NotImplementedError

    def routes(self) -> Sequence[Route]:
        """Its addresses below the prefix."""
        raise NotImplementedError

    def received(self) -> Any:
        """Everything received so far, for those who test against it."""
        raise NotImplementedError


def tell(url: str, data: Mapping[str, Any]) -> tuple[int, str]:
    """Post JSON to somebody's callback address. Returns: status (0: not reached), the answer."""
    return send(url, json.dumps(data, ensure_ascii=False).encode(), {})


def send(url: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
    """Post ready-made JSON under more headers. Returns: as `tell`."""
    parts = urlsplit(url)
    maker = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    line = maker(parts.hostname or "", parts.port, timeout=CALLBACK_SECONDS)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    try:
        line.request("POST", path, body, {"Content-Type": "application/json", **headers})
        answer = line.getresponse()
        return answer.status, answer.read(4096).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as error:
        return 0, f"{type(error).__name__}: {error}"
    finally:
        line.close()


def later(seconds: float, work: Callable[[], object]) -> None:
    """Do something after a while, without keeping the program alive for it."""
    timer = threading.Timer(seconds, work)
    timer.daemon = True
    timer.start()
