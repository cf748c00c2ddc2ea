"""What people say about one procedure: counts and a list, without who said it."""

from datetime import date
from typing import Any

from django.http import HttpResponse

from konia.domains.feedback.models import Petition
from konia.domains.feedback.queries import PetitionQuerySet
from konia.domains.feedback.registers import PETITIONS
from konia.domains.feedback.states import PetitionState
from konia.faces.ui.context import today
from konia.kernel.registers.listing import visible
from konia.lib.dates import format_date

from .guard import DeskRequest, needs
from .pages import number, page_of, shown
from .procedures_pages import FOLDER, SEE, address, frame, procedure_of, unit_name

PAGE = 25
LOOKS = {
    PetitionState.OPEN: "waiting", PetitionState.OVERDUE: "late",
    PetitionState.ANSWERED: "on_time", PetitionState.REFUSED: "closed",
}  # fmt: skip


@needs(SEE)
def of_procedure(request: DeskRequest, code: str) -> HttpResponse:
    """The petitions that name a procedure, as far as the reader may see petitions at all."""
    one = procedure_of(code)
    may_see = PETITIONS.see in request.powers.permissions
    context = frame(request, one, "procedure_petitions") | {"may_see": may_see}
    if may_see:
        rows: PetitionQuerySet = visible(PETITIONS, by=request.powers)  # type: ignore[assignment]
        context |= _listed(request, rows.naming(one.pk))
    return shown(request, FOLDER + "petitions.html", context)


def _listed(request: DeskRequest, rows: PetitionQuerySet) -> dict[str, Any]:
    on = today()
    page = page_of(rows.count(), number(request.GET.get("page", "")), PAGE)
    start = (page.number - 1) * PAGE
    return {
        "page": page,
        "counts": _counts(rows, on),
        "table": {
            "caption": "Phản ánh, kiến nghị về thủ tục", "hide_caption": True,
            "columns": _COLUMNS,
            "rows": [_row(request, one, on) for one in rows[start : start + PAGE]],
            "empty": "Chưa có phản ánh, kiến nghị nào về thủ tục này trong phạm vi của bạn.",
        },
    }  # fmt: skip


def _counts(rows: PetitionQuerySet, on: date) -> dict[str, Any]:
    counted = (
        ("Đã nhận", rows), ("Chưa trả lời", rows.open(on)), ("Quá hạn trả lời", rows.overdue(on)),
        ("Đã trả lời", rows.answered(on)), ("Từ chối", rows.refused(on)),
    )  # fmt: skip
    return {"items": [{"key": key, "value": str(found.count())} for key, found in counted]}


_COLUMNS = [
    {"title": "Mã phản ánh"}, {"title": "Ngày nhận", "nowrap": True}, {"title": "Kênh"},
    {"title": "Đơn vị trả lời"}, {"title": "Hạn", "nowrap": True}, {"title": "Tình trạng"},
]  # fmt: skip


def _row(request: DeskRequest, one: Petition, on: date) -> dict[str, Any]:
    state = one.state_on(on)
    texts = (
        one.code, format_date(one.received_on), one.get_channel_display(),
        unit_name(request, one.unit_id), format_date(one.due_on),
    )  # fmt: skip
    return {
        "url": address("record", PETITIONS.name, one.pk),
        "cells": [*({"text": str(text)} for text in texts),
                  {"text": str(state.label), "state": LOOKS[state]}],
    }  # fmt: skip
