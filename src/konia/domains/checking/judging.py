"""Holds printed numbers against computed ones, over all the ways they may be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import islice, product

from konia.lib.grammar.numerals import Fit, Numeral, fit, is_slip
from konia.lib.numbers import cut, format_number

from .claims import Verdict

_ORDER = (Fit.EXACT, Fit.ROUNDED, Fit.TRUNCATED, Fit.OFF)


@dataclass(frozen=True, slots=True)
class Measure:
    """A printed share held against part/whole. value: the exact percentage."""

    fit: Fit
    value: Fraction
    stated: Decimal
    decimals: int

    @property
    def is_ok(self) -> bool:
        """Right as printed."""
        return self.fit in {Fit.EXACT, Fit.ROUNDED}

    @property
    def computed(self) -> str:
        """The right percentage with the printed number of decimals, but at least two."""
        return percent(self.value, decimals=max(2, self.decimals))

    @property
    def slip(self) -> bool:
        """The printed share is one slip of the typist away from the right one."""
        right = percent(self.value, decimals=self.decimals).rstrip("%")
        return len(right) > 2 and is_slip(format_number(self.stated, self.decimals), right)

    @property
    def distance(self) -> Fraction:
        """Percentage points between printed and right."""
        return abs(self.value - Fraction(self.stated))


def percent(value: Fraction, *, decimals: int = 2) -> str:
    """28,95% from the exact value."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{format_number(cut(number, decimals=decimals), decimals)}%"


def measure(part: Numeral, whole: Numeral, share: Numeral) -> Measure | None:
    """The best standing over all readings; None when the whole is zero.

    Money in tỷ is rounded itself: a percentage that the full numbers may give is right.
    """
    slack = _rounding(part) + _rounding(whole)
    found = [
        _eased(_measure(top, base, value, share), slack)
        for top, base, value in product(part.readings, whole.readings, share.readings)
        if base
    ]
    return min(found, key=lambda one: _ORDER.index(one.fit)) if found else None


def _rounding(numeral: Numeral) -> Fraction:
    """By what share of itself a number with decimals, or in triệu and tỷ, may be rounded."""
    if not numeral.value or not (numeral.decimals or numeral.power):
        return Fraction()
    return Fraction(numeral.step) / 2 / abs(Fraction(numeral.value))


def _eased(found: Measure, slack: Fraction) -> Measure:
    near = Fraction(1, 2 * 10**found.decimals) + abs(found.value) * slack
    if slack and not found.is_ok and found.distance <= near:
        return replace(found, fit=Fit.ROUNDED)
    return found


def measure_values(part: Fraction, whole: Fraction, share: Numeral) -> Measure | None:
    """The same for values that were computed."""
    if not whole:
        return None
    return _held(part * 100 / whole, share.value, share)


def _measure(top: Decimal, base: Decimal, value: Decimal, share: Numeral) -> Measure:
    return _held(Fraction(top) * 100 / Fraction(base), value, share)


def _held(exact: Fraction, value: Decimal, share: Numeral) -> Measure:
    decimals = max(0, -int(value.as_tuple().exponent))
    return Measure(fit(value, exact, step=Decimal(1).scaleb(-decimals)), exact, value, decimals)


def share_verdict(found: Measure, *, near: bool, sure: bool) -> Verdict:
    """near: printed as about. sure: which base is meant is beyond doubt."""
    if found.is_ok:
        return Verdict.OK
    if near:
        return Verdict.OK if found.distance <= 5 else Verdict.SUSPECT
    if found.fit is Fit.TRUNCATED:
        return Verdict.TRUNCATED
    return Verdict.WRONG if sure else Verdict.SUSPECT


@dataclass(frozen=True, slots=True)
class Balance:
    """Parts held against a total. equal: within the printed rounding."""

    total: Fraction
    added: Fraction
    equal: bool

    @property
    def over(self) -> bool:
        """The parts are more than the total."""
        return self.added > self.total

    @property
    def shown(self) -> str:
        """The sum as printed in reports."""
        return show(self.added)


def show(value: Fraction) -> str:
    """A number as reports print it."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return format_number(number)


def balance(total: Numeral, parts: Sequence[Numeral]) -> Balance:
    """The best balance over the ways the numbers may be read."""
    slack = _slack((total, *parts))
    first: Balance | None = None
    for values in islice(_readings((total, *parts)), 64):
        added = sum(values[1:], Fraction())
        found = Balance(values[0], added, abs(added - values[0]) <= slack)
        if found.equal:
            return found
        first = first or found
    assert first is not None
    return first


def _slack(numbers: Iterable[Numeral]) -> Fraction:
    """What rounding may have moved: nothing between whole numbers."""
    rounded = [one for one in numbers if one.decimals or one.power]
    return sum((Fraction(one.step) / 2 for one in rounded), Fraction())


def _readings(numbers: Sequence[Numeral]) -> Iterable[tuple[Fraction, ...]]:
    for values in product(*(number.readings for number in numbers)):
        yield tuple(Fraction(value) for value in values)


def slip_between(total: Numeral, parts: Sequence[Numeral]) -> bool:
    """Whether one mistyped digit, in the total or in a part, explains the difference."""
    if total.decimals != max((part.decimals for part in parts), default=0):
        return False
    step = min(one.step for one in (total, *parts))
    values = [int(part.value / step) for part in parts]
    whole = int(total.value / step)
    missing = whole - sum(values)
    if is_slip(str(whole), str(sum(values))):
        return True
    return any(
        value + missing > 0 and is_slip(str(value), str(value + missing)) for value in values
    )
