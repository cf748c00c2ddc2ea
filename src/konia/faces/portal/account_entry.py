"""Entering as somebody of the public: signing in, opening an account, setting a new password."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate, logout
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from konia.domains.citizens.actions import ask_reset, ask_to_join, join, set_new_password
from konia.domains.citizens.actions.accounts import account_of_reset, plain_contact
from konia.domains.citizens.numbers import is_phone
from konia.faces.ui.asking import defaults
from konia.faces.ui.identity import address_of, enter, onward, turn
from konia.faces.ui.passwords import NewPasswordField, PasswordForm
from konia.kernel.access.actions import (
    TooManyTriesError,
    check_tries,
    forget_failures,
    note_failure,
)  # fmt: skip
from konia.kernel.access.models import Account
from konia.kernel.access.turns import Limit
from konia.kernel.audit.register import record
from konia.kernel.org.models import Unit
from konia.kernel.rooms.problems import FieldProblems, Problem

from .guard import public

WRONG = "Thư điện tử, số điện thoại hoặc mật khẩu không đúng. Hãy kiểm tra rồi nhập lại."
SIGN_UPS = Limit(about_one=4, from_one_address=20)
CODES = Limit(about_one=10, from_one_address=40)
RESETS = Limit(about_one=3, from_one_address=20)
HANDLE = "sign_up_handle"


class ContactField(forms.CharField):
    """An e-mail address or a telephone number, as it is kept."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Thư điện tử hoặc số điện thoại")
        missing = "Hãy nhập thư điện tử hoặc số điện thoại."
        attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        super().__init__(
            max_length=254, error_messages={"required": missing},
            widget=forms.TextInput(attrs=attrs), **kwargs,
        )  # fmt: skip

    def clean(self, value: Any) -> str:
        """The plain contact. Raises: ValidationError."""
        contact = plain_contact(super().clean(value))
        try:
            if "@" in contact:
                validate_email(contact)
        except ValidationError:
            raise ValidationError("Địa chỉ thư điện tử không đúng. Ví dụ: ten@vidu.vn") from None
        if "@" not in contact and not is_phone(contact):
            raise ValidationError("Số điện thoại gồm 10 chữ số, bắt đầu bằng 0.")
        return contact


