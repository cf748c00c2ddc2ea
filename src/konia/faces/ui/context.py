"""What every page knows: its menu, the name of the site and the day."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import localdate

from .menu import menu

SITE_NAME = "Hệ thống cải cách hành chính"


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


def today() -> date:
    """The day the pages show; a demonstration may stand still at a chosen one."""
    fixed = getattr(settings, "KONIA_TODAY", "")
    return date.fromisoformat(fixed) if fixed else localdate()
