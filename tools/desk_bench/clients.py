"""Clients that press on a server: so many at once, each with a connection of its own."""

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

Request = tuple[str, str, bytes, dict[str, str]]  # method, path, body, headers


@dataclass
class Outcome:
    """What the clients saw. seconds: of the whole; waits: of each answered request."""

    seconds: float = 0.0
    cpu_seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many were answered well."""
        return len(self.waits)

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.count / self.seconds if self.seconds else 0.0

    @property
    def cpu_ms(self) -> float:
        """Processor milliseconds a request, server and database together."""
        return 1000 * self.cpu_seconds / self.count if self.count else 0.0

    def quantile_ms(self, share: float) -> float:
        """The wait that this share of the requests did not exceed."""
        ordered = sorted(self.waits)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def press(
    port: int,
    make: Callable[[int, int], Request],
    *,
    clients: int,
    each: int,
    cpu: Callable[[], float] = lambda: 0.0,
    pace_s: float = 0.0,
    spread: bool = False,
) -> Outcome:
    """Have clients send `each` requests one after the other. make: (client, turn) -> request.

    spread: they begin one after the other within the first pace, not all in one moment.
    """
    outcome, lock = Outcome(), threading.Lock()

    def one(client: int) -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        time.sleep(pace_s * client / clients if spread else 0.0)
        for turn in range(each):
            wait, wrong = _send(line, make(client, turn))
            with lock:
                outcome.wrong.append(wrong) if wrong else outcome.waits.append(wait)
            time.sleep(pace_s)
        line.close()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(clients)]
    before, began = cpu(), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    outcome.seconds, outcome.cpu_seconds = time.perf_counter() - began, cpu() - before
    return outcome


def _send(line: http.client.HTTPConnection, request: Request) -> tuple[float, str]:
    method, path, body, headers = request
    began = time.perf_counter()
    line.request(method, path, body=body or None, headers=headers)
    answer = line.getresponse()
    text = answer.read()
    wait = time.perf_counter() - began
    return wait, "" if answer.status < 300 else f"{answer.status} {text[:300]!r}"
