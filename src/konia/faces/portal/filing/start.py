"""Before the first question: what to have ready, and for whom one files."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render

from konia.domains.citizens.models import Mandate
from konia.domains.citizens.parties import held_by, person_of
from konia.domains.citizens.public import Party, check_scope, party_of
from konia.domains.dossiers import actions
from konia.domains.dossiers.models import Draft
from konia.domains.procedures.public import Procedure
from konia.faces.portal.guard import CitizenRequest, citizen
from konia.faces.portal.procedures import ONLINE_FROM, content_of, procedure_of
from konia.faces.ui.context import today
from konia.faces.ui.identity import address_of
from konia.faces.ui.moment import now
from konia.kernel.access.turns import Limit, take_turn
from konia.kernel.rooms.problems import TooLateProblem

from .walk import places_for

STARTS = Limit(about_one=60, from_one_address=300)
SELF = "toi"


class ForWhomForm(forms.Form):
    """For whom one files."""

    use_required_attribute = False
    cho = forms.ChoiceField(
        label="Bạn nộp hồ sơ cho ai?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Hãy chọn bạn nộp cho ai.",
            "invalid_choice": "Ủy quyền này không còn hiệu lực. Hãy chọn lại.",
        },
    )


def mandates_for(request: CitizenRequest, procedure: Procedure) -> list[Mandate]:
    """The mandates in force that reach to a procedure."""
    held = held_by(request.user, person_of(request.user)).in_force(today()).with_parties()
    return [one for one in held if one.covers(procedure=procedure.code)]


@citizen
def start(request: CitizenRequest, code: str) -> HttpResponse:
    """What to have ready; pressing the button opens a draft, or the one already open."""
    procedure = procedure_of(code, on=today())
    if getattr(procedure, "online_level", 2) < ONLINE_FROM:
        raise TooLateProblem(
            "Thủ tục này chưa nhận hồ sơ trực tuyến.",
            todo="Hãy nộp tại Bộ phận Một cửa hoặc qua bưu chính.",
        )
    form = _form(request, procedure)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            return _begun(request, procedure, form.cleaned_data["cho"])
        status = 422
    open_ones = Draft.objects.of_account(request.user.pk).unsent()
    context = {
        "procedure": procedure, "form": form, "content": content_of(procedure, on=today()),
        "drafts": [one for one in open_ones if one.procedure_id == procedure.pk],
        "one_way": len(form.fields["cho"].choices) == 1,  # type: ignore[attr-defined]
        "has_person": person_of(request.user) is not None,
    }  # fmt: skip
    return render(request, "portal/filing/start.html", context, status=status)


def _form(request: CitizenRequest, procedure: Procedure) -> ForWhomForm:
    person = person_of(request.user)
    choices = [(SELF, f"Cho tôi ({person.full_name})")] if person is not None else []
    choices += [
        (one.code, f"Thay {one.grantor} ({one.get_kind_display().lower()})")
        for one in mandates_for(request, procedure)
    ]
    own = _session_mandate(request)
    first = own if own in dict(choices) else (choices[0][0] if choices else "")
    data = request.POST if request.method == "POST" else None
    form = ForWhomForm(data, initial={"cho": first})
    form.fields["cho"].choices = choices  # type: ignore[attr-defined]
    return form


def _session_mandate(request: CitizenRequest) -> str:
    if request.party.mandate_id is None:
        return SELF
    return str(Mandate.objects.get(pk=request.party.mandate_id).code)


def _begun(request: CitizenRequest, procedure: Procedure, chosen: str) -> HttpResponse:
    take_turn("draft", about=request.user.username, address=address_of(request), limit=STARTS)
    acting_for = "" if chosen == SELF else chosen
    party = party_of(request.user, on=today(), acting_for=acting_for)
    check_scope(party, procedure=procedure.code)
    draft = actions.begin_draft(procedure.code, at=now(), by=request.user, acting_for=acting_for)
    places = places_for(procedure, on=today())
    if len(places) == 1 and draft.unit_id is None:
        actions.keep_draft(draft.pk, at=now(), by=request.user, unit_id=places[0].id)
    return redirect("portal:draft", pk=draft.pk)


def party_for(request: CitizenRequest, draft: Draft) -> Party:
    """On whose behalf a draft is filled in. Raises: ForbiddenProblem when the mandate has ended."""
    party = party_of(request.user, on=today(), acting_for=draft.acting_for)
    check_scope(party, procedure=draft.procedure.code)
    return party


@citizen
def drop(request: CitizenRequest, pk: int) -> HttpResponse:
    """Ask once more, then throw a draft away."""
    draft = actions.own_draft(pk, by=request.user)
    if request.method == "POST":
        actions.drop_draft(pk, by=request.user)
        return redirect("portal:own")
    context: dict[str, Any] = {"draft": draft}
    return render(request, "portal/filing/drop.html", context)
