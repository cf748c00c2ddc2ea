"""Forms of the working calendar: plain inputs, read as papers write days, hours and units."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeVar

from django import forms

from konia.faces.ui.asking import day
from konia.faces.ui.context import today
from konia.kernel.calendar.clock import Limit
from konia.kernel.calendar.models import DayKind
from konia.kernel.calendar.ruler import ZONE
from konia.kernel.calendar.spans import parse_minute, parse_spans
from konia.kernel.org.directory import find_unit
from konia.kernel.rooms.problems import FieldProblems, Problem
from konia.lib.numbers import NotANumberError, parse_number

from .forms import reason_field

Made = TypeVar("Made")
_WEEK = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_SHORT = {"class": "govuk-input--width-10"}
OFFICE = "07:30-11:30, 13:30-17:00"


def text_field(label: str, missing: str = "", hint: str = "", **attrs: str) -> forms.CharField:
    """A line of text; needed when `missing` says what is wrong without it."""
    return forms.CharField(
        label=label, required=bool(missing), help_text=hint,
        error_messages={"required": missing}, widget=forms.TextInput(attrs=attrs),
    )  # fmt: skip


class CalendarForm(forms.Form):
    """A form whose texts are read by the rules of the house; wrong ones are told at their field."""

    use_required_attribute = False

    def read(self, name: str, reader: Callable[[str], Made], default: Made) -> Made:
        """What a field says; the default when it is blank or already wrong."""
        text = str(self.cleaned_data.get(name) or "").strip()
        if not text or name in self.errors:
            return default
        try:
            return reader(text)
        except Problem as problem:
            self.add_error(name, str(problem))
            return default

    def take(self, problems: FieldProblems) -> None:
        """Put the action's own words at their fields."""
        for name, words in problems.fields.items():
            for word in words:
                self.add_error(name if name in self.fields else None, word)


def _unit(text: str) -> int:
    return find_unit(text, on=today())


_UNIT = ("Đơn vị", "", "Tên hoặc mã đơn vị; để trống nếu áp dụng cho mọi đơn vị")
_SOURCE = ("Căn cứ", "Thiếu căn cứ. Hãy ghi số, ngày của văn bản.", "Ví dụ: Thông báo 4875/TB-BNV")


class DayForm(CalendarForm):
    """A day that differs from its week."""

    day = text_field("Ngày", "Hãy nhập ngày.", "Ví dụ: 30/4/2021", **_SHORT)
    kind = forms.ChoiceField(
        label="Loại ngày", choices=DayKind, widget=forms.RadioSelect,
        error_messages={
            "required": "Hãy chọn loại ngày.",
            "invalid_choice": "“%(value)s” không có trong danh sách. Hãy chọn lại.",
        },
    )  # fmt: skip
    name = text_field("Tên ngày", "Thiếu tên ngày. Hãy ghi vì sao ngày này khác.")
    unit = text_field(*_UNIT)
    source = text_field(*_SOURCE)

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return {
            "day": self.read("day", day, date.min),
            "unit_id": self.read("unit", _unit, None),
            **{name: self.cleaned_data.get(name, "") for name in ("kind", "name", "source")},
        }


class RuleForm(CalendarForm):
    """What a dated rule says beside its hours."""

    service = forms.RegexField(
        r"^[a-z0-9_-]*$", label="Dịch vụ", required=False,
        help_text="paper: hồ sơ giấy; online: trực tuyến; hoặc mã riêng. Để trống nếu mọi dịch vụ.",
        error_messages={"invalid": "Mã dịch vụ chỉ gồm chữ thường không dấu, số và dấu gạch."},
        widget=forms.TextInput(attrs=_SHORT),
    )  # fmt: skip
    unit = text_field(*_UNIT)
    first_on = text_field("Áp dụng từ ngày", "Hãy nhập ngày bắt đầu.", "Ví dụ: 1/7/2021", **_SHORT)
    last_on = text_field("Đến hết ngày", "", "Để trống nếu chưa có ngày kết thúc", **_SHORT)
    source = text_field(*_SOURCE)

    def rule(self) -> dict[str, Any]:
        """The values every dated rule has."""
        return {
            "service": self.cleaned_data.get("service", ""),
            "unit_id": self.read("unit", _unit, None),
            "first_on": self.read("first_on", day, date.min),
            "last_on": self.read("last_on", day, None),
            "source": self.cleaned_data.get("source", ""),
        }


