"""Receiving at the counter: procedure, person, papers, due day, receipt; under a minute."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from konia.domains.citizens.models import Organisation
from konia.domains.citizens.numbers import masked
from konia.domains.dossiers.actions import receive
from konia.domains.dossiers.actions.intake import Ground
from konia.domains.dossiers.actions.reception import parent_of
from konia.domains.dossiers.actions.rules import Rules
from konia.domains.dossiers.models import CounterService, Dossier
from konia.domains.dossiers.states import SERVICE, Agency, Channel
from konia.domains.payments.public import requests_of
from konia.domains.procedures.models import Procedure
from konia.domains.procedures.public import FeeLine, search
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.kernel.calendar.clock import Timetable
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, Problem

from .applicants import (
    PICK_ORGANISATION,
    PICK_PERSON,
    FoundLines,
    Known,
    known_applicant,
    looked_up,
    note_papers,
    number_of,
    store_of,
    with_picked,
)
from .dossier import payment_row
from .dossier_letters import TITLES as LETTER_TITLES
from .dossier_words import dossier_url, due_words, found_dossier
from .guard import DeskRequest, needs
from .intake_form import RECEIVE, Counter, CounterForm, intake_of
from .offered import Offer, offer_of
from .pages import shown
from .paper_rows import (
    FORMS,
    PaperRow,
    check_scans,
    fill_rows,
    is_sound,
    offer_stored,
    papers_of,
    rows_asked,
    take_stored,
)

PAGE = "workspace/dossiers/intake.html"
MOST_OFFERED = 8
RECENT = 400
ASKING = (
    "tim",
    PICK_PERSON,
    PICK_ORGANISATION,
    "doi",
    "goc",
)  # buttons that change what the page shows, and send nothing


@needs(RECEIVE)
def intake(request: DeskRequest) -> HttpResponse:
    """Choose a procedure, then one page for everything; a quick request gets its part alone."""
    code = request.POST.get("tt") or request.GET.get("tt", "")
    if not code:
        return _choosing(request)
    try:
        rules = Ground.at(now()).rules(code)
    except FieldProblems as problem:
        return _choosing(request, problem=problem)
    return _filling(request, rules)


def _choosing(request: DeskRequest, *, problem: Problem | None = None) -> HttpResponse:
    text = request.GET.get("q", "").strip()
    counter = Counter.of(request)
    offered = _found(text, counter) if text else _frequent(counter)
    context = {
        "text": text, "offered": offered, "problem": problem, "rules": None,
        "is_recent": not text, "vertical": [] if text else _vertical(counter),
    }  # fmt: skip
    template = PAGE + ("#offered" if request.htmx else "")
    status = problem.status if problem is not None else 200
    response = shown(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _found(text: str, counter: Counter) -> list[dict[str, str]]:
    hits = [one.procedure for one in search(text, on=today(), most=MOST_OFFERED)]
    return [_offer(one, counter) for one in hits]


def _frequent(counter: Counter) -> list[dict[str, str]]:
    """What one's desks received lately, most often first; then what the province uses most."""
    ids = frozenset(node.id for node in counter.desks[:1])
    recent = Dossier.objects.of_units(ids).order_by("-received_on", "-id")
    codes = list(recent.values_list("procedure_id", flat=True)[:RECENT])
    known = [pk for pk in codes if pk]
    often = sorted(set(known), key=known.count, reverse=True)[:MOST_OFFERED]
    found: list[Any] = list(Procedure.objects.in_force_on(today()).among(often))
    found.sort(key=lambda one: often.index(one.pk))
    if len(found) < MOST_OFFERED:
        more = [one.procedure for one in search("", on=today(), most=MOST_OFFERED)]
        found += [one for one in more if one not in found]
    return [_offer(one, counter) for one in found[:MOST_OFFERED]]


def _offer(one: Procedure, counter: Counter) -> dict[str, str]:
    keeper = counter.tree.nodes.get(one.unit_id)
    return {
        "code": one.code, "name": one.name,
        "note": ", ".join(filter(None, (one.code, str(one.get_level_display()),
                                        keeper.short_name if keeper else ""))),
        "url": f"{reverse('workspace:intake')}?tt={one.code}",
    }  # fmt: skip


