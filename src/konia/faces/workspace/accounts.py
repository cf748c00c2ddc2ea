"""Signing in and out."""

from django import forms
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from konia.kernel.access.actions import (
    TooManyTriesError,
    check_tries,
    forget_failures,
    note_failure,
)
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
    onward = _onward(request)
    if request.user.is_authenticated:
        return HttpResponseRedirect(onward)
    form = SignInForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = _try(request, form)
        if status == 200:
            return HttpResponseRedirect(onward)
    context = {"form": form, "next": request.POST.get("next", request.GET.get("next", ""))}
    return render(request, "workspace/sign_in.html", context, status=status)


def _try(request: HttpRequest, form: SignInForm) -> int:
    """Try to sign in. Returns: 200 when it worked, else the status of the refusal."""
    if not form.is_valid():
        return 422
    name, address = form.cleaned_data["username"], request.META.get("REMOTE_ADDR", "")
    try:
        check_tries(name, address)
    except TooManyTriesError as problem:
        form.add_error(None, str(problem))
        return problem.status
    account = authenticate(request, username=name, password=form.cleaned_data["password"])
    if account is None:
        note_failure(name, address)
        form.add_error(None, WRONG)
        return 422
    forget_failures(name)
    login(request, account)
    record("sign_in", by=account.get_username(), subject="access.account", subject_id=account.pk)
    return 200


def _onward(request: HttpRequest) -> str:
    """Where to go after signing in; only to a page of this site."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    is_ours = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if wanted and is_ours else "/lam-viec/"


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if request.user.is_authenticated:
        name = request.user.get_username()
        record("sign_out", by=name, subject="access.account", subject_id=request.user.pk)
    logout(request)
    return redirect("portal:home")
