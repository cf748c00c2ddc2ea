"""Following a dossier by its code, without an account: no name, no address, no reason."""

import re
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from konia.domains.dossiers.models import Dossier, Event, Step
from konia.domains.dossiers.public import look_up, names_on
from konia.domains.procedures.models import Procedure
from konia.faces.ui.context import today
from konia.faces.ui.identity import address_of
from konia.faces.ui.moment import now
from konia.kernel.access.turns import Limit, take_turn

from .codes import Code
from .courses import clock_of, course_of
from .guard import public

LOOK_UPS = Limit(about_one=60, from_one_address=60)
LONGEST = 40
CODE = re.compile(Code.regex)
ASK = "Hãy nhập mã hồ sơ ghi trên giấy tiếp nhận: chữ, số, dấu chấm và gạch nối."


@public
@never_cache
@require_safe
def tracking(request: HttpRequest) -> HttpResponse:
    """Ask for a code; the look-up itself has an address of its own, the one in the QR mark."""
    code = "".join(request.GET.get("ma", "").split()).upper()
    if len(code) <= LONGEST and CODE.fullmatch(code):
        return redirect("portal:track", code=code)
    problems = [{"url": "#ma", "text": ASK}] if "ma" in request.GET else []
    return _asked(request, code, problems, 422 if problems else 200)


def _asked(
    request: HttpRequest, code: str, problems: list[dict[str, str]], status: int
) -> HttpResponse:
    context = {"code": code[:LONGEST], "problems": problems}
    return render(request, "portal/tracking/ask.html", context, status=status)


@public
@never_cache
@require_safe
def track(request: HttpRequest, code: str) -> HttpResponse:
    """The public face of a dossier. An unknown code asks the database as many questions.

    Raises: TooManyTriesError.
    """
    take_turn("track", about=code, address=address_of(request), limit=LOOK_UPS)
    seen = look_up(code, on=today())
    dossier = Dossier.objects.of_code(code).select_related("procedure").first()
    if seen is None or not isinstance(dossier, Dossier):
        _as_long()
        words = f"Không có hồ sơ mang mã “{code[:LONGEST]}”. Hãy xem lại mã trên giấy tiếp nhận."
        problems = [{"url": "#ma", "text": words}]
        return _asked(request, code, problems, HTTPStatus.NOT_FOUND)
    course = course_of(dossier, on=today())
    procedure = _procedure(dossier)
    context = {
        "seen": seen, "now": course.now(), "timeline": course.timeline(is_own=False),
        "clock": clock_of(dossier, events=course.events, now=now()),
        "procedure": procedure,
    }  # fmt: skip
    return render(request, "portal/tracking/track.html", context)


def _procedure(dossier: Dossier) -> Procedure | None:
    found = dossier.procedure or Procedure.objects.of_code(dossier.procedure_code).first()
    return found if isinstance(found, Procedure) else None


def _as_long() -> None:
    """The questions a known code would have cost, so that time tells nothing more than the page."""
    nobody = Dossier(pk=0, procedure_code="")
    for _ in range(2):
        list(Event.objects.of_dossier(0).shown_to_all())
        Step.objects.of_dossier(0).still_open().of_process().order_by("id").last()
        names_on({0}, today())
    Step.objects.of_dossier(0).still_open().of_process().order_by("id").last()
    _procedure(nobody)
