"""Who may open a page of the portal: everybody, or whoever has signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from konia.domains.citizens.public import Party, party_of
from konia.faces.ui.context import today
from konia.kernel.access.models import Account
from konia.kernel.rooms.problems import ForbiddenProblem

ACTING_FOR = "acting_for"
Params = ParamSpec("Params")


class CitizenRequest(HttpRequest):
    """A request of somebody who has signed in. party: for whom they act."""

    user: Account
    party: Party


View = Callable[Concatenate[CitizenRequest, Params], HttpResponseBase]
Open = Callable[Concatenate[HttpRequest, Params], HttpResponseBase]


def citizen(view: View[Params]) -> Open[Params]:
    """Only for whoever has signed in; attaches for whom they act.

    A mandate that no longer holds ends at once, and says so. Raises: ForbiddenProblem.
    """

    @wraps(view)
    def guarded(
        request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs
    ) -> HttpResponseBase:
        account = request.user
        if not isinstance(account, Account):
            return redirect_to_login(request.get_full_path(), reverse("portal:sign_in"))
        request.party = _party(request, account)  # type: ignore[attr-defined]
        answer = view(request, *args, **kwargs)  # type: ignore[arg-type]
        answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

    guarded.guard = "citizen"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def _party(request: HttpRequest, account: Account) -> Party:
    acting_for = request.session.get(ACTING_FOR, "")
    try:
        return party_of(account, on=today(), acting_for=acting_for)
    except ForbiddenProblem:
        request.session.pop(ACTING_FOR, None)
        raise


def public(view: Callable[..., Any]) -> Callable[..., Any]:
    """For everybody. The mark says that somebody has thought about it."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return view(request, *args, **kwargs)

    opened.guard = "public"  # type: ignore[attr-defined]
    return opened
