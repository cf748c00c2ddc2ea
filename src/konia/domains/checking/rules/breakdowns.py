"""Two breakdowns held against each other: by unit, by level; and notes without a base."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.document import Block, Document, NoteMark
from konia.domains.checking.judging import show
from konia.domains.checking.sentences import Sentence
from konia.lib.grammar.tokens import scan
from konia.lib.vietnamese import fold

from .grids import Grid, Line, Value
from .lists import marked
from .reasons import accounts_for, row_texts
from .splitting import readings
from .table_rows import note_parts
from .weighing import Part
from .wording import words_of

_BARE_SHARE = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*%")
_DONE = re.compile(r"\bxong\b|hoan thanh|da duoc|da xu ly|da giai quyet")
_TIERS = (
    ("commune", r"cap xa|\bxa\b|(?<!dia )phuong|thi tran"),
    ("district", r"cap huyen|\bhuyen\b|thi xa|thanh pho"),
    ("central", r"trung uong|nganh doc"),
    ("branch", r"chi cuc|truc thuoc"),
    ("department", r"cap so|so nganh|\bso\b|cap tinh"),
)
_LOWER_UNIT = re.compile(r"(huyen|thi xa|thanh pho|tx|tp|phuong|xa|ubnd (huyen|thi xa|thanh pho)) ")


def breakdown_findings(grid: Grid, document: Document) -> Iterator[Finding]:
    """Rows whose parts are named by unit, and notes that give a bare percentage."""
    if len(grid.numeric) != 1:
        return
    column = grid.numeric[0]
    lists = []
    for line in grid.lines:
        value = line.values.get(column)
        if value is None:
            continue
        yield from _bare_share(line, column, value)
        parts = _named_parts(line, column, value, document)
        if parts:
            lists.append((line, value, parts))
            yield from _lower_units(line, value, parts)
    for (one, whole, wholes), (other, part, parts) in combinations(lists, 2):
        if is_subset(one, other):
            beside = row_texts(other.row, document.notes)
            yield from _subset(one, whole, wholes, (other, part, parts), beside)


def _bare_share(line: Line, column: int, value: Value) -> Iterator[Finding]:
    for cell in line.row.cells[column + 1 :]:
        text = cell.text.strip()
        if _BARE_SHARE.fullmatch(text) and not value.share and "%" not in line.row.texts:
            yield Finding(
                ClaimKind.RATIO, Verdict.SUSPECT, cell.place,
                f"{line.label}: {value.cell.text} | {text}",
                text, "", f"Ghi chú {text} không nêu mẫu số: {value.cell.text} trên bao nhiêu?",
            )  # fmt: skip


def _named_parts(line: Line, column: int, value: Value, document: Document) -> list[Part]:
    texts = [cell.text for cell in line.row.cells[column + 1 :] if cell.text]
    notes = [
        document.notes[mark.number] for mark in value.cell.marks if mark.number in document.notes
    ]
    for parts in (parts for note in notes for parts in note_parts(note)):
        if _by_unit(parts):
            return parts
    for text in texts:
        for parts in readings(scan(text), text):
            if _by_unit(parts):
                return parts
    return []


def _by_unit(parts: list[Part]) -> bool:
    named = re.compile(r"(so|huyen|thi xa|thanh pho|ubnd|van phong|vp|ban|phuong|xa|tx|tp) ")
    return len(parts) >= 2 and sum(bool(named.match(fold(part.label) + " ")) for part in parts) >= 2


def _lower_units(line: Line, value: Value, parts: list[Part]) -> Iterator[Finding]:
    """'Lãnh đạo cấp sở' with a district among its parts."""
    words = words_of(line.label)
    if not words & {"SO", "CAPSO"} or words & {"HUYEN", "XA"}:
        return
    strange = [part for part in parts if _LOWER_UNIT.match(fold(part.label) + " ")]
    counted = sum((_count(part) for part in strange), Fraction())
    if accounts_for((cell.text for cell in line.row.cells), counted):
        return
    if strange and len(strange) < len(parts):
        name = strange[0].label.split(":")[0]
        yield Finding(
            ClaimKind.PARTITION, Verdict.SUSPECT, value.cell.place,
            f"{line.label}: {value.cell.text}", value.cell.text, "",
            f"Dòng này đếm cấp sở nhưng ghi chú có “{name}”, không phải cấp sở.",
        )  # fmt: skip


def _count(part: Part) -> Fraction:
    return Fraction(part.token.numeral.value) if part.token.numeral else Fraction()


def is_subset(one: Line, other: Line) -> bool:
    """The later row counts those of the earlier row that are done."""
    shared = words_of(one.label) & words_of(other.label)
    return (
        bool(_DONE.search(fold(other.label)))
        and len(shared) >= 3
        and (
            one.code.rpartition(".")[0] == other.code.rpartition(".")[0]
            or one.code.strip(". ").rpartition(".")[0] == other.code.strip(". ").rpartition(".")[0]
        )
    )


def _name(part: Part) -> str:
    return re.sub(r"\b(vb|van ban|\d+)\b", "", fold(part.label.split(":")[0])).strip()


def _subset(
    one: Line,
    whole: Value,
    wholes: list[Part],
    later: tuple[Line, Value, list[Part]],
    beside: list[str],
) -> Iterator[Finding]:
    """beside: the words of the later row, which may say where the others come from."""
    other, part_value, parts = later
    known = {_name(part): part for part in wholes}
    problems, over = [], Fraction()
    for part in parts:
        base = known.get(_name(part))
        number = part.token.numeral
        assert number is not None
        if base is None:
            problems.append(f"{part.label.split(':')[0]} ({number.text}) không có ở dòng trước")
            over += Fraction(number.value)
        elif base.token.numeral is not None and number.value > base.token.numeral.value:
            problems.append(f"{part.label.split(':')[0]} {number.text} lớn hơn {base.token.text}")
            over += Fraction(number.value) - _count(base)
    if problems and not accounts_for(beside, over):
        yield Finding(
            ClaimKind.PARTITION, Verdict.SUSPECT, part_value.cell.place,
            f"{other.label}: {part_value.cell.text}", part_value.cell.text, whole.cell.text,
            f"So với dòng {one.code.strip('. ')}: {'; '.join(problems)}.",
            beside=whole.cell.place, why="cùng danh sách đơn vị",
        )  # fmt: skip


def level_findings(sentences: list[Sentence], document: Document) -> Iterator[Finding]:
    """A fraction's whole against the levels of another breakdown in the same paragraph."""
    by_block: dict[int, list[tuple[Sentence, NoteMark, Block]]] = {}
    for sentence in sentences:
        for mark in sentence.block.marks:
            note = document.notes.get(mark.number)
            inside = sentence.start < mark.offset <= sentence.start + len(sentence.text)
            if note is not None and inside:
                by_block.setdefault(id(sentence.block), []).append((sentence, mark, note))
    for marks in by_block.values():
        for (_, _, wide), (sentence, mark, narrow) in combinations(marks, 2):
            yield from _levels(sentence, mark, narrow, wide)


