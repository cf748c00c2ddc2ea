"""Keeping back numbers so small that they point at people, where anybody may read them."""

from collections.abc import Sequence
from decimal import Decimal

from konia.kernel.figures.definitions import FIGURES, Ask, Unit
from konia.kernel.figures.engine import Answer
from konia.kernel.figures.measures import Mean, Share, leaves
from konia.kernel.org.tree import Node
from konia.kernel.registers.registry import REGISTERS

from .answers import number_of
from .bars import KEPT_BACK

LEAST = 5
WORDS = KEPT_BACK


def counts_people(name: str, ask: Ask) -> bool:
    """Whether a figure counts people, or is a share or a mean of records about persons."""
    definition = FIGURES.in_force(name, ask.period.last)
    if definition.unit is Unit.PERSON:
        return True
    shape = definition.ask(ask)
    if not isinstance(shape, Share | Mean):
        return False
    personal = {register.model for register in REGISTERS if register.personal}
    return any(leaf.rows.model in personal for leaf in leaves(shape))


def is_small(answer: Answer) -> bool:
    """Whether the number, or the part or whole of a share, stands for one to four people."""
    told = [answer.part, answer.whole] if answer.whole is not None else [number_of(answer)]
    return any(number is not None and 0 < number < LEAST for number in told)


def hidden_units(parts: Sequence[tuple[Node, Answer]]) -> frozenset[int]:
    """The units whose numbers are kept back.

    When it would be one unit only, its number would follow from the total; so the next smallest
    is kept back with it.
    """
    small = {node.id for node, answer in parts if is_small(answer)}
    if len(small) != 1:
        return frozenset(small)
    others = [(_size(answer), node.id) for node, answer in parts if node.id not in small]
    larger = sorted((size, unit) for size, unit in others if size > 0)
    return frozenset(small | ({larger[0][1]} if larger else set()))


def _size(answer: Answer) -> Decimal:
    told = answer.part if answer.part is not None else answer.whole
    return told if told is not None else (number_of(answer) or Decimal(0))
