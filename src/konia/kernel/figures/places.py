"""Where numbers add up: the units of a scope, and the units above each unit."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from konia.kernel.org.tree import Scope, Tree

from .measures import Count, Day, Latest
from .statements import Leaf, joined

Routes = Mapping[int, Sequence[int]]

# A tree never changes, so what follows from it alone may be kept as long as the tree is.
_MEMBERS: "WeakKeyDictionary[Tree, dict[Any, frozenset[int]]]" = WeakKeyDictionary()
_ROUTES: "WeakKeyDictionary[Tree, dict[Any, Routes]]" = WeakKeyDictionary()
_MOST_ROUTES = 32


def members_of(scope: Scope) -> frozenset[int]:
    """The ids of a scope's units, found once for each tree."""
    kept = _MEMBERS.setdefault(scope.tree, {})
    key = (scope.root, scope.tiers)
    if key not in kept:
        kept[key] = scope.members
    return kept[key]


def routes(scope: Scope, ids: Sequence[int]) -> Routes:
    """For each unit that answers in the scope's tiers, those of some units at or above it."""
    kept = _ROUTES.setdefault(scope.tree, {})
    key = (scope.tiers, tuple(ids))
    if key not in kept:
        if len(kept) >= _MOST_ROUTES:
            kept.clear()
        wanted = frozenset(ids)
        kept[key] = {
            unit: tuple(above for above in path if above in wanted)
            for unit, path in scope.tree.paths.items()
            if not scope.tiers or _answers_in(scope.tree, unit, scope.tiers)
        }
    return kept[key]


def _answers_in(tree: Tree, unit: int, tiers: frozenset[str]) -> bool:
    anchor = tree.anchors.get(unit)
    return anchor is not None and tree.nodes[anchor].tier in tiers


def gathered(found: Mapping[int, Any], leaf: Leaf, ways: Routes) -> dict[int, Any]:
    """What a measure found by unit, brought along the routes to the units above."""
    if _joins(leaf):
        return _joined_along(found, leaf, ways)
    sums: dict[int, Any] = {}
    for unit, value in found.items():
        for place in ways.get(unit, ()):
            sums[place] = sums[place] + value if place in sums else value
    return sums


def _joined_along(found: Mapping[int, Any], leaf: Leaf, ways: Routes) -> dict[int, Any]:
    brought: dict[int, list[Any]] = defaultdict(list)
    for unit, value in found.items():
        for place in ways.get(unit, ()):
            brought[place].append(value)
    return {place: together(values, leaf) for place, values in brought.items()}


def together(values: Sequence[Any], leaf: Leaf) -> Any:
    """What a measure found at several units, together; None when at none."""
    if not values:
        return None
    if not _joins(leaf):
        return sum(values)
    if isinstance(leaf, Count):
        return frozenset().union(*values)
    found = values[0]
    for value in values[1:]:
        found = joined(found, value, leaf)
    return found


def _joins(leaf: Leaf) -> bool:
    """Whether findings are united or compared instead of added."""
    match leaf:
        case Count(distinct=name):
            return bool(name)
        case Latest(adds=adds):
            return not adds
    return isinstance(leaf, Day)
