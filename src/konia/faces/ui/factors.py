"""Forms of second factors, in Vietnamese; their rules are the library's."""

from typing import Any

from allauth.account.forms import ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms


def _code_field(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=20,
        error_messages={"required": "Hãy nhập mã."},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "class": "govuk-input--width-10",
            }
        ),
    )


class CodeForm(AuthenticateForm):
    """The code asked for when entering."""

    use_required_attribute = False
    code = _code_field("Mã trong ứng dụng xác thực, hoặc mã dự phòng")


class CodeAgainForm(ReauthenticateByCodeForm):
    """The code asked for once more, before a change."""

    use_required_attribute = False
    code = _code_field("Mã trong ứng dụng xác thực, hoặc mã dự phòng")


class FirstCodeForm(ActivateTOTPForm):
    """The first code of a new app."""

    use_required_attribute = False
    code = _code_field("Mã gồm 6 chữ số")


class KeyForm(AddWebAuthnForm):
    """A name for a new key."""

    use_required_attribute = False
    name = forms.CharField(label="Tên khóa", max_length=60, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("name", "Khóa của tôi")
        super().__init__(*args, **kwargs)


class PasswordAgainForm(ReauthenticateForm):
    """The password asked for once more, before a change."""

    use_required_attribute = False
    password = forms.CharField(
        label="Mật khẩu",
        strip=False,
        max_length=128,
        error_messages={"required": "Hãy nhập mật khẩu."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
