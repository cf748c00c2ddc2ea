"""Answers of figures as the components show them: values, parts by unit, months."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from konia.kernel.calendar.periods import Period, months_of
from konia.kernel.figures.definitions import FIGURES, Ask, Definition, NotInForceError, Unit
from konia.kernel.figures.engine import Answer, Question, Reader, one_moment
from konia.kernel.figures.measures import Coded, Count, Day, Shape, Share, Total, leaves
from konia.kernel.org.tree import Node
from konia.lib.dates import format_date
from konia.lib.numbers import cut, format_number

from .sources import source_of

MOST_MONTHS = 36
KINDS = {
    "flow": "phát sinh trong kỳ",
    "stock": "tại thời điểm",
    "cumulative": "lũy kế",
    "state": "trạng thái tại thời điểm",
}


@dataclass(frozen=True)
class Card:
    """One figure asked about one unit: its value, that of the units right below, of each month.

    rest: what lies at the unit itself and below none of its parts, when parts add up.
    """

    answer: Answer
    parts: tuple[tuple[Node, Answer], ...]
    months: tuple[tuple[Period, Answer], ...]
    rest: Answer | None = None


def card_of(name: str, ask: Ask) -> Card:
    """Value, parts and months from one read of each table. Raises: UnknownFigureError, …"""
    whole = Question(name, ask)
    months = [Question(name, each) for each in _months(name, ask)]
    tree = ask.scope.tree
    nodes = [node for node in tree.children(tree.node(ask.scope.root).id) if node.is_open]
    with one_moment():
        reader = Reader([whole, *months])
    answer = reader.answer(whole)
    parts = tuple(part for part in reader.by_unit(name, ask, nodes) if _is_telling(*part))
    by_month = tuple((each.ask.period, reader.answer(each)) for each in months)
    rest = _rest(answer, parts) if adds_up(name, ask) else None
    return Card(answer, parts, by_month, rest)


def _months(name: str, ask: Ask) -> Iterable[Ask]:
    """Each month of the period so far during which the figure's rule held."""
    if isinstance(shape_of(name, ask), Coded | Day):
        return  # a code or a day has no course
    begun = [part for part in months_of(ask.period) if part.first <= ask.as_of]
    for part in begun[-MOST_MONTHS:]:
        try:
            FIGURES.in_force(name, part.last)
        except NotInForceError:
            continue
        yield Ask(ask.scope, part, min(part.last, ask.as_of))


def _is_telling(node: Node, answer: Answer) -> bool:
    if answer.value is None:
        return False
    return bool(answer.value) or bool(answer.whole) or node.tier is not None


def shape_of(name: str, ask: Ask) -> Shape:
    """What a figure counts; nothing is read."""
    return FIGURES.in_force(name, ask.period.last).ask(ask)


def adds_up(name: str, ask: Ask) -> bool:
    """Whether the parts of a figure add up to its whole: records are counted, each once."""
    shape = shape_of(name, ask)
    if not isinstance(shape, Count | Total | Share):
        return False
    return all(
        isinstance(leaf, Total) or (isinstance(leaf, Count) and not leaf.distinct)
        for leaf in leaves(shape)
    )


def _rest(answer: Answer, parts: Iterable[tuple[Node, Answer]]) -> Answer | None:
    """What is left of a figure when its parts are taken away; None when nothing is."""
    listed = [each for _, each in parts]
    if answer.part is not None and answer.whole is not None:
        part = answer.part - sum((each.part or Decimal(0) for each in listed), Decimal(0))
        whole = answer.whole - sum((each.whole or Decimal(0) for each in listed), Decimal(0))
        if not listed or whole <= 0:
            return None
        value = cut(100 * part / whole, decimals=answer.definition.decimals)
        return Answer(answer.definition, answer.ask, value, part=part, whole=whole)
    if not listed or not isinstance(answer.value, Decimal):
        return None
    left = answer.value - sum((number_of(each) or Decimal(0) for each in listed), Decimal(0))
    return Answer(answer.definition, answer.ask, left) if left > 0 else None


def number_of(answer: Answer) -> Decimal | None:
    """The value when it is a number."""
    return answer.value if isinstance(answer.value, Decimal) else None


def text_of(answer: Answer) -> str:
    """The value as people read it; '' when there is none."""
    if isinstance(answer.value, date):
        return format_date(answer.value)
    return format_number(answer.value)


def unit_of(definition: Definition) -> str:
    """The unit beside a value; codes and days have none."""
    if definition.unit in {Unit.CODE, Unit.DAY, Unit.MONTH, Unit.RATIO}:
        return ""
    return "đơn vị" if definition.unit is Unit.BODY else definition.unit.value.lower()


def figure_of(answer: Answer, *, url: str = "", records_url: str = "") -> dict[str, Any]:
    """What the figure_value component shows."""
    counted = answer.records if answer.whole is None and records_url else None
    return {
        "title": answer.definition.title,
        "value": answer.value,
        "text": text_of(answer),
        "unit": unit_of(answer.definition),
        "part": answer.part,
        "whole": answer.whole,
        "url": url,
        "records": counted,
        "records_url": records_url if counted or answer.whole is not None else "",
        "as_of": answer.ask.as_of,
        "why_blank": "Không có bản ghi để tính",
        "meaning": answer.meaning,
    }


def definition_of(definition: Definition, answer: Answer) -> list[dict[str, str]]:
    """The lines of a summary list that tell how a figure comes about."""
    source = source_of(definition.source)
    until = f" đến {format_date(definition.until)}" if definition.until else ""
    tree = answer.ask.scope.tree
    lines = [
        {"key": "Định nghĩa", "value": definition.meaning or " ".join(definition.says.split())},
        {"key": "Đơn vị", "value": tree.node(answer.ask.scope.root).name},
        {"key": "Kỳ số liệu", "value": str(answer.ask.period)},
        {"key": "Tính đến ngày", "value": format_date(answer.ask.as_of)},
        {"key": "Loại", "value": f"{definition.unit.value}, {KINDS[definition.kind.value]}"},
        {"key": "Căn cứ", "value": source.title, "url": source.link},
        {"key": "Áp dụng", "value": f"từ {format_date(definition.since)}{until}"},
        {"key": "Mã định nghĩa", "value": definition.code},
    ]
    if source.note:
        lines.insert(6, {"key": "Ghi chú căn cứ", "value": source.note})
    return lines


def trend_of(card: Card, urls: Iterable[str]) -> dict[str, Any] | None:
    """What the trend component shows; nothing for fewer than two months."""
    known = [(month, each) for month, each in card.months if number_of(each) is not None]
    if len(known) < 2:
        return None
    definition = card.answer.definition
    return {
        "title": "Diễn biến theo tháng",
        "kind": "bar"
        if definition.kind.value == "flow" and definition.unit is not Unit.PERCENT
        else "line",
        "unit": unit_of(definition),
        "label": "Tháng",
        "value_label": definition.unit.value,
        "points": [
            {
                "label": f"{month.first.month}/{month.first.year}",
                "value": number_of(each),
                "text": text_of(each),
                "url": url,
            }
            for (month, each), url in zip(card.months, urls, strict=True)
        ],
    }
