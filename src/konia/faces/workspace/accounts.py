"""Signing in and out."""

from django import forms
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from konia.faces.ui.identity import address_of, enter, onward
from konia.kernel.access.actions import (
    TooManyTriesError,
    check_tries,
    forget_failures,
    note_failure,
)
from konia.kernel.access.models import Account
from konia.kernel.audit.register import record

WRONG = "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra rồi nhập lại."


class SignInForm(forms.Form):
    """Name and password."""

    use_required_attribute = False

    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=150,
        error_messages={"required": "Hãy nhập tên đăng nhập."},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label="Mật khẩu",
        strip=False,
        error_messages={"required": "Hãy nhập mật khẩu."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; too many wrong ones in a row are told to wait."""
    to = onward(request, reverse("workspace:home"))
    if request.user.is_authenticated:
        return HttpResponseRedirect(to)
    form = SignInForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status, account = _try(request, form)
        if account is not None:
            return enter(request, account, to=to)
    context = {"form": form, "next": request.POST.get("next", request.GET.get("next", ""))}
    return render(request, "workspace/sign_in.html", context, status=status)


def _try(request: HttpRequest, form: SignInForm) -> tuple[int, Account | None]:
    """Who has this name and password. Returns: the status of a refusal, or the account."""
    if not form.is_valid():
        return 422, None
    name, address = form.cleaned_data["username"], address_of(request)
    try:
        check_tries(name, address)
    except TooManyTriesError as problem:
        form.add_error(None, str(problem))
        return problem.status, None
    account = authenticate(request, username=name, password=form.cleaned_data["password"])
    if not isinstance(account, Account) or account.is_citizen:
        note_failure(name, address)
        form.add_error(None, WRONG)
        return 422, None
    forget_failures(name)
    return 200, account


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if request.user.is_authenticated:
        name = request.user.get_username()
        record("sign_out", by=name, subject="access.account", subject_id=request.user.pk)
    logout(request)
    return redirect("portal:home")