def _vertical(counter: Counter) -> list[dict[str, str]]:
    """What vertical agencies let the own desk receive today."""
    here: Any = CounterService.objects.of_units([node.id for node in counter.desks[:1]])
    return [
        {"name": one.procedure_name, "note": f"{one.procedure_code}, {one.get_agency_display()}",
         "url": f"{reverse('workspace:intake')}?tt={one.procedure_code}"}
        for one in here.holding_on(today()).order_by("agency", "procedure_code")
    ]  # fmt: skip


def _filling(request: DeskRequest, rules: Rules) -> HttpResponse:
    counter = Counter.of(request)
    if not counter.desks:
        raise ForbiddenProblem(
            "Bạn chưa được giao tiếp nhận tại Bộ phận Một cửa nào.",
            todo="Hãy liên hệ người quản trị của đơn vị.",
        )
    posted = request.method == "POST"
    data = with_picked(request) if posted else None
    form = counter.form(rules, data, initial=counter.first_values(rules))
    scans = counter.scans(form.said("unit"))
    rows = rows_asked(rules.papers, case=form.said("case"), scans=scans)
    if not posted:
        return _page(request, rules, counter, form, rows)
    fill_rows(request, rows)
    _offer_stored(rules, form, rows)
    take_stored(request, rows)
    if any(name in request.POST for name in ASKING):
        return _asking(request, rules, counter, form, rows)
    check_scans(rows)
    return _receiving(request, rules, counter, form, rows)


def _offer_stored(rules: Rules, form: CounterForm, rows: list[PaperRow]) -> None:
    """Of the store of who was picked, what the procedure asks for and no more."""
    known = known_applicant(form.said)
    if known is not None:
        offer_stored(rows, store_of(known), procedure=rules.procedure.code)


def _asking(
    request: DeskRequest, rules: Rules, counter: Counter, form: CounterForm, rows: list[PaperRow]
) -> HttpResponse:
    """Look a person or the parent up, or show another case; what is filled in stays as it was."""
    found, text = None, request.POST.get("ai", "").strip()
    if "tim" in request.POST and text:
        found = looked_up(request, text, unit_code=counter.desks[0].code)
    fresh = counter.form(rules, initial={name: form[name].value() for name in form.fields})
    return _page(request, rules, counter, fresh, rows, people=found, asked=text)


def _receiving(
    request: DeskRequest, rules: Rules, counter: Counter, form: CounterForm, rows: list[PaperRow]
) -> HttpResponse:
    status = FieldProblems.status
    if form.is_valid() and is_sound(rows):
        try:
            asked = intake_of(form, rules, counter, papers_of(rows))
            made = receive(asked, at=now(), by=request.powers)
        except Problem as problem:
            form.take(problem)
            status = problem.status
        else:
            return redirect("workspace:intake_done", made.code)
    return _page(request, rules, counter, form, rows, status=status)


