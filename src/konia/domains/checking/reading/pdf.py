"""Reads PDF: lines of text, raised footnote marks, ruled tables, page by page."""

import io
import time
from collections import Counter
from collections.abc import Iterator
from statistics import median

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTCurve, LTFigure, LTLine, LTPage, LTRect
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from konia.domains.checking.document import Document, Place

from .layout import Glyph, TextLine, text_lines
from .lines import LineReader, finish
from .problems import UnreadableReportProblem
from .ruling import Edge, Ruled, ruled_tables

MOST_PAGES = 600
MOST_SECONDS = 12.0  # of reading; the rules take some more
MOST_LETTERS = 700_000
MOST_GLYPHS = 40_000


def read_pdf(data: bytes) -> Document:
    """The document of a PDF, within bounds of pages and time.

    Raises: UnreadableReportProblem for a scan without text, a locked or a broken file.
    """
    document = Document(form="pdf")
    pages = PdfPages(document)
    try:
        pages.read(data)
    except UnreadableReportProblem:
        raise
    except Exception as error:
        if not pages.texts:
            raise _broken(error) from None
        document.remarks.append("Tệp PDF có phần bị hỏng; chỉ đọc được một phần.")
    if not pages.texts:
        raise UnreadableReportProblem(
            "PDF này là bản quét, không có lớp chữ để đọc.",
            why=f"{pages.count} trang chỉ có ảnh.",
            todo="Hãy dùng tệp DOCX gốc, hoặc nhận dạng chữ (OCR) trước khi kiểm tra.",
        )
    pages.tell()
    finish(document)
    return document


def _broken(error: Exception) -> UnreadableReportProblem:
    if isinstance(error, PDFPasswordIncorrect):
        return UnreadableReportProblem("PDF có mật khẩu.", todo="Hãy bỏ mật khẩu rồi kiểm tra lại.")
    return UnreadableReportProblem("Tệp PDF bị hỏng.", todo="Hãy xuất lại tệp từ Word.")


class PdfPages:
    """Collects the pages first, so that heads and feet that repeat can be left out."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.texts: list[tuple[int, list[TextLine], list[Ruled], float]] = []
        self.count = 0
        self._letters = 0

    def read(self, data: bytes) -> None:
        """Take the glyphs and rulings of each page."""
        manager = PDFResourceManager(caching=True)
        device = PDFPageAggregator(manager, laparams=None)
        interpreter = PDFPageInterpreter(manager, device)
        source = PDFDocument(PDFParser(io.BytesIO(data)))
        end = time.monotonic() + MOST_SECONDS
        for page in PDFPage.create_pages(source):
            late = time.monotonic() > end or self._letters > MOST_LETTERS
            if self.count >= MOST_PAGES or late:
                self._document.remarks.append(
                    f"Tệp dài: chỉ đọc {self.count}/{_length(source)} trang đầu; các trang sau"
                    " chưa được kiểm tra. Hãy tách tệp, hoặc dùng tệp DOCX gốc."
                )
                return
            self.count += 1
            interpreter.process_page(page)
            self._keep(device.get_result())

    def _keep(self, page: LTPage) -> None:
        glyphs: list[Glyph] = []
        edges: list[Edge] = []
        for item in _items(page):
            if isinstance(item, LTChar) and item.get_text().strip():
                if len(glyphs) < MOST_GLYPHS:
                    glyphs.append(Glyph(item.get_text(), *item.bbox, _weight(item)))
            elif isinstance(item, (LTRect, LTLine, LTCurve)) and not isinstance(item, LTChar):
                edges.append(Edge(*item.bbox))
        if glyphs:
            self._letters += len(glyphs)
            tables, free = ruled_tables(glyphs, edges, page=self.count)
            self.texts.append((self.count, text_lines(free), tables, page.height))

    def tell(self) -> None:
        """Hand all lines over in reading order."""
        reader = PageReader(self._document)
        repeated = _repeated([lines for _, lines, _, _ in self.texts])
        for number, lines, tables, height in self.texts:
            kept = [line for line in lines if not _is_margin(line, height, repeated)]
            reader.page(number, kept, tables)
        reader.close()


def _length(source: PDFDocument) -> str:
    """How many pages the file says it has."""
    pages = resolve1(source.catalog.get("Pages"))
    count = resolve1(pages.get("Count")) if isinstance(pages, dict) else None
    return str(count) if isinstance(count, int) else "?"


def _weight(item: LTChar) -> bool:
    return "bold" in item.fontname.lower()


def _items(container: object) -> Iterator[object]:
    stack = [container]
    while stack:
        one = stack.pop()
        if isinstance(one, (LTPage, LTFigure)):
            stack.extend(reversed(list(one)))
        else:
            yield one


def _repeated(pages: list[list[TextLine]]) -> set[str]:
    if len(pages) < 4:
        return set()
    seen = Counter(
        text for lines in pages for text in {one.text for one in (lines[:2] + lines[-2:])}
    )
    return {text for text, times in seen.items() if times * 2 > len(pages) and len(text) < 120}


def _is_margin(line: TextLine, height: float, repeated: set[str]) -> bool:
    edge = line.top > height * 0.92 or line.bottom < height * 0.08
    bare = line.text.strip(" -–").lower().removeprefix("trang").strip()
    return edge and (bare.replace("/", "").replace(" ", "").isdigit() or line.text in repeated)


class PageReader:
    """Turns the lines of a page into paragraphs: by gaps and by first-line indents."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._reader = LineReader(document, wrapped=True)
        self._number = 0
        self._last: TextLine | None = None

    def page(self, number: int, lines: list[TextLine], tables: list[Ruled]) -> None:
        """Read one page: text and tables from top to bottom."""
        left = median(line.left for line in lines) if lines else 0.0
        before: TextLine | None = None
        if not (lines and self._last and _goes_over(self._last, lines, left)):
            self._reader.take("", Place(self._number))
        queue = list(tables)
        for line in lines:
            while queue and queue[0].top > line.top:
                self._add_table(queue.pop(0))
                before = None
            self._take(line, before, left, page=number)
            before = self._last = line
        for table in queue:
            self._add_table(table)
            self._last = None

    def _add_table(self, ruled: Ruled) -> None:
        self._reader.close()
        self._number += 1
        table = ruled.table(self._number)
        self._number += len(table.rows)
        self._document.parts.append(table)

    def _take(self, line: TextLine, before: TextLine | None, left: float, *, page: int) -> None:
        self._number += 1
        if before is not None and _starts_paragraph(line, before, left):
            self._reader.take("", Place(self._number))
        place = Place(self._number, page, box=(line.left, line.bottom, line.right, line.top))
        self._reader.take(line.marked, place)

    def close(self) -> None:
        """All pages were read."""
        self._reader.close()


def _goes_over(last: TextLine, lines: list[TextLine], left: float) -> bool:
    """The page begins in the middle of the sentence that ended the page before."""
    full = last.right > max(line.right for line in lines) - 40
    return (
        full
        and last.text[-1:] not in ".;!?"
        and lines[0].left - left <= 12
        and (not lines[0].starts_note)
    )


def _starts_paragraph(line: TextLine, before: TextLine, left: float) -> bool:
    gap = before.bottom - line.top
    height = line.top - line.bottom
    if gap > height * 0.75 or gap < -height * 2:
        return True
    if line.starts_note:
        return True
    if abs(line.size - before.size) > 1.6:
        return True
    indented = line.left - left > 12 and before.left - left <= 12
    short = before.right < line.right - 40 and before.text.endswith((".", ";", ":", "!", "?"))
    return indented or short
