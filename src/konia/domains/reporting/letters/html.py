"""The annex as one HTML file to keep, read offline and print; nothing in it is fetched or run."""

from collections.abc import Iterable
from html import escape

from . import cells
from .sheet import Check, Footnote, Row, Sheet

STYLE = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm }
body { font: 13pt/1.35 "Times New Roman", "Liberation Serif", Tinos, serif; color: #000;
  max-width: 165mm; margin: 10mm auto; padding: 0 4mm }
h1, h2 { font-size: 13pt; text-align: center; text-wrap: balance; margin: 0 0 .4em }
h1 span { display: block; text-transform: uppercase }
.attached { font-style: italic; text-align: center; text-wrap: balance; margin: 0 auto .8em }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 12pt;
  line-height: 1.25 }
th, td { border: 1px solid #000; padding: 1mm 1.2mm; overflow-wrap: anywhere;
  white-space: pre-line; text-align: center; vertical-align: middle }
thead { display: table-header-group }
tr { break-inside: avoid }
tr.heading { break-after: avoid }
thead em { font-weight: normal }
.number { width: 9.5% } .unit, .value { width: 18% } .note { width: 20% }
.label, td.note, td.parts { text-align: left }
tr.heading .number, tr.heading .label { font-weight: bold }
tr.within .label, .basis, .why { font-style: italic }
sup { font-size: .68em; line-height: 0 }
sup a { color: inherit; text-decoration: none }
.footnotes { font-size: 11pt; border-top: 1px solid #000; margin-top: 5mm; padding-top: 2mm }
.footnotes p { margin: .2em 0; text-align: justify }
.checks { break-before: page; margin-top: 10mm } .checks td { text-align: left }
@media print { body { margin: 0; padding: 0; max-width: none } }
@media (max-width: 600px) { body { margin: 4mm auto } table { font-size: 10pt } }
"""


def render(sheet: Sheet, *, with_checks: bool = False) -> bytes:
    """The annex as a standalone page; every text is escaped."""
    title = _text(sheet.title)
    page = (
        f'<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{cells.ANNEX}: {title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{cells.ANNEX}<span>{title}</span></h1>\n"
        f'<p class="attached">{_text(cells.attached_line(sheet))}</p>\n'
        f'{_table(sheet)}<p class="basis">{_text(cells.basis_line(sheet))}</p>\n'
        f"{_footnotes(sheet.footnotes)}{_checks(sheet) if with_checks else ''}</body>\n</html>\n"
    )
    return page.encode()


def _text(text: str) -> str:
    return escape(cells.clean(text))


def _table(sheet: Sheet) -> str:
    number, label, unit, value, note = (_text(head) for head in sheet.column_heads)
    marks = frozenset(note.number for note in sheet.footnotes)
    body = "".join(_row(row, marks) for row in sheet.rows)
    return (
        f'<table>\n<thead>\n<tr><th class="number" scope="col" rowspan="2">{number}</th>'
        f'<th scope="col" rowspan="2">{label}\n<em>{cells.LABEL_HEAD_NOTE}</em></th>'
        f'<th class="both" scope="colgroup" colspan="2">{cells.RESULT_HEAD}</th>'
        f'<th class="note" scope="col" rowspan="2">{note}</th></tr>\n'
        f'<tr><th class="unit" scope="col">{unit}</th><th class="value" scope="col">{value}</th>'
        f"</tr>\n</thead>\n<tbody>\n{body}</tbody>\n</table>\n"
    )


def _row(row: Row, marks: frozenset[int]) -> str:
    kind = "heading" if row.is_heading else "within" if cells.is_within(row) else "value-row"
    value = cells.value_text(row)
    side = "value parts" if "\n" in value else "value"
    return (
        f'<tr class="{kind}"><td class="number">{_text(row.printed_code)}</td>'
        f'<td class="label">{_text(row.label)}</td><td class="unit">{_text(cells.unit_text(row))}'
        f'</td><td class="{side}">{_text(value)}{_mark(row.footnote, marks)}</td>'
        f'<td class="note">{_note(row)}</td></tr>\n'
    )


def _mark(number: int | None, marks: frozenset[int]) -> str:
    if number is None:
        return ""
    mark = cells.mark(number)
    return f'<sup><a href="#note-{number}">{mark}</a></sup>' if number in marks else _raised(number)


def _raised(number: int) -> str:
    return f"<sup>{cells.mark(number)}</sup>"


def _note(row: Row) -> str:
    why = _text(cells.why_blank(row))
    return "\n".join(filter(None, (_text(row.note), why and f'<span class="why">{why}</span>')))


def _footnotes(footnotes: Iterable[Footnote]) -> str:
    lines = "".join(
        f'<p id="note-{note.number}">{_raised(note.number)} {_text(note.text)}</p>\n'
        for note in footnotes
    )
    return f'<section class="footnotes">\n{lines}</section>\n' if lines else ""


def _checks(sheet: Sheet) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in cells.CHECKS_HEADS)
    rows = "".join(_check(check) for check in sheet.checks)
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    missing = "".join(f"<li>{_text(line)}</li>\n" for line in cells.missing_lines(sheet))
    listed = f"<h2>{cells.MISSING_TITLE}</h2>\n<ul>\n{missing}</ul>\n" if missing else ""
    found = table if rows else f"<p>{cells.CHECKS_NONE}</p>\n"
    return f'<section class="checks">\n<h2>{cells.CHECKS_TITLE}</h2>\n{found}{listed}</section>\n'


def _check(check: Check) -> str:
    texts = "".join(f"<td>{_text(text)}</td>" for text in cells.check_texts(check))
    return f"<tr>{texts}</tr>\n"
