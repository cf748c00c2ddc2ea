"""Words beside a line that differs from another on purpose, with the number it differs by."""

from collections import defaultdict
from decimal import Decimal

from konia.lib.numbers import format_number

from .checks import number_of, units_over
from .compiling import Compiled
from .definition import Pair


def reconciling_notes(compiled: Compiled) -> dict[str, list[str]]:
    """By code of line: why it differs from what stands elsewhere in the same annex.

    Nothing is said when the figure that should explain a difference counts another number.
    """
    notes: dict[str, list[str]] = defaultdict(list)
    for pair in compiled.definition.pairs:
        keys = (*pair.left, pair.right, pair.difference)
        if pair.note and all(key in compiled.by_key for key in keys):
            words = _note(pair, compiled)
            if words:
                notes[pair.note_at].append(words)
    return notes


def _note(pair: Pair, compiled: Compiled) -> str:
    difference, added, units = _difference(pair, compiled)
    explained = number_of(compiled.by_key[pair.difference])
    if not difference or difference != explained:
        return ""
    return pair.note.format(
        difference=format_number(difference), added=format_number(added), units=units
    )


def _difference(pair: Pair, compiled: Compiled) -> tuple[Decimal, Decimal, str]:
    """How much the left side has over the right one; what it adds up to; units that have more."""
    if pair.rule == "units_within":
        over = units_over(pair, compiled)
        units = "; ".join(f"{name} {format_number(n - allowed)}" for name, n, allowed in over)
        more = sum((n - allowed for _, n, allowed in over), Decimal(0))
        return more, more, units
    added = sum((number_of(compiled.by_key[key]) or Decimal(0) for key in pair.left), Decimal(0))
    return added - (number_of(compiled.by_key[pair.right]) or Decimal(0)), added, ""
