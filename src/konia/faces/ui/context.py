"""What every page knows: its menu, the name of the site and the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localdate

SITE_NAME = "Hệ thống cải cách hành chính"


@dataclass(frozen=True)
class Entry:
    """One line of the menu, ready to print."""

    title: str
    url: str
    group: str
    icon: str
    here: bool = False


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """Context for every page: face, shell (its base page), doors, site_name, today, oidc_name."""
    face = face_of(request)
    return {
        "face": face,
        "shell": f"ui/{face if face == 'workspace' else 'portal'}.html",
        "doors": menu(face, powers(request), request.path),
        "site_name": getattr(settings, "KONIA_SITE_NAME", "") or SITE_NAME,
        "today": today(),
        "oidc_name": getattr(settings, "KONIA_OIDC_NAME", ""),
    }


def face_of(request: HttpRequest) -> str:
    """The face that answers: the URL namespace, or the one that fits who asks.

    A stranger at the workspace (signing in, or refused) sees the portal.
    """
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    match = request.resolver_match
    named = match.namespaces[0] if match is not None and match.namespaces else ""
    if known:
        return named or ("portal" if getattr(user, "is_citizen", False) else "workspace")
    return "portal" if named in {"", "workspace"} else named


def powers(request: HttpRequest) -> frozenset[str]:
    """The permissions of who asks, read once per request; a stranger has none."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return frozenset()
    known = getattr(getattr(request, "powers", None), "permissions", None)
    if known is None:
        known = getattr(user, "permissions", None)
    return frozenset(known() if callable(known) else known) if known is not None else asked(user)


def asked(user: Any) -> frozenset[str]:
    """What the register of grants says an account may do today."""
    from konia.kernel.access.powers import Powers

    return Powers.of(user, on=today()).permissions


def menu(face: str, granted: Iterable[str], path: str) -> list[Entry]:
    """The doors of a face this person may open, in order; the one they stand in is marked.

    Doors of one group stand together, where the first of them stands. A door whose page is not
    installed is left out.
    """
    from konia.kernel.rooms.plates import doors_for

    found = list(doors_for(face, frozenset(granted)))
    groups = list(dict.fromkeys(door.group for door in found))
    found.sort(key=lambda door: groups.index(door.group))
    doors = [(door, address(door)) for door in found]
    here = nearest(path, [url for _, url in doors if url])
    return [
        Entry(door.title, url, door.group, door.icon, here=url == here)
        for door, url in doors
        if url
    ]


def address(door: Any) -> str:
    """Where the door leads, or '' when nothing is there."""
    try:
        return reverse(door.target, args=door.args)
    except NoReverseMatch:
        return ""


def nearest(path: str, urls: Iterable[str]) -> str:
    """The longest address that begins this path; a home address counts only exactly."""
    fits = [url for url in urls if path == url or (url.count("/") > 2 and path.startswith(url))]
    return max(fits, key=len, default="")


def today() -> date:
    """The day the pages show; a demonstration may stand still at a chosen one."""
    fixed = getattr(settings, "KONIA_TODAY", "")
    return date.fromisoformat(fixed) if fixed else localdate()
