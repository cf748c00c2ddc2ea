"""Forms of any register, built from its fields: plain inputs, read by the rules of its cells."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone

from konia.kernel.org.models import Unit
from konia.kernel.org.tree import Tree
from konia.kernel.registers.cells import CellError, Reader
from konia.kernel.registers.models import Record
from konia.kernel.registers.registry import Register
from konia.kernel.rooms.problems import FieldProblems
from konia.lib.dates import format_date
from konia.lib.numbers import format_number

from .tables import title_of

MOST_RADIOS = 5
_BLANK = [("", "Chọn …")]


class RecordForm(forms.Form):
    """One record as text. After is_valid(), `values` holds what the register's actions take."""

    use_required_attribute = False

    def __init__(
        self, register: Register, on: date, *args: Any, with_reason: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.register = register
        self.reader = Reader(on)
        self.values: dict[str, Any] = {}
        for column in register.fields:
            self.fields[column.name] = field_of(column)
        if with_reason:
            self.fields["reason"] = reason_field(
                "Lý do sửa", "Thiếu lý do sửa. Hãy ghi vì sao sửa."
            )
            self.fields["seen_at"] = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """Read every cell; what cannot be read is told at its field."""
        for column in self.register.fields:
            if column.name in self.errors:
                continue
            try:
                raw = self.cleaned_data.get(column.name)
                self.values[column.name] = self.reader.read(column, raw)
            except CellError as error:
                self.add_error(column.name, str(error))
        return self.cleaned_data

    def take(self, problems: FieldProblems) -> None:
        """Put the register's own words at their fields."""
        for name, words in problems.fields.items():
            for word in words:
                self.add_error(name if name in self.fields else None, word)


class ReasonForm(forms.Form):
    """Why a record is taken back."""

    use_required_attribute = False

    def __init__(self, label: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = reason_field(label, "Hãy ghi lý do.")


class EndForm(ReasonForm):
    """From which day on a record no longer holds, and why."""

    on = forms.CharField(
        label="Ngày kết thúc",
        help_text="Ngày cuối cùng bản ghi còn hiệu lực, ví dụ 15/6/2021",
        error_messages={"required": "Hãy nhập ngày kết thúc."},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )


def reason_field(label: str, missing: str) -> forms.CharField:
    """Where a person says why."""
    return forms.CharField(
        label=label,
        help_text="Lý do được giữ lại trong nhật ký cùng nội dung cũ.",
        error_messages={"required": missing},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def field_of(column: "models.Field[Any, Any]") -> forms.Field:
    """The input of one field."""
    is_optional = column.blank or column.null or column.has_default()
    is_optional = is_optional or isinstance(column, models.BooleanField)
    common: dict[str, Any] = {
        "label": title_of(column),
        "required": not is_optional,
        "help_text": str(column.help_text) or _hint(column),
    }
    if isinstance(column, models.BooleanField) and not column.null:
        return forms.BooleanField(**common)
    common["error_messages"] = {"required": f"Thiếu {column.verbose_name}. Hãy điền vào ô này."}
    if column.choices:
        return _choice(column, common, is_optional=is_optional)
    return forms.CharField(**common, widget=_widget(column))


def _choice(
    column: "models.Field[Any, Any]", common: dict[str, Any], *, is_optional: bool
) -> forms.ChoiceField:
    known = [
        (str(code), str(label)) for code, label in column.flatchoices if code not in (None, "")
    ]
    wrong = {"invalid_choice": "“%(value)s” không có trong danh sách. Hãy chọn lại."}
    common["error_messages"] |= wrong
    common["help_text"] = str(column.help_text)
    if len(known) <= MOST_RADIOS and not is_optional:
        return forms.ChoiceField(choices=known, widget=forms.RadioSelect, **common)
    return forms.ChoiceField(choices=_BLANK + known, **common)


def _widget(column: "models.Field[Any, Any]") -> forms.Widget:
    if isinstance(column, models.TextField):
        return forms.Textarea(attrs={"rows": 4})
    is_number = isinstance(column, (models.IntegerField, models.DecimalField))
    is_short = is_number or isinstance(column, models.DateField)
    attrs = {"class": "govuk-input--width-10"} if is_short else {}
    return forms.TextInput(attrs=attrs | ({"inputmode": "decimal"} if is_number else {}))


def _hint(column: "models.Field[Any, Any]") -> str:
    if column.related_model is Unit:
        return "Tên hoặc mã đơn vị, ví dụ: Sở Nội vụ"
    if isinstance(column, models.ForeignKey):
        return f"Mã của {column.verbose_name}"
    examples = (
        (models.DateTimeField, "2021-06-15 14:05"),
        (models.DateField, "15/6/2021"),
        (models.DecimalField, "98,89"),
    )
    return next((f"Ví dụ: {text}" for kind, text in examples if isinstance(column, kind)), "")


def initial_of(register: Register, record: Record, tree: Tree) -> dict[str, str]:
    """A record as the form would have been filled in."""
    return {column.name: written(record, column, tree) for column in register.fields}


def written(record: Record, column: "models.Field[Any, Any]", tree: Tree) -> Any:
    """One value as a person would type it."""
    value = getattr(record, column.attname)
    if value is None or isinstance(value, bool):
        return value or ""
    if isinstance(column, models.ForeignKey):
        return _reference(record, column, tree)
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return format_date(value)
    is_number = isinstance(value, int | Decimal) and not column.choices
    return format_number(value) if is_number else str(value)


def _reference(record: Record, column: "models.ForeignKey[Any, Any]", tree: Tree) -> str:
    if column.related_model is Unit:
        node = tree.nodes.get(getattr(record, column.attname))
        return _unit_text(node.id, tree) if node else ""
    target = getattr(record, column.name)
    return str(getattr(target, "code", target.pk))


def _unit_text(unit_id: int, tree: Tree) -> str:
    """A unit's name; its code where several bear the name."""
    node = tree.nodes[unit_id]
    namesakes = [other for other in tree.nodes.values() if other.sort_name == node.sort_name]
    return node.name if len(namesakes) == 1 else node.code


def filter_form(register: Register, asked: dict[str, str], bad: dict[str, str]) -> forms.Form:
    """The search box and filters of a register's list; `bad` names what could not be read."""
    form = forms.Form(data=asked, auto_id="loc_%s")
    form.use_required_attribute = False
    form.fields["q"] = forms.CharField(label="Tìm", required=False)
    for name in register.filters:
        for key, field in _filter_fields(register.field(name)):
            form.fields[key] = field
    form.fields["sort"] = forms.CharField(required=False, widget=forms.HiddenInput)
    form.is_valid()
    for key, words in bad.items():
        form.add_error(key, words)
    return form


def _filter_fields(column: "models.Field[Any, Any]") -> list[tuple[str, forms.Field]]:
    title = title_of(column)
    if column.choices or isinstance(column, models.BooleanField):
        known = [(str(code), str(label)) for code, label in column.flatchoices if code != ""]
        known = known or [("co", "Có"), ("khong", "Không")]
        choices = [("", "Tất cả"), *known]
        return [(column.name, forms.ChoiceField(label=title, choices=choices, required=False))]
    if isinstance(column, models.DateField):
        return [
            (f"{column.name}_from", forms.CharField(label=f"{title} từ", required=False)),
            (f"{column.name}_to", forms.CharField(label=f"{title} đến", required=False)),
        ]
    return [(column.name, forms.CharField(label=title, required=False))]
