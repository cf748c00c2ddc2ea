"""Reading and writing one cell: the same rules for a form, an imported table and the API."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from konia.kernel.org.directory import Directory, NoSuchUnitError
from konia.kernel.org.models import Unit
from konia.lib.dates import NotADateError, format_date, parse_date
from konia.lib.numbers import NotANumberError, format_number, parse_number
from konia.lib.vietnamese import fold, near, nfc

Field: TypeAlias = "models.Field[Any, Any]"
# A text that a spreadsheet would run, as Python and PostgreSQL read it; a signed number is none.
FORMULA = r"^(?:[=@＝＠\t\r]|[-+＋－](?![0-9 .,]*$))"
_YES = {"co", "1", "x", "true", "yes", "dung"}
_NO = {"khong", "0", "", "false", "no", "sai"}


class CellError(ValueError):
    """The text cannot stand in the cell; the message says what, why and what to do."""


@dataclass
class Reader:
    """Reads cells as of a day; names of units and references are looked up once and remembered.

    machine: numbers and yes / no are written as `konia export` writes them (12.5, t, f).
    """

    on: date
    machine: bool = False
    _directory: Directory | None = None
    _references: dict[type[models.Model], dict[str, int]] = field(default_factory=dict)

    def read(self, column: Field, raw: Any) -> Any:
        """The value of a cell. raw: text, or a number or day as a spreadsheet gives it.

        Raises: CellError.
        """
        blank = raw is None or (isinstance(raw, str) and not raw.strip())
        if blank:
            return self._blank(column)
        if column.choices:
            return _choice(column, str(raw))
        if isinstance(column, models.ForeignKey):
            return self._reference(column, _text(raw))
        if self.machine and isinstance(raw, str):
            raw = _from_machine(column, raw.strip())
        return _reader_for(column)(column, raw)

    def _blank(self, column: Field) -> Any:
        if isinstance(column, models.BooleanField):
            return False
        if column.null:
            return None
        if column.has_default():
            return column.get_default()
        if column.blank:
            return ""
        raise CellError(f"Thiếu {column.verbose_name}. Hãy điền vào ô này.")

    def _reference(self, column: "models.ForeignKey[Any, Any]", text: str) -> int:
        target = column.related_model
        if target is Unit:
            return self._unit(text)
        known = self._known(target)
        if (found := known.get(fold(text))) is not None:
            return found
        offered = near(text, {key: key for key in known})
        hint = f" Có phải: {'; '.join(offered)}?" if offered else ""
        raise CellError(f"Không có {column.verbose_name} “{text}”.{hint}")

    def _unit(self, text: str) -> int:
        self._directory = self._directory or Directory.at(self.on)
        try:
            return self._directory.find(text)
        except NoSuchUnitError as error:
            raise CellError(str(error)) from None

    def _known(self, target: Any) -> dict[str, int]:
        """Folded code -> primary key of every record that may be referred to."""
        if target not in self._references:
            code = "code" if any(f.name == "code" for f in target._meta.fields) else "pk"
            rows = target.objects.values_list(code, "pk")
            self._references[target] = {fold(str(text)): pk for text, pk in rows}
        return self._references[target]


def _text(raw: Any) -> str:
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return nfc(str(raw))


def _choice(column: Field, text: str) -> Any:
    wanted = fold(text)
    for code, label in column.flatchoices:
        if wanted in (fold(str(code)), fold(str(label))):
            return code
    labels = "; ".join(str(label) for _, label in column.flatchoices)
    raise CellError(f"“{text}” không có trong danh sách. Hãy chọn một trong: {labels}.")


def _day(column: Field, raw: Any) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    try:
        return parse_date(str(raw))
    except NotADateError:
        raise CellError(f"“{raw}” không phải ngày. Hãy ghi theo mẫu 15/6/2021.") from None


def _moment(column: Field, raw: Any) -> datetime:
    if isinstance(raw, datetime):
        return timezone.make_aware(raw) if timezone.is_naive(raw) else raw
    found = parse_datetime(str(raw))
    if found is None:
        day = _day(column, raw)
        found = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - made aware below
    return timezone.make_aware(found) if timezone.is_naive(found) else found


def _whole(column: Field, raw: Any) -> int:
    number = _broken(column, raw)
    if number % 1:
        raise CellError(f"“{raw}” không phải số nguyên. Hãy bỏ phần lẻ.")
    return int(number)


def _broken(column: Field, raw: Any) -> Decimal:
    if isinstance(raw, bool):
        raise CellError("Ô này cần một số.")
    if isinstance(raw, int | float | Decimal):
        return _finite(raw)
    try:
        return parse_number(str(raw))
    except NotANumberError:
        raise CellError(f"“{raw}” không phải số. Hãy ghi theo mẫu 1.964 hoặc 98,89.") from None


def _finite(raw: float | Decimal) -> Decimal:
    number = Decimal(str(raw))
    if not number.is_finite():
        raise CellError("Ô này cần một số.")
    return number


def _from_machine(column: Field, text: str) -> Any:
    """What an export wrote, as a spreadsheet would give it."""
    if isinstance(column, models.BooleanField):
        return {"t": "1", "f": "0"}.get(text, text)
    if isinstance(column, models.DecimalField | models.IntegerField):
        try:
            return Decimal(text)
        except InvalidOperation:
            return text
    return text[1:] if text.startswith("'") and re.match(FORMULA, text[1:]) else text


def _yes_no(column: Field, raw: Any) -> bool:
    word = fold(str(raw))
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise CellError(f"“{raw}” không rõ. Hãy ghi Có hoặc Không.")


def _words(column: Field, raw: Any) -> str:
    text = _text(raw)
    longest = column.max_length
    if longest and len(text) > longest:
        raise CellError(f"Dài {len(text)} ký tự, quá {longest}. Hãy rút gọn.")
    return text


_READERS: "tuple[tuple[type[Field], Callable[[Field, Any], Any]], ...]" = (
    (models.DateTimeField, _moment),
    (models.DateField, _day),
    (models.BooleanField, _yes_no),
    (models.IntegerField, _whole),
    (models.DecimalField, _broken),
)


def _reader_for(column: Field) -> Callable[[Field, Any], Any]:
    """How a column of this kind is read; the first fitting kind counts."""
    return next((read for kind, read in _READERS if isinstance(column, kind)), _words)


def show(record: models.Model, name: str) -> str:
    """A field of a record as people read it."""
    column = record._meta.get_field(name)
    if isinstance(column, models.ForeignKey):
        return _shown_reference(record, column)
    value = getattr(record, name)
    if isinstance(column, models.Field) and column.choices:
        return str(dict(column.flatchoices).get(value, value if value is not None else ""))
    return shown(value)


def shown(value: Any) -> str:
    """A plain value as people read it."""
    match value:
        case None:
            text = ""
        case bool():
            text = "Có" if value else "Không"
        case datetime():
            local = timezone.localtime(value)
            text = f"{format_date(local.date())} {local:%H:%M}"
        case date():
            text = format_date(value)
        case int() | Decimal():
            text = format_number(value)
        case _:
            text = str(value)
    return text


def _shown_reference(record: models.Model, column: "models.ForeignKey[Any, Any]") -> str:
    target = getattr(record, column.name)
    if target is None:
        return ""
    return getattr(target, "shown_name", "") or str(target)
