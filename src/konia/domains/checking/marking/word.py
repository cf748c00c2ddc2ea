"""The report as DOCX with a comment at each finding."""

import io
from collections import defaultdict
from typing import Any

import docx
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from konia.domains.checking.claims import Finding, Findings
from konia.domains.checking.document import Block, Document, Kind, Table
from konia.domains.checking.reading.docx import W
from konia.domains.checking.telling import KINDS, VERDICTS, numbered

from .page import SHOWN

AUTHOR = "konia"


def mark_docx(data: bytes, findings: Findings) -> bytes:
    """The same file with comments; nothing of its text is changed."""
    word = docx.Document(io.BytesIO(data))
    paragraphs = _in_order(word.element.body)
    for code, item in numbered(findings):
        if item.verdict in SHOWN and 0 < item.place.line <= len(paragraphs):
            _comment(word, paragraphs, code, item)
    return _saved(word)


def _in_order(body: Any) -> list[Any]:
    """The paragraphs in the order in which the reader counts them."""
    found: list[Any] = []
    for element in body:
        _walk(element, found)
    return found


def _walk(element: Any, found: list[Any]) -> None:
    if element.tag == f"{W}p":
        found.append(element)
    elif element.tag == f"{W}tbl":
        found += _of_table(element)
    elif element.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"}:
        for child in element:
            _walk(child, found)


def _of_table(table: Any) -> list[Any]:
    found = []
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is table:
            for cell in row.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tr")) is row:
                    found += list(cell.iter(f"{W}p"))
    return found


def _comment(word: Any, paragraphs: list[Any], code: str, item: Finding) -> None:
    paragraph = paragraphs[item.place.line - 1]
    runs = [Run(run, Paragraph(paragraph, word)) for run in paragraph.iter(f"{W}r")]
    runs = [run for run in runs if run.text] or runs
    if not runs:
        runs = [Paragraph(paragraph, word).add_run("")]
    text = f"{code} · {VERDICTS[item.verdict]} · {KINDS[item.kind]}: {item.message}"
    word.add_comment(_around(runs, item.stated), text=text, author=AUTHOR, initials="k")


def _around(runs: list[Run], stated: str) -> list[Run]:
    """The runs that print the stated number; all when it cannot be found."""
    whole = "".join(run.text for run in runs)
    start = whole.find(stated) if stated else -1
    if start < 0:
        return [runs[0], runs[-1]]
    kept, place = [], 0
    for run in runs:
        if place < start + len(stated) and place + len(run.text) > start:
            kept.append(run)
        place += len(run.text)
    return [kept[0], kept[-1]]


def as_docx(document: Document, findings: Findings) -> bytes:
    """A new DOCX of a report that came in another form, with comments."""
    word = docx.Document()
    at: dict[tuple[int, int, str], Any] = {}
    for part in document.parts:
        if isinstance(part, Block):
            _add_block(word, part, at)
        else:
            _add_table(word, part, at)
    waiting: dict[tuple[int, int, str], list[tuple[str, Finding]]] = defaultdict(list)
    for code, item in numbered(findings):
        if item.verdict in SHOWN:
            waiting[(item.place.page, item.place.line, item.place.cell)].append((code, item))
    for key, items in waiting.items():
        for code, item in items:
            if key in at:
                _comment_new(word, at[key], code, item)
    return _saved(word)


def _add_block(word: Any, block: Block, at: dict[tuple[int, int, str], Any]) -> None:
    lead = f"({block.number}) " if block.kind is Kind.FOOTNOTE else ""
    lead = f"{block.bullet} " if block.bullet in {"-", "+", "*", "•"} else lead
    paragraph = word.add_paragraph()
    run = paragraph.add_run(lead + _printable(block.text))
    run.bold = block.kind is Kind.HEADING
    for _, place in block.spots:
        at.setdefault((place.page, place.line, ""), paragraph)


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable() or letter == " ")


def _add_table(word: Any, table: Table, at: dict[tuple[int, int, str], Any]) -> None:
    if not table.rows or not table.width:
        return
    made = word.add_table(rows=len(table.rows), cols=table.width, style="Table Grid")
    cells = made._cells  # noqa: SLF001 - the public way is quadratic
    for row, line in enumerate(table.rows):
        for column, cell in enumerate(line.cells):
            paragraph = cells[row * table.width + column].paragraphs[0]
            paragraph.add_run(_printable(cell.text))
            at.setdefault((cell.place.page, cell.place.line, cell.place.cell), paragraph)


def _comment_new(word: Any, paragraph: Any, code: str, item: Finding) -> None:
    text = f"{code} · {VERDICTS[item.verdict]} · {KINDS[item.kind]}: {item.message}"
    word.add_comment(paragraph.runs, text=_printable(text), author=AUTHOR, initials="k")


def _saved(word: Any) -> bytes:
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()
