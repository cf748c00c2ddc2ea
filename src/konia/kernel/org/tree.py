"""The tree of units as it stood on a day, and scopes: the parts of it a question is about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db import connection

from konia.kernel.rooms.problems import NotFoundProblem, Problem

from .models import Edition, Spell, UnitKind


@dataclass(frozen=True, slots=True)
class Node:
    """One unit as it stood on the day of its tree."""

    id: int
    code: str
    name: str
    short_name: str
    kind: str
    tier: str | None
    parent_id: int | None
    sort_name: str
    is_open: bool
    code_qcvn: str = ""


class UnknownUnitError(NotFoundProblem):
    """No unit bears that code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Không có đơn vị mang mã “{code}”.",
            why="Danh mục đơn vị không có mã này vào ngày được hỏi.",
            todo="Hãy kiểm tra lại mã trong danh mục đơn vị.",
        )
        self.code = code


class ClosedUnitError(Problem):
    """The unit had already been closed, or was not yet open, on the day asked about."""

    def __init__(self, node: Node, on: date) -> None:
        super().__init__(
            f"Đơn vị “{node.name}” không hoạt động vào ngày {on:%d/%m/%Y}.",
            why="Đơn vị chưa thành lập hoặc đã kết thúc trước ngày này.",
            todo="Hãy chọn ngày khác, hoặc chọn đơn vị kế thừa.",
        )


# Trees never change once made, so threads may share them.
KEPT_TREES = 24
_TREES: "dict[tuple[str, date, int | None], Tree]" = {}


class Tree:
    """All units on a day. A closed unit keeps its last place, so that old facts still add up."""

    def __init__(self, on: date, nodes: Iterable[Node]) -> None:
        self.on = on
        self.nodes = {node.id: node for node in nodes}
        self._by_code = {node.code: node for node in self.nodes.values()}
        self._children: dict[int | None, list[int]] = {}
        for node in self.nodes.values():
            self._children.setdefault(node.parent_id, []).append(node.id)

    @classmethod
    def at(cls, on: date, *, edition: int | None = None) -> "Tree":
        """The tree of a day: one query when it was read before and nothing has changed since.

        edition: when the caller already knows it, nothing is asked of the database.
        """
        if edition is None:
            edition = Edition.objects.values_list("number", flat=True).first()
        key = (connection.settings_dict["NAME"], on, edition)
        if key not in _TREES:
            while len(_TREES) >= KEPT_TREES:
                del _TREES[next(iter(_TREES))]
            _TREES[key] = cls._read(on)
        return _TREES[key]

    @classmethod
    def _read(cls, on: date) -> "Tree":
        tiers = dict(UnitKind.objects.values_list("code", "tier_id"))
        rows = Spell.objects.last_known_on(on).values_list(
            "unit_id", "unit__code", "name", "short_name", "kind_id", "parent_id", "sort_name",
            "unit__opened_on", "unit__closed_on", "unit__code_qcvn",
        )  # fmt: skip
        return cls(
            on,
            (
                Node(
                    id=row[0], code=row[1], name=row[2], short_name=row[3] or row[2], kind=row[4],
                    tier=tiers.get(row[4]), parent_id=row[5], sort_name=row[6],
                    is_open=row[7] <= on and (row[8] is None or row[8] > on), code_qcvn=row[9],
                )
                for row in rows
            ),
        )  # fmt: skip

    def node(self, code: str) -> Node:
        """The unit of a code. Raises: UnknownUnitError."""
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownUnitError(code) from None

    def __contains__(self, code: str) -> bool:
        return code in self._by_code

    def children(self, unit_id: int) -> list[Node]:
        """The units right under one, in dictionary order."""
        found = [self.nodes[child] for child in self._children.get(unit_id, ())]
        return sorted(found, key=lambda node: node.sort_name)

    def below(self, unit_id: int) -> Iterator[int]:
        """The unit itself and all under it."""
        waiting = [unit_id]
        while waiting:
            here = waiting.pop()
            yield here
            waiting.extend(self._children.get(here, ()))

    def above(self, unit_id: int) -> Iterator[Node]:
        """The unit itself and all above it, nearest first."""
        here: int | None = unit_id
        while here is not None and here in self.nodes:
            node = self.nodes[here]
            yield node
            here = node.parent_id

    @cached_property
    def paths(self) -> dict[int, tuple[int, ...]]:
        """For each unit its own id and the ids of all above it, nearest first."""
        found: dict[int, tuple[int, ...]] = {}
        for unit_id in self.nodes:
            found[unit_id] = tuple(node.id for node in self.above(unit_id))
        return found

    @cached_property
    def anchors(self) -> dict[int, int]:
        """For each unit the nearest body of a tier, itself or above: who answers for it."""
        found: dict[int, int] = {}
        for unit_id in self.nodes:
            path: list[int] = []
            here: int | None = unit_id
            while here is not None and here not in found and not self._is_tiered(here):
                path.append(here)
                here = self.nodes[here].parent_id
            if here is None or (here not in self.nodes):
                continue
            anchor = found.get(here, here)
            found[here] = anchor
            found.update(dict.fromkeys(path, anchor))
        return found

    def _is_tiered(self, unit_id: int) -> bool:
        node = self.nodes.get(unit_id)
        return node is None or node.tier is not None

    def tiered(self) -> list[Node]:
        """The open bodies of the tiers: those that report."""
        return [node for node in self.nodes.values() if node.tier and node.is_open]


@dataclass(frozen=True)
class Scope:
    """Part of the tree: all under a root, kept to the bodies of some tiers when any are named.

    A record belongs to a tier through the body that answers for its unit, so a school of a
    district counts as district.
    """

    tree: Tree = field(repr=False, compare=False)
    root: str = ""
    tiers: frozenset[str] = frozenset()

    @cached_property
    def unit_ids(self) -> list[int] | None:
        """The ids of its units; None when it is everything."""
        if not self.root and not self.tiers:
            return None
        return sorted(self.members)

    @cached_property
    def members(self) -> frozenset[int]:
        """The ids of its units."""
        ids = self.tree.below(self.tree.node(self.root).id) if self.root else self.tree.nodes
        if not self.tiers:
            return frozenset(ids)
        anchors, nodes = self.tree.anchors, self.tree.nodes
        return frozenset(
            unit for unit in ids if unit in anchors and nodes[anchors[unit]].tier in self.tiers
        )

    def narrowed(self, tiers: Iterable[str]) -> "Scope":
        """The same part kept to these tiers."""
        return Scope(self.tree, self.root, frozenset(tiers))

    def __hash__(self) -> int:
        return hash((self.tree.on, self.root, self.tiers))
