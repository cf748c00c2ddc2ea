"""The intake page that works through an outage: its shell, its worker, who is signed in."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from konia.faces.ui.moment import now
from konia.kernel.org.tree import Node

from .guard import DeskRequest, needs
from .offline_pack import desk_named, pack_of

RECEIVE = "dossiers.receive"
NAMES = (
    "page", "store", "seal", "clock", "qr", "marks", "queue", "intake", "receipt", "server",
    "prepare", "drafts",
)  # fmt: skip
MODULES = tuple(f"ui/offline/{name}.js" for name in NAMES)
FONTS = tuple(
    f"konia/fonts/be-vietnam-pro-{subset}-{weight}-normal.woff2"
    for subset in ("latin", "latin-ext", "vietnamese")
    for weight in (400, 600, 700)
)
LOOKS = (
    "konia/css/app.css", "konia/js/app.js", "konia/js/qr.js", "konia/mark.svg",
    "ui/offline/offline.css",
)  # fmt: skip
ASSETS = (*MODULES, *FONTS, *LOOKS)


@require_GET
@needs(RECEIVE)
def page(request: DeskRequest) -> HttpResponse:
    """The shell: no name and no data in it, for the browser keeps a copy of it."""
    return render(request, "workspace/offline/page.html", {"urls": _addresses()})


def _addresses() -> dict[str, str]:
    names = ("session", "pack", "reserve", "void", "give_back", "upload", "send", "worker")
    return {name: reverse(f"workspace:offline_{name}") for name in names}


@require_GET
@needs(RECEIVE)
def worker(request: DeskRequest) -> HttpResponse:
    """The service worker: it answers for this page and the files it needs, and nothing else."""
    context = {
        "version": _version(), "page_json": json.dumps(reverse("workspace:offline")),
        "assets_json": json.dumps(_assets()),
    }  # fmt: skip
    answer = render(request, "workspace/offline/worker.js", context, content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer


def _assets() -> list[str]:
    """Both addresses of each file: its own, which modules name, and the one pages print."""
    plain = [f"{settings.STATIC_URL}{name}" for name in ASSETS]
    printed = [staticfiles_storage.url(name) for name in ASSETS]
    return list(dict.fromkeys(plain + printed))


@lru_cache(maxsize=1)
def _version() -> str:
    """Changes with any file the page needs, so that browsers fetch the new ones."""
    digest = hashlib.sha256()
    template = Path(__file__).parent / "templates" / "workspace" / "offline"
    found = [finders.find(name) for name in ASSETS]
    files = [Path(str(path)) for path in found if path] + sorted(template.iterdir())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@require_GET
@needs(RECEIVE)
def session(request: DeskRequest) -> JsonResponse:
    """Who is signed in, the mark for the next posts, and what time it is here."""
    return JsonResponse(
        {"user": request.user.username, "name": str(request.user), "csrf": get_token(request),
         "now": now().isoformat()}
    )  # fmt: skip


@require_GET
@needs(RECEIVE)
def pack(request: DeskRequest) -> JsonResponse:
    """Everything a desk needs to receive without a line. quay: the code of the desk."""
    desk: Node = desk_named(request, request.GET.get("quay", ""))
    content: dict[str, Any] = pack_of(request, desk)
    return JsonResponse(content)
