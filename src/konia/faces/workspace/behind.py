"""The records behind a figure, kept to those the reader may see."""

from dataclasses import dataclass
from typing import Any

from konia.kernel.figures.definitions import Ask
from konia.kernel.figures.engine import records, sets_behind
from konia.kernel.org.models import Unit
from konia.kernel.org.tree import Scope, Tree
from konia.kernel.registers.queries import RecordQuerySet
from konia.kernel.registers.registry import REGISTERS, Register

from .guard import DeskRequest, tree_at
from .tables import columns_of, references_of, rows_of

PAGE = 50
SET_NAMES = {"part": "Đạt", "whole": "Tất cả", "all": "Bản ghi"}


@dataclass(frozen=True)
class Behind:
    """One page of the records. is_partial: others lie outside the reader's units."""

    register: Register | None
    table: dict[str, Any]
    total: int
    page: int
    which: str
    sets: list[str]
    is_partial: bool
    is_refused: bool = False


def register_for(model: type[Any]) -> Register | None:
    """The register that keeps a model's records, when one does."""
    return next((one for one in REGISTERS if one.model is model), None)


def behind(request: DeskRequest, name: str, ask: Ask, *, which: str, page: int) -> Behind:
    """The records of one set behind a figure, fifty at a time."""
    sets = sets_behind(name, ask)
    chosen = which if which in sets else sets[0]
    rows = records(name, ask, chosen)
    register = register_for(rows.model)
    permission = register.see if register else _permission(rows.model)
    if permission not in request.powers.permissions:
        return Behind(register, {}, 0, 1, chosen, sets, is_partial=True, is_refused=True)
    allowed = request.powers.unit_ids(permission, tree_at(request, request.powers.on))
    is_partial = not ask.scope.members <= allowed
    if is_partial:
        rows = _kept_to(rows, allowed, ask.scope.tree, request.powers.roots(permission))
    total = rows.count()
    page = min(page, max(1, -(-total // PAGE)))
    table = _table(register, rows, page, ask.scope.tree)
    return Behind(register, table, total, page, chosen, sets, is_partial=is_partial)


def _permission(model: type[Any]) -> str:
    return "org.see" if model is Unit else "figures.see"


def _kept_to(rows: Any, allowed: frozenset[int], tree: Tree, roots: frozenset[str]) -> Any:
    if isinstance(rows, RecordQuerySet):
        return rows.of_units(allowed)
    if rows.model is Unit and len(roots) == 1:
        return rows.in_scope(Scope(tree, min(roots)))
    return rows.none()


def _table(register: Register | None, rows: Any, page: int, tree: Tree) -> dict[str, Any]:
    span = slice((page - 1) * PAGE, page * PAGE)
    if register is None:
        found = list(rows.order_by("pk")[span])
        return _plain_table(found, tree)
    references = references_of(register)
    ordered = (rows.select_related(*references) if references else rows).order_by(
        *register.order, "pk"
    )
    return {
        "caption": register.title,
        "hide_caption": True,
        "columns": columns_of(register),
        "rows": rows_of(register, list(ordered[span]), tree),
        "empty": "Không có bản ghi nào trong phạm vi của bạn.",
    }


def _plain_table(found: list[Any], tree: Tree) -> dict[str, Any]:
    """Records of no register: units, and what else is counted."""
    return {
        "caption": "Bản ghi",
        "hide_caption": True,
        "columns": [{"title": "Bản ghi"}, {"title": "Đơn vị"}],
        "rows": [{"cells": [{"text": str(one)}, {"text": _unit_name(one, tree)}]} for one in found],
        "empty": "Không có bản ghi nào trong phạm vi của bạn.",
    }


def _unit_name(one: Any, tree: Tree) -> str:
    unit_id = one.pk if isinstance(one, Unit) else getattr(one, "unit_id", 0)
    node = tree.nodes.get(unit_id or 0)
    return node.name if node else ""


def is_personal(register: Register | None) -> bool:
    """Whether looking at the records is written down."""
    return register is not None and register.personal
