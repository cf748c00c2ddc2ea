"""The directory of units for machines."""

from django.http import HttpRequest
from ninja import Router

from konia.faces.ui.asking import day
from konia.faces.ui.context import today
from konia.kernel.org.tree import Node, Tree

from .guard import OPEN, needs
from .schemas import UnitOut

router = Router(tags=["Đơn vị"])


@router.get("/units", response=list[UnitOut], summary="Danh mục đơn vị", url_name="units")
@needs(OPEN)
def units(request: HttpRequest, on: str = "", under: str = "") -> list[UnitOut]:
    """Every unit as it stood on a day; under: only one unit and all below it."""
    tree = Tree.at(day(on) if on else today())
    ids = set(tree.below(tree.node(under).id)) if under else set(tree.nodes)
    nodes = sorted((tree.nodes[one] for one in ids), key=lambda node: node.code)
    return [unit_out(node, tree) for node in nodes]


def unit_out(node: Node, tree: Tree) -> UnitOut:
    """One unit for machines."""
    above = tree.nodes.get(node.parent_id or 0)
    return UnitOut(
        code=node.code, name=node.name, short_name=node.short_name, kind=node.kind,
        tier=node.tier, parent=above.code if above else None, is_open=node.is_open,
    )  # fmt: skip
