"""Controls of forms, printed without templates: a list is full of them, and each option is one."""

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

INPUTS = frozenset(
    f"django/forms/widgets/{name}.html"
    for name in ("input", "text", "number", "email", "url", "password", "hidden", "search", "tel")
)
SELECT = "django/forms/widgets/select.html"
OPTION = "django/forms/widgets/select_option.html"


class ControlRenderer(DjangoTemplates):
    """Prints plain inputs and lists of choices itself, exactly as Django's own templates do.

    Django prints each option of a list with two templates: a filter with fifty options took 7 ms.
    """

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        """The control as HTML; whatever is not known here goes through its template."""
        if template_name in INPUTS:
            return mark_safe(_input(context["widget"]))
        if template_name == SELECT and _is_plain(context["widget"]):
            return mark_safe(_select(context["widget"]))
        return super().render(template_name, context, request)


def _input(widget: Mapping[str, Any]) -> str:
    value = widget["value"]
    said = "" if value is None else f' value="{conditional_escape(str(value))}"'
    name = conditional_escape(widget["name"])
    return f'<input type="{widget["type"]}" name="{name}"{said}{_attrs(widget["attrs"])}>'


def _is_plain(widget: Mapping[str, Any]) -> bool:
    return all(
        option["template_name"] == OPTION
        for _, options, _ in widget["optgroups"]
        for option in options
    )


def _select(widget: Mapping[str, Any]) -> str:
    groups = "".join(_group(name, options) for name, options, _ in widget["optgroups"])
    name = conditional_escape(widget["name"])
    return f'<select name="{name}"{_attrs(widget["attrs"])}>{groups}\n</select>'


def _group(name: str | None, options: list[Mapping[str, Any]]) -> str:
    told = "".join(f"\n  {_option(option)}" for option in options)
    if not name:
        return told
    return f'\n  <optgroup label="{conditional_escape(name)}">{told}\n  </optgroup>'


def _option(option: Mapping[str, Any]) -> str:
    value = conditional_escape(str(option["value"]))
    label = conditional_escape(option["label"])
    return f'<option value="{value}"{_attrs(option["attrs"])}>{label}</option>'


def _attrs(attrs: Mapping[str, Any]) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{conditional_escape(str(value))}"'
        for name, value in attrs.items()
        if value is not False
    )
