"""Turning a compiled report into a sheet: the words of values, notes and footnotes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from konia.kernel.figures.engine import Answer
from konia.lib.dates import format_date
from konia.lib.numbers import Rounding, cut, format_number

from .agreement import agreement
from .checks import findings
from .compiling import Compiled, Filled
from .definition import Asked, Line
from .letters.sheet import Footnote, Row, Sheet
from .reconciling import reconciling_notes

_RULES = {
    Rounding.HALF_UP: "Tỷ lệ làm tròn đến hai chữ số thập phân.",
    Rounding.TRUNCATE: "Tỷ lệ cắt bỏ phần sau hai chữ số thập phân.",
}


NO_DOSSIERS = "không phát sinh hồ sơ"


def sheet_of(compiled: Compiled, *, with_checks: bool = True) -> Sheet:
    """The annex as it is shown, printed and sent."""
    footnotes: list[Footnote] = []
    beside = reconciling_notes(compiled)
    rows = tuple(
        _noted(_row(filled, compiled, footnotes), beside.get(_code(filled), ()))
        for filled in compiled.lines
    )
    printed = compiled.definition
    return Sheet(
        report=printed.name,
        title=printed.title,
        unit_code=compiled.unit_code,
        unit_name=compiled.unit_name,
        first=compiled.period.first,
        last=compiled.period.last,
        as_of=compiled.as_of,
        rounding=_RULES[compiled.rounding],
        attached_to=printed.attached_to,
        rows=rows,
        footnotes=tuple(footnotes),
        checks=findings(compiled) if with_checks else (),
        missing=tuple(row.code for row in rows if not row.is_heading and _is_blank(row)),
    )


def _code(filled: Filled) -> str:
    return filled.item.code if isinstance(filled.item, Line) else ""


def _noted(row: Row, words: Sequence[str]) -> Row:
    """The row with the reasons why it differs from another line behind its own note."""
    return replace(row, note=". ".join(filter(None, (row.note, *words)))) if words else row


def _is_blank(row: Row) -> bool:
    return row.text == "" or any(value is None for _, _, value in row.parts)


def _row(filled: Filled, compiled: Compiled, footnotes: list[Footnote]) -> Row:
    line = filled.item
    if not isinstance(line, Line):
        raise TypeError(line)
    answer = filled.answer
    number = _footnote(filled, line, compiled, footnotes)
    first = answer or (filled.parts[0][1] if filled.parts else None)
    return Row(
        code=line.code,
        printed_code=_printed_code(line),
        form_code=line.printed_code,
        label=line.label,
        unit=line.unit,
        is_heading=line.is_heading,
        depth=line.depth,
        value=value_of(filled),
        text=_text(filled),
        note=_note(filled, line, compiled, first),
        footnote=number,
        as_of=first.ask.as_of if first else None,
        figure=first.definition.code if first else "",
        part=answer.part if answer else None,
        whole=answer.whole if answer else None,
        records=answer.records if answer else None,
        parts=tuple(_part(asked, own) for asked, own in filled.parts),
        printed=line.printed,
        agrees=agreement(filled) if compiled.is_as_printed else "",
        why_blank=_why_blank(filled, line),
    )


def _printed_code(line: Line) -> str:
    """The code of the line; a form that repeats the codes of another group is put right."""
    return f"{line.code}." if line.printed_code[:1].isdigit() else line.printed_code


def value_of(filled: Filled) -> Decimal | None:
    """The number as the line shows it: cut to the decimals the line asks for."""
    answer = filled.answer
    if answer is None or not isinstance(answer.value, Decimal):
        return None
    binding = filled.item.binding
    decimals = binding.asked.decimals if binding and binding.asked else None
    return cut(answer.value, decimals=decimals) if decimals is not None else answer.value


def _part(asked: Asked, answer: Answer) -> tuple[str, str, Decimal | None]:
    value = answer.value if isinstance(answer.value, Decimal) else None
    if value is not None and asked.decimals is not None:
        value = cut(value, decimals=asked.decimals)
    return asked.key, asked.label, value


def _text(filled: Filled) -> str:
    answer = filled.answer
    if answer is None:
        shown = [_part(asked, own) for asked, own in filled.parts]
        return "\n".join(f"- {label}: {_part_text(value)}" for _, label, value in shown)
    if isinstance(answer.value, date):
        return format_date(answer.value)
    return format_number(value_of(filled))


def _part_text(value: Decimal | None) -> str:
    """A part with nothing to count says so, so that nobody takes it for forgotten."""
    return NO_DOSSIERS if value is None else format_number(value)


def _note(filled: Filled, line: Line, compiled: Compiled, answer: Answer | None) -> str:
    if answer is None:
        return ""
    pieces = [_form_note(line)]
    binding = line.binding
    if binding and binding.note:
        pieces.append(_templated(binding.note, filled, answer))
    elif filled.parts and filled.answer is not None:
        pieces.append(_parts_words(filled))
    if filled.by_unit and line.footnote is None:
        pieces.append(unit_list(filled.by_unit))
    if answer.meaning:
        pieces.append(answer.meaning)
    said_already = binding is not None and "{as_of}" in binding.note
    if answer.ask.as_of < compiled.as_of and not said_already:
        pieces.append(f"Số liệu đến ngày {format_date(answer.ask.as_of)}")
    return ". ".join(piece for piece in pieces if piece)


def _form_note(line: Line) -> str:
    """The code on the ministry's form, when that repeats the code of another line."""
    printed = line.printed_code.strip(". ")
    return f"Mẫu in mã {printed}" if printed[:1].isdigit() and printed != line.code else ""


def _templated(note: str, filled: Filled, answer: Answer) -> str:
    return note.format(
        parts=_parts_words(filled),
        as_of=format_date(answer.ask.as_of),
        part=format_number(answer.part),
        whole=format_number(answer.whole),
        rest=format_number((answer.whole or Decimal(0)) - (answer.part or Decimal(0))),
        value=format_number(answer.value) if isinstance(answer.value, Decimal) else "",
    )


def _parts_words(filled: Filled) -> str:
    shown = [_part(asked, own) for asked, own in filled.parts]
    return "; ".join(f"{label}: {format_number(value)}" for _, label, value in shown)


def unit_list(found: Iterable[tuple[str, Decimal]]) -> str:
    """'Sở Xây dựng: 18; huyện Phú Thiện: 3'."""
    return "; ".join(f"{name}: {format_number(number)}" for name, number in found)


def _footnote(
    filled: Filled, line: Line, compiled: Compiled, footnotes: list[Footnote]
) -> int | None:
    """Footnotes are numbered through, whatever numbers an earlier print bore."""
    if line.footnote is None or not filled.by_unit:
        return None
    number = compiled.definition.first_footnote + len(footnotes)
    footnotes.append(Footnote(number, f"{unit_list(filled.by_unit)}."))
    return number


def _why_blank(filled: Filled, line: Line) -> str:
    if line.is_heading:
        return ""
    if filled.answer is None and not filled.parts:
        return "Chưa có chỉ tiêu trả lời dòng này"
    if filled.answer is not None and filled.answer.value is None:
        return "Không có hồ sơ để tính"
    if any(own.value is None for _, own in filled.parts):
        return "Có phần không có hồ sơ để tính"
    return ""
