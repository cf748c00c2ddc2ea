"""Registers for machines, kept to what the signed-in person may see."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Router

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.models import Unit
from konia.kernel.org.tree import Tree
from konia.kernel.registers.listing import list_page
from konia.kernel.registers.models import Record
from konia.kernel.registers.registry import Register, register_of
from konia.kernel.rooms.problems import FieldProblems
from konia.lib.numbers import plain

from .guard import OF_THE_REGISTER, SIGNED, needs
from .schemas import RegisterPage

router = Router(tags=["Sổ"])


@router.get(
    "/registers/{name}", response=RegisterPage, auth=SIGNED, summary="Bản ghi của một sổ",
    url_name="register",
)  # fmt: skip
@needs(OF_THE_REGISTER)
def register(
    request: HttpRequest, name: str, q: str = "", sort: str = "", page: int = 1
) -> RegisterPage:
    """One page of a register; any filter of the register may be added to the address."""
    powers: Powers = request.powers  # type: ignore[attr-defined]
    kept = register_of(name)
    powers.check(kept.see)
    asked = {key: str(value) for key, value in request.GET.items()}
    listing = list_page(kept, asked, by=powers)
    if listing.bad:
        raise FieldProblems({key: [words] for key, words in listing.bad.items()})
    if kept.personal and listing.rows:
        detail = {"rows": len(listing.rows), "page": listing.page, "api": True}
        write_act("view", by=powers.account.username, subject=kept.name, detail=detail)
    tree = Tree.at(powers.on)
    return RegisterPage(
        name=kept.name, title=kept.title, total=listing.total, page=listing.page,
        pages=listing.pages, records=[_record(kept, one, tree) for one in listing.rows],
    )  # fmt: skip


def _record(kept: Register, one: Record, tree: Tree) -> dict[str, Any]:
    """A record by field name; the unit by code, other references by number."""
    told: dict[str, Any] = {"id": one.pk}
    for field in kept.fields:
        value = getattr(one, field.attname)
        if field.related_model is Unit:
            node = tree.nodes.get(value or 0)
            told[field.name] = node.code if node else None
        else:
            told[field.attname] = _plain(value)
    return told


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return plain(value)
        case datetime() | date():
            return value.isoformat()
        case _:
            return value
