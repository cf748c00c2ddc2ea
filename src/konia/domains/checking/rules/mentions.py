"""Every counted number of a report with the words that say what it counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from konia.domains.checking.document import Place
from konia.domains.checking.sentences import Sentence, is_number, unit_key, unit_words
from konia.lib.grammar.numerals import Numeral
from konia.lib.grammar.tokens import Sort, Token, scan
from konia.lib.vietnamese import fold

from .fractions import Share, fractions
from .grids import Grid, Line
from .splitting import readings
from .wording import words_of, years_of

_BREAKS = frozenset([",", ";", "(", ")", ":", ".", "“", "”", '"', "và"])


@dataclass(frozen=True, slots=True)
class Mention:
    """One number in one place. words: what it counts. text: the printed label.

    kind: 'count', 'whole' (of a fraction) or 'rate'. source: 'prose', 'row' or 'note'.
    """

    value: Numeral
    words: frozenset[str]
    text: str
    place: Place
    kind: str
    source: str
    near: bool = False
    years: frozenset[str] = frozenset()
    offset: int = 0
    block: int = 0


def prose_mentions(sentence: Sentence) -> Iterator[Mention]:
    """The numbers of one sentence with their clauses."""
    tokens = sentence.tokens
    found = fractions(tokens)
    ends = {at for one in found for at in (one.first, one.last)}
    for at, token in enumerate(tokens):
        if token.numeral is None or at in ends:
            continue
        if is_number(token) or token.sort is Sort.SHARE:
            label = _clause(tokens, at, sentence.text)
            kind = "rate" if token.sort is Sort.SHARE else "count"
            yield _mention(sentence, token, label, kind)
    for one in found:
        label = _subject(tokens, one.last, found, sentence.text)
        yield _mention(sentence, one.whole, label, "whole")


def _mention(sentence: Sentence, token: Token, label: str, kind: str) -> Mention:
    assert token.numeral is not None
    return Mention(
        token.numeral, words_of(label), label, sentence.place_of(token), kind, "prose",
        token.near, years_of(label), sentence.start + token.start, id(sentence.block),
    )  # fmt: skip


def _clause(tokens: list[Token], at: int, text: str) -> str:
    """From the break before the number to the break behind it."""
    first = at
    while first > 0 and not _breaks(tokens[first - 1]):
        first -= 1
    if first > 0 and tokens[first - 1].text == ":" and at - first < 2:
        first -= 1
        while first > 0 and not _breaks(tokens[first - 1]):
            first -= 1
    last = at
    while last + 1 < len(tokens) and not _breaks(tokens[last + 1]) and last < at + 16:
        last += 1
    return text[tokens[first].start : tokens[at].start] + text[tokens[at].end : tokens[last].end]


def _breaks(token: Token) -> bool:
    return token.text in _BREAKS or token.sort in {
        Sort.NUMBER, Sort.SHARE, Sort.DAY, Sort.PAPER, Sort.MARK,
    }  # fmt: skip


def _subject(tokens: list[Token], at: int, found: list[Share], text: str) -> str:
    """'20/20 sở, ban, ngành tỉnh … đã triển khai mô hình X': who, and the common predicate."""
    words: list[str] = []
    for token in tokens[at + 1 : at + 12]:
        if token.sort is not Sort.WORD and token.text != ",":
            break
        if token.low in {"đã", "được", "triển", "có", "hoàn", "thực", "và", "đạt"}:
            break
        words.append(token.text)
    last = max((one.last for one in fractions(tokens)), default=at)
    tail = text[tokens[last].end :]
    verb = re.search(r"\b(đã|được|triển khai|hoàn thành|thực hiện|có)\b.*", tail)
    return " ".join(words).strip(" ,") + " | " + (verb[0] if verb else "")


def row_mentions(grid: Grid) -> Iterator[Mention]:
    """The values of an annex with one column of numbers, and the parts in its notes."""
    if len(grid.numeric) != 1:
        return
    column = grid.numeric[0]
    for line in grid.lines:
        value = line.values.get(column)
        if value is None or _is_coded(line):
            continue
        rate = value.share or "%" in line.row.texts or fold(line.label).startswith("ty le")
        yield Mention(
            value.numeral, words_of(line.label), line.label, value.cell.place,
            "rate" if rate else "count", "row", years=years_of(line.label),
        )  # fmt: skip
        for cell in line.row.cells[column + 1 :]:
            yield from _note_mentions(cell.text, cell.place)


def _is_coded(line: Line) -> bool:
    return any("= 0" in text or "=0" in text for text in line.row.texts)


def _note_mentions(text: str, place: Place) -> Iterator[Mention]:
    for parts in readings(scan(text), text):
        for part in parts:
            if part.token.numeral is not None and part.unit:
                yield Mention(
                    part.token.numeral, words_of(part.label), part.label, place, "count", "note",
                    part.token.near,
                )  # fmt: skip
        return


def _acts(label: str) -> bool:
    """The part says more than a level or a unit: 'bãi bỏ 89 TTHC'."""
    return bool(words_of(label) & {"BAIBO", "SUADOI", "BOSUNG", "moi", "thay"})


def unit_of(sentence: Sentence, at: int) -> str:
    """The unit behind a number."""
    return unit_key(unit_words(sentence.tokens, at))
