"""Who may call a bridge: each route names the system whose signature it asks for."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from konia.faces.ui.context import today
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers

Params = ParamSpec("Params")
View = Callable[Concatenate[HttpRequest, Params], HttpResponse]


class OfficialRequest(HttpRequest):
    """A request of an official, with what they may do."""

    powers: Powers


OfficialView = Callable[Concatenate[OfficialRequest, Params], HttpResponse]


def signed_by(system: str) -> Callable[[View[Params]], View[Params]]:
    """Mark a route as open to one outside system; the view checks the signature itself."""

    def decorate(view: View[Params]) -> View[Params]:
        @wraps(view)
        def guarded(
            request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs
        ) -> HttpResponse:
            return view(request, *args, **kwargs)

        guarded.needs = f"signature:{system}"  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate


def needs(permission: str) -> Callable[[OfficialView[Params]], View[Params]]:
    """Only for officials who hold the permission. Raises: ForbiddenProblem."""

    def decorate(view: OfficialView[Params]) -> View[Params]:
        @wraps(view)
        def guarded(
            request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs
        ) -> HttpResponse:
            account = request.user
            if not isinstance(account, Account):
                return redirect_to_login(request.get_full_path(), reverse("workspace:sign_in"))
            request.powers = Powers.of(account, on=today())  # type: ignore[attr-defined]
            request.powers.check(permission)  # type: ignore[attr-defined]
            answer = view(request, *args, **kwargs)  # type: ignore[arg-type]
            answer.headers.setdefault("Cache-Control", "private, no-store")
            return answer

        guarded.needs = permission  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate
