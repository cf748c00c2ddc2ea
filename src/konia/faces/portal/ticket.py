"""Queue tickets: the machine in the hall, the slip, and the board."""

from http import HTTPStatus
from typing import Any

import segno
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from konia.domains.counters import actions
from konia.domains.counters.board import ahead_of, board_of, ticket_of
from konia.domains.counters.keys import key_of
from konia.domains.counters.limits import limit_on
from konia.domains.counters.models import ServiceLine
from konia.domains.counters.public import DeviceKind, device_of
from konia.domains.counters.states import Priority, TakenAt, TicketState
from konia.faces.ui.context import today
from konia.faces.ui.moment import now, sender_mark
from konia.kernel.org.tree import Node, Tree
from konia.kernel.rooms.problems import NotFoundProblem, Problem

from .guard import public

BOARD_SECONDS = 10
SLIP_SECONDS = 30


class TicketForm(forms.Form):
    """Which line, and whether one goes first."""

    use_required_attribute = False

    letter = forms.ChoiceField(
        label="Bạn đến làm việc gì?",
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn một loại việc.", "invalid_choice": "Hãy chọn lại."},
    )
    priority = forms.ChoiceField(
        label="Bạn có thuộc diện được gọi trước không?",
        required=False,
        choices=Priority.choices,
        widget=forms.RadioSelect,
        help_text="Cán bộ có thể xem giấy tờ khi gọi đến lượt.",
    )
    may = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, lines: tuple[ServiceLine, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["letter"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(line.letter, line.title) for line in lines]


@public
@never_cache
def kiosk(request: HttpRequest, unit: str) -> HttpResponse:
    """Take a number: on the machine in the hall or on one's own phone."""
    node = _open_unit(unit)
    board = board_of(node.id, today())
    first = {"may": request.GET.get("may", ""), "priority": ""}
    if len(board.lines) == 1:
        first["letter"] = board.lines[0].letter
    form = TicketForm(board.lines, request.POST or None, initial=first)
    status: int = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                return redirect("portal:ticket", key=_taken(request, node, form))
            except NotFoundProblem:
                raise
            except Problem as problem:
                form.add_error(None, str(problem))
                status = problem.status
    context = {"node": node, "board": board, "form": form}
    return render(request, "portal/ticket/kiosk.html", context, status=status)


def _taken(request: HttpRequest, node: Node, form: TicketForm) -> str:
    chosen = form.cleaned_data
    device = device_of(chosen["may"], on=today(), kind=DeviceKind.KIOSK)
    is_kiosk = device is not None and device.unit_id == node.id
    ticket = actions.take_ticket(
        node.code, letter=chosen["letter"], at=now(), priority=chosen["priority"],
        source=TakenAt.KIOSK if is_kiosk else TakenAt.PHONE,
        taken_from=sender_mark(request), is_kiosk=is_kiosk,
    )  # fmt: skip
    return key_of(ticket.pk)


def _open_unit(code: str) -> Node:
    """Raises: UnknownUnitError, NotFoundProblem when the unit gives out no numbers."""
    node = Tree.at(today()).node(code)
    if not node.is_open or not ServiceLine.objects.open_at(node.id, today()).exists():
        raise NotFoundProblem(
            f"{node.name} chưa lấy số qua hệ thống.", todo="Hãy hỏi cán bộ tại bộ phận một cửa."
        )
    return node


@public
@never_cache
@require_safe
def ticket(request: HttpRequest, key: str) -> HttpResponse:
    """One's own ticket: to print, or to follow on a phone until it is called."""
    found = ticket_of(key)
    limit = limit_on(found.day)
    link = request.build_absolute_uri(reverse("portal:ticket", args=[key]))
    context = {
        "ticket": found, "ahead": ahead_of(found), "limit": limit, "qr": _qr(link),
        "node": Tree.at(found.day).nodes[found.unit_id],
        "is_open": found.state not in {TicketState.DONE, TicketState.LEFT},
        "is_called": found.state in {TicketState.CALLED, TicketState.SERVING},
    }  # fmt: skip
    answer = render(request, "portal/ticket/slip.html", context)
    if context["is_open"]:
        answer.headers["Refresh"] = str(SLIP_SECONDS)
    return answer


def _qr(link: str) -> str:
    return str(segno.make_qr(link, error="m").svg_data_uri(scale=4, border=2))


@public
@never_cache
@require_safe
def board(request: HttpRequest, unit: str) -> HttpResponse:
    """The board in the hall. It asks the browser to load it again; no script is needed."""
    node = _open_unit(unit)
    context = {"node": node, "board": board_of(node.id, today()), "now": now()}
    answer = render(request, "portal/ticket/board.html", context)
    answer.headers["Refresh"] = str(BOARD_SECONDS)
    return answer
