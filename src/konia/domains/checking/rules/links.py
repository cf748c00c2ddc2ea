"""The same quantity stated twice, and a total against groups stated elsewhere.

Links are made by words alone, never because values are equal. A difference is for a person to
decide, because a report may count on two days.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.judging import balance, show
from konia.lib.vietnamese import fold

from .dimensions import cuts
from .grids import Grid, Line
from .mentions import Mention
from .wording import level_free, words_of

# More namesakes than this are rows of many tables, not one quantity said again.
MOST_NAMESAKES = 40
_ALIKE = ({"DVCTT", "TTHC", "DVC"},)


def same_findings(mentions: Sequence[Mention]) -> Iterator[Finding]:
    """Pairs of mentions with the same words."""
    by_words: dict[tuple[str, frozenset[str]], list[Mention]] = {}
    for one in mentions:
        if len(one.words) >= 2:
            by_words.setdefault((one.kind, one.words), []).append(one)
    for group in by_words.values():
        yield from _group(group)
    yield from _objects(mentions)


def _group(group: list[Mention]) -> Iterator[Finding]:
    """Each later mention against the first one it can be held to."""
    for second in range(1, min(len(group), MOST_NAMESAKES)):
        for first in range(second):
            one, other = group[first], group[second]
            if _comparable(one, other):
                finding = _pair(one, other)
                if finding is not None:
                    yield finding
                break


def _comparable(one: Mention, other: Mention) -> bool:
    if one.near or other.near or one.place == other.place:
        return False
    if one.block and one.block == other.block:
        return False
    if one.source == other.source == "row" or {one.source, other.source} == {"row", "note"}:
        return False
    if one.years and other.years and not one.years & other.years:
        return False
    return one.value.decimals == other.value.decimals or one.kind == "rate"


def _pair(one: Mention, other: Mention) -> Finding | None:
    equal = one.value.value == other.value.value
    # Two clauses of the text may speak of two levels or periods; only long ones are held together.
    alike = one.source == other.source == "prose"
    if len(one.words) < ((4 if one.kind == "whole" else 8) if alike else 2):
        return None
    words = ", ".join(sorted(one.words))
    text = f"“{_short(one.text)}” {one.value.text} và “{_short(other.text)}” {other.value.text}"
    return Finding(
        ClaimKind.SAME_QUANTITY, Verdict.OK if equal else Verdict.SUSPECT, other.place,
        f"{_short(other.text)}: {other.value.text}", other.value.text, one.value.text,
        f"Cùng một số liệu: {text}" + (" (khớp)." if equal else "; cần chọn một số."),
        beside=one.place, why=words, offset=other.offset,
    )  # fmt: skip


def _short(text: str) -> str:
    words = " ".join(text.split()).strip(" |:,")
    return words if len(words) <= 90 else words[:87] + "…"


def _objects(mentions: Sequence[Mention]) -> Iterator[Finding]:
    """Services and procedures put on the same portal, called by their two names."""
    told = [one for one in mentions if one.kind == "count" and "CONGQUOCGIA" in one.words]
    for one, other in combinations(told, 2):
        if {one.source, other.source} != {"prose", "row"} or one.near or other.near:
            continue
        verbs = {"tich", "hop", "tichhop", "cap", "nhat"} & one.words & other.words
        if not verbs or one.value.value == other.value.value:
            continue
        names = [bool(names & one.words and names & other.words) for names in _ALIKE]
        if any(names):
            finding = _pair(one, other)
            if finding is not None:
                yield finding


def rate_findings(mentions: Sequence[Mention]) -> Iterator[Finding]:
    """A rate for all levels must lie between the rates of the levels."""
    rows = [one for one in mentions if one.kind == "rate" and one.source == "row"]
    for whole in mentions:
        if whole.kind != "rate" or whole.source != "prose" or whole.near or len(whole.words) < 4:
            continue
        parts = [row for row in rows if _same_rate(whole, row)]
        if len(parts) < 2:
            continue
        values = [row.value.value for row in parts]
        if min(values) <= whole.value.value <= max(values):
            continue
        shown = ", ".join(row.value.text for row in parts)
        yield Finding(
            ClaimKind.SAME_QUANTITY, Verdict.SUSPECT, whole.place,
            f"{_short(whole.text)}: {whole.value.text}", whole.value.text, shown,
            f"Tỷ lệ chung {whole.value.text} không nằm giữa tỷ lệ từng cấp ({shown});"
            " cần xem lại mẫu số hoặc thời điểm.",
            beside=parts[0].place, why=", ".join(sorted(level_free(parts[0].words))),
            offset=whole.offset,
        )  # fmt: skip


_RATE_CORES = (
    frozenset({"ho", "giai", "quyet", "dung", "han"}),
    frozenset({"ho", "truc", "tuyen", "nop"}),
)


def _same_rate(whole: Mention, row: Mention) -> bool:
    if level_free(row.words) == row.words or level_free(whole.words) != whole.words:
        return False
    if "linh" in row.words:  # of one field only
        return False
    return any(core <= row.words and core <= whole.words for core in _RATE_CORES)


def partition_findings(grids: Sequence[Grid]) -> Iterator[Finding]:
    """'Tổng số X' against rows elsewhere that cut all X one way."""
    lines = [line for grid in grids if len(grid.numeric) == 1 for line in grid.lines]
    column = {id(line): grid.numeric[0] for grid in grids if grid.numeric for line in grid.lines}
    totals = [line for line in lines if fold(line.label).startswith("tong so") and line.values]
    for total in totals:
        head = _head(words_of(total.label))
        if not head:
            continue
        for group in siblings(lines):
            group = [line for line in group if head <= words_of(line.label)]
            if len(group) >= 3 and total not in group:
                yield from _partition(total, group, column)


def _head(words: frozenset[str]) -> frozenset[str]:
    """The kind of thing counted, when it has one of the known names."""
    return words & {"DVSN", "TTHC", "VBQPPL", "PAKN"} if len(words) <= 2 else frozenset()


def siblings(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of rows with codes under the same parent."""
    run: list[Line] = []
    for line in lines:
        code = line.code.strip(". ")
        parent = code.rpartition(".")[0]
        if run and parent and parent == run[-1].code.strip(". ").rpartition(".")[0] and line.values:
            run.append(line)
            continue
        if run:
            yield run
        run = [line] if parent and line.values else []
    if run:
        yield run


def _partition(total: Line, group: list[Line], column: dict[int, int]) -> Iterator[Finding]:
    kept = [line for line in group if "autonomy" in cuts(line.label)]
    if len(kept) < 3 or column[id(total)] not in total.values:
        return
    value = total.values[column[id(total)]]
    numbers = [line.values[column[id(line)]].numeral for line in kept]
    held = balance(value.numeral, numbers)
    names = ", ".join(line.code.strip(". ") for line in kept)
    added = " + ".join(number.text for number in numbers)
    yield Finding(
        ClaimKind.PARTITION, Verdict.OK if held.equal else Verdict.SUSPECT, value.cell.place,
        f"{total.label}: {value.cell.text}", value.cell.text, held.shown,
        f"Các dòng {names} chia hết cùng một nhóm đơn vị: {added} = {show(held.added)};"
        f" dòng {total.code.strip('. ')} ghi {value.cell.text}.",
        beside=kept[0].values[column[id(kept[0])]].cell.place,
        why=", ".join(sorted(_head(words_of(total.label)))),
    )  # fmt: skip
