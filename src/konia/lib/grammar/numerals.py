"""Printed numbers in every style met in reports, with every way they may be read."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from .words import SCALES

# Longest first: grouped by dots, by commas, by blanks; then plain, with either mark for decimals.
NUMERAL = (
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?:,\d+)?(?![\d])"
    r"|\d+(?:[.,]\d+)?"
)
_NUMERAL = re.compile(NUMERAL)
_BLANKS = re.compile(r"[\u00a0\u202f\u2009 ]")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_COMMAED = re.compile(r"\d{1,3}(?:,\d{3})+")


class Style(StrEnum):
    """Which marks a number was printed with."""

    PLAIN = "plain"  # 1964
    VIETNAMESE = "vietnamese"  # 1.964,5
    ENGLISH = "english"  # 1,964.5
    EITHER = "either"  # 1.964 or 1,964: thousands in one style, decimals in the other


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed number.

    value: what a Vietnamese reader takes it for. others: what else it may be.
    decimals: how many were printed, in the preferred reading. power: of ten, from 'triệu'.
    """

    text: str
    value: Decimal
    others: tuple[Decimal, ...] = ()
    decimals: int = 0
    power: int = 0
    style: Style = Style.PLAIN

    @property
    def readings(self) -> tuple[Decimal, ...]:
        """All values it may have, the preferred one first."""
        return (self.value, *self.others)

    @property
    def step(self) -> Decimal:
        """The weight of its last printed digit; 1 for whole numbers."""
        return Decimal(1).scaleb(self.power - self.decimals)

    def scaled(self, word: str) -> "Numeral":
        """The same number followed by nghìn, triệu or tỷ."""
        power = SCALES[word.lower()]
        value, *others = self.readings
        if self.style is Style.EITHER and "," in self.text:
            value, others = Decimal(self.text.replace(",", ".")), [value]
        decimals = -int(value.as_tuple().exponent)
        return Numeral(
            f"{self.text} {word}",
            value.scaleb(power),
            tuple(other.scaleb(power) for other in others),
            max(decimals, 0),
            power,
            self.style,
        )


class NotANumeralError(ValueError):
    """The text is not one printed number."""


def read_numeral(text: str, *, share: bool = False) -> Numeral:
    """Read '1.964', '98,89', '1,964', '98.5', '1 964' or '07'.

    share: the number stands before a percent sign, so a lone mark starts decimals.
    Raises: NotANumeralError.
    """
    cleaned = _BLANKS.sub("", text.strip())
    if not _NUMERAL.fullmatch(cleaned):
        raise NotANumeralError(text)
    if cleaned.isdigit():
        style = Style.PLAIN if cleaned == text.strip() else Style.VIETNAMESE
        return Numeral(text, Decimal(cleaned), style=style)
    if _DOTTED.fullmatch(cleaned) or _COMMAED.fullmatch(cleaned):
        return _grouped(text, cleaned, share=share)
    mark = max(cleaned.rfind("."), cleaned.rfind(","))
    whole = cleaned[:mark].replace(".", "").replace(",", "")
    broken = cleaned[mark + 1 :]
    style = Style.VIETNAMESE if cleaned[mark] == "," else Style.ENGLISH
    return Numeral(text, Decimal(f"{whole}.{broken}"), (), len(broken), 0, style)


def _grouped(text: str, cleaned: str, *, share: bool) -> Numeral:
    mark = "." if "." in cleaned else ","
    thousands = Decimal(cleaned.replace(mark, ""))
    if cleaned.count(mark) > 1:
        style = Style.VIETNAMESE if mark == "." else Style.ENGLISH
        return Numeral(text, thousands, (), 0, 0, style)
    broken = Decimal(cleaned.replace(",", "."))
    if share or cleaned.startswith("0"):
        return Numeral(text, broken, (thousands,), 3, 0, Style.EITHER)
    # A lone dot groups; a lone comma before three digits is as often a typist's grouping.
    return Numeral(text, thousands, (broken,) if mark == "," else (), 0, 0, Style.EITHER)


class Fit(StrEnum):
    """How a printed number stands to the exact one."""

    EXACT = "exact"
    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    OFF = "off"


def fit(stated: Decimal, exact: Fraction, *, step: Decimal) -> Fit:
    """Exact, rounded half up to the printed digits, cut off there, or neither.

    step: the weight of the last printed digit.
    """
    difference = exact - Fraction(stated)
    unit = Fraction(step)
    if difference == 0:
        return Fit.EXACT
    if -unit / 2 <= difference < unit / 2:
        return Fit.ROUNDED
    if unit / 2 <= difference < unit:
        return Fit.TRUNCATED
    return Fit.OFF


def is_slip(stated: str, right: str) -> bool:
    """One digit typed wrong, left out, doubled, or two neighbours changed places."""
    if len(stated) == len(right):
        wrong = [place for place in range(len(right)) if stated[place] != right[place]]
        if len(wrong) == 1:
            return True
        return (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and stated[wrong[0]] == right[wrong[1]]
            and stated[wrong[1]] == right[wrong[0]]
        )
    short, long = sorted((stated, right), key=len)
    if len(long) != len(short) + 1:
        return False
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