class HoursForm(RuleForm):
    """The hours of a week."""

    name = text_field("Tên giờ làm việc", "Hãy đặt tên, ví dụ: Giờ mùa hè.")
    every_day = forms.BooleanField(label="Làm việc cả ngày nghỉ lễ, tết", required=False)
    field_order = ("name", *(f"day_{n}" for n in range(7)), "every_day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, title in enumerate(_WEEK):
            hint = "Ví dụ: 07:30-11:30, 13:30-17:00. Để trống nếu nghỉ." if not number else ""
            self.fields[f"day_{number}"] = text_field(title, "", hint)
            self.fields[f"day_{number}"].initial = OFFICE if number < 5 else ""
        self.order_fields(self.field_order)

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        for number in range(7):
            self.read(f"day_{number}", parse_spans, parse_spans(""))
        return self.rule() | {
            "name": self.cleaned_data.get("name", ""),
            "every_day": self.cleaned_data.get("every_day", False),
            "week": [self.cleaned_data.get(f"day_{n}", "") for n in range(7)],
        }


class CutOffForm(RuleForm):
    """After which time of the day receipts wait for the next working day."""

    at = text_field(
        "Giờ chốt", "", "Nhận sau giờ này thì tính từ ngày làm việc tiếp theo. "
        "Để trống nếu luôn tính ngay.", **_SHORT,
    )  # fmt: skip
    field_order = ("at",)

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return self.rule() | {"at": self.read("at", _time, None)}


def _time(text: str) -> time:
    minute = min(parse_minute(text), 24 * 60 - 1)
    return time(minute // 60, minute % 60)


class WithdrawForm(CalendarForm):
    """Why a proposal is taken back."""

    reason = reason_field("Lý do rút", "Hãy ghi lý do.")


class TrialForm(CalendarForm):
    """A moment and a limit, to see when it would be due and why."""

    ngay = text_field("Ngày tiếp nhận", "Hãy nhập ngày.", "Ví dụ: 15/6/2021", **_SHORT)
    gio = text_field("Giờ tiếp nhận", "Hãy nhập giờ.", "Ví dụ: 15:01", **_SHORT)
    so = text_field("Thời hạn", "Hãy nhập thời hạn.", "Ví dụ: 5 hoặc 0,5", **_SHORT)
    tinh = forms.ChoiceField(
        label="Tính theo", widget=forms.RadioSelect,
        choices=(("d", "Ngày làm việc"), ("h", "Giờ làm việc"), ("c", "Ngày (tính cả ngày nghỉ)")),
        error_messages={"required": "Hãy chọn cách tính."},
    )  # fmt: skip
    kenh = forms.ChoiceField(
        label="Hình thức nộp", required=False,
        choices=(("", "Không phân biệt"), ("paper", "Hồ sơ giấy"), ("online", "Trực tuyến")),
    )  # fmt: skip
    don_vi = text_field("Đơn vị", "", "Để trống nếu tính theo lịch chung")

    def asked(self) -> tuple[int, str, datetime, Limit]:
        """Unit, service, moment and limit. What cannot be read is told at its field."""
        on = self.read("ngay", day, today())
        at = self.read("gio", _time, time())
        start = datetime.combine(on, at, tzinfo=ZONE)
        unit = self.read("don_vi", _unit, 0)
        limit = self.read("so", self._limit, Limit())
        return unit, str(self.cleaned_data.get("kenh") or ""), start, limit

    def _limit(self, text: str) -> Limit:
        try:
            number = parse_number(text)
        except NotANumberError:
            raise Problem(f"“{text}” không phải số.", todo="Ví dụ: 5 hoặc 0,5.") from None
        how = self.cleaned_data.get("tinh", "d")
        if not 0 <= number <= 2000 or (how == "c" and number % 1):
            raise Problem("Thời hạn phải từ 0 đến 2.000; ngày tính cả ngày nghỉ là số nguyên.")
        return _limit_of(how, number)


def _limit_of(how: str, number: Decimal) -> Limit:
    if how == "h":
        return Limit(working_hours=number)
    return Limit(calendar_days=int(number)) if how == "c" else Limit(working_days=number)
