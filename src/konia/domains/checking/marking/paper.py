"""PDF: notes at the places of a PDF that was read, or a list of the findings."""

import io
import json
from pathlib import Path

import typst
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Highlight, Text
from pypdf.generic import ArrayObject, FloatObject

from konia.domains.checking.claims import Finding, Findings, Verdict
from konia.domains.checking.document import Document
from konia.domains.checking.telling import KINDS, VERDICTS, numbered, where

from .page import SHOWN

TEMPLATE = Path(__file__).with_name("findings.typ")
_COLOURS = {
    Verdict.WRONG: "f4b5ae", Verdict.TRUNCATED: "f9cfa0",
    Verdict.MISSING: "fff0a0", Verdict.SUSPECT: "fff0a0",
}  # fmt: skip


def mark_pdf(data: bytes, findings: Findings) -> bytes:
    """The same PDF with a highlight and a note at each finding."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for code, item in numbered(findings):
        if item.verdict in SHOWN and item.place.page and item.place.box:
            _mark(writer, code, item)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _mark(writer: PdfWriter, code: str, item: Finding) -> None:
    assert item.place.box is not None
    left, bottom, right, top = item.place.box
    corners = [left, top, right, top, left, bottom, right, bottom]
    highlight = Highlight(
        rect=(left, bottom, right, top),
        quad_points=ArrayObject([FloatObject(corner) for corner in corners]),
        highlight_color=_COLOURS[item.verdict],
    )
    note = Text(
        rect=(right + 2, top - 14, right + 16, top),
        text=f"{code} {VERDICTS[item.verdict]} - {KINDS[item.kind]}: {item.message}",
    )
    writer.add_annotation(item.place.page - 1, highlight)
    writer.add_annotation(item.place.page - 1, note)


def findings_pdf(document: Document, findings: Findings, *, name: str) -> bytes:
    """The findings as a printed list, for reports that did not come as PDF."""
    rows = [
        [code, VERDICTS[item.verdict], where(item.place, document.form), KINDS[item.kind],
         item.quote, item.message]
        for code, item in numbered(findings)
        if item.verdict in SHOWN
    ]  # fmt: skip
    counts = ", ".join(f"{findings.count(verdict)} {VERDICTS[verdict]}" for verdict in VERDICTS)
    page = {"name": name, "counts": counts, "rows": rows, "remarks": document.remarks}
    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        format="pdf",
        sys_inputs={"page": json.dumps(page, ensure_ascii=False)},
    )
