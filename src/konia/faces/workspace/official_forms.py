"""What is asked about officials' accounts and roles."""

from typing import Any

from django import forms

from konia.faces.ui.context import today
from konia.kernel.org.directory import find_unit
from konia.kernel.org.models import Unit
from konia.kernel.rooms.problems import Problem

from .procedures_pages import DayField


def _wide() -> forms.TextInput:
    return forms.TextInput(attrs={"class": "govuk-!-width-two-thirds"})


class UnitField(forms.CharField):
    """A unit as people name it; cleaned it is the unit's code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=kwargs.pop("label", "Đơn vị"), max_length=200, help_text="Tên hoặc mã",
            error_messages={"required": "Hãy nhập đơn vị."}, widget=_wide(), **kwargs,
        )  # fmt: skip

    def clean(self, value: Any) -> str:
        """Raises: ValidationError when no unit of today is meant."""
        text: str = super().clean(value)
        try:
            return _code_of(find_unit(text, on=today()))
        except Problem as problem:
            raise forms.ValidationError(str(problem)) from None


def _code_of(unit_id: int) -> str:
    return str(Unit.objects.values_list("code", flat=True).get(pk=unit_id))


def _day(label: str, **kwargs: Any) -> DayField:
    words = {"required": f"Hãy nhập {label.lower()}."}
    return DayField(label=label, error_messages=words, **kwargs)


class CorrectForm(forms.Form):
    """Who an account belongs to."""

    use_required_attribute = False

    full_name = forms.CharField(
        label="Họ và tên", max_length=150, widget=_wide(),
        error_messages={"required": "Hãy nhập họ và tên."},
    )  # fmt: skip
    unit = UnitField(label="Đơn vị công tác")
    email = forms.CharField(
        label="Thư điện tử công vụ", max_length=254, required=False,
        help_text="Để nhận liên kết đặt mật khẩu", widget=_wide(),
    )  # fmt: skip
    phone = forms.CharField(
        label="Số điện thoại", max_length=15, required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip


class OpenForm(CorrectForm):
    """A new account, with the role it begins with."""

    field_order = ("username",)

    username = forms.CharField(
        label="Tên đăng nhập", max_length=50, help_text="Chữ thường không dấu, ví dụ lan.nguyen",
        error_messages={"required": "Hãy đặt tên đăng nhập."},
        widget=forms.TextInput(
            attrs={
                "autocapitalize": "none", "spellcheck": "false", "class": "govuk-input--width-20",
            }
        ),
    )  # fmt: skip
    role = forms.ChoiceField(
        label="Vai trò ở đơn vị này, từ hôm nay", required=False,
        error_messages={"invalid_choice": "Hãy chọn trong danh sách."},
    )  # fmt: skip

    def clean_username(self) -> str:
        """User names are kept in small letters, so that nobody is kept out by a capital."""
        return str(self.cleaned_data["username"]).lower()


class RoleForm(forms.Form):
    """A role somebody is to hold."""

    use_required_attribute = False

    role = forms.ChoiceField(
        label="Vai trò",
        error_messages={
            "required": "Hãy chọn vai trò.", "invalid_choice": "Hãy chọn trong danh sách.",
        },
    )  # fmt: skip
    unit = UnitField(label="Ở đơn vị này và các đơn vị dưới nó")
    first_on = _day("Từ ngày")
    last_on = _day("Đến hết ngày", required=False)


class EndForm(forms.Form):
    """The last day of a role."""

    use_required_attribute = False

    last_on = _day("Ngày cuối cùng")


class SwitchForm(forms.Form):
    """Why an account is switched off or on."""

    use_required_attribute = False

    reason = forms.CharField(
        label="Lý do", max_length=200, widget=_wide(),
        error_messages={"required": "Hãy ghi vì sao."},
    )  # fmt: skip


class LendForm(forms.Form):
    """To whom one lends a role, and for which days."""

    use_required_attribute = False

    to = forms.CharField(
        label="Người được ủy quyền", max_length=150, help_text="Tên đăng nhập của người đó",
        error_messages={"required": "Hãy nhập tên đăng nhập của người được ủy quyền."},
        widget=forms.TextInput(
            attrs={
                "autocapitalize": "none", "spellcheck": "false", "class": "govuk-input--width-20",
            }
        ),
    )  # fmt: skip
    first_on = _day("Từ ngày")
    last_on = _day("Đến hết ngày")


class KeptRoleForm(forms.Form):
    """What a role is called and may do."""

    use_required_attribute = False

    name = forms.CharField(
        label="Tên vai trò", max_length=100, widget=_wide(),
        error_messages={"required": "Hãy đặt tên cho vai trò."},
    )  # fmt: skip
    permissions = forms.MultipleChoiceField(
        label="Được làm gì", widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Hãy chọn ít nhất một quyền.",
            "invalid_choice": "Bạn không giao được một trong các quyền này.",
        },
    )  # fmt: skip
