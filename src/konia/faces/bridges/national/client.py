"""Talking with the portal: a session first, then services; a lost session is opened once more."""

from collections.abc import Mapping
from typing import Any

from django.core.cache import cache

from konia.faces.bridges.outside import outside
from konia.faces.bridges.wires import UnreachableError, post_json

OK, NO_SESSION, UNKNOWN, EXISTS = "0", "-1", "3", "4"
SESSION_SECONDS = 20 * 60
_KEY = "bridges:national:session"


def call(service: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """One call of a service. Returns: its answer with `error_code`. Raises: UnreachableError."""
    answer = _once(service, fields)
    if answer["error_code"] == NO_SESSION:
        cache.delete(_KEY)
        answer = _once(service, fields)
    if answer["error_code"] == NO_SESSION:
        raise UnreachableError("the portal gives no session")
    return answer


def _once(service: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    told = outside()
    if not told.national_url:
        raise UnreachableError("the portal's address is not set")
    body = {"session": _session(), "service": service, **fields}
    return _answer(post_json(f"{told.national_url}/api/{service}", body).data)


def _session() -> str:
    kept = cache.get(_KEY)
    if isinstance(kept, str):
        return kept
    told = outside()
    body = {"username": told.national_user, "password": told.national_password}
    answer = _answer(post_json(f"{told.national_url}/api/login", body).data)
    if answer["error_code"] != OK:
        raise UnreachableError("the portal refuses the log-in")
    session = str(answer["session"])
    cache.set(_KEY, session, SESSION_SECONDS)
    return session


def _answer(data: dict[str, Any]) -> dict[str, Any]:
    if "error_code" not in data:
        raise UnreachableError("the answer has no error_code")
    return data
