"""Going from one page of an application to the next."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from konia.domains.dossiers import actions
from konia.domains.dossiers.models import Draft
from konia.faces.portal.guard import CitizenRequest
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.kernel.rooms.problems import NotFoundProblem

from .start import party_for
from .walk import CHECK, Walk

BACK_TO_CHECK = "ve"
NEW_FORM = (
    "Tờ khai của thủ tục này vừa đổi sang mẫu mới. Câu trả lời của bạn vẫn được giữ; "
    "hãy trả lời những câu được hỏi thêm và xem lại trước khi nộp."
)


def walk_of(request: CitizenRequest, pk: int) -> Walk:
    """One's own draft on its way. Raises: NotFoundProblem, ForbiddenProblem."""
    draft, on = actions.own_draft(pk, by=request.user), today()
    if draft.form is not None and not draft.form.holds_on(on):
        actions.take_new_form(pk, at=now(), by=request.user)
        messages.warning(request, NEW_FORM)
        draft = actions.own_draft(pk, by=request.user)
    return Walk(draft, party_for(request, draft), on)


def onward(request: CitizenRequest, walk: Walk, stage: str) -> HttpResponse:
    """To the next page; back to the check page for whoever came from there."""
    fresh = walk_of(request, walk.draft.pk)
    to = fresh.waiting if BACK_TO_CHECK in request.GET else fresh.after(stage)
    return redirect("portal:draft_stage", pk=walk.draft.pk, stage=to)


def shown(
    request: CitizenRequest, walk: Walk, stage: str, template: str, more: dict[str, Any],
    status: int = HTTPStatus.OK,
) -> HttpResponse:  # fmt: skip
    """A page of the application, with the way back and how far one has come."""
    stages = walk.stages
    before = CHECK if BACK_TO_CHECK in request.GET else walk.before(stage)
    back = (
        reverse("portal:draft_stage", args=[walk.draft.pk, before]) if before
        else reverse("portal:filing_start", args=[walk.procedure.code])
    )  # fmt: skip
    context = {
        "walk": walk, "stage": stage, "back_url": back, "number": stages.index(stage) + 1,
        "total": len(stages), **more,
    }  # fmt: skip
    return render(request, f"portal/filing/{template}.html", context, status=status)


def draft_file(draft: Draft, file_id: int) -> str:
    """The name under which a file was attached. Raises: NotFoundProblem for any other file."""
    for one in draft.papers:
        if one["file_id"] == file_id:
            return str(one["file_name"])
    raise NotFoundProblem("Không có tệp này trong hồ sơ.")
