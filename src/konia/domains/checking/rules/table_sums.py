"""Totals rows of tables against the rows they add up."""

from collections.abc import Iterator
from dataclasses import dataclass

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.judging import Balance, balance, slip_between

from .grids import Grid, Line, Value
from .weighing import sum_message


@dataclass(frozen=True, slots=True)
class Trial:
    """One way to choose the rows of a total, with what it gives in each column."""

    lines: tuple[Line, ...]
    held: tuple[tuple[int, Balance], ...]

    @property
    def right(self) -> int:
        """Columns that add up."""
        return sum(balance.equal for _, balance in self.held)


def total_findings(grid: Grid) -> Iterator[Finding]:
    """Every totals row, column by column."""
    for line in grid.lines:
        if line.is_total and line.values:
            yield from _one_total(grid, line)


def _one_total(grid: Grid, total: Line) -> Iterator[Finding]:
    trials = [trial for lines in _schemes(grid, total) if (trial := _try(grid, total, lines))]
    if not trials:
        return
    best = max(trials, key=lambda trial: trial.right)
    for at, held in best.held:
        verdict = _verdict(grid, total, best, at, held)
        if verdict is not None:
            yield _finding(total, best, at, held, verdict)


def _schemes(grid: Grid, total: Line) -> Iterator[list[Line]]:
    """Rows that the total may add: its section, groups only, leaves only."""
    others = [line for line in grid.lines if line is not total]
    totals = [line.number for line in others if line.is_total]
    first = total.number == 0
    if first:
        section = [one for one in others if not one.is_total]
    else:
        start = max((number for number in totals if number < total.number), default=-1)
        section = [one for one in others if start < one.number < total.number]
    yield section
    yield [one for one in section if not one.is_group]
    yield [one for one in section if one.is_group]
    yield [one for one in section if _rank(one) == _lowest(section)]
    if not first:
        before = [one for one in others if one.number < total.number]
        yield [one for one in before if not one.is_total]
        yield [one for one in before if one.is_total]
        yield [one for one in before if not one.is_total and not one.is_group]


def _rank(line: Line) -> int:
    """Dots in a row's code: 1 is above 1.1."""
    code = line.code.strip(". )")
    return code.count(".") if code and code[0].isdigit() else 9


def _lowest(lines: list[Line]) -> int:
    return min((_rank(line) for line in lines), default=9)


def _try(grid: Grid, total: Line, lines: list[Line]) -> Trial | None:
    held = []
    for at in grid.numeric:
        parts = [line.values[at] for line in lines if at in line.values]
        if at not in total.values or len(parts) < 2 or _is_share(grid, at, total.values[at]):
            continue
        numbers = [part.numeral for part in parts]
        held.append((at, balance(total.values[at].numeral, numbers)))
    return Trial(tuple(lines), tuple(held)) if held else None


def _is_share(grid: Grid, at: int, value: Value) -> bool:
    head = grid.heads[at].lower()
    words = (
        "%",
        "tỷ lệ",
        "tỉ lệ",
        "xếp hạng",
        "bình quân",
        "điểm",
        "thứ hạng",
        "chỉ số",
        "ghi chú",
    )
    return value.share or any(word in head for word in words)


def _verdict(grid: Grid, total: Line, best: Trial, at: int, held: Balance) -> Verdict | None:
    if held.equal:
        return Verdict.OK
    parts = [line.values[at].numeral for line in best.lines if at in line.values]
    slip = slip_between(total.values[at].numeral, parts) and total.values[at].numeral.value >= 100
    wrong = len(best.held) - best.right
    if best.right >= max(1, wrong) or (slip and wrong == 1):
        return Verdict.WRONG
    if len(best.held) == 1 and (_plain(best, at) or (slip and _leaves(best, at))):
        return Verdict.WRONG
    if best.right or slip:
        return Verdict.SUSPECT
    return None


def _plain(trial: Trial, at: int) -> bool:
    """A simple numbered list: 1, 2, 3 with a number in each row."""
    codes = [line.code.strip(". )") for line in trial.lines]
    if any(at not in line.values for line in trial.lines) or len(codes) < 3:
        return False
    return codes == [str(number) for number in range(1, len(codes) + 1)]


def _leaves(trial: Trial, at: int) -> bool:
    """Rows without groups among them, each with a number."""
    filled = all(at in line.values for line in trial.lines)
    return len(trial.lines) >= 3 and filled and not any(line.is_group for line in trial.lines)


def _finding(total: Line, best: Trial, at: int, held: Balance, verdict: Verdict) -> Finding:
    value = total.values[at]
    texts = [line.values[at].numeral.text for line in best.lines if at in line.values]
    return Finding(
        ClaimKind.SUM, verdict, value.cell.place,
        f"{total.label or total.code} | {value.cell.text}",
        value.cell.text, held.shown, sum_message(texts, value.cell.text, held, verdict),
    )  # fmt: skip
