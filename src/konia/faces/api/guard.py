"""Who may ask the API: each endpoint names a permission, or says that it is open to everybody."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer
from ninja.utils import check_csrf

from konia.faces.ui.context import today
from konia.faces.ui.identity import check_factor
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers
from konia.kernel.access.tokens import powers_of_token
from konia.kernel.rooms.problems import ForbiddenProblem, Problem

OPEN = "open"
OF_THE_REGISTER = "register"
SIGNED_IN = "signed-in"  # the endpoint itself chooses by who asks: an official or an applicant
UNMARKED = frozenset({OPEN, OF_THE_REGISTER, SIGNED_IN})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_BODY = 1024 * 1024
View = TypeVar("View", bound=Callable[..., Any])


class SignInProblem(Problem):
    """Nobody has signed in."""

    status = 401


class TooLargeProblem(Problem):
    """The body is larger than the API takes."""

    status = 413


class WrongTypeProblem(Problem):
    """The body is not of a type the API reads."""

    status = 415


class Bearer(HttpBearer):
    """A token of a program, or the session of a browser; asked before anything else is read."""

    def __call__(self, request: HttpRequest) -> Powers:
        """The powers of who asks. Raises: SignInProblem, ForbiddenProblem, WrongTypeProblem, …"""
        powers = powers_of(request)
        _check_body(request)
        return powers

    def authenticate(self, request: HttpRequest, token: str) -> Powers | None:
        """The powers of a token's bearer; None when it is no usable token."""
        return powers_of_token(token, at=timezone.now(), on=today())


SIGNED = Bearer()


def powers_of(request: HttpRequest) -> Powers:
    """The powers of who asks. Raises: SignInProblem, ForbiddenProblem."""
    powers = powers_if_any(request)
    if powers is None:
        raise SignInProblem(
            "Bạn chưa đăng nhập.",
            why="Nội dung này chỉ dành cho người có tài khoản hoặc phần mềm có mã truy cập.",
            todo="Hãy gửi tiêu đề Authorization: Bearer <mã>, hoặc đăng nhập tại "
            "/lam-viec/dang-nhap/ rồi gửi lại cùng cookie phiên.",
        )
    return powers


def powers_if_any(request: HttpRequest) -> Powers | None:
    """The powers of who asks; None for a stranger. A wrong token is refused, not passed over.

    Raises: SignInProblem, ForbiddenProblem.
    """
    known = getattr(request, "powers", None)
    if known is None:
        known = _by_token(request) if _says_token(request) else _by_session(request)
        request.powers = known  # type: ignore[attr-defined]
    assert known is None or isinstance(known, Powers)
    return known


def _says_token(request: HttpRequest) -> bool:
    return bool(request.headers.get("Authorization", ""))


def _by_token(request: HttpRequest) -> Powers:
    kind, _, text = request.headers["Authorization"].partition(" ")
    powers = None
    if kind.lower() == "bearer":
        powers = powers_of_token(text.strip(), at=timezone.now(), on=today())
    if powers is None:
        raise SignInProblem(
            "Mã truy cập không dùng được.",
            why="Mã sai, đã hết hạn hoặc đã thu hồi.",
            todo="Hãy đề nghị quản trị viên cấp mã mới.",
        )
    return powers


def _by_session(request: HttpRequest) -> Powers | None:
    account = request.user
    if not isinstance(account, Account):
        return None
    if request.method not in SAFE and check_csrf(request) is not None:
        raise ForbiddenProblem(
            "Thiếu mã chống giả mạo yêu cầu.", todo="Hãy gửi tiêu đề X-CSRFToken cùng cookie phiên."
        )
    powers = Powers.of(account, on=today())
    check_factor(request, powers)
    return powers


def _check_body(request: HttpRequest) -> None:
    if request.method in SAFE or request.method == "DELETE":
        return
    kind = (request.content_type or "").lower()
    if kind == "multipart/form-data":
        return  # files have limits of their own
    length = request.headers.get("Content-Length", "0")
    if not length.isdecimal() or int(length) > LARGEST_BODY:
        raise TooLargeProblem(
            "Nội dung quá lớn.", why=f"Mỗi yêu cầu không quá {LARGEST_BODY // 1024} kB.",
            todo="Hãy gửi tệp qua /api/v1/files.",
        )  # fmt: skip
    if kind != "application/json" and int(length):
        raise WrongTypeProblem(
            "Không đọc được nội dung.", todo="Hãy gửi Content-Type: application/json."
        )


def needs(permission: str) -> Callable[[View], View]:
    """Mark an endpoint: OPEN, OF_THE_REGISTER (it asks for the register's own), SIGNED_IN, or a
    permission.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            _check_text(request)
            if permission != OPEN:
                powers = powers_of(request)
                if permission not in UNMARKED:
                    powers.check(permission)
            return view(request, *args, **kwargs)

        guarded.needs = permission  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate


def _check_text(request: HttpRequest) -> None:
    """No database keeps the letter zero; whoever sends it means no good."""
    values = [value for _, listed in request.GET.lists() for value in listed]
    if any("\x00" in text for text in (request.path, *request.GET, *values)):
        raise Problem("Yêu cầu có ký tự không hợp lệ.", todo="Hãy bỏ ký tự có mã 0.")
