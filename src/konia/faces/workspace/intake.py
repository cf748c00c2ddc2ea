"""Receiving at the counter: procedure, person, papers, due day, receipt; under a minute."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from konia.domains.citizens.look_up import Found, look_up
from konia.domains.citizens.models import Person
from konia.domains.citizens.numbers import masked
from konia.domains.dossiers.actions import receive
from konia.domains.dossiers.actions.intake import Ground
from konia.domains.dossiers.actions.reception import parent_of
from konia.domains.dossiers.actions.rules import Rules
from konia.domains.dossiers.models import CounterService, Dossier
from konia.domains.dossiers.states import SERVICE, Agency, Channel
from konia.domains.dossiers.stored import stored_of_person
from konia.domains.payments.public import requests_of
from konia.domains.procedures.models import Procedure
from konia.domains.procedures.public import FeeLine, search
from konia.faces.ui.context import today
from konia.faces.ui.identity import address_of
from konia.faces.ui.moment import now
from konia.kernel.access.turns import take_turn
from konia.kernel.audit.register import record as write_act
from konia.kernel.calendar.clock import Timetable
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, Problem

from .citizens import LOOKS
from .dossier import payment_row
from .dossier_letters import TITLES as LETTER_TITLES
from .dossier_words import dossier_url, due_words, found_dossier
from .guard import DeskRequest, needs
from .intake_form import RECEIVE, Counter, CounterForm, intake_of, known_person
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
ASKING = ("tim", "chon", "doi", "goc")  # buttons that change what the page shows, and send nothing


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
    data = _with_person(request) if posted else None
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
    """Of the store of the person that was picked, what the procedure asks for and no more."""
    person = known_person(form.said("person"), form.said("name"))
    if person is not None:
        stored = stored_of_person(person.pk)
        offer_stored(rows, stored, procedure=rules.procedure.code)


def _log_offers(request: DeskRequest, person: Person | None, rows: list[PaperRow]) -> None:
    """Write down whose kept papers somebody is shown at the counter, and for what."""
    count = sum(len(row.offers) for row in rows)
    if person is not None and count:
        write_act(
            "view", by=request.user.username, subject="dossiers.papers", subject_id=person.pk,
            detail={"purpose": "intake", "shown": count},
        )  # fmt: skip


def _asking(
    request: DeskRequest, rules: Rules, counter: Counter, form: CounterForm, rows: list[PaperRow]
) -> HttpResponse:
    """Look a person or the parent up, or show another case; what is filled in stays as it was."""
    found, text = None, request.POST.get("ai", "").strip()
    if "tim" in request.POST and text:
        take_turn("look_up", about=request.user.username, address=address_of(request), limit=LOOKS)
        found = look_up(text)
        write_act(
            "look_up", by=request.user.username, subject="citizens.persons",
            unit_code=counter.desks[0].code, detail={"by": found.by, "found": len(found.people)},
        )  # fmt: skip
    fresh = counter.form(rules, initial={name: form[name].value() for name in form.fields})
    return _page(request, rules, counter, fresh, rows, people=found, asked=text)


def _with_person(request: DeskRequest) -> Any:
    """What was sent, with the name of the person that was picked from the list."""
    data = request.POST.copy()
    code = request.POST.get("chon", "")
    person = Person.objects.of_code(code).first() if code else None
    if isinstance(person, Person):
        data["person"], data["name"], data["kind"] = person.code, person.full_name, "1"
        for name in ("identity_no", "phone", "email", "address"):
            data[name] = ""
        if "citizens.see" in request.powers.permissions:
            data["identity_no"], data["phone"] = person.number, person.phone
            data["email"], data["address"] = person.email, person.address
        write_act(
            "view", by=request.user.username, subject="citizens.persons", subject_id=person.pk
        )
    return data


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
    *, people: Found | None = None, asked: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    _log_offers(request, known_person(form.said("person"), form.said("name")), rows)
    unit = form.said("unit") or counter.desks[0].code
    chosen = form.said("person")
    person = Person.objects.of_code(chosen).first() if chosen else None
    context = {
        "rules": rules, "form": form, "rows": rows, "paper_forms": FORMS,
        "who": form.fields_of(form.WHO), "place": form.fields_of(form.PLACE),
        "returning": form.fields_of(form.RETURN), "asked": asked,
        "parent": _parent(form.said("parent"), rules), "fees": _owed(rules, form.said("case")),
        "people": _people(people), "more": people is not None and people.more,
        "looked": people is not None, "person": person,
        "person_no": masked(person.number) if isinstance(person, Person) else "",
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


def _people(found: Found | None) -> list[dict[str, str]]:
    return [
        {"code": one.code, "name": one.full_name, "facts": ", ".join(_facts(one))}
        for one in (found.people if found else ())
    ]


def _facts(person: Person) -> Iterator[str]:
    """What tells people of one name apart, and no more."""
    if person.birth_on:
        yield f"sinh năm {person.birth_on.year}"
    if person.identity_no:
        yield f"số định danh {masked(person.identity_no)}"
    if person.phone:
        yield f"điện thoại {masked(person.phone)}"


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
