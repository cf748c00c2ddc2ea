"""Paying what was asked: to the gateway and back, again after a failure, the receipt."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from konia.domains.dossiers.public import masked
from konia.domains.payments.public import PaymentView, pay_page, pay_url, receipt_file
from konia.faces.ui.identity import address_of
from konia.faces.ui.moment import now
from konia.kernel.access.turns import Limit, take_turn
from konia.kernel.rooms.problems import NotFoundProblem, Problem

from .guard import public
from .procedures import money

# The code of a request opens its page without an account, so nobody may try many.
LOOKS = Limit(about_one=120, from_one_address=120)
TRIES = Limit(about_one=12, from_one_address=40)


def _page(request: HttpRequest, code: str) -> PaymentView:
    take_turn("pay_look", about=code, address=address_of(request), limit=LOOKS)
    return pay_page(code)


@public
@never_cache
@require_safe
def payment(request: HttpRequest, code: str) -> HttpResponse:
    """What is to be paid, how far it is, and the way to the gateway. Raises: NotFoundProblem."""
    return _shown(request, _page(request, code), [])


def _shown(
    request: HttpRequest, page: PaymentView, problems: list[dict[str, str]], status: int = 200
) -> HttpResponse:
    failed = page.is_payable and page.last_try in {"Không thành công", "Người nộp hủy"}
    context = {
        "payment": page, "payer": masked(page.payer), "problems": problems, "failed": failed,
        "amount": money(page.amount_vnd),
        "lines": [{"key": name, "value": money(amount)} for name, amount in page.lines],
        "is_dossier": page.subject == "dossiers",
    }  # fmt: skip
    return render(request, "portal/paying/payment.html", context, status=status)


@public
@never_cache
@require_POST
def pay(request: HttpRequest, code: str) -> HttpResponse:
    """Open an order at the chosen gateway and send the payer there.

    What was paid already is not paid again: earlier tries are asked about first.
    """
    take_turn("pay", about=code, address=address_of(request), limit=TRIES)
    page = pay_page(code)
    chosen = request.POST.get("cong", "")
    if not page.is_payable:
        return redirect("portal:payment", code=page.code)
    if chosen not in dict(page.gateways):
        return _shown(request, page, [{"url": "", "text": "Hãy chọn một cách nộp tiền."}], 422)
    try:
        where = pay_url(page.code, gateway=chosen, at=now())
    except NotFoundProblem:
        raise
    except Problem as problem:
        fresh = pay_page(code)
        if not fresh.is_payable:
            return redirect("portal:payment", code=fresh.code)
        return _shown(request, fresh, [{"url": "", "text": str(problem)}], problem.status)
    return _handed_on(request, page, where)


def _handed_on(request: HttpRequest, page: PaymentView, where: str) -> HttpResponse:
    """A page that leads on by itself: our policy lets no form be sent to another site."""
    if urlsplit(where).scheme not in {"http", "https"}:
        raise Problem("Cổng thanh toán trả lời sai.", todo="Hãy thử lại sau ít phút.")
    answer = render(request, "portal/paying/onward.html", {"payment": page, "where": where})
    answer.headers["Refresh"] = f"0;url={where}"
    return answer


@public
@never_cache
@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt of what was paid, as PDF."""
    page = _page(request, code)
    answer = HttpResponse(receipt_file(page.code), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="bien-lai-{page.code}.pdf"'
    return answer
