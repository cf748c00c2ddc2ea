"""The stand-ins of the national systems as tests use them: a process of its own, over loopback."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

SECRET = "konia-sandbox"  # noqa: S105 - a stand-in keeps no secret


class _Stay(urllib.request.HTTPRedirectHandler):
    """Shows a redirect instead of following it."""

    def redirect_request(self, *args: Any) -> None:
        return None


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    text: str
    location: str

    @property
    def data(self) -> Any:
        return json.loads(self.text)


@dataclass(frozen=True)
class Stand:
    """A running sandbox."""

    url: str

    def ask(
        self, method: str, path: str, data: Any = None, *, form: Any = None, **headers
    ) -> Reply:
        """Ask it something. path: below its address, or a whole address."""
        body = json.dumps(data).encode() if data is not None else None
        kind = "application/json"
        if form is not None:
            body, kind = urlencode(form).encode(), "application/x-www-form-urlencoded"
        url = path if path.startswith("http") else self.url + path
        request = urllib.request.Request(  # noqa: S310 - our own process
            url, body, {"Content-Type": kind, **headers}, method=method
        )
        try:
            with urllib.request.build_opener(_Stay).open(request, timeout=10) as answer:
                return Reply(answer.status, answer.read().decode(), "")
        except urllib.error.HTTPError as refused:
            with refused:
                where = refused.headers.get("Location", "")
                return Reply(refused.code, refused.read().decode(), where)

    def fault(self, service: str, operation: str, kind: str, **rest: Any) -> None:
        """Order a fault."""
        told = {"service": service, "operation": operation, "kind": kind, **rest}
        assert self.ask("POST", "/control/faults", told).status == 200

    def received(self, service: str) -> Any:
        """What a stand-in has received."""
        return self.ask("GET", f"/control/{service}").data

    def reset(self) -> None:
        """Begin again."""
        self.ask("POST", "/control/reset", {})


def start() -> "tuple[subprocess.Popen[str], Stand]":
    """Start a sandbox on a free port."""
    source = str(Path(__file__).resolve().parents[2])
    process = subprocess.Popen(
        [sys.executable, "-m", "konia.sandbox", "--port", "0"],
        stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": source},
    )  # fmt: skip
    assert process.stdout is not None
    return process, Stand(process.stdout.readline().strip())