class SignInForm(forms.Form):
    """Contact and password."""

    use_required_attribute = False
    contact = forms.CharField(
        label="Thư điện tử hoặc số điện thoại",
        max_length=254,
        error_messages={"required": "Hãy nhập thư điện tử hoặc số điện thoại."},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label="Mật khẩu",
        strip=False,
        max_length=128,
        error_messages={"required": "Hãy nhập mật khẩu."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class SignUpForm(forms.Form):
    """A name, one way to be reached, a password."""

    use_required_attribute = False
    full_name = forms.CharField(
        label="Họ và tên",
        max_length=150,
        help_text="Như trong giấy tờ của bạn",
        error_messages={"required": "Hãy nhập họ và tên."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact = ContactField(help_text="Chúng tôi gửi một mã đến đây để mở tài khoản.")
    password = NewPasswordField(label="Mật khẩu")


class CodeForm(forms.Form):
    """The code that was sent."""

    use_required_attribute = False
    code = forms.CharField(
        label="Mã gồm 6 chữ số",
        max_length=12,
        error_messages={"required": "Hãy nhập mã."},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "class": "govuk-input--width-10",
            }
        ),
    )

    def clean_code(self) -> str:
        """Blanks that people put between the digits do not count."""
        return str(self.cleaned_data["code"]).replace(" ", "")


class ContactForm(forms.Form):
    """Where to send something."""

    use_required_attribute = False
    contact = ContactField()


def home_unit() -> Unit:
    """The unit under which people of the public are kept: the province."""
    return Unit.objects.get(code=defaults().unit)


def refused(form: forms.Form, problem: Problem) -> None:
    """Put a problem's words at the fields of a form."""
    fields = problem.fields if isinstance(problem, FieldProblems) else {"": [str(problem)]}
    for name, words in fields.items():
        form.add_error(name if name in form.fields else None, list(words))


@public
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for contact and password; too many wrong ones in a row are told to wait."""
    to = onward(request, reverse("portal:account"))
    if request.user.is_authenticated:
        return HttpResponseRedirect(to)
    form = SignInForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        account = _known(request, form) if form.is_valid() else None
        if account is not None:
            return enter(request, account, to=to)
        status = 429 if "quá nhiều lần" in str(form.non_field_errors()) else 422
    context = {"form": form, "next": request.POST.get("next", request.GET.get("next", ""))}
    return render(request, "portal/account/sign_in.html", context, status=status)


def _known(request: HttpRequest, form: SignInForm) -> Account | None:
    """Who has this contact and password; None, with words in the form, when nobody has."""
    contact, address = plain_contact(form.cleaned_data["contact"]), address_of(request)
    try:
        check_tries(contact, address)
    except TooManyTriesError as problem:
        form.add_error(None, str(problem))
        return None
    account = authenticate(request, contact=contact, password=form.cleaned_data["password"])
    if not isinstance(account, Account):
        note_failure(contact, address)
        form.add_error(None, WRONG)
        return None
    forget_failures(contact)
    return account


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if request.user.is_authenticated:
        name = request.user.get_username()
        record("sign_out", by=name, subject="access.account", subject_id=request.user.pk)
    logout(request)
    return redirect("portal:home")


@public
@never_cache
@sensitive_post_parameters("password")
def sign_up(request: HttpRequest) -> HttpResponse:
    """Ask to open an account. The answer is the same whether or not the contact has one."""
    form = SignUpForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and turn(
            request, form, "sign_up", form.cleaned_data["contact"], SIGN_UPS
        ):
            request.session[HANDLE] = ask_to_join(**form.cleaned_data, at=timezone.now())
            return redirect("portal:sign_up_code")
    return render(request, "portal/account/sign_up.html", {"form": form}, status=status)


@public
@never_cache
def sign_up_code(request: HttpRequest) -> HttpResponse:
    """Take the code, open the account and enter."""
    handle = request.session.get(HANDLE, "")
    if not handle:
        return redirect("portal:sign_up")
    form = CodeForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and turn(request, form, "sign_up_code", handle, CODES):
            try:
                code = form.cleaned_data["code"]
                account = join(handle, code, unit=home_unit(), at=timezone.now())
            except Problem as problem:
                refused(form, problem)
            else:
                request.session.pop(HANDLE, None)
                return enter(request, account, to=reverse("portal:account"))
    context = {
        "form": form, "heading": "Nhập mã vừa gửi", "verb": "Mở tài khoản",
        "words": "Mã dùng được trong 15 phút. Nếu không thấy, hãy tìm trong thư rác.",
        "back_url": reverse("portal:sign_up"), "back": "Xin mã mới",
    }  # fmt: skip
    return render(request, "portal/account/form.html", context, status=status)


@public
@never_cache
def reset_ask(request: HttpRequest) -> HttpResponse:
    """Send a link to set a new password. The answer is the same whether or not there is one."""
    form = ContactForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and turn(request, form, "reset", form.cleaned_data["contact"], RESETS):
            ask_reset(form.cleaned_data["contact"], at=timezone.now())
            return render(request, "portal/account/reset_sent.html", {})
    context = {
        "form": form, "heading": "Đặt lại mật khẩu", "verb": "Gửi liên kết",
        "words": "Nhập thư điện tử hoặc số điện thoại bạn dùng để đăng nhập.",
        "back_url": reverse("portal:sign_in"), "back": "Quay lại đăng nhập",
    }  # fmt: skip
    return render(request, "portal/account/form.html", context, status=status)


@public
@never_cache
@sensitive_post_parameters("password")
def reset(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """Set the new password a link was sent for; entering is a step of its own."""
    account_of_reset(uid, token)
    form = PasswordForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and turn(request, form, "reset_set", uid, CODES):
            set_new_password(uid, token, form.cleaned_data["password"])
            return render(request, "portal/account/reset_done.html", {})
    context = {"form": form, "heading": "Đặt mật khẩu mới", "verb": "Lưu mật khẩu"}
    answer = render(request, "portal/account/form.html", context, status=status)
    # The address is the secret, so it is told to nobody; but with "no-referrer" browsers would also
    # hide where the form comes from, and it would be refused.
    answer.headers["Referrer-Policy"] = "strict-origin"
    return answer