def _levels(sentence: Sentence, mark: NoteMark, narrow: Block, wide: Block) -> Iterator[Finding]:
    values = marked(sentence, mark)
    parts, wholes = _tiers(narrow), _tiers(wide)
    if len(values) != 2 or len(parts) < 3 or not set(parts) <= set(wholes):
        return
    whole = values[1].numeral
    assert whole is not None
    added = sum(wholes[tier] for tier in parts)
    if added == whole.value or abs(added - int(whole.value)) > max(3, added // 10):
        return
    names = " + ".join(str(wholes[tier]) for tier in parts)
    yield Finding(
        ClaimKind.PARTITION, Verdict.SUSPECT, sentence.place_of(values[1]),
        sentence.quote(values[0], values[1], around=30), values[1].text, str(added),
        f"Chú thích {wide.number} cho các nhóm của chú thích {narrow.number}: {names} ="
        f" {added}, nhưng mẫu số ghi {show(Fraction(whole.value))}.",
        beside=wide.place_at(0), why=", ".join(parts), offset=sentence.start + values[1].start,
    )  # fmt: skip


def _tiers(note: Block) -> dict[str, int]:
    for parts in note_parts(note):
        found: dict[str, int] = {}
        for part in parts:
            tier = tier_of(part.label)
            if not tier or tier in found or part.token.numeral is None:
                return {}
            found[tier] = int(part.token.numeral.value)
        return found
    return {}


def is_done(label: str) -> bool:
    """The label counts what is finished."""
    return bool(re.search(r"\bda\b", fold(label)) or _DONE.search(fold(label)))


def tier_of(label: str) -> str:
    """The storey of government that a label names; '' when it names none."""
    folded = fold(label)
    return next((name for name, pattern in _TIERS if re.search(pattern, folded)), "")
