"""How much is done, told in the text and again by the rows of an annex."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.document import Cell
from konia.domains.checking.judging import show
from konia.domains.checking.sentences import Sentence
from konia.lib.grammar.tokens import scan
from konia.lib.vietnamese import fold

from .breakdowns import is_done, is_subset, tier_of
from .dimensions import cuts
from .fractions import Share, fractions
from .grids import Grid, Line
from .links import siblings
from .splitting import readings
from .wording import words_of

_KINDS = frozenset({"VBQPPL", "TTHC", "PAKN", "DVSN", "DVC", "DVCTT"})
_ANYWHERE = frozenset({"state", "unit", "level"})
_DONE = re.compile(r"\b(xong|hoan thanh|da (duoc )?(xu ly|giai quyet|thuc hien))\b")
# What the law wants of all: the published, and all of them.
_PUBLISHED = re.compile(r"\bda (cap nhat|cong khai|niem yet)\b.*\bcong khai\b|\bda cong khai\b")
_IN_FORCE = re.compile(r"^tong so\b.*\bhieu luc\b")


def coverage_findings(body: Sequence[Sentence], grids: Sequence[Grid]) -> Iterator[Finding]:
    """Fractions of the text against rows about the same work, and rows that leave some out."""
    told = [(sentence, one) for sentence in body for one in fractions(sentence.tokens)]
    annexes = [grid for grid in grids if len(grid.numeric) == 1]
    for grid in annexes:
        yield from _published(grid)
        for one, other in pairwise(grid.lines):
            if is_subset(one, other):
                yield from _other_set(told, grid.numeric[0], one, other)
        for group in siblings(grid.lines):
            yield from _all_counted(told, grid.numeric[0], group)


def _published(grid: Grid) -> Iterator[Finding]:
    """'Tổng số TTHC đang có hiệu lực 1.964' and 'Số TTHC đã công khai 1.850' without a word why."""
    at = grid.numeric[0]
    totals = [line for line in grid.lines if _IN_FORCE.search(fold(line.label))]
    for total in totals:
        for line in grid.lines:
            same = words_of(total.label) & words_of(line.label) & _KINDS
            if not same or not _PUBLISHED.search(fold(line.label)) or _noted(line, at):
                continue
            if at not in line.values or at not in total.values:
                continue
            gap = total.values[at].numeral.value - line.values[at].numeral.value
            if gap > 0:
                yield _finding(
                    line, at, total.values[at].cell,
                    f"Dòng này ít hơn dòng {total.code.strip('. ')} ({total.values[at].cell.text})"
                    f" {show(Fraction(gap))} mà không nêu lý do; quy định là công khai tất cả.",
                )  # fmt: skip


def _noted(line: Line, at: int) -> bool:
    return any(cell.text.strip() for cell in line.row.cells[at + 1 :])


def _other_set(
    told: Sequence[tuple[Sentence, Share]], at: int, whole: Line, done: Line
) -> Iterator[Finding]:
    """'đã xử lý xong 01/17 văn bản' in the text, 19 of 39 in the rows."""
    if at not in whole.values or at not in done.values:
        return
    rows = words_of(whole.label) & words_of(done.label)
    ends = (done.values[at].numeral.value, whole.values[at].numeral.value)
    for sentence, share in told:
        assert share.part.numeral is not None
        assert share.whole.numeral is not None
        printed = (share.part.numeral.value, share.whole.numeral.value)
        shared = words_of(sentence.block.text) & rows
        kind = bool(shared & _KINDS) and len(shared - _KINDS) >= 2
        if not kind or printed == ends or not _is_first_done(sentence, share):
            continue
        yield _finding(
            done, at, None,
            f"Lời văn ghi {share.part.text}/{share.whole.text}, phụ lục ghi"
            f" {done.values[at].cell.text}/{whole.values[at].cell.text}: cùng một việc nhưng hai"
            " tập khác nhau, cần nói rõ.",
            beside=sentence, share=share, why=", ".join(sorted(shared)),
        )  # fmt: skip


def _is_first_done(sentence: Sentence, share: Share) -> bool:
    """'đã hoàn thành xử lý' right before the fraction."""
    tokens = sentence.tokens
    lead = sentence.text[tokens[max(0, share.first - 7)].start : tokens[share.first].start]
    return bool(_DONE.search(fold(re.split(r"[;,.]", lead)[-1])))


def _all_counted(
    told: Sequence[tuple[Sentence, Share]], at: int, group: Sequence[Line]
) -> Iterator[Finding]:
    """Rows that give all 773 district units a kind of autonomy, and a text that says 772."""
    common = frozenset.intersection(*(words_of(line.label) for line in group))
    tiers = [_tiers(line, at) for line in group]
    if len([one for one in tiers if one]) < 3 or not common & _KINDS:
        return
    for tier in {name for one in tiers for name in one}:
        added = sum(one.get(tier, 0) for one in tiers)
        short = [one for one in told if _is_short_of(*one, added, group)]
        if short:
            sentence, share = max(short, key=lambda one: _value(one[1]))
            codes = ", ".join(line.code.strip(". ") for line in group if _tiers(line, at))
            yield _finding(
                group[0], at, None,
                f"Các dòng {codes} đã đếm đủ {added} đơn vị cùng cấp, nhưng lời văn ghi mới"
                f" {share.part.text}/{share.whole.text}.",
                beside=sentence, share=share, why=", ".join(sorted(common)),
            )  # fmt: skip


def _value(share: Share) -> Decimal:
    assert share.part.numeral is not None
    return share.part.numeral.value


def _is_short_of(sentence: Sentence, share: Share, added: int, group: Sequence[Line]) -> bool:
    part, whole = share.part.numeral, share.whole.numeral
    assert part is not None
    assert whole is not None
    if not part.value < whole.value == added or added < 2:
        return False
    tokens = sentence.tokens
    lead = sentence.text[tokens[max(0, share.first - 9)].start : tokens[share.first].start]
    return any(
        (cuts(lead) & cuts(line.label)) - _ANYWHERE and is_done(line.label) for line in group
    )


def _tiers(line: Line, at: int) -> dict[str, int]:
    """'Cấp tỉnh 47 đơn vị; cấp huyện 82 đơn vị' behind a value."""
    if at not in line.values:
        return {}
    for cell in line.row.cells[at + 1 :]:
        for parts in readings(scan(cell.text), cell.text):
            found = {
                tier: int(part.token.numeral.value)
                for part in parts
                if (tier := tier_of(part.label)) and part.token.numeral is not None
            }
            if len(found) == len(parts):
                return found
    return {}


def _finding(
    line: Line,
    at: int,
    other: Cell | None,
    message: str,
    *,
    beside: Sentence | None = None,
    share: Share | None = None,
    why: str = "",
) -> Finding:
    cell = line.values[at].cell
    place = beside.place_of(share.part) if beside and share else other.place if other else None
    return Finding(
        ClaimKind.PARTITION, Verdict.SUSPECT, cell.place, f"{line.label}: {cell.text}", cell.text,
        "", message, beside=place, why=why or line.label,
    )  # fmt: skip
