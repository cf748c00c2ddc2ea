"""Applications submitted online that a desk has yet to answer, each with the time it has left."""

from typing import Any

from django.http import HttpResponse

from konia.domains.dossiers.models import Dossier, Step
from konia.domains.dossiers.naming import name_procedures
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.faces.ui.templatetags.konia import datetime_vi
from konia.kernel.calendar.clock import Timetables
from konia.kernel.calendar.words import told_work

from .dossier_words import dossier_url, unit_name, urgency
from .guard import DeskRequest, needs, tree_at
from .intake_form import RECEIVE
from .pages import number, page_of, shown

SIZE = 50
HEADS = ("Mã hồ sơ", "Người nộp", "Thủ tục", "Nộp lúc", "Trả lời trước", "Còn lại", "Nơi nhận")


@needs(RECEIVE)
def applications(request: DeskRequest) -> HttpResponse:
    """Those of one's desks, the one with least time first."""
    ids = request.powers.unit_ids(RECEIVE, tree_at(request, today()))
    waiting = Step.objects.still_open().not_withdrawn().at_units(ids).not_answered()
    total = waiting.count()
    page = page_of(total, number(request.GET.get("page", "")), SIZE)
    first = (page.number - 1) * SIZE
    rows = waiting.by_urgency().select_related("dossier__procedure")
    steps = list(rows[first : first + SIZE])
    name_procedures(step.dossier for step in steps)
    context = {
        "total": total, "page": page,
        "table": {
            "caption": "Hồ sơ trực tuyến chờ trả lời", "hide_caption": True,
            "columns": [{"title": head} for head in HEADS],
            "rows": [_row(request, step.dossier, step) for step in steps],
            "empty": "Không có hồ sơ trực tuyến nào chờ trả lời.",
        },
    }  # fmt: skip
    return shown(request, "workspace/dossiers/applications.html", context)


def _row(request: DeskRequest, one: Dossier, step: Step) -> dict[str, Any]:
    at = now()
    colour = urgency(step.due_on, step.due_at, now=at, soon=at.date())
    return {
        "url": dossier_url(one.code), "state": colour,
        "cells": [
            {"text": one.code}, {"text": one.applicant}, {"text": one.procedure_title},
            {"text": datetime_vi(one.submitted_at)}, {"text": datetime_vi(step.due_at)},
            {"text": _left(step), "state": colour},
            {"text": unit_name(tree_at(request, today()), one.unit_id)},
        ],
    }  # fmt: skip


def _left(step: Step) -> str:
    if step.due_at is None:
        return "–"
    timetable = Timetables.current()(step.unit_id, "online")
    left = timetable.remaining(now(), step.due_at)
    return told_work(left) if left.total_seconds() >= 0 else f"Quá {told_work(-left)}"
