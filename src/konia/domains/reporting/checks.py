"""Checks between figures: what must add up, stay below, or be the same; what stands twice."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from konia.kernel.figures.engine import Answer
from konia.kernel.figures.relations import RELATIONS, RelationKind
from konia.lib.dates import format_date
from konia.lib.numbers import format_number

from .compiling import Compiled, Filled
from .definition import Fact, Line, Pair
from .letters.sheet import Check

_RULES = {
    RelationKind.PART_OF: "adds_up",
    RelationKind.AT_MOST: "at_most",
    RelationKind.EQUALS: "same",
}


def findings(compiled: Compiled) -> tuple[Check, ...]:
    """Everything found, gravest first."""
    found = [
        *_pairs(compiled), *_relations(compiled), *_parts(compiled), *_blanks(compiled),
        *_late_sources(compiled), *_unbound(compiled),
    ]  # fmt: skip
    order = {"error": 0, "warning": 1, "info": 2}
    return tuple(sorted(found, key=lambda check: order[check.severity]))


def _pairs(compiled: Compiled) -> Iterator[Check]:
    for pair in compiled.definition.pairs:
        if all(key in compiled.by_key for key in (*pair.left, pair.right)):
            finding = _pair(pair, compiled)
            if finding is not None:
                yield finding


def _relations(compiled: Compiled) -> Iterator[Check]:
    """What rooms declare of their own figures, asked the report's own question."""
    for relation in RELATIONS:
        keys = [f"@{name}" for name in (*relation.left, relation.right)]
        if relation.kind in _RULES and all(key in compiled.by_key for key in keys):
            *left, right = keys
            name = f"{relation.kind}-{relation.right}"
            pair = Pair(name, _RULES[relation.kind], tuple(left), right, relation.because, "error")
            if finding := _pair(pair, compiled):
                yield finding


def _pair(pair: Pair, compiled: Compiled) -> Check | None:
    if pair.rule == "units_within":
        return _units_within(pair, compiled)
    left = [number_of(compiled.by_key[key]) for key in pair.left]
    right = number_of(compiled.by_key[pair.right])
    if right is None or any(value is None for value in left):
        return None
    numbers = [value for value in left if value is not None]
    if _holds(pair.rule, numbers, right):
        return None
    keys = (*pair.left, pair.right)
    sides = tuple((_what(compiled.by_key[key]), _shown(compiled.by_key[key])) for key in keys)
    return Check(pair.id, pair.severity, f"{_saying(pair, sides)} {pair.because}", sides)


def _units_within(pair: Pair, compiled: Compiled) -> Check | None:
    """Units that have more on the left than on the right, by name."""
    over = units_over(pair, compiled)
    if not over:
        return None
    sides = tuple(
        (name, f"{format_number(n)} / {format_number(allowed)}") for name, n, allowed in over
    )
    names = "; ".join(f"{name} ({text})" for name, text in sides)
    return Check(pair.id, pair.severity, f"{names}. {pair.because}", sides)


def units_over(pair: Pair, compiled: Compiled) -> list[tuple[str, Decimal, Decimal]]:
    """Units with more on the left than on the right: name, left, right."""
    allowed = dict(compiled.by_key[pair.right].by_unit)
    return [
        (name, n, allowed.get(name, Decimal(0)))
        for name, n in compiled.by_key[pair.left[0]].by_unit
        if n > allowed.get(name, Decimal(0))
    ]


def _holds(rule: str, left: list[Decimal], right: Decimal) -> bool:
    total = sum(left, Decimal(0))
    return total <= right if rule == "at_most" else total == right


def _saying(pair: Pair, sides: tuple[tuple[str, str], ...]) -> str:
    """The finding in one sentence, each number with the place it stands in."""
    *left, right = sides
    if pair.rule == "adds_up":
        added = " + ".join(value for _, value in left)
        return f"{right[0]}: {right[1]}, nhưng các phần cộng lại {added}."
    if pair.rule == "at_most":
        return f"{left[0][0]}: {left[0][1]} lớn hơn {right[0]}: {right[1]}."
    return f"{left[0][0]}: {left[0][1]}; {right[0]}: {right[1]}."


