"""Where outside systems call back: no session, no cookie; the signature says who it is."""

import json
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from konia.domains.payments import actions
from konia.domains.payments.gateways import Told, gateway_of
from konia.domains.payments.states import Verdict
from konia.kernel.rooms.problems import NotFoundProblem, Problem

from .guard import signed_by
from .payment import ForgedError, NationalGateway
from .tax import is_from_tax, take_tax_callback

LARGEST = 64 * 1024
# Forgeries kept and answered from one address in a minute; the rest are only refused.
MOST_FORGED = 20
# A gateway that is told anything but success calls again, so what can never succeed is taken.
TAKEN = {Verdict.SETTLED, Verdict.REPEATED, Verdict.FAILED, Verdict.EXCESS, Verdict.PENDING}


@csrf_exempt
@require_POST
@never_cache
@signed_by("payment")
def payment_callback(request: HttpRequest, gateway: str) -> HttpResponse:
    """The gateway says what became of an order."""
    fields = fields_of(request)
    told = _read(request, gateway, fields, source="callback")
    if told is None:
        return JsonResponse({"code": "97", "message": "wrong signature"}, status=403)
    verdict = actions.settle(told, gateway=gateway, source="callback", at=timezone.now())
    if verdict in TAKEN:
        return JsonResponse({"code": "00", "message": verdict})
    return JsonResponse({"code": "04", "message": verdict}, status=409)


@require_GET
@never_cache
@signed_by("payment")
def payment_return(request: HttpRequest, gateway: str) -> HttpResponse:
    """The payer comes back; what the address says counts only when it is signed."""
    fields = request.GET.dict()
    told = _read(request, gateway, fields, source="return")
    if told is None:
        raise Problem(
            "Liên kết trở về từ cổng thanh toán không hợp lệ.",
            why="Nội dung liên kết đã bị sửa hoặc thiếu.",
            todo="Hãy mở lại trang thanh toán từ hồ sơ. Tiền đã nộp (nếu có) vẫn được ghi nhận.",
        )
    verdict = actions.settle(told, gateway=gateway, source="return", at=timezone.now())
    if verdict == Verdict.UNKNOWN:
        raise NotFoundProblem("Không có lần nộp tiền này.")
    return HttpResponseRedirect(f"/thanh-toan/{told.order.rpartition('-')[0]}/")


@csrf_exempt
@require_POST
@never_cache
@signed_by("tax")
def tax_callback(request: HttpRequest) -> HttpResponse:
    """The tax branch issued a notice, or the treasury confirmed a payment."""
    fields = fields_of(request)
    if not is_from_tax(fields):
        return JsonResponse({"code": "97", "message": "wrong signature"}, status=403)
    try:
        notice = take_tax_callback(fields, at=timezone.now())
    except (KeyError, ValueError) as error:
        return JsonResponse({"code": "01", "message": str(error)}, status=400)
    return JsonResponse({"code": "00", "message": notice.number})


def fields_of(request: HttpRequest) -> dict[str, Any]:
    """The JSON object of a callback; empty when it is none, and then no signature fits it."""
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        return {}
    try:
        found = json.loads(request.body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _read(
    request: HttpRequest, gateway: str, fields: dict[str, Any], *, source: str
) -> Told | None:
    """What was said; None when the signature does not fit, which is kept."""
    chosen = gateway_of(gateway)
    assert isinstance(chosen, NationalGateway)
    try:
        return chosen.read(fields)
    except ForgedError:
        if _is_worth_keeping(request):
            actions.keep_forged(fields, gateway=gateway, source=source, at=timezone.now())
        return None


def _is_worth_keeping(request: HttpRequest) -> bool:
    key = f"forged:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, 60)
    return cache.incr(key) <= MOST_FORGED
