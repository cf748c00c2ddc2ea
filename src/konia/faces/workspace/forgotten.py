"""An official who forgot the password asks for a link, and sets a new one with it."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from konia.faces.ui.identity import turn
from konia.faces.ui.passwords import PasswordForm
from konia.kernel.access.turns import Limit
from konia.kernel.notices.forgotten_actions import (
    ask_official_reset,
    official_of_link,
    set_official_password,
)

ASKED = Limit(about_one=3, from_one_address=20)
SET = Limit(about_one=10, from_one_address=40)


class AskForm(forms.Form):
    """Whose password was forgotten."""

    use_required_attribute = False

    said = forms.CharField(
        label="Tên đăng nhập hoặc thư điện tử công vụ",
        max_length=254,
        error_messages={"required": "Hãy nhập tên đăng nhập hoặc thư điện tử."},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a link. The answer is the same whether or not there is such an account."""
    form = AskForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = form.cleaned_data["said"]
            if turn(request, form, "official_reset", said.lower(), ASKED):
                ask_official_reset(said, at=timezone.now())
                return render(request, "workspace/password_sent.html", {})
            status = 429
    context = {
        "form": form, "heading": "Quên mật khẩu", "verb": "Gửi liên kết",
        "words": (
            "Chúng tôi gửi liên kết đặt mật khẩu mới đến thư điện tử ghi trong tài khoản cán bộ."
        ),
        "back_url": reverse("workspace:sign_in"), "back": "Quay lại đăng nhập",
    }  # fmt: skip
    return render(request, "workspace/password_form.html", context, status=status)


@never_cache
@sensitive_post_parameters("password")
def reset(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """Set the new password a link was sent for; signing in, with its factors, comes after."""
    account = official_of_link(uid, token)
    form = PasswordForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and turn(request, form, "official_reset_set", uid, SET):
            set_official_password(uid, token, form.cleaned_data["password"])
            return render(request, "workspace/password_set.html", {})
    context = {
        "form": form, "heading": "Đặt mật khẩu mới", "verb": "Lưu mật khẩu",
        "words": f"Mật khẩu mới của tài khoản {account.username}.",
    }  # fmt: skip
    answer = render(request, "workspace/password_form.html", context, status=status)
    # The address is the secret, so it is told to nobody; but with "no-referrer" browsers would also
    # hide where the form comes from, and it would be refused.
    answer.headers["Referrer-Policy"] = "strict-origin"
    return answer
