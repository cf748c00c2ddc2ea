"""Columns that are sums or shares of other columns: by a printed formula, or by most rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.judging import balance, measure
from konia.lib.grammar.numerals import Fit
from konia.lib.vietnamese import fold

from .grids import Grid, Line
from .ratios import ratio_message
from .weighing import sum_message

_INNER = re.compile(r"\b(trong do|chia ra|bao gom|gom)\b")
_HUNDRED = re.compile(r"100%|[*x×]100")


@dataclass(frozen=True, slots=True)
class Added:
    """Column total = sum of the columns parts, in so many rows."""

    total: int
    parts: tuple[int, ...]
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Divided:
    """Column share = part / whole in percent."""

    share: int
    part: int
    whole: int
    stated: bool = False


def column_findings(grid: Grid) -> Iterator[Finding]:
    """Every relation of columns, row by row."""
    if len(grid.lines) < 1 or len(grid.numeric) < 2:
        return
    for relation in _relations(grid):
        for line in grid.lines:
            finding = _check(grid, line, relation)
            if finding is not None:
                yield finding


def _relations(grid: Grid) -> list[Added | Divided]:
    stated = list(_stated(grid))
    done = {one.total if isinstance(one, Added) else one.share for one in stated}
    for at in grid.numeric:
        if at in done:
            continue
        found = _divided(grid, at) if _is_share(grid, at) else _added(grid, at)
        if found is not None:
            stated.append(found)
    return stated


def _is_share(grid: Grid, at: int) -> bool:
    head = grid.heads[at].lower()
    return any(word in head for word in ("%", "tỷ lệ", "tỉ lệ")) or any(
        value.share for _, value in grid.column(at)
    )


def _stated(grid: Grid) -> Iterator[Added | Divided]:
    """Relations printed in the row of column numbers."""
    heads = {text.split("=")[0].strip("() "): at for at, text in grid.formulas.items()}
    for at, text in grid.formulas.items():
        _, equals, rest = text.replace(" ", "").partition("=")
        names = re.findall(r"\d{1,2}", _HUNDRED.sub("", rest))
        places = [heads[name] for name in names if name in heads]
        if equals and len(places) == len(names) and len(places) >= 2:
            relation = _formula(at, rest, places)
            if relation is not None:
                yield relation


def _formula(at: int, rest: str, places: list[int]) -> Added | Divided | None:
    if "/" in rest or ":" in rest:
        return Divided(at, places[0], places[1], stated=True) if len(places) == 2 else None
    if "-" not in rest and "*" not in rest:
        return Added(at, tuple(places), stated=True)
    if rest.count("-") == 1 and "+" not in rest and len(places) == 2:
        return Added(places[0], (at, places[1]), stated=True)
    return None


def _added(grid: Grid, at: int) -> Added | None:
    """The run of neighbours whose sum is this column in most rows."""
    best: tuple[int, Added] | None = None
    for parts in _runs(grid, at):
        right, wrong = _support(grid, at, parts)
        named = "tổng" in grid.heads[at].lower() or "cộng" in grid.heads[at].lower()
        need = 2 if named else 4
        if right >= need and right >= 2 * wrong and (best is None or right > best[0]):
            best = right, Added(at, parts)
    return best[1] if best else None


def _runs(grid: Grid, at: int) -> Iterator[tuple[int, ...]]:
    plain = [one for one in grid.numeric if not _is_share(grid, one)]
    if at not in plain:
        return
    here = plain.index(at)
    for size in range(2, 8):
        for start in range(max(0, here - size), min(len(plain), here + 3)):
            run = tuple(plain[start : start + size])
            if len(run) == size and at not in run:
                yield run


def _support(grid: Grid, at: int, parts: Sequence[int]) -> tuple[int, int]:
    right = wrong = 0
    for line in grid.lines:
        if at not in line.values or not all(part in line.values for part in parts):
            continue
        numbers = [line.values[part].numeral for part in parts]
        if sum(number.value > 0 for number in numbers) < 2:
            continue
        held = balance(line.values[at].numeral, numbers)
        right += held.equal
        wrong += not held.equal
    return right, wrong


def _divided(grid: Grid, at: int) -> Divided | None:
    plain = [one for one in grid.numeric if one != at and not _is_share(grid, one)]
    if len(plain) > 14:
        plain = [one for one in plain if abs(one - at) <= 7]
    best: tuple[int, Divided] | None = None
    for part, whole in permutations(plain, 2):
        right, wrong = _share_support(grid, at, part, whole)
        named = _head_of(grid, part) in fold(grid.heads[at])
        if right >= 2 and right >= wrong + (not named) and (best is None or right > best[0]):
            best = right, Divided(at, part, whole)
    return best[1] if best else None


def _head_of(grid: Grid, at: int) -> str:
    return fold(grid.heads[at]) or "-"


def _share_support(grid: Grid, at: int, part: int, whole: int) -> tuple[int, int]:
    right = wrong = 0
    for line in grid.lines:
        if not {at, part, whole} <= set(line.values):
            continue
        held = measure(
            line.values[part].numeral, line.values[whole].numeral, line.values[at].numeral
        )
        if held is None or line.values[part].numeral.value == line.values[whole].numeral.value:
            continue
        good = held.is_ok or held.fit is Fit.TRUNCATED
        right += good and held.value != 0
        wrong += not good
    return right, wrong


def _check(grid: Grid, line: Line, relation: Added | Divided) -> Finding | None:
    if isinstance(relation, Divided):
        return _check_share(line, relation)
    if relation.total not in line.values:
        return None
    parts = [line.values[at].numeral for at in relation.parts if at in line.values]
    if len(parts) < len(relation.parts) and (len(parts) < 2 or not relation.stated):
        return None
    value = line.values[relation.total]
    held = balance(value.numeral, parts)
    verdict = Verdict.OK if held.equal else Verdict.WRONG
    if not held.equal and not relation.stated and not _named(grid, relation):
        verdict = Verdict.SUSPECT
    return Finding(
        ClaimKind.SUM, verdict, value.cell.place, f"{line.label or line.code} | {value.cell.text}",
        value.cell.text, held.shown,
        sum_message([part.text for part in parts], value.cell.text, held, verdict),
    )  # fmt: skip


def _named(grid: Grid, relation: Added) -> bool:
    """'Tổng số', or parts under one head 'Trong đó', 'Chia ra'."""
    head = grid.heads[relation.total].lower()
    inner = all(_INNER.search(fold(grid.heads[at])) for at in relation.parts)
    return "tổng" in head or "cộng" in head or inner


def _check_share(line: Line, relation: Divided) -> Finding | None:
    if not {relation.share, relation.part, relation.whole} <= set(line.values):
        return None
    part, whole = line.values[relation.part], line.values[relation.whole]
    share = line.values[relation.share]
    held = measure(part.numeral, whole.numeral, share.numeral)
    if held is None:
        return None
    turned = measure(whole.numeral, part.numeral, share.numeral)
    if not held.is_ok and not relation.stated and turned is not None and turned.is_ok:
        return None  # the less the better: 5 planned, 4,2 reached is 119 %
    verdict = Verdict.OK if held.is_ok else Verdict.WRONG
    if held.fit is Fit.TRUNCATED:
        verdict = Verdict.TRUNCATED
    ratio = f"{part.cell.text}/{whole.cell.text}"
    return Finding(
        ClaimKind.RATIO, verdict, share.cell.place,
        f"{line.label or line.code} | {share.cell.text}",
        share.cell.text, held.computed, ratio_message(ratio, share.cell.text, held, verdict),
    )  # fmt: skip
