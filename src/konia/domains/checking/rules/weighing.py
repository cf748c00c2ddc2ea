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
# Cuts whose parts are apart even when a word in them (nữ, lãnh đạo) may overlap elsewhere.
_DISJOINT = frozenset({"sex", "deadline", "level", "unit", "posts"})
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
    listed = _Listed(total, parts, marker, unit, over=over, tight=tight)
    if is_open(text) or compares(listed.labels) or not listed.may_be_whole:
        return None
    score = marker + listed.by_cut + listed.by_slip + listed.by_excess + listed.by_words
    if overlaps(listed.labels) and listed.cut not in _DISJOINT:
        score -= 1 if listed.is_mistyped_list else 3
    if score >= 4 or (score >= 3 and (over or marker == STRONG or len(listed.known) > 2)):
        return Verdict.WRONG
    return Verdict.SUSPECT if score >= 2 else None


class _Listed:
    """A total with the parts that do not make it up: how much speaks for an error."""

    def __init__(
        self, total: Numeral, parts: Sequence[Part], marker: int, unit: str, *, over: bool,
        tight: bool,
    ) -> None:  # fmt: skip
        self._total, self._marker, self._unit = total, marker, unit
        self._over, self._tight = over, tight
        self._units = {part.unit for part in parts if part.unit}
        self.labels = [part.label for part in parts]
        self.known = [part.token.numeral for part in parts if part.token.numeral is not None]
        self.cut = common_cut(self.labels)
        self._slip = slip_between(total, self.known)

    @property
    def may_be_whole(self) -> bool:
        """The parts count what the total does, and none is beyond it without a slip."""
        full = self._marker == STRONG and _full(self._total, self.known)
        if not full and not _same_unit(self._units, self._unit, self.cut):
            return False
        larger = any(number.value > self._total.value for number in self.known)
        near = self._tight and is_close(self._total, self.known, within=5)
        return self._slip or near or not larger

    @property
    def is_mistyped_list(self) -> bool:
        """In brackets right behind the total, and one digit from it: sets that overlap are not."""
        return self._tight and self._slip and is_close(self._total, self.known, within=20)

    @property
    def by_cut(self) -> int:
        """They cut one way, both ends are named, they share their first word."""
        complete = bool(self.cut) and is_complete(self.cut, self.labels)
        return (2 if self.cut else 0) + complete + same_lead(self.labels)

    @property
    def by_slip(self) -> int:
        """One mistyped digit explains the difference; more when little is missing."""
        near = is_close(self._total, self.known, within=3)
        if not self._slip or not (self._over or self._marker > WEAK or near):
            return 0
        large = self._total.value >= 100
        score = 2 if large else int(self._over or self._marker > WEAK)
        score += self._marker == MIDDLE and large and is_close(self._total, self.known)
        if self._total.value >= 1000 and is_close(self._total, self.known, within=20):
            named = bool(self._unit) and self._units == {self._unit}
            score += 0 if overlaps(self.labels) else 1 + named
        return score

    @property
    def by_excess(self) -> int:
        """The parts are more than the total; sets that overlap seldom come near to it."""
        score = int(self._over and (bool(self.cut) or self._marker == STRONG))
        if self._over and len(self.known) > 2 and not overlaps(self.labels):
            score += 2 + is_close(self._total, self.known, within=20)
        larger = any(number.value > self._total.value for number in self.known)
        return score + (2 if larger and self._unit and self._units == {self._unit} else 0)

    @property
    def by_words(self) -> int:
        """'còn lại' as the last part; brackets right behind the total."""
        rest = 1 + int(len(self.labels) > 2) if names_the_rest(self.labels[-1]) else 0
        tight = self._tight and self._marker > WEAK and _full(self._total, self.known)
        return rest + tight


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
