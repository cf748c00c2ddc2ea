"""Following dossiers: the public view by code, the events of one, the feed of all."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from konia.domains.dossiers.models import Event
from konia.domains.dossiers.public import PublicView, look_up
from konia.faces.ui.context import today
from konia.faces.ui.identity import address_of
from konia.kernel.access.turns import Limit, take_turn
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import NotFoundProblem

from .actions import SEEING
from .answers import EventsOut, FeedPage, PublicOut
from .bodies import FeedFilter
from .guard import OPEN, SIGNED, SIGNED_IN, needs, powers_of
from .models import FeedEntry
from .reading import day, dossier_for, seen_by
from .repeating import answer_of
from .telling import instant, line_of, told_of_event

router = Router(tags=["Theo dõi"])
# Enough for a person who looks again and again, too little for walking the codes of a day.
LOOKS = Limit(about_one=30, from_one_address=60, within=timedelta(minutes=15))


@router.get(
    "/public/dossiers/{code}", response=PublicOut, url_name="public_dossier",
    summary="Tra cứu hồ sơ bằng mã, không cần đăng nhập",
)  # fmt: skip
@needs(OPEN)
def public_dossier(request: HttpRequest, code: str) -> HttpResponse:
    """State, place, dates; the name is masked. At most 60 looks in 15 minutes from an address."""
    take_turn("api_look", about=code, address=address_of(request), limit=LOOKS)
    view = look_up(code, on=today())
    if view is None:
        raise NotFoundProblem("Không có hồ sơ mang mã này.", todo="Hãy kiểm tra lại mã.")
    return answer_of(200, _public(view))


def _public(view: PublicView) -> dict[str, Any]:
    return {
        "code": view.code, "state": view.state, "national_state": view.national_state,
        "procedure": view.procedure_code, "unit": view.unit, "holder": view.holder,
        "applicant": view.applicant, "received_on": day(view.received_on),
        "due_on": day(view.due_on), "is_over": view.is_over, "is_late": view.is_late,
        "events": [
            {"at": instant(one.at), "act": one.act, "text": one.text, "where": one.where}
            for one in view.happenings
        ],
    }  # fmt: skip


@router.get(
    "/dossiers/{code}/events", response=EventsOut, auth=SIGNED,
    summary="Diễn biến của một hồ sơ", url_name="dossier_events",
)  # fmt: skip
@needs(SIGNED_IN)
def dossier_events(request: HttpRequest, code: str, acting_for: str = "") -> HttpResponse:
    """Oldest first; applicants see what is meant for them."""
    powers = powers_of(request)
    found = dossier_for(powers, code, acting_for=acting_for)
    events = Event.objects.of_dossier(found.pk)
    rows = events.shown_to_all() if powers.account.is_citizen else events
    tree = Tree.at(powers.on)
    return answer_of(200, {"items": [line_of(one, tree=tree) for one in rows]})


@router.get(
    "/events", response=FeedPage, auth=SIGNED, summary="Luồng tiến độ của mọi hồ sơ",
    url_name="events",
)  # fmt: skip
@needs(SEEING)
def events(request: HttpRequest, asked: Query[FeedFilter]) -> HttpResponse:
    """Lines after a number, in order: ask again with `after` of the answer, and none is missed."""
    powers = powers_of(request)
    tree = Tree.at(powers.on)
    rows = FeedEntry.objects.after(asked.after).within(seen_by(powers, tree)).with_events()
    lines = [told_of_event(one, tree=tree) for one in rows[: asked.limit]]
    last = int(lines[-1]["sequence"]) if lines else asked.after
    return answer_of(200, {"after": last, "items": lines})
