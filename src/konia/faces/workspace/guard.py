"""Who may open a page of the workspace: signed in, and holding the permission the page names."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from konia.domains.dossiers.actions.editions import Editions
from konia.faces.ui.context import today
from konia.faces.ui.identity import lacks_factor
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import ForbiddenProblem

Params = ParamSpec("Params")
SIGNED_IN = ""  # a page that every official may open


class DeskRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: Account
    powers: Powers
    editions: Editions
    trees: dict[date, Tree]
    htmx: Any


View = Callable[Concatenate[DeskRequest, Params], HttpResponseBase]
Guarded = Callable[Concatenate[HttpRequest, Params], HttpResponseBase]


def needs(permission: str) -> Callable[[View[Params]], Guarded[Params]]:
    """Only for officials who hold the permission somewhere; attaches their powers to the request.

    SIGNED_IN lets in every official. Raises: ForbiddenProblem.
    """

    def decorate(view: View[Params]) -> Guarded[Params]:
        @wraps(view)
        def guarded(
            request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs
        ) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), reverse("workspace:sign_in"))
            desk = admitted(request)
            if lacks_factor(request, desk.powers):
                return redirect("mfa_index")
            if permission:
                desk.powers.check(permission)
            answer = view(desk, *args, **kwargs)
            answer.headers.setdefault("Cache-Control", "private, no-store")
            return answer

        guarded.needs = permission  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate


def needs_of_register(view: View[Params]) -> Guarded[Params]:
    """For pages of any register: the page itself asks for the register's own permission."""
    guarded = needs(SIGNED_IN)(view)
    guarded.needs = "register"  # type: ignore[attr-defined]
    return guarded


def admitted(request: HttpRequest) -> DeskRequest:
    """The request with the powers of who asks, as of today. Raises: ForbiddenProblem."""
    account = request.user
    assert isinstance(account, Account)
    if account.is_citizen:
        raise ForbiddenProblem(
            "Trang này dành cho cán bộ.", todo="Hãy mở tài khoản của bạn tại /tai-khoan/."
        )
    request.powers = Powers.of(account, on=today())  # type: ignore[attr-defined]
    request.editions = Editions.now()  # type: ignore[attr-defined]
    request.trees = {}  # type: ignore[attr-defined]
    return request  # type: ignore[return-value]


def tree_at(request: DeskRequest, on: date) -> Tree:
    """The tree of a day, read once for a request."""
    if on not in request.trees:
        request.trees[on] = Tree.at(on, edition=request.editions.units)
    return request.trees[on]
