"""What must hold between figures: parts and wholes, limits, equalities."""

from dataclasses import dataclass
from enum import StrEnum


class RelationKind(StrEnum):
    """How two figures stand to each other."""

    PART_OF = "part_of"  # the lefts add up to the right
    AT_MOST = "at_most"  # left is never more than right
    EQUALS = "equals"  # the same quantity, said twice
    NOT_THE_SAME = "not_to_be_confused_with"  # alike by name only; shown side by side


@dataclass(frozen=True)
class Relation:
    """left: names of figures; right: one figure; because: the reason, in Vietnamese."""

    kind: RelationKind
    left: tuple[str, ...]
    right: str
    because: str


RELATIONS: list[Relation] = []


def part_of(*parts: str, whole: str, because: str) -> None:
    """Declare that parts add up to a whole."""
    RELATIONS.append(Relation(RelationKind.PART_OF, parts, whole, because))


def at_most(less: str, more: str, *, because: str) -> None:
    """Declare that one figure is never more than another."""
    RELATIONS.append(Relation(RelationKind.AT_MOST, (less,), more, because))


def equals(one: str, other: str, *, because: str) -> None:
    """Declare that two figures say the same quantity."""
    RELATIONS.append(Relation(RelationKind.EQUALS, (one,), other, because))


def not_to_be_confused(one: str, other: str, *, because: str) -> None:
    """Declare that two figures are alike by name and differ by definition, period or base."""
    RELATIONS.append(Relation(RelationKind.NOT_THE_SAME, (one,), other, because))
