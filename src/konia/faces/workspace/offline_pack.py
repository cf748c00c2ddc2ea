"""What a desk takes along into an outage: its procedures, sessions, and the working time ahead."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from konia.domains.dossiers.models import CounterPoint, CounterService, MobileSession
from konia.domains.dossiers.states import SERVICE, Channel
from konia.domains.procedures.models import Procedure, ProcedureVersion, ProcessVersion
from konia.domains.procedures.states import Level
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.kernel.calendar.clock import Limit, Timetable
from konia.kernel.calendar.ruler import index_of
from konia.kernel.org.models import Unit
from konia.kernel.org.tree import Node
from konia.kernel.rooms.problems import NotFoundProblem

from .guard import DeskRequest, tree_at
from .pages import home_unit

RECEIVE = "dossiers.receive"
DAYS_BACK, DAYS_AHEAD = 7, 400
LEVEL_OF = {"district": Level.DISTRICT, "commune": Level.COMMUNE}


def desks_of(request: DeskRequest) -> list[Node]:
    """The desks somebody may receive at, their own first."""
    tree = tree_at(request, today())
    ids = request.powers.unit_ids(RECEIVE, tree)
    open_now = CounterPoint.objects.of_units(ids).holding_on(today())
    found = {point.unit_id for point in open_now if isinstance(point, CounterPoint)}
    own = home_unit(request, RECEIVE)
    if own:
        found.add(tree.node(own).id)
    nodes = [tree.nodes[unit] for unit in found]
    return sorted(nodes, key=lambda node: (node.code != own, node.sort_name))


def desk_named(request: DeskRequest, code: str) -> Node:
    """One of one's desks; one's own when none is named. Raises: NotFoundProblem."""
    for node in desks_of(request):
        if code in ("", node.code):
            return node
    raise NotFoundProblem("Không tìm thấy quầy tiếp nhận.", todo="Hãy chọn lại quầy.")


def pack_of(request: DeskRequest, desk: Node) -> dict[str, Any]:
    """The pack of a desk as plain values."""
    return {
        "now": now().isoformat(), "made_for": request.user.username,
        "clerk": str(request.user), "late_after_days": settings.KONIA_OFFLINE_DAYS,
        "desk": {"code": desk.code, "name": desk.name, "prefix": _prefix(desk)},
        "desks": [{"code": node.code, "name": node.name} for node in desks_of(request)],
        "tracking": f"{settings.KONIA_SITE_URL}/tra-cuu/",
        "procedures": [*_procedures(request, desk), *_vertical(desk)],
        "sessions": _sessions(request, desk), "timetable": _timetable(desk),
    }  # fmt: skip


def _prefix(desk: Node) -> str:
    return str(Unit.objects.values_list("code_qcvn", flat=True).get(pk=desk.id))


def _procedures(request: DeskRequest, desk: Node) -> Iterator[dict[str, Any]]:
    """The procedures in force of the desk's level, with papers, fees, limit and steps."""
    level = LEVEL_OF.get(desk.tier or "", Level.PROVINCE)
    listed = Procedure.objects.in_force_on(today()).of_level(level).order_by("name", "code")
    if desk.tier == "department":
        listed = listed.of_units([desk.id])
    known = [one for one in listed if isinstance(one, Procedure)]
    ids = [one.pk for one in known]
    versions = _by_procedure(ProcedureVersion.objects.of_procedures(ids).holding_on(today()))
    processes = _by_procedure(ProcessVersion.objects.of_procedures(ids).holding_on(today()))
    nodes = tree_at(request, today()).nodes
    for one in known:
        owner = nodes.get(one.unit_id) if level == Level.PROVINCE else None
        competent = owner.code if owner is not None and owner.id != desk.id else ""
        yield _procedure(one, versions.get(one.pk), processes.get(one.pk), competent)


def _by_procedure(rows: Any) -> dict[int, Any]:
    return {row.procedure_id: row for row in rows}


