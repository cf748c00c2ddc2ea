"""Filters and tags of every template: Vietnamese numbers and days, states, icons, form fields."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlencode

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import is_aware, localtime

from konia.faces.ui.icons import svg
from konia.faces.ui.marks import state_tag
from konia.faces.ui.menu import navigation
from konia.faces.ui.tables import fact_of, heads_of, row_of
from konia.lib import numbers
from konia.lib.dates import format_date

register = template.Library()
register.filter(state_tag)
register.simple_tag(heads_of)
register.simple_tag(row_of)
register.simple_tag(fact_of)
register.simple_tag(navigation)

DASH = "–"
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.ClearableFileInput, "file"),
    (forms.FileInput, "file"),
    (forms.DateInput, "date"),
)
CLASSES = {
    "checkboxes": "govuk-checkboxes__input",
    "radios": "govuk-radios__input",
    "checkbox": "govuk-checkboxes__input",
    "select": "govuk-select",
    "textarea": "govuk-textarea",
    "file": "govuk-file-upload",
    "date": "govuk-input govuk-input--width-10",
    "input": "govuk-input",
}


def _decimal(value: Any) -> Decimal | None:
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


@register.filter
def number(value: Any, decimals: int | None = None) -> str:
    """1964 -> '1.964'; Decimal('98.89') -> '98,89'; nothing -> '–'."""
    known = _decimal(value)
    return DASH if known is None else numbers.format_number(known, decimals)


@register.filter
def percent(value: Any, decimals: int | None = None) -> str:
    """Decimal('98.89') -> '98,89 %'; the value is already of a hundred."""
    known = _decimal(value)
    return DASH if known is None else f"{numbers.format_number(known, decimals)}\u00a0%"


@register.filter
def plain(value: Any) -> str:
    """The number for a machine, '98.89', whatever the language of the page; nothing -> ''."""
    return numbers.plain(_decimal(value)) or ""


@register.filter
def bar_width(value: Any) -> str:
    """A share of a hundred as the width of a bar, kept between 0 and 100."""
    known = _decimal(value) or Decimal(0)
    return numbers.plain(round(min(max(known, Decimal(0)), Decimal(100)), 2)) or "0"


@register.filter
def date_vi(value: date | datetime | None) -> str:
    """A day as 15/6/2021; nothing -> '–'."""
    if not isinstance(value, date):
        return DASH
    return format_date(_local(value).date() if isinstance(value, datetime) else value)


@register.filter
def datetime_vi(value: datetime | None) -> str:
    """A moment as '14:05 ngày 15/6/2021'; nothing -> '–'."""
    if not isinstance(value, datetime):
        return date_vi(value)
    local = _local(value)
    return f"{local:%H:%M} ngày {format_date(local.date())}"


def _local(value: datetime) -> datetime:
    return localtime(value) if is_aware(value) else value


@register.simple_tag
def icon(name: str) -> SafeString:
    """An outline icon, hidden from screen readers; put its words beside it."""
    return mark_safe(svg(name))


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], **changes: Any) -> str:
    """The address's question part with some values changed; an empty value leaves one out."""
    request = context.get("request")
    if request is None:
        return "?"
    asked = {key: values for key, values in request.GET.lists() if key not in changes}
    asked |= {key: [str(value)] for key, value in changes.items() if value not in (None, "")}
    return f"?{urlencode(asked, doseq=True)}"


@register.simple_tag
def figure_link(url: str, value: Any, unit: str = "", label: str = "") -> str:
    """A number that opens its figure card. label: words for those who cannot see the row."""
    shown = number(value) if not isinstance(value, str) else (value or DASH)
    shown = f"{shown}\u00a0{unit}" if unit else shown
    if not url:
        return shown
    hidden = format_html('<span class="govuk-visually-hidden">, {}</span>', label) if label else ""
    return format_html('<a class="govuk-link k-number" href="{}">{}{}</a>', url, shown, hidden)


@register.simple_tag
def page_numbers(page: Page[Any]) -> list[int | str]:
    """The page numbers to show; '…' where some are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.filter
def in_fours(text: str) -> str:
    """A long secret in groups of four, as people copy it: 'ABCD EFGH'."""
    return " ".join(text[place : place + 4] for place in range(0, len(text), 4))


@register.filter
def at(items: Any, index: int) -> Any:
    """The item at a place of a list; '' beyond its end."""
    return items[index] if 0 <= index < len(items) else ""


@register.filter
def first_id(field: BoundField) -> str:
    """The id of a field's first control, where the error summary leads."""
    return field.subwidgets[0].id_for_label if field.subwidgets else str(field.auto_id)


@register.filter
def widget_kind(field: BoundField) -> str:
    """What sort of control a form field is: input, select, radios, checkbox, date, file …"""
    widget = field.field.widget
    return next((kind for cls, kind in KINDS if isinstance(widget, cls)), "input")


@register.filter
def control(field: BoundField) -> SafeString:
    """The form field's control, with the system's class and its hint and error tied to it."""
    kind = widget_kind(field)
    attrs: dict[str, str | bool] = {"class": _class(field, kind)}
    described = " ".join(_described_by(field))
    if described:
        attrs["aria-describedby"] = described
    return field.as_widget(attrs=attrs)


@register.filter
def choice_control(choice: Any, kind: str) -> SafeString:
    """One radio or check box of a group, with the system's class."""
    attrs = {**choice.data["attrs"], "class": CLASSES[kind]}
    choice.data["attrs"] = attrs
    tag: SafeString = choice.tag(wrap_label=False)
    return tag


def _class(field: BoundField, kind: str) -> str:
    own = field.field.widget.attrs.get("class", "")
    name = CLASSES[kind]
    wrong = f"{name.split()[0]}--error" if field.errors and kind != "checkbox" else ""
    return " ".join(part for part in (name, own, wrong) if part)


def _described_by(field: BoundField) -> list[str]:
    ids = [f"{field.auto_id}_hint"] if field.help_text else []
    return [*ids, f"{field.auto_id}_error"] if field.errors else ids
