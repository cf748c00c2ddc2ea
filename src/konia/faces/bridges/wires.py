"""One request to an outside system: with a time limit, without surprises."""

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

SECONDS = 10
LARGEST = 20 * 1024 * 1024


class UnreachableError(Exception):
    """No answer, or none that can be used: it may or may not have been done."""


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    body: bytes

    @property
    def data(self) -> dict[str, Any]:
        """The JSON object. Raises: UnreachableError when it is none."""
        try:
            found = json.loads(self.body)
        except ValueError:
            raise UnreachableError("the answer is not JSON") from None
        if not isinstance(found, dict):
            raise UnreachableError("the answer is not a JSON object")
        return found


def post_json(
    url: str, data: Mapping[str, Any], *, seconds: float = SECONDS,
    headers: Mapping[str, str] | None = None,
) -> Reply:  # fmt: skip
    """Post JSON. Raises: UnreachableError for a broken line, a time-out, or an answer of 5xx."""
    parts = urlsplit(url)
    maker = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    line = maker(parts.hostname or "", parts.port, timeout=seconds)
    try:
        body = json.dumps(data, ensure_ascii=False).encode()
        head = {"Content-Type": "application/json", "Accept": "application/json", **(headers or {})}
        line.request("POST", parts.path, body, head)
        answer = line.getresponse()
        content = answer.read(LARGEST + 1)
    except (OSError, http.client.HTTPException) as error:
        raise UnreachableError(f"{type(error).__name__}: {error}") from error
    finally:
        line.close()
    if answer.status >= 500 or len(content) > LARGEST:
        raise UnreachableError(f"HTTP {answer.status}")
    return Reply(answer.status, content)
