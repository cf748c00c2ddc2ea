"""What a notice says on each way: an e-mail's subject and body, an SMS that fits, a Zalo text."""

import unicodedata
from dataclasses import dataclass

from .states import Way
from .templates import Template, filled

LONGEST_SMS = 160  # one part in the 7-bit alphabet; with Vietnamese marks a part holds only 70
LONGEST_PART_WITH_MARKS = 70
LONGEST_ZALO = 400
_EXTENDED = frozenset("^{}\\[~]|€")  # each takes two places
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_PUNCTUATION = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."}
)


@dataclass(frozen=True)
class Text:
    """What is sent. subject: of an e-mail only."""

    body: str
    subject: str = ""


def text_for(way: Way, template: Template, values: dict[str, str]) -> Text:
    """The text of a notice on one way."""
    match way:
        case Way.EMAIL:
            subject = " ".join(filled(template.subject, values).split())  # no line may be added
            return Text(filled(template.long, values).strip() + "\n", subject)
        case Way.SMS:
            return Text(fit_sms(filled(template.short, values)))
        case _:
            return Text(_cut(filled(template.zalo, values), LONGEST_ZALO))


def fit_sms(text: str) -> str:
    """The text in the 7-bit alphabet of phones, without marks, in one part."""
    plain = " ".join(unmarked(text).split())
    while gsm_length(plain) > LONGEST_SMS:
        plain = _cut(plain, len(plain) - 1)
    return plain


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 3].rstrip(". ") + "..."


def gsm_length(text: str) -> int:
    """How many places a text takes in the 7-bit alphabet."""
    return len(text) + sum(char in _EXTENDED for char in text)


def is_gsm(text: str) -> bool:
    """Whether every character is of the 7-bit alphabet; otherwise a part holds 70, not 160."""
    return all(char in _BASIC or char in _EXTENDED for char in text)


def unmarked(text: str) -> str:
    """Vietnamese without marks, in characters every phone knows."""
    plain = unicodedata.normalize("NFD", text.translate(_PUNCTUATION).replace("đ", "d"))
    kept = (char for char in plain.replace("Đ", "D") if not unicodedata.combining(char))
    return "".join(char if char in _BASIC or char in _EXTENDED else "?" for char in kept)
