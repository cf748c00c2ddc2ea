"""Procedures for machines: the catalogue, what each takes, where it is received."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router

from konia.domains.procedures.public import (
    Found,
    Level,
    PaperPart,
    Procedure,
    ProcedureVersion,
    fees_on,
    form_on,
    limit_on,
    papers_on,
    search,
    service_on,
    version_on,
)
from konia.domains.procedures.states import ProcedureState
from konia.faces.ui.context import today
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import NotFoundProblem
from konia.lib.numbers import plain

from .answers import ProcedureOut, ProcedurePage
from .bodies import ProcedureFilter
from .guard import OPEN, needs
from .schemas import UnitOut
from .units import unit_out

router = Router(tags=["Thủ tục"])
OFFLINE = 2
TIERS = {Level.DISTRICT: "district", Level.COMMUNE: "commune"}


@router.get(
    "/procedures", response=ProcedurePage, summary="Tìm thủ tục đang có hiệu lực",
    url_name="procedures",
)  # fmt: skip
@needs(OPEN)
def procedures(request: HttpRequest, asked: Query[ProcedureFilter]) -> dict[str, Any]:
    """At most 200 procedures, the most useful first; q: words with or without accents."""
    on = today()
    tree = Tree.at(on)
    agency = tree.node(asked.unit).id if asked.unit else None
    found = search(
        asked.q, field=asked.field, agency=agency, event=asked.event, level=asked.level, on=on
    )
    return {"total": len(found), "items": [_row(one, tree) for one in found]}


def _row(one: Found, tree: Tree) -> dict[str, Any]:
    return _named(one.procedure, one.online_level, tree)


def _named(procedure: Procedure, online_level: int, tree: Tree) -> dict[str, Any]:
    node = tree.nodes.get(procedure.unit_id or 0)
    return {
        "code": procedure.code, "name": procedure.name, "field": procedure.field,
        "level": procedure.level, "unit": node.code if node else None,
        "online_level": online_level,
    }  # fmt: skip


@router.get(
    "/procedures/{code}", response=ProcedureOut, url_name="procedure",
    summary="Một thủ tục: giấy tờ, phí, thời hạn, biểu mẫu",
)  # fmt: skip
@needs(OPEN)
def procedure(request: HttpRequest, code: str) -> dict[str, Any]:
    """What holds for the procedure today."""
    found, on = _procedure(code), today()
    service, form = service_on(found, on), form_on(found.pk, on)
    limit = limit_on(found.pk, on)
    return {
        **_named(found, service.level if service else OFFLINE, Tree.at(on)),
        "in_force": found.state_on(on) == ProcedureState.IN_FORCE,
        "legal_basis": found.legal_basis,
        "limit": {
            "working_days": plain(Decimal(limit.working_days)),
            "working_hours": plain(Decimal(limit.working_hours)),
            "calendar_days": limit.calendar_days,
        },
        "result": _result(version_on(found.pk, on)),
        "papers": _papers(request, found, on),
        "fees": [
            {"code": fee.code, "name": fee.name, "amount_vnd": fee.amount_vnd, "kind": fee.kind,
             "case": fee.case, "condition": fee.condition}
            for fee in fees_on(found.pk, on)
        ],
        "form": form.schema if form else None,
        "form_revision": form.revision if form else None,
    }  # fmt: skip


def _result(version: ProcedureVersion | None) -> dict[str, str] | None:
    if version is None or not version.result:
        return None
    return {"code": version.result_code, "name": version.result}


def _papers(request: HttpRequest, procedure: Procedure, on: date) -> list[dict[str, Any]]:
    return [
        {
            "code": part.code, "name": part.name, "case": part.case, "originals": part.originals,
            "copies": part.copies, "required": part.required,
            "form": _form(request, procedure, part),
        }
        for part in papers_on(procedure.pk, on)
    ]  # fmt: skip


def _form(request: HttpRequest, procedure: Procedure, part: PaperPart) -> dict[str, str] | None:
    """A form kept here is fetched from the portal, as people fetch it."""
    if not part.form_file:
        return None
    url = part.form_url
    if part.form_kept_id:
        page = reverse("portal:procedure_form", args=[procedure.code, part.form_kept_id])
        url = request.build_absolute_uri(page)
    return {"code": part.form_code, "name": part.form_file, "url": url}


@router.get(
    "/procedures/{code}/units", response=list[UnitOut], summary="Nơi tiếp nhận thủ tục",
    url_name="procedure_units",
)  # fmt: skip
@needs(OPEN)
def receiving_units(request: HttpRequest, code: str) -> list[UnitOut]:
    """The bodies of the procedure's level, or the department that keeps it."""
    found, tree = _procedure(code), Tree.at(today())
    tier = TIERS.get(Level(found.level))
    if tier is None:
        nodes = [tree.nodes[found.unit_id]] if found.unit_id in tree.nodes else []
    else:
        nodes = [node for node in tree.nodes.values() if node.tier == tier and node.is_open]
    return [unit_out(node, tree) for node in sorted(nodes, key=lambda node: node.code)]


def _procedure(code: str) -> Procedure:
    found = Procedure.objects.coded(code)
    if not isinstance(found, Procedure):
        raise NotFoundProblem(f"Không có thủ tục “{code}”.", todo="Xem /api/v1/procedures.")
    return found
