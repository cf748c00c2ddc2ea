"""Forms as data: which questions are shown, and whether the answers can be taken.

A form is a JSON Schema 2020-12 of one level, checked by `form_rules`. Beside its keywords: formats
phone and identity_no; x-pages (each with id, title, hint, fields), x-order (of the questions on no
page), x-show-if (field -> value or list of values), x-autofill (which part of the person's account
fills it in), x-pattern-words, x-widget (textarea).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from .form_rules import FORMATS, TYPE_WORDS, Schema, type_of, wrong_rules, wrong_words
from .models import FormRevision


@dataclass(frozen=True)
class FormPage:
    """One page of a form: usually one question."""

    id: str
    title: str
    hint: str
    fields: tuple[str, ...]


def schema_of(form: "FormRevision | Schema") -> Schema:
    """The definition of a form, given as revision or as definition."""
    return form.schema if isinstance(form, FormRevision) else form


def pages_of(form: "FormRevision | Schema") -> tuple[FormPage, ...]:
    """The pages in order; a question on no page is a page of its own, after the others."""
    schema = schema_of(form)
    fields = schema.get("properties", {})
    pages = [
        FormPage(page["id"], page.get("title", ""), page.get("hint", ""), tuple(page["fields"]))
        for page in schema.get("x-pages", ())
    ]
    placed = {name for page in pages for name in page.fields}
    order = schema.get("x-order", fields)
    alone = (name for name in order if name in fields and name not in placed)
    pages += [FormPage(n, fields[n].get("title", n), "", (n,)) for n in alone]
    return tuple(pages)


def shown_fields(form: "FormRevision | Schema", answers: Mapping[str, Any]) -> tuple[str, ...]:
    """The questions that these answers call for, page by page."""
    fields = schema_of(form).get("properties", {})
    shown: list[str] = []
    for page in pages_of(form):
        shown += [n for n in page.fields if _is_shown(fields[n], fields, answers)]
    return tuple(shown)


def _is_shown(field: Schema, fields: Schema, answers: Mapping[str, Any]) -> bool:
    """A question hangs on others; one that hangs on a hidden question is hidden too."""
    for name, wanted in field.get("x-show-if", {}).items():
        known = wanted if isinstance(wanted, list) else [wanted]
        given = answers.get(name)
        fits = any(one in given for one in known) if isinstance(given, list) else given in known
        if not fits or not _is_shown(fields[name], fields, answers):
            return False
    return True


def check_answers(
    form: "FormRevision | Schema", answers: Mapping[str, Any]
) -> dict[str, list[str]]:
    """What is wrong with the answers: field -> Vietnamese messages; nothing when all is well.

    Answers to questions that are not shown are not looked at; unknown fields are refused.
    """
    schema = schema_of(form)
    fields, required = schema.get("properties", {}), set(schema.get("required", ()))
    found: dict[str, list[str]] = {}
    for name in shown_fields(schema, answers):
        value = answers.get(name)
        if _is_blank(value):
            if name in required:
                found[name] = [f"Hãy trả lời “{fields[name].get('title', name)}”."]
            continue
        if words := check_value(fields[name], value):
            found[name] = words
    for name in answers.keys() - fields.keys():
        found[name] = ["Mẫu không có câu hỏi này."]
    return found


def _is_blank(value: Any) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def check_value(field: Schema, value: Any) -> list[str]:
    """What is wrong with one given answer."""
    return wrong_words(field, value)


def choices_of(field: Schema) -> list[tuple[Any, str]]:
    """The answers offered: value and words; none for a free answer."""
    source = field["items"] if field.get("type") == "array" else field
    if "oneOf" in source:
        return [(one["const"], str(one.get("title", one["const"]))) for one in source["oneOf"]]
    return [(one, str(one)) for one in source.get("enum", ())]


def typed_answers(
    form: "FormRevision | Schema", raw: Mapping[str, "str | list[str]"]
) -> dict[str, Any]:
    """Answers as a web page sends them (texts), in the types of the form.

    A text that cannot be read stays as it is, so that `check_answers` says what is wrong.
    """
    fields = schema_of(form).get("properties", {})
    return {
        name: _typed(field, raw[name])
        for name, field in fields.items()
        if name in raw and not _is_blank(raw[name])
    }


def _typed(field: Schema, raw: "str | list[str]") -> Any:
    kind = field.get("type", "string")
    if kind == "array":
        return raw if isinstance(raw, list) else [raw]
    text = (raw[-1] if isinstance(raw, list) else raw).strip()
    if kind == "boolean":
        return {"true": True, "false": False, "co": True, "khong": False}.get(text, text)
    if kind in ("integer", "number"):
        return _number(text, whole=kind == "integer")
    return _iso_day(text) if field.get("format") == "date" else text


def _number(text: str, *, whole: bool) -> Any:
    """Numbers as Vietnamese write them: 1.964,5."""
    try:
        value = Decimal(text.replace(".", "").replace(",", "."))
    except InvalidOperation:
        return text
    is_whole = value.is_finite() and value == value.to_integral_value()
    if whole:
        return int(value) if is_whole else text
    return int(value) if is_whole else float(value)


def _iso_day(text: str) -> str:
    match = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else text


def check_schema(schema: Any) -> list[str]:
    """What is wrong with a form's definition, in Vietnamese; nothing when it can be used."""
    if not isinstance(schema, dict) or not isinstance(schema.get("properties"), dict):
        return ["Định nghĩa phải là một đối tượng JSON có “properties”."]
    fields = schema["properties"]
    found = [words for name, field in fields.items() for words in _check_field(name, field, fields)]
    if not fields:
        found.append("Mẫu chưa có câu hỏi nào.")
    found += _check_names("required", schema.get("required", []), fields)
    found += _check_names("x-order", schema.get("x-order", []), fields)
    for page in schema.get("x-pages", ()):
        if not isinstance(page, dict) or "id" not in page or "fields" not in page:
            found.append("Mỗi trang trong “x-pages” phải có “id” và “fields”.")
            continue
        found += _check_names(f"trang “{page['id']}”", page["fields"], fields)
    return found


