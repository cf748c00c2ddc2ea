"""Entering and leaving, for every face: second factors, sessions, where to go afterwards."""

from io import BytesIO
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import perform_login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login as open_session
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from konia.kernel.access.actions import TooManyTriesError
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers
from konia.kernel.access.sessions import note_session
from konia.kernel.access.turns import Limit, take_turn
from konia.kernel.audit.register import record
from konia.kernel.rooms.plates import all_permissions
from konia.kernel.rooms.problems import ForbiddenProblem

from .context import today

BACKEND = "konia.kernel.access.backends.OfficialBackend"
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
HAS_FACTOR = "has_second_factor"
TOLD = {
    "mfa/messages/totp_activated.txt": "Đã bật ứng dụng xác thực.",
    "mfa/messages/totp_deactivated.txt": "Đã tắt ứng dụng xác thực.",
    "mfa/messages/recovery_codes_generated.txt": "Đã tạo mã dự phòng mới. Mã cũ đã bỏ.",
    "mfa/messages/webauthn_added.txt": "Đã thêm khóa bảo mật.",
    "mfa/messages/webauthn_removed.txt": "Đã gỡ khóa bảo mật.",
    "socialaccount/messages/account_connected.txt": "Đã xác thực danh tính điện tử.",
    "socialaccount/messages/account_connected_updated.txt": "Đã xác thực danh tính điện tử.",
    "socialaccount/messages/account_connected_other.txt": (
        "Định danh điện tử này đã gắn với một tài khoản khác."
    ),
}


def onward(request: HttpRequest, otherwise: str) -> str:
    """Where to go after entering: the page that was asked for, only if it is of this site."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    return wanted if wanted and is_ours(request, wanted) else otherwise


def is_ours(request: HttpRequest, url: str) -> bool:
    """Whether an address leads to a page of this site."""
    return url_has_allowed_host_and_scheme(
        url, {request.get_host()}, require_https=request.is_secure()
    )


def enter(request: HttpRequest, account: Account, *, to: str) -> HttpResponse:
    """Let in whoever gave the right password, once they have shown their second factor."""
    answer: HttpResponse = perform_login(
        request, account, email_verification="none", redirect_url=to
    )
    return answer


def address_of(request: HttpRequest) -> str:
    """The network address a request came from."""
    return str(request.META.get("REMOTE_ADDR", ""))


def turn(request: HttpRequest, form: forms.Form, kind: str, about: str, limit: Limit) -> bool:
    """Count one post; when there were too many the form says so. Returns: whether to go on."""
    try:
        take_turn(kind, about=about, address=address_of(request), limit=limit)
    except TooManyTriesError as problem:
        form.add_error(None, str(problem))
        return False
    return True


def has_second_factor(account: Account) -> bool:
    """Whether a password alone does not let this account in."""
    return bool(MFAAdapter().is_mfa_enabled(account, list(SECOND_FACTORS)))


def must_have_factor(powers: Powers) -> bool:
    """Whether an account holds a permission for which the installation asks a second factor."""
    asked = frozenset(settings.KONIA_MFA_REQUIRED)
    if unknown := asked - all_permissions().keys():
        raise ImproperlyConfigured(f"KONIA_MFA_REQUIRED names no permission: {sorted(unknown)}")
    return bool(asked & powers.permissions)


def lacks_factor(request: HttpRequest, powers: Powers) -> bool:
    """Whether who asks must set up a second factor before going on.

    That one was found is remembered in the session, which ends when it is taken away.
    """
    if not settings.KONIA_MFA_REQUIRED or not must_have_factor(powers):
        return False
    if not request.session.get(HAS_FACTOR):
        request.session[HAS_FACTOR] = has_second_factor(powers.account)
    return not request.session[HAS_FACTOR]


def check_factor(request: HttpRequest, powers: Powers) -> None:
    """Raises: ForbiddenProblem when the second factor that the permission asks for is lacking."""
    if lacks_factor(request, powers):
        raise ForbiddenProblem(
            "Tài khoản này phải bật xác thực hai lớp.",
            why="Quyền được giao cho bạn cần xác thực hai lớp.",
            todo="Hãy bật tại /tai-khoan/bao-mat/ rồi thử lại.",
        )


class AccountAdapter(DefaultAccountAdapter):
    """How accounts enter: each entry is written down, and leads to the holder's own face."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_password": "Mật khẩu không đúng.",
    }

    def login(self, request: HttpRequest, user: Any) -> None:
        """Open the session under a new key, so that a key known before is worth nothing."""
        open_session(request, user, backend=BACKEND)
        note_session(
            user,
            request.session.session_key or "",
            address=address_of(request),
            browser=request.headers.get("User-Agent", ""),
        )
        record("sign_in", by=user.get_username(), subject="access.account", subject_id=user.pk)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The first page of the face an account belongs to."""
        account = request.user
        is_citizen = isinstance(account, Account) and account.is_citizen
        return reverse("portal:account" if is_citizen else "workspace:home")

    def is_safe_url(self, url: str) -> bool:
        """Only pages of the site that was asked."""
        return is_ours(self.request, url) if url else False

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are opened by our own pages, or by an electronic identity."""
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Tell in our own words; what has none is not told."""
        words = message or TOLD.get(message_template or "")
        if words:
            messages.add_message(request, level, words, extra_tags=extra_tags)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Letters go through the outbox, not from a request."""


class MFAAdapter(DefaultMFAAdapter):
    """Second factors: named in Vietnamese, and kept where they are required."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Mã không đúng. Hãy nhập mã mới nhất trong ứng dụng.",
        "cannot_delete_authenticator": (
            "Quyền được giao cho bạn cần xác thực hai lớp, nên không thể tắt lớp cuối cùng."
        ),
        "cannot_generate_recovery_codes": "Hãy bật xác thực hai lớp trước khi tạo mã dự phòng.",
    }

    def get_totp_issuer(self) -> str:
        """What the app of the holder shows."""
        return str(getattr(settings, "KONIA_SITE_NAME", "") or "Cải cách hành chính")

    def get_totp_label(self, user: Any) -> str:
        """What the holder knows their account by."""
        return str(user.email or user.phone or user.username if user.is_citizen else user.username)

    def build_totp_svg(self, url: str) -> str:
        """The square code to scan."""
        out = BytesIO()
        segno.make(url, error="m").save(out, kind="svg", scale=4, border=2, xmldecl=False)
        return out.getvalue().decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last factor stays where the installation asks for one."""
        account = authenticator.user
        assert isinstance(account, Account)
        if not must_have_factor(Powers.of(account, on=today())):
            return True
        others = account.authenticator_set.exclude(pk=authenticator.pk)  # type: ignore[attr-defined]
        return any(other.type in SECOND_FACTORS for other in others)
