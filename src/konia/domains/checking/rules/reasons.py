"""A difference that the report itself accounts for, beside it and with the exact number."""

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.document import Block, Document, Place, Row, Table
from konia.domains.checking.judging import show
from konia.domains.checking.sentences import is_number, sentences
from konia.lib.grammar.numerals import NotANumeralError, read_numeral
from konia.lib.grammar.tokens import scan
from konia.lib.vietnamese import fold

_KINDS = {ClaimKind.SUM, ClaimKind.PARTITION, ClaimKind.SAME_QUANTITY, ClaimKind.IDENTITY}
_REASON = re.compile(
    r"\b(chenh|lech|nhieu hon|it hon|lon hon|nho hon|tinh ca|ke ca|gom ca"
    r"|chua (tinh|gom|bao gom|ke)|khong (tinh|gom|bao gom|ke|nam trong|co trong|con)|ky truoc)\b"
)
_GROWTH = re.compile(r"\bso voi (cung ky|nam|quy|thang|ky|6 thang|ke hoach)")
_CLAUSES = re.compile(r"[;.]\s|\n")


def accounts_for(texts: Iterable[str], difference: Fraction) -> bool:
    """Whether a clause names the exact difference and says why ('nhiều hơn 49: …')."""
    clauses = (clause for text in texts for clause in _CLAUSES.split(text))
    return bool(difference) and any(_says(clause, difference) for clause in clauses)


def _says(clause: str, difference: Fraction) -> bool:
    folded = fold(clause)
    if not _REASON.search(folded) or _GROWTH.search(folded):
        return False
    return any(
        is_number(token) and token.numeral is not None and difference in token.numeral.readings
        for token in scan(clause)
    )


def with_reasons(items: list[Finding], document: Document) -> list[Finding]:
    """The findings, where those that the report accounts for stand as right."""
    open_ones = {id(item) for item in items if _difference(item)}
    if not open_ones:
        return items
    nearby = Nearby(document)
    return [nearby.settled(item) if id(item) in open_ones else item for item in items]


def _difference(item: Finding) -> Fraction:
    """What a finding lacks or has too much; 0 when it is right or has no two numbers."""
    if item.verdict not in {Verdict.WRONG, Verdict.SUSPECT} or item.kind not in _KINDS:
        return Fraction()
    try:
        stated, computed = read_numeral(item.stated), read_numeral(item.computed)
    except NotANumeralError:
        return Fraction()
    return abs(Fraction(stated.value) - Fraction(computed.value))


class Nearby:
    """What stands beside a place: the other cells of a row with its notes; the next sentence."""

    def __init__(self, document: Document) -> None:
        self._notes = document.notes
        self._rows: dict[Place, Row] = {}
        self._blocks: dict[Place, Block] = {}
        for part in document.parts:
            if isinstance(part, Table):
                self._rows |= {cell.place: row for row in part.rows for cell in row.cells}
            else:
                self._blocks |= {place: part for _, place in part.spots}

    def settled(self, item: Finding) -> Finding:
        """The finding, as right when the report accounts for its difference."""
        difference = _difference(item)
        if not accounts_for(self.texts(item), difference):
            return item
        words = f"{item.message} Báo cáo có giải thích chênh lệch {show(difference)} bên cạnh."
        return replace(item, verdict=Verdict.OK, message=words)

    def texts(self, item: Finding) -> list[str]:
        """The words in which a reason is looked for."""
        row, block = self._rows.get(item.place), self._blocks.get(item.place)
        if row is not None:
            return row_texts(row, self._notes)
        if block is None:
            return []
        return [one.text for one in sentences(block) if one.start + len(one.text) > item.offset][:2]


def row_texts(row: Row, notes: dict[int, Block]) -> list[str]:
    """The cells of a row and the footnotes they refer to."""
    marked = (notes.get(mark.number) for cell in row.cells for mark in cell.marks)
    return [*row.texts, *(note.text for note in marked if note is not None)]
