"""Faults to order: what goes wrong, where, and how many times."""

import threading
from dataclasses import asdict, dataclass
from typing import Any

from .web import Refused

# error: answers 500 and does nothing; lost: does it and hangs up without an answer;
# silent: sends no callback; crossed: the callback names another order's amount.
KINDS = ("delay", "error", "lost", "duplicate", "wrong_signature", "silent", "wrong_amount")
LONGEST_DELAY = 60.0


@dataclass
class Fault:
    """A fault that waits for its moment. times: how often it still happens."""

    service: str
    operation: str
    kind: str
    times: int = 1
    seconds: float = 0.0


class Faults:
    """The faults ordered and not yet spent."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[Fault] = []

    def order(self, data: dict[str, Any]) -> Fault:
        """Order a fault. Raises: Refused when it makes no sense."""
        kind = str(data.get("kind", ""))
        if kind not in KINDS:
            raise Refused(f"kind must be one of {', '.join(KINDS)}")
        seconds = min(max(float(data.get("seconds", 0)), 0.0), LONGEST_DELAY)
        fault = Fault(
            str(data.get("service", "")), str(data.get("operation", "*")), kind,
            int(data.get("times", 1)), seconds,
        )  # fmt: skip
        with self._lock:
            self._waiting.append(fault)
        return fault

    def take(self, service: str, operation: str, kind: str) -> Fault | None:
        """Spend one turn of a fault, if one waits here."""
        with self._lock:
            for fault in self._waiting:
                fits = fault.service == service and fault.operation in {operation, "*"}
                if fits and fault.kind == kind and fault.times > 0:
                    fault.times -= 1
                    return fault
        return None

    def listed(self) -> list[dict[str, Any]]:
        """Those not yet spent."""
        with self._lock:
            return [asdict(fault) for fault in self._waiting if fault.times > 0]

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._waiting.clear()