def _procedure(one: Procedure, version: Any, process: Any, competent: str) -> dict[str, Any]:
    limit = Limit(working_days=one.time_limit_days)
    fees = [{"name": "Phí, lệ phí", "amount": one.fee_vnd}] if one.fee_vnd else []
    papers = [
        {"code": f"GT{place}", "name": name, "originals": 1, "copies": 0, "required": True}
        for place, name in enumerate(filter(None, map(str.strip, one.papers.split(";"))), 1)
    ]
    if version is not None:
        limit = Limit(version.working_days, version.working_hours, version.calendar_days)
        always = [fee for fee in version.fees.all() if not fee.condition]
        fees = [{"name": fee.name, "amount": fee.amount_vnd} for fee in always]
        papers = [_paper(paper) for paper in version.papers.all()]
    return {
        "code": one.code, "name": one.name, "agency": "", "competent": competent, "fees": fees,
        "papers": papers, "limit": _limit(limit),
        "steps": [step.name for step in process.steps.all()] if process is not None else [],
    }  # fmt: skip


def _paper(paper: Any) -> dict[str, Any]:
    names = ("code", "name", "originals", "copies", "required", "case")
    return {name: getattr(paper, name) for name in names}


def _limit(limit: Limit) -> dict[str, Any]:
    return {
        "days": limit.whole_days,
        "minutes": limit.minutes,
        "calendar": limit.calendar_days,
        "words": str(limit),
    }


def _vertical(desk: Node) -> list[dict[str, Any]]:
    """The procedures of vertical agencies that the desk receives.

    One that the catalogue does not know is taken by what the desk's list says of it.
    """
    offered = CounterService.objects.of_units([desk.id]).holding_on(today())
    listed = [one for one in offered if isinstance(one, CounterService)]
    agencies = {one.procedure_code: one.agency for one in listed}
    known = Procedure.objects.in_force_on(today()).of_codes(list(agencies))
    rows = [one for one in known if isinstance(one, Procedure)]
    versions = _by_procedure(
        ProcedureVersion.objects.of_procedures([one.pk for one in rows]).holding_on(today())
    )
    in_catalogue = {one.code for one in rows}
    return [
        _procedure(one, versions.get(one.pk), None, "") | {"agency": agencies[one.code]}
        for one in rows
    ] + [
        _service(one, one.working_days)
        for one in listed
        if one.procedure_code not in in_catalogue and one.working_days is not None
    ]


def _service(one: CounterService, working_days: int) -> dict[str, Any]:
    return {
        "code": one.procedure_code, "name": one.procedure_name, "agency": one.agency,
        "competent": "", "fees": [], "papers": [], "steps": [],
        "limit": _limit(Limit(working_days=working_days)),
    }  # fmt: skip


def _sessions(request: DeskRequest, desk: Node) -> list[dict[str, str]]:
    """The desk's sessions away from it, of today and the days the pack may be used on."""
    last = today() + timedelta(days=settings.KONIA_OFFLINE_DAYS)
    held = MobileSession.objects.of_units([desk.id]).held_from(today(), last)
    return [
        {"code": one.code, "name": str(one), "day": one.held_on.isoformat()}
        for one in held
        if isinstance(one, MobileSession)
    ]


def _timetable(desk: Node) -> dict[str, Any]:
    """The desk's hours day by day, in minutes from midnight; null: no cut-off on that day."""
    timetable = Timetable.of(desk.id, service=SERVICE[Channel.COUNTER])
    first = today() - timedelta(days=DAYS_BACK)
    days = [_day(timetable, first + timedelta(days=n)) for n in range(DAYS_BACK + DAYS_AHEAD)]
    return {
        "first": first.isoformat(), "edition": timetable.edition,
        "days": [spans for spans, _ in days], "cut_offs": [cut for _, cut in days],
    }  # fmt: skip


def _day(timetable: Timetable, day: date) -> tuple[Any, int | None]:
    index = index_of(day)
    return timetable.ruler.days[index], timetable.cut_off_on(index)
