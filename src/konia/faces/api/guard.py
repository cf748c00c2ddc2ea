"""Who may ask the API: each endpoint names a permission, or says that it is open to everybody."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest

from konia.faces.ui.context import today
from konia.faces.ui.identity import check_factor
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers
from konia.kernel.rooms.problems import Problem

OPEN = "open"
OF_THE_REGISTER = "register"
View = TypeVar("View", bound=Callable[..., Any])


class SignInProblem(Problem):
    """Nobody has signed in."""

    status = 401


def powers_of(request: HttpRequest) -> Powers:
    """The powers of who asks. Raises: SignInProblem, ForbiddenProblem."""
    account = request.user
    if not isinstance(account, Account):
        raise SignInProblem(
            "Bạn chưa đăng nhập.",
            why="Bản ghi chỉ dành cho cán bộ có tài khoản.",
            todo="Hãy đăng nhập tại /lam-viec/dang-nhap/ rồi gửi lại yêu cầu cùng cookie phiên.",
        )
    powers = Powers.of(account, on=today())
    check_factor(request, powers)
    return powers


def needs(permission: str) -> Callable[[View], View]:
    """Mark an endpoint: OPEN, OF_THE_REGISTER (it asks for the register's own), or a permission."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if permission != OPEN:
                request.powers = powers_of(request)  # type: ignore[attr-defined]
                if permission != OF_THE_REGISTER:
                    request.powers.check(permission)  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)

        guarded.needs = permission  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate
