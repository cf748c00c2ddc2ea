"""How a total stands to its parts, and how sure a difference is an error."""

from collections.abc import Sequence
from dataclasses import dataclass

from konia.domains.checking.claims import Verdict
from konia.domains.checking.judging import Balance, balance, show, slip_between
from konia.lib.grammar.numerals import Numeral
from konia.lib.grammar.tokens import Token

from .dimensions import (
    common_cut,
    compares,
    cuts,
    is_complete,
    is_open,
    names_the_rest,
    overlaps,
    same_lead,
)

STRONG, MIDDLE, WEAK = 2, 1, 0
MOST_PARTS = 40
EVERY = "*"  # the total counts all the units of its parts
_POSTS = frozenset({"biên chế", "chỉ tiêu", "cán bộ", "công chức", "viên chức", "lao động"})
_GENERIC = frozenset({"người", "đồng chí", "trường hợp", "đơn vị"})


@dataclass(frozen=True, slots=True)
class Part:
    """One addend: its token, the words around it, the unit behind it."""

    token: Token
    label: str
    unit: str


def best_balance(total: Numeral, parts: Sequence[Numeral], labels: Sequence[str] = ()) -> Balance:
    """The balance of all parts, or of a run of them that makes up the total.

    labels: when all of them cut one way, none may be left out.
    """
    whole = balance(total, parts)
    if whole.equal or (len(labels) == len(parts) and common_cut(list(labels))):
        return whole
    if len(parts) > MOST_PARTS:
        return whole
    for size in range(len(parts) - 1, 1, -1):
        for start in range(len(parts) - size + 1):
            held = balance(total, parts[start : start + size])
            if held.equal:
                return held
    return whole


def mismatch_verdict(
    total: Numeral,
    parts: Sequence[Part],
    *,
    marker: int,
    text: str,
    unit: str,
    over: bool,
    tight: bool = False,
) -> Verdict | None:
    """How sure a difference is an error; None when nothing can be said.

    tight: the parts stand in brackets right behind the total.
    """
    labels = [part.label for part in parts]
    units = {part.unit for part in parts if part.unit}
    cut = common_cut(labels)
    numbers = [part.token.numeral for part in parts]
    known = [number for number in numbers if number is not None]
    if is_open(text) or compares(labels):
        return None
    if not _same_unit(units, unit, cut) and not (marker == STRONG and _full(total, known)):
        return None
    score = marker + (2 if cut else 0) + (1 if cut and is_complete(cut, labels) else 0)
    score += 1 if tight and marker > WEAK and _full(total, known) else 0
    slip = slip_between(total, known)
    if slip and (over or marker > WEAK or is_close(total, known, within=3)):
        score += 2 if total.value >= 100 else int(over or marker > WEAK)
        score += marker == MIDDLE and total.value >= 100 and is_close(total, known)
        if total.value >= 1000 and is_close(total, known, within=20) and not overlaps(labels):
            score += 1 + (bool(unit) and units == {unit})
    elif not slip and not tight and any(number.value > total.value for number in known):
        return None  # a part is larger than the whole, and no slip of the hand made it so
    score += 1 if over and (cut or marker == STRONG) else 0
    score += 1 if same_lead(labels) else 0
    if over and len(known) > 2 and not overlaps(labels):
        # Sets that overlap seldom come so near to the whole.
        score += 2 + is_close(total, known, within=20)
    score += 1 + int(len(labels) > 2) if names_the_rest(labels[-1]) else 0
    if unit and units == {unit} and any(number.value > total.value for number in known):
        score += 2  # a part is larger than the whole
    if overlaps(labels) and cut not in {"sex", "deadline", "level", "unit", "posts"}:
        score -= 3
    if score >= 4 or (score >= 3 and (over or marker == STRONG or len(known) > 2)):
        return Verdict.WRONG
    return Verdict.SUSPECT if score >= 2 else None


def is_close(total: Numeral, parts: Sequence[Numeral], *, within: int = 10) -> bool:
    """The parts make up the total but for a tenth (a twentieth…)."""
    added = sum(part.value for part in parts)
    return abs(added - total.value) * within <= total.value


def _full(total: Numeral, parts: Sequence[Numeral]) -> bool:
    """'11 tổ chức (gồm: 8 đảng ủy; 3 chi ủy)': kinds that may well make up the whole."""
    return is_close(total, parts, within=3) and all(part.value < total.value for part in parts)


def _same_unit(units: set[str], unit: str, cut: str) -> bool:
    """All count one thing, or kinds of it (quyết định, kế hoạch are văn bản)."""
    if unit == EVERY or (units <= _GENERIC and unit in _POSTS):
        return True
    if unit and all(unit.startswith(one) for one in units):  # giấy, giấy chứng nhận
        return True
    if len(units) <= 1:
        return not unit or not units or units == {unit} or (bool(cut) and units <= _GENERIC)
    heads = {one.split()[0] for one in units}
    if cut and unit and heads == {unit.split()[0]}:  # 12 đơn đủ điều kiện: 5 đơn khiếu nại, …
        return True
    named = bool(cut) and all(cut in cuts(one) for one in units)  # 25 nam, 20 nữ
    return cut in {"paper", "staff", "unit", "level"} or units == {unit} or named


def sum_message(parts: Sequence[str], total: str, held: Balance, verdict: Verdict) -> str:
    """One sentence with the sum."""
    added = " + ".join(parts[:12]) + (" + …" if len(parts) > 12 else "")
    if verdict is Verdict.OK:
        return f"Các phần cộng lại bằng tổng {total}."
    ending = (
        "cần người xem các phần đã đủ chưa."
        if verdict is Verdict.SUSPECT
        else (f"lệch {show(abs(held.total - held.added))}.")
    )
    return f"{added} = {held.shown} nhưng tổng ghi {total}; {ending}"
