"""Reads DOCX: paragraphs, tables and footnotes of the version with changes accepted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from konia.domains.checking.document import Cell, Document, Place, Row, Table

from .cleaning import clean
from .lines import LineReader, finish
from .package import open_package, part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARK = re.compile(r"\s*\(?\[?(\d{1,3})\]?\)?\s*")


@dataclass(slots=True)
class Story:
    """What is known while the body is walked. paragraphs: counted as Word's own order."""

    notes: dict[str, int] = field(default_factory=dict)
    paragraphs: int = 0


def read_docx(data: bytes) -> Document:
    """The document of a DOCX; tracked changes are read as accepted, comments are left out.

    Raises: UnreadableReportProblem.
    """
    package = open_package(data)
    root = part(package, "word/document.xml")
    document = Document(form="docx")
    _remark_changes(root, document)
    story = Story()
    reader = LineReader(document)
    body = root.find(f"{W}body")
    for element in body if body is not None else ():
        _take(element, story, reader, document)
    reader.close()
    _take_notes(part(package, "word/footnotes.xml"), story, document)
    if not document.parts:
        document.remarks.append("Tệp không có chữ nào để đọc (có thể chỉ có ảnh).")
    finish(document)
    return document


def _remark_changes(root: Any, document: Document) -> None:
    if next(root.iter(f"{W}ins", f"{W}del", f"{W}moveFrom"), None) is not None:
        document.remarks.append(
            "Tệp có theo dõi thay đổi (track changes): đã đọc bản chấp nhận mọi thay đổi."
        )


def _take(element: Any, story: Story, reader: LineReader, document: Document) -> None:
    if element.tag == f"{W}p":
        story.paragraphs += 1
        _take_paragraph(element, story, reader)
    elif element.tag == f"{W}tbl":
        reader.close()
        document.parts.append(_table(element, story))
    elif element.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"}:
        for child in element:
            _take(child, story, reader, document)


def _take_paragraph(element: Any, story: Story, reader: LineReader) -> None:
    text = paragraph_text(element, story)
    if "\t" in text and not text.strip("\t ").count("\t"):
        text = text.replace("\t", " ")
    text = _led(element, text)
    reader.take(text, Place(story.paragraphs))
    if "\t" not in text:
        reader.take("", Place(story.paragraphs))


def _led(element: Any, text: str) -> str:
    """The text with the mark of a heading or a list, where Word draws it itself."""
    properties = element.find(f"{W}pPr")
    if properties is None or not text.strip():
        return text
    style = properties.find(f"{W}pStyle")
    name = style.get(f"{W}val", "").lower() if style is not None else ""
    if name.startswith(("heading", "title", "tiêu đề")) and len(text) < 250:
        return f"## {text.strip()}"
    numbering = properties.find(f"{W}numPr")
    if numbering is not None and not re.match(r"\s*([-+*•]|\d+[.)])\s", text):
        level = numbering.find(f"{W}ilvl")
        depth = int(level.get(f"{W}val", "0")) if level is not None else 0
        return f"{'  ' * depth}- {text.strip()}"
    return text


def paragraph_text(element: Any, story: Story | None = None) -> str:
    """The text of one paragraph; footnote marks as [^n]."""
    return "".join(_pieces(element, story or Story()))


def _pieces(element: Any, story: Story) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or tag == _FALLBACK or not isinstance(tag, str):
            continue
        if tag == f"{W}r":
            yield from _run(child, story)
        elif tag == f"{W}p":  # a text box inside the paragraph
            yield " " + "".join(_pieces(child, story))
        else:
            yield from _pieces(child, story)


_CHARS = {f"{W}tab": "\t", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}


def _run(run: Any, story: Story) -> Iterator[str]:
    properties = run.find(f"{W}rPr")
    if properties is not None and properties.find(f"{W}vanish") is not None:
        return
    text = ""
    for child in run:
        if child.tag == f"{W}t":
            text += child.text or ""
        elif child.tag in _CHARS:
            text += _CHARS[child.tag]
        elif child.tag == f"{W}footnoteReference":
            number = story.notes.setdefault(child.get(f"{W}id", ""), len(story.notes) + 1)
            text += f"[^{number}]"
        elif child.tag not in _SKIPPED and len(child):
            text += "".join(_pieces(child, story))
    mark = _MARK.fullmatch(text)
    if mark and properties is not None and _is_raised(properties):
        text = f"[^{mark[1]}]"
    yield text


def _is_raised(properties: Any) -> bool:
    raised = properties.find(f"{W}vertAlign")
    if raised is not None and raised.get(f"{W}val") == "superscript":
        return True
    lifted = properties.find(f"{W}position")
    return (
        lifted is not None
        and lifted.get(f"{W}val", "0").lstrip("+").isdigit()
        and (int(lifted.get(f"{W}val", "0")) > 2)
    )


def _table(element: Any, story: Story) -> Table:
    table = Table([])
    for number, row in enumerate(element.iter(f"{W}tr"), start=1):
        if next(row.iterancestors(f"{W}tbl")) is not element:
            continue
        properties = row.find(f"{W}trPr")
        head = properties is not None and properties.find(f"{W}tblHeader") is not None
        table.rows.append(Row(list(_cells(row, number, story)), head=head))
    return table


def _cells(row: Any, number: int, story: Story) -> Iterator[Cell]:
    column = 1
    for element in row.iter(f"{W}tc"):
        if next(element.iterancestors(f"{W}tr")) is not row:
            continue
        first = story.paragraphs + 1
        raw = " ".join(_paragraphs(element, story))
        text, marks, strong = clean(raw)
        place = Place(first, cell=f"hàng {number}, cột {column}")
        properties = element.find(f"{W}tcPr")
        if properties is not None and _continues(properties):
            text, marks = "", []
        yield Cell(text, place, marks, strong)
        column += 1
        for _ in range(_span(properties) - 1):
            yield Cell("", Place(first, cell=f"hàng {number}, cột {column}"))
            column += 1


def _paragraphs(cell: Any, story: Story) -> Iterator[str]:
    for paragraph in cell.iter(f"{W}p"):
        story.paragraphs += 1
        yield paragraph_text(paragraph, story).replace("\t", " ")


def _continues(properties: Any) -> bool:
    merge = properties.find(f"{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _span(properties: Any) -> int:
    span = properties.find(f"{W}gridSpan") if properties is not None else None
    value = span.get(f"{W}val", "1") if span is not None else "1"
    return min(int(value), 60) if value.isdigit() else 1


def _take_notes(root: Any, story: Story, document: Document) -> None:
    if root is None:
        return
    reader = LineReader(document)
    for note in root.iter(f"{W}footnote"):
        number = story.notes.get(note.get(f"{W}id", ""))
        if number is None:
            continue
        text = " ".join(paragraph_text(one) for one in note.iter(f"{W}p")).strip()
        reader.take(f"[^{number}]: {text}", Place(story.paragraphs + number))
        reader.take("", Place(story.paragraphs + number))
    reader.close()
