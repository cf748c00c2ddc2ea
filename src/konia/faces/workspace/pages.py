"""What the pages of the workspace share: page numbers, names of units, rendering."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render

from konia.faces.ui.context import today

from .guard import DeskRequest, tree_at


def page_of(total: int, number: int, size: int) -> "Page[int]":
    """The page component's view of a list that was cut elsewhere."""
    return Paginator(range(total), size).get_page(number)


def number(text: str) -> int:
    """A page number from an address; 1 for anything else."""
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def shown(
    request: DeskRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page of the workspace; its head names the unit of who looks at it."""
    tree = tree_at(request, today())
    unit = tree.nodes.get(request.user.unit_id or 0)
    whole = {**context, "unit_name": unit.name if unit else ""}
    return render(request, template, whole, status=status)


def home_unit(request: DeskRequest, permission: str) -> str:
    """The unit a person is first shown: their own when they hold the permission above it."""
    tree = tree_at(request, today())
    own = tree.nodes.get(request.user.unit_id or 0)
    roots = request.powers.held.get(permission, frozenset())
    if own is not None and any(node.code in roots for node in tree.above(own.id)):
        return own.code if own.is_open else ""
    return min(roots, default="")
