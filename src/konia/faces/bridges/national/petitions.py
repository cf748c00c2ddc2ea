"""Petitions between here and the national portal: told at once, and taken when handed on."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from konia.domains.feedback.actions import Handed, take_national
from konia.domains.feedback.models import Petition
from konia.domains.feedback.states import PetitionState
from konia.faces.bridges.actions import note_event
from konia.faces.bridges.callbacks import fields_of
from konia.faces.bridges.guard import signed_by
from konia.faces.bridges.outside import outside
from konia.faces.bridges.sending import send_soon
from konia.faces.bridges.signing import is_genuine
from konia.faces.ui.asking import defaults
from konia.faces.ui.context import today
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, TooLateProblem

from .client import EXISTS, OK
from .packets import moment, read_moment
from .petition_forms import PUBLISHED, PetitionForm, form_on
from .sending import TARGET
from .telling import unit_name

MISSING, FORGED = "1", "97"
LONGEST_CODE, LONGEST_NAME, LONGEST_TEXT = 40, 150, 20_000


def hear_petition(payload: dict[str, Any]) -> None:
    """A petition was entered or changed: the portal is told how it stands.

    Without the portal's address nothing is queued; nor for a petition that was taken back.
    """
    petition = Petition.objects.numbered(payload["id"])
    if not outside().national_url or petition is None:
        return
    on = today()
    form = form_on(on)
    note_event(
        TARGET, form.service, subject_code=petition.code,
        event_id=f"petition:{payload['change']}", packet=packet_of(petition, form, on=on),
        at=timezone.now(),
    )  # fmt: skip
    send_soon()


def packet_of(petition: Petition, form: PetitionForm, *, on: date) -> dict[str, str]:
    """A petition as it stands on a day."""
    days = ("received_on", "due_on", "refused_on", "answered_on", "published_on")
    words = ("sender", "phone", "email", "content", "refused_reason", "answer", "field", "channel")
    procedure = petition.procedure
    values = {
        **{name: _moment(getattr(petition, name)) for name in days},
        **{name: getattr(petition, name) for name in words},
        "code": petition.national_code or petition.code,
        "procedure_code": procedure.code if procedure is not None else "",
        "field_name": petition.get_field_display(),
        "unit": unit_name(petition.unit_id, Tree.at(on)),
        "state": form.states[_state(petition, on)],
    }
    return form.written(values)


def _state(petition: Petition, on: date) -> str:
    if petition.published_on is not None and petition.published_on <= on:
        return PUBLISHED
    state = petition.state_on(on)
    return PetitionState.OPEN if state == PetitionState.OVERDUE else state


def _moment(day: date | None) -> str:
    """The portal writes moments; of a petition only the day is known."""
    start = datetime.combine(day, time.min) if day is not None else None
    return moment(timezone.make_aware(start) if start is not None else None)


@csrf_exempt
@require_POST
@never_cache
@signed_by("national")
def take_petition(request: HttpRequest) -> HttpResponse:
    """The portal hands a petition on; told twice, it is entered once."""
    fields = fields_of(request)
    if not is_genuine(fields, outside().national_secret):
        return _told(FORGED, "wrong signature", HTTPStatus.FORBIDDEN)
    on = today()
    form = form_on(on)
    handed, fault = _handed(fields, form, on)
    if handed is None:
        return _told(MISSING, form.fields[fault], HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        petition, _ = take_national(handed, unit_id=_office(on))
    except FieldProblems as problems:
        named = ", ".join(form.fields.get(name, name) for name in problems.fields)
        return _told(MISSING, named, HTTPStatus.UNPROCESSABLE_ENTITY)
    except TooLateProblem as problem:
        return _told(EXISTS, str(problem), HTTPStatus.CONFLICT)
    return _told(OK, petition.code, HTTPStatus.OK)


def _told(code: str, message: str, status: HTTPStatus) -> JsonResponse:
    return JsonResponse({"error_code": code, "message": message}, status=status)


def _handed(
    fields: Mapping[str, Any], form: PetitionForm, on: date
) -> tuple[Handed | None, str]:  # fmt: skip
    """What was handed on; nothing, and our name of the first field that is missing or too long."""
    told = form.read(fields)
    longest = {"code": LONGEST_CODE, "sender": LONGEST_NAME, "content": LONGEST_TEXT}
    for name, most in longest.items():
        if not 0 < len(told[name]) <= most:
            return None, name
    received = _day(told["received_on"]) or on
    due = _day(told["due_on"]) or received + timedelta(days=form.answer_days)
    plain = {name: told[name] for name in (*longest, "field", "procedure_code", "phone", "email")}
    return Handed(received_on=received, due_on=due, **plain), ""


def _day(text: str) -> date | None:
    at = read_moment(text)
    return timezone.localtime(at).date() if at is not None else None


def _office(on: date) -> int:
    """The unit that answers at first: the one the environment names, else the whole province."""
    return Tree.at(on).node(outside().petition_unit or defaults().unit).id
