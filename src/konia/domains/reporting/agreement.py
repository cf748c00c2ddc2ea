"""Laying a computed value beside the one that was printed."""

from datetime import date
from decimal import ROUND_DOWN, Decimal

from konia.kernel.figures.engine import Answer
from konia.lib.numbers import cut

from .compiling import Filled
from .definition import Fact, Line

SAME, DIFFERS, BLANK_IN_PRINT = "same", "differs", "blank in print"
# "More than 33,200": the exact number may lie a little above the round one that was printed.
_ABOVE = Decimal("1.01")


def agreement(filled: Filled) -> str:
    """'same', 'differs', 'blank in print', or '' for a heading."""
    item = filled.item
    if isinstance(item, Fact):
        return SAME if _fact_agrees(filled, item) else DIFFERS
    if item.is_heading:
        return ""
    if item.number is None and not item.printed_parts:
        return BLANK_IN_PRINT
    return _line_agreement(filled, item)


def _line_agreement(filled: Filled, line: Line) -> str:
    if line.number is not None and not _equal(filled, line.number):
        return DIFFERS
    if filled.parts and not _parts_agree(filled, line):
        return DIFFERS
    if line.number is None and any(printed is None for printed in line.printed_parts.values()):
        return BLANK_IN_PRINT
    return SAME


def _equal(filled: Filled, printed: Decimal) -> bool:
    answer = filled.answer
    if answer is None or not isinstance(answer.value, Decimal):
        return False
    return _shortened(answer.value, printed) == printed


def _shortened(value: Decimal, printed: Decimal) -> Decimal:
    """A computed value with as many decimals as were printed."""
    decimals = max(0, -int(printed.as_tuple().exponent))
    return cut(value, decimals=decimals)


def _parts_agree(filled: Filled, line: Line) -> bool:
    for asked, answer in filled.parts:
        if asked.key not in line.printed_parts:
            continue
        printed = line.printed_parts[asked.key]
        if printed is None:
            continue
        if not isinstance(answer.value, Decimal) or _shortened(answer.value, printed) != printed:
            return False
    return True


def _fact_agrees(filled: Filled, fact: Fact) -> bool:
    answer = filled.answer
    if answer is None or answer.value is None:
        return False
    if isinstance(answer.value, date):
        return _day_agrees(answer.value, fact.printed)
    if fact.part is not None and fact.whole is not None and answer.whole is not None:
        return _operands_agree(answer, fact)
    if ":" in fact.printed:
        return _hours(fact.printed) == answer.value
    return _operands_agree(answer, fact) and _number_agrees(answer.value, answer.part, fact)


def _operands_agree(answer: Answer, fact: Fact) -> bool:
    """A numerator or denominator that was printed must be the one computed, also when it stands
    alone: the same percent over another base is another statement."""
    if answer.whole is None:
        return True
    printed = ((fact.part, answer.part), (fact.whole, answer.whole))
    return all(said is None or said == found for said, found in printed)


def _number_agrees(value: Decimal, part: Decimal | None, fact: Fact) -> bool:
    printed = Decimal(fact.printed)
    if fact.qualifier:
        return printed <= value <= printed * _ABOVE or _shortened(value, printed) == printed
    if printed in (_shortened(value, printed), part):
        return True
    return value.quantize(printed, rounding=ROUND_DOWN) == printed


def _hours(text: str) -> Decimal:
    hours, minutes = text.split(":")
    return Decimal(hours) + Decimal(minutes) / 60


def _day_agrees(day: date, printed: str) -> bool:
    """2021-03-24, 2021-08 (a month) or 2021-Q3 (a quarter)."""
    if "Q" in printed:
        year, quarter = printed.split("-Q")
        return (day.year, (day.month + 2) // 3) == (int(year), int(quarter))
    return day.isoformat().startswith(printed)