def number_of(filled: Filled) -> Decimal | None:
    """What a pair compares: the value, or for a fact printed as n/N the n."""
    answer = filled.answer
    if answer is None:
        return None
    item = filled.item
    counted = isinstance(item, Fact) and bool(item.section) and item.percent is None
    if counted and answer.part is not None:
        return answer.part
    return answer.value if isinstance(answer.value, Decimal) else None


def _shown(filled: Filled) -> str:
    answer = filled.answer
    if answer is None:
        return ""
    if isinstance(answer.value, date):
        return format_date(answer.value)
    text = format_number(answer.value)
    if answer.part is not None and answer.whole is not None:
        return f"{format_number(answer.part)}/{format_number(answer.whole)} ({text}%)"
    return text


def _what(filled: Filled) -> str:
    item = filled.item
    if isinstance(item, Fact) and not item.section:
        return item.label
    where = f"dòng {item.code}" if isinstance(item, Line) else f"mục {item.section}"
    return f"{item.label} ({where})"


def _parts(compiled: Compiled) -> Iterator[Check]:
    """Parts that count the same kind of thing as their line must add up to it."""
    for filled in compiled.lines:
        line, answer = filled.item, filled.answer
        if not isinstance(line, Line) or line.kind != "count" or answer is None:
            continue
        parts = [(asked.label, own) for asked, own in filled.parts]
        if not parts or any(own.definition.unit != answer.definition.unit for _, own in parts):
            continue
        values = [own.value for _, own in parts if isinstance(own.value, Decimal)]
        total = sum(values, Decimal(0))
        if total != answer.value and isinstance(answer.value, Decimal):
            sides = tuple((label, _shown_value(own)) for label, own in parts)
            whole = format_number(answer.value)
            yield Check(
                f"parts-{line.code}", "error",
                f"Các phần của dòng {line.code} cộng lại {format_number(total)}, khác {whole}.",
                (*sides, (line.label, whole)),
            )  # fmt: skip


def _shown_value(answer: Answer) -> str:
    return format_number(answer.value) if isinstance(answer.value, Decimal) else ""


def _blanks(compiled: Compiled) -> Iterator[Check]:
    for filled in compiled.lines:
        line = filled.item
        if isinstance(line, Line) and not line.is_heading and _is_blank(filled):
            yield Check(
                f"blank-{line.code}", "warning",
                f"Dòng {line.code} “{line.label}” để trống: không có hồ sơ để tính, không ghi 0.",
            )  # fmt: skip


def _is_blank(filled: Filled) -> bool:
    if filled.answer is not None:
        return filled.answer.value is None
    return any(own.value is None for _, own in filled.parts) if filled.parts else False


def _late_sources(compiled: Compiled) -> Iterator[Check]:
    """Lines whose data end before the report's moment, gathered by their own moment."""
    days: dict[date, list[str]] = {}
    for filled in compiled.lines:
        answers = [filled.answer] if filled.answer else [own for _, own in filled.parts]
        for answer in answers[:1]:
            if answer.ask.as_of < compiled.as_of and isinstance(filled.item, Line):
                days.setdefault(answer.ask.as_of, []).append(filled.item.code)
    for day, codes in sorted(days.items()):
        yield Check(
            f"as-of-{day.isoformat()}", "info",
            f"Số liệu chỉ đến ngày {format_date(day)}: dòng {', '.join(codes)}.",
        )  # fmt: skip


def _unbound(compiled: Compiled) -> Iterator[Check]:
    for filled in compiled.lines:
        line = filled.item
        if isinstance(line, Line) and not line.is_heading and line.binding is None:
            yield Check(
                f"unbound-{line.code}", "error", f"Dòng {line.code} chưa có chỉ tiêu trả lời."
            )
