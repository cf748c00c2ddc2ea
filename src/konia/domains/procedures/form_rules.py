"""Checking one answer against its part of a form: the library knows the rules, the words are ours.

A form uses the keywords named in KEYWORDS; any other is refused when the form is written, so that
nobody believes in a rule that nobody checks. Nothing is ever fetched from another address.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError

Schema = Mapping[str, Any]

KEYWORDS = frozenset(
    {
        "type", "title", "description", "enum", "const", "oneOf", "pattern", "minLength",
        "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
        "items", "minItems", "maxItems", "uniqueItems", "format", "default", "examples",
    }
)  # fmt: skip
OWN = "x-"


def _is_day(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text) and date.fromisoformat(text))
    except ValueError:
        return False


def _whole(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.fullmatch(pattern, text) is not None


FORMATS: dict[str, tuple[Callable[[str], bool], str]] = {
    "date": (_is_day, "Ngày không có trong lịch. Hãy ghi theo mẫu 15/6/2021."),
    "email": (
        _whole(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+"),
        "Địa chỉ thư điện tử có dạng ten@coquan.vn.",
    ),
    "phone": (_whole(r"(0|\+84)\d{9,10}"), "Số điện thoại gồm 10 chữ số, bắt đầu bằng 0."),
    "identity_no": (
        _whole(r"\d{9}|\d{12}"),
        "Số định danh gồm 12 chữ số (chứng minh nhân dân cũ: 9 chữ số).",
    ),
}
_CHECKS = {name: check for name, (check, _) in FORMATS.items()}
TYPE_WORDS = {
    "string": "Câu trả lời phải là chữ.",
    "integer": "Câu trả lời phải là số nguyên.",
    "number": "Câu trả lời phải là số.",
    "boolean": "Hãy chọn có hoặc không.",
    "array": "Câu trả lời phải là danh sách.",
}
_CHOICES = frozenset({"enum", "const", "oneOf"})
_CHOOSE = "Hãy chọn một trong các câu trả lời có sẵn."
_CHOOSE_SOME = "Hãy chọn trong các câu trả lời có sẵn."
_OTHERWISE = "Câu trả lời chưa đúng yêu cầu của mẫu."
# Keyword -> words; {} is the bound that the form names.
_BOUNDS = {
    "minLength": "Câu trả lời phải có ít nhất {} ký tự.",
    "maxLength": "Câu trả lời dài quá {} ký tự.",
    "minimum": "Số nhỏ nhất được nhận là {}.",
    "maximum": "Số lớn nhất được nhận là {}.",
    "exclusiveMinimum": "Số phải lớn hơn {}.",
    "exclusiveMaximum": "Số phải nhỏ hơn {}.",
    "multipleOf": "Số phải chia hết cho {}.",
    "minItems": "Hãy chọn ít nhất {} mục.",
    "maxItems": "Chỉ chọn nhiều nhất {} mục.",
    "uniqueItems": "Mỗi mục chỉ chọn một lần.",
}


def type_of(field: Schema) -> str:
    """The type of an answer; text when the form does not say."""
    return str(field.get("type", "string"))


def wrong_words(field: Schema, value: Any) -> list[str]:
    """What is wrong with an answer, in Vietnamese, each thing once."""
    try:
        errors = list(_validator(json.dumps(dict(field), sort_keys=True)).iter_errors(value))
    except ValueError:  # nothing that JSON can hold
        return [TYPE_WORDS[type_of(field)]]
    return list(dict.fromkeys(_words(field, error) for error in errors))


@lru_cache(maxsize=2048)
def _validator(text: str) -> Draft202012Validator:
    """The validator of one question, made once. Raises: ValidationError."""
    field = {"type": "string", **json.loads(text)}
    return Draft202012Validator(field, formats=_CHECKS, validate_formats=True, offline=True)


def _words(field: Schema, error: ValidationError) -> str:
    keyword = error.kind.name
    if keyword == "type":
        return TYPE_WORDS[type_of(field)] if not error.instance_path else _CHOOSE_SOME
    if keyword in _CHOICES:
        return _CHOOSE_SOME if error.instance_path else _CHOOSE
    if keyword == "pattern":
        return str(field.get("x-pattern-words", "Câu trả lời chưa đúng mẫu yêu cầu."))
    if keyword == "format":
        return FORMATS[str(field.get("format"))][1]
    return _BOUNDS.get(keyword, _OTHERWISE).format(field.get(keyword))


def wrong_rules(name: str, field: Schema) -> list[str]:
    """What is wrong with the rules of one question, in Vietnamese."""
    strange = sorted(_strange(field))
    if strange:
        return [f"Câu hỏi “{name}” dùng từ khóa không hiểu được: {', '.join(strange)}."]
    try:
        _validator(json.dumps(dict(field), sort_keys=True))
    except (ValidationError, ValueError) as error:
        path = getattr(error, "instance_path", None) or [""]
        return [f"Câu hỏi “{name}” có quy tắc sai ở “{path[0]}”."]
    return []


def _strange(field: Schema) -> set[str]:
    """The keywords that no form may use, also those of its items and choices."""
    inner = [field.get("items"), *_listed(field.get("oneOf"))]
    found = {key for key in field if key not in KEYWORDS and not key.startswith(OWN)}
    return found.union(*(_strange(one) for one in inner if isinstance(one, dict)))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
