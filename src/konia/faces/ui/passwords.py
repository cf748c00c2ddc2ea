"""Choosing a password: the same rules wherever one is chosen."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password


class NewPasswordField(forms.CharField):
    """A password being chosen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=kwargs.pop("label", "Mật khẩu mới"), strip=False, max_length=128,
            help_text="Ít nhất 12 ký tự. Vài từ ghép lại dễ nhớ hơn ký tự lạ.",
            error_messages={"required": "Hãy nhập mật khẩu."},
            widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), **kwargs,
        )  # fmt: skip

    def clean(self, value: Any) -> str:
        """Raises: ValidationError when it is easily guessed."""
        password: str = super().clean(value)
        validate_password(password)
        return password


class PasswordForm(forms.Form):
    """A new password."""

    use_required_attribute = False
    password = NewPasswordField()