def _check_names(where: str, names: Any, fields: Schema) -> list[str]:
    return [f"“{where}” nêu câu hỏi không có: {name}." for name in names if name not in fields]


def _check_field(name: str, field: Any, fields: Schema) -> list[str]:
    if not isinstance(field, dict):
        return [f"Câu hỏi “{name}” phải là một đối tượng JSON."]
    found = []
    if not field.get("title"):
        found.append(f"Câu hỏi “{name}” thiếu tiêu đề tiếng Việt (title).")
    if type_of(field) not in TYPE_WORDS:
        found.append(f"Câu hỏi “{name}” có kiểu không dùng được: {field.get('type')}.")
    if field.get("type") == "array" and not isinstance(field.get("items"), dict):
        found.append(f"Câu hỏi “{name}” kiểu danh sách thiếu “items”.")
    if field.get("format", "date") not in FORMATS:
        found.append(f"Câu hỏi “{name}” có định dạng không dùng được: {field['format']}.")
    found += wrong_rules(name, field)
    found += _check_names(f"{name} / x-show-if", field.get("x-show-if", {}), fields)
    return found + ([_LOOP.format(name)] if _hangs_on_itself(name, fields) else [])


_LOOP = "Câu hỏi “{}” hiện ra tùy vào chính nó (x-show-if vòng tròn)."


def _hangs_on_itself(name: str, fields: Schema) -> bool:
    waiting, seen = list(_needed(fields[name])), set()
    while waiting:
        here = waiting.pop()
        if here == name:
            return True
        if here not in seen and here in fields:
            seen.add(here)
            waiting += _needed(fields[here])
    return False


def _needed(field: Any) -> list[str]:
    return list(field.get("x-show-if", {})) if isinstance(field, dict) else []
