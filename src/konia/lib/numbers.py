"""Numbers as Vietnamese official papers write them: 1.964 and 98,89."""

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum

_WHOLE = re.compile(r"[+-]?\d{1,3}(\.\d{3})+|[+-]?\d+")
_BROKEN = re.compile(r"([+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)),(\d+)")


class Rounding(StrEnum):
    """How a report cuts its numbers to length; a report names its rule and keeps to it."""

    HALF_UP = "half_up"
    TRUNCATE = "truncate"


class NotANumberError(ValueError):
    """The text is not a number as Vietnamese papers write it."""


def cut(value: Decimal, *, decimals: int = 2, rounding: Rounding = Rounding.HALF_UP) -> Decimal:
    """The value with so many decimals, by the report's rule."""
    rule = ROUND_HALF_UP if rounding is Rounding.HALF_UP else ROUND_DOWN
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=rule)


def format_number(value: "Decimal | int | float | None", decimals: int | None = None) -> str:
    """1964 -> '1.964'; Decimal('98.89') -> '98,89'; None -> ''.

    decimals: None keeps the value's own decimals without closing zeros.
    """
    if value is None:
        return ""
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if decimals is not None:
        number = cut(number, decimals=decimals)
    text = f"{number:f}"
    whole, _, broken = text.partition(".")
    broken = broken if decimals is not None else broken.rstrip("0")
    sign = "-" if whole.startswith("-") else ""
    grouped = f"{int(whole.lstrip('+-') or 0):,}".replace(",", ".")
    return f"{sign}{grouped},{broken}" if broken else f"{sign}{grouped}"


def plain(value: "Decimal | None") -> str | None:
    """A decimal string for machines: '1964', '98.89'; None stays None."""
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def parse_number(text: str) -> Decimal:
    """Read '1.964', '98,89', '1964' or '-5'; dots group thousands, the comma breaks.

    Raises: NotANumberError.
    """
    cleaned = text.strip().replace("\u00a0", "").replace(" ", "")
    if _WHOLE.fullmatch(cleaned):
        return Decimal(cleaned.replace(".", ""))
    if match := _BROKEN.fullmatch(cleaned):
        return Decimal(match[1].replace(".", "") + "." + match[2])
    raise NotANumberError(text)