def _page(
    request: DeskRequest, rules: Rules, counter: Counter, form: CounterForm, rows: list[PaperRow],
    *, people: FoundLines | None = None, asked: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    known = known_applicant(form.said)
    offers = _offers(request, known, rules, form, rows)
    unit = form.said("unit") or counter.desks[0].code
    context = {
        "rules": rules, "form": form, "rows": rows, "paper_forms": FORMS,
        "who": form.fields_of(form.WHO), "place": form.fields_of(form.PLACE),
        "returning": form.fields_of(form.RETURN), "asked": asked,
        "parent": _parent(form.said("parent"), rules), "fees": _owed(rules, form.said("case")),
        "people": people.lines if people else (), "more": people is not None and people.more,
        "looked": people is not None, "known": known, "offers": offers,
        "known_no": masked(number_of(known)) if known is not None else "",
        "register": "sổ tổ chức" if isinstance(known, Organisation) else "sổ người dân",
        "due": _due(rules, counter, unit, form.said("channel") or "counter"),
        "agency": _agency(counter, unit, rules), "row_errors": not is_sound(rows),
        "units": sorted(node.name for node in counter.tree.tiered()),
        "unit_name_of_desk": counter.tree.node(unit).name if unit in counter.tree else "",
    }  # fmt: skip
    template = PAGE
    if request.htmx and request.htmx.target == "ai-nop":
        template = f"{PAGE}#who"
    elif request.htmx and request.htmx.target == "lien-thong":
        template = f"{PAGE}#linked"
    elif request.htmx and request.htmx.target == "hen-tra":
        template = f"{PAGE}#due"
    response = shown(request, template, context, status=200 if request.htmx else status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _offers(
    request: DeskRequest, known: Known | None, rules: Rules, form: CounterForm,
    rows: list[PaperRow],
) -> list[tuple[PaperRow, list[Offer]]]:  # fmt: skip
    """What may be used again, each with a link to look at it first; that it is shown is logged."""
    told = {"procedure": rules.procedure.code, "intake": form.said("key")}
    offered = [row for row in rows if row.offers]
    if known is None or not offered:
        return []
    note_papers(request, known, shown=sum(len(row.offers) for row in offered))
    return [
        (row, [offer_of(request, one, known, **told) for one in row.offers]) for row in offered
    ]  # fmt: skip


def _parent(code: str, rules: Rules) -> dict[str, Any]:
    """The parent that was named, with its other children; codes and states, nobody's name."""
    try:
        found = parent_of(code, rules)
    except FieldProblems as problem:
        return {"problem": " ".join(problem.fields["parent"])}
    if found is None:
        return {}
    every = [found, *found.children.select_related("procedure").order_by("id")]
    lines = [
        {"code": one.code, "url": dossier_url(one.code), "name": one.procedure_title,
         "state": str(one.get_state_display()), "is_parent": one is found}
        for one in every
    ]  # fmt: skip
    return {"lines": lines}


def _owed(rules: Rules, case: str) -> list[FeeLine]:
    """The fee lines of the case; those with a condition are ticked apart."""
    return [line for line in rules.fees if line.case in {"", case} and not line.since]


def _due(rules: Rules, counter: Counter, unit: str, channel: str) -> dict[str, Any]:
    """When the result would be due if the button were pressed now, and why."""
    if unit not in counter.tree:
        return {}
    service = SERVICE.get(Channel(channel) if channel in Channel.values else Channel.COUNTER, "")
    due = Timetable.of(counter.tree.node(unit).id, service=service).due_at(now(), rules.limit)
    return {"at": due.at, "lines": due.lines}


def _agency(counter: Counter, unit: str, rules: Rules) -> str:
    code = counter.agency_of(unit, rules.procedure.code) if unit in counter.tree else ""
    return str(Agency(code).label) if code else ""


@needs(RECEIVE)
def done(request: DeskRequest, code: str) -> HttpResponse:
    """The dossier is in: its number, the receipt to print, the money to take, the next ticket."""
    found = found_dossier(request, code)
    receipt = found.letters.order_by("id").first()
    takes = "payments.take_cash" in request.powers.permissions
    context = {
        "dossier": found,
        "procedure": found.procedure_title,
        "due": due_words(found.due_on, found.due_at),
        "receipt_url": reverse("workspace:dossier_letter", args=[code, receipt.pk])
        if receipt is not None
        else "",
        "receipt_title": LETTER_TITLES.get(receipt.kind, "") if receipt is not None else "",
        "payments": _fees(found, takes=takes),
        "back": "tiep-nhan",
        "serves": "counters.serve" in request.powers.permissions,
        "same_url": f"{reverse('workspace:intake')}?tt={found.procedure_code}",
    }
    return shown(request, "workspace/dossiers/intake_done.html", context)


def _fees(found: Dossier, *, takes: bool) -> list[dict[str, Any]]:
    return [payment_row(found, one, takes=takes) for one in requests_of("dossiers", found.code)]
