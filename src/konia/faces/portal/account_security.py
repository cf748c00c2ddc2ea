"""Security of an account, of citizens and officials alike: second factors, password, identity."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.stagekit import unstash_login
from allauth.mfa.base import views as base
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from konia.faces.ui.context import today
from konia.faces.ui.identity import address_of, has_second_factor, must_have_factor
from konia.faces.ui.passwords import NewPasswordField
from konia.kernel.access.actions import change_password
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers
from konia.kernel.access.turns import Limit, take_turn
from konia.kernel.rooms.problems import FieldProblems

from .guard import CitizenRequest, citizen, public

GUESSES = Limit(about_one=8, from_one_address=60)
ENTRIES = Limit(about_one=30, from_one_address=60)


class ChangePasswordForm(forms.Form):
    """The password of now, and the one to come."""

    use_required_attribute = False
    old = forms.CharField(
        label="Mật khẩu hiện tại",
        strip=False,
        max_length=128,
        error_messages={"required": "Hãy nhập mật khẩu hiện tại."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = NewPasswordField()


class SecurityView(base.IndexView):
    """Which factors guard this account."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds whether the installation asks for a factor."""
        account = self.request.user
        assert isinstance(account, Account)
        more = {
            "has_factor": has_second_factor(account),
            "must_have_factor": must_have_factor(Powers.of(account, on=today())),
        }
        return {**super().get_context_data(**kwargs), **more}


class AuthenticateView(base.AuthenticateView):
    """Asks for the second factor; keys are offered only to who has one."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds whether there is a key."""
        found = super().get_context_data(**kwargs)
        account = self.stage.login.user
        has_keys = account.authenticator_set.exclude(type__in=["totp", "recovery_codes"]).exists()
        return {**found, "has_keys": has_keys}


def counted(kind: str, view: Callable[..., Any], limit: Limit = GUESSES) -> Callable[..., Any]:
    """Count what is posted to a page, by account and by address. Raises: TooManyTriesError."""

    @wraps(view)
    def slowed(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method == "POST":
            take_turn(kind, about=_who(request), address=address_of(request), limit=limit)
        return view(request, *args, **kwargs)

    return slowed


def _who(request: HttpRequest) -> str:
    """Who has signed in, or is about to: starting afresh with a new session does not help."""
    if request.user.is_authenticated:
        return str(request.user.pk)
    login = unstash_login(request, peek=True)
    return str(login.user.pk) if login and login.user else address_of(request)


def entrance(view: Callable[..., Any]) -> Callable[..., Any]:
    """A page of electronic identity, when this installation has a provider."""

    def opened(request: HttpRequest, provider_id: str) -> Any:
        try:
            get_adapter(request).get_app(request, provider=provider_id)
        except SocialApp.DoesNotExist:
            raise Http404 from None
        return view(request, provider_id)

    return public(opened)


security = citizen(SecurityView.as_view())
authenticate = public(counted("second_factor", AuthenticateView.as_view()))


@citizen
@sensitive_post_parameters("old", "password")
def password(request: CitizenRequest) -> HttpResponse:
    """Change my password; other sessions end."""
    form = ChangePasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        take_turn(
            "password", about=str(request.user.pk), address=address_of(request), limit=GUESSES
        )
        try:
            data = form.cleaned_data
            account = change_password(request.user, old=data["old"], new=data["password"])
        except FieldProblems as problem:
            for name, words in problem.fields.items():
                form.add_error(name, list(words))
        else:
            update_session_auth_hash(request, account)
            messages.success(request, "Đã đổi mật khẩu. Các phiên khác đã bị đăng xuất.")
            return redirect("mfa_index")
    status = 422 if form.errors else 200
    return render(request, "account/password.html", {"form": form}, status=status)


@public
def cancelled(request: HttpRequest) -> HttpResponse:
    """Somebody did not agree to share who they are."""
    return render(request, "socialaccount/cancelled.html", {})
