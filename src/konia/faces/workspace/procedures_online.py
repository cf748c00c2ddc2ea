"""Online levels and their history, the priority list, and what keeps services off the portal."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from konia.domains.procedures import actions
from konia.domains.procedures.models import (
    BlockerLetter,
    IntegrationBlocker,
    OnlineService,
    PriorityItem,
    Procedure,
)
from konia.domains.procedures.public import levels_on, service_on
from konia.domains.procedures.registers import BLOCKERS, LETTERS, PRIORITIES
from konia.domains.procedures.states import ServiceLevel
from konia.faces.ui.context import today
from konia.kernel.registers.listing import one as visible_one
from konia.kernel.registers.listing import visible
from konia.lib.dates import format_date

from .guard import DeskRequest, needs
from .pages import shown
from .procedures_pages import (
    CHANGE,
    FOLDER,
    SEE,
    Asked,
    DayField,
    address,
    asking,
    crumbs_of,
    do,
    frame,
    home_crumbs,
    note,
    procedure_of,
    unit_name,
)


@needs(SEE)
def levels(request: DeskRequest, code: str) -> HttpResponse:
    """The online levels of a procedure over time, its integration and its obstacles."""
    one = procedure_of(code)
    spells = OnlineService.objects.of_procedure(one.pk)
    blockers = IntegrationBlocker.objects.of_procedure(one.pk).with_letters()
    context = frame(request, one, "procedure_levels") | {
        "service": service_on(one, today()),
        "table": {
            "caption": "Mức độ trực tuyến qua các thời kỳ", "hide_caption": True,
            "columns": _COLUMNS, "rows": [_row(spell) for spell in spells],
            "empty": "Thủ tục mới được đăng thông tin (mức độ 2).",
        },
        "blockers": [_blocker(one_, today()) for one_ in blockers],
    }  # fmt: skip
    return shown(request, FOLDER + "levels.html", context)


_COLUMNS = [
    {"title": "Mức độ"}, {"title": "Từ ngày", "nowrap": True},
    {"title": "Đến ngày", "nowrap": True},
    {"title": "Thanh toán trực tuyến"}, {"title": "Liên kết Cổng quốc gia"},
    {"title": "Tích hợp Cổng quốc gia"}, {"title": "Quyết định"},
]  # fmt: skip


def _row(spell: OnlineService) -> dict[str, Any]:
    days = (
        spell.first_on, spell.last_on, spell.payment_enabled_on, spell.national_linked_on,
        spell.national_integrated_on,
    )  # fmt: skip
    texts = [spell.get_level_display(), *map(format_date, days), spell.decision]
    return {"cells": [{"text": str(text)} for text in texts]}


def _blocker(one: IntegrationBlocker, on: date) -> dict[str, Any]:
    standing = one.cleared_on is None or one.cleared_on > on
    return {
        "blocker": one, "standing": standing,
        "letters": [(letter, letter.waiting_words(on)) for letter in one.sent.all()],
        "days": (on - one.met_on).days,
    }  # fmt: skip


class LevelForm(Asked):
    """To which level a procedure goes, and from when."""

    level = forms.TypedChoiceField(
        label="Mức độ", choices=ServiceLevel.choices, coerce=int, widget=forms.RadioSelect
    )
    on = DayField(label="Cung cấp từ ngày")
    decision = forms.CharField(label="Quyết định", max_length=120)
    payment_on = DayField(label="Có thanh toán trực tuyến từ ngày", required=False)


@needs(CHANGE)
def offer(request: DeskRequest, code: str) -> HttpResponse:
    """Offer a procedure online, or raise its level."""
    one = procedure_of(code)
    service = service_on(one, today())

    def act(given: dict[str, Any]) -> OnlineService:
        if service is None:
            return actions.offer(code, by=request.powers, **given)
        return actions.raise_level(service.pk, by=request.powers, **given)

    start = {"level": 4, "on": format_date(today())}
    return asking(
        request, LevelForm(request.POST or None, initial=start), act,
        heading="Nâng mức độ trực tuyến" if service else "Cung cấp dịch vụ trực tuyến",
        verb="Nâng mức độ" if service else "Cung cấp", back=address("procedure_levels", code),
        done="Đã ghi mức độ mới. Mức độ cũ giữ trong lịch sử.", crumbs=crumbs_of(one),
    )  # fmt: skip


@needs(CHANGE)
@require_POST
def integrate(request: DeskRequest, code: str) -> HttpResponse:
    """Put a service on the national portal; without a code the refusal becomes an obstacle."""
    back = address("procedure_levels", code)
    return do(
        request, lambda: actions.integrate(code, on=today(), by=request.powers),
        done="Đã tích hợp lên Cổng Dịch vụ công quốc gia.", go=back,
    )  # fmt: skip


class CodeForm(Asked):
    """The code that the ministry published."""

    national_code = forms.CharField(
        label="Mã thủ tục quốc gia", max_length=24, help_text="Ví dụ: 1.012784"
    )


@needs(CHANGE)
def enter_code(request: DeskRequest, code: str) -> HttpResponse:
    """Enter the national code of a procedure."""
    one = procedure_of(code)
    made: list[Procedure] = []

    def act(given: dict[str, Any]) -> None:
        made.append(actions.enter_code(code, on=today(), by=request.powers, **given))

    page = asking(
        request, CodeForm(request.POST or None), act,
        heading="Nhập mã thủ tục quốc gia", verb="Nhập mã",
        back=address("procedure_levels", code), done="Đã nhập mã. Vướng mắc đã được tháo gỡ.",
        crumbs=crumbs_of(one),
    )  # fmt: skip
    return redirect(address("procedure_levels", made[0].code)) if made else page


@needs(SEE)
def blockers(request: DeskRequest) -> HttpResponse:
    """Every obstacle that stands, with its letters and how long they wait."""
    rows = visible(BLOCKERS, by=request.powers).standing_on(today()).with_letters()  # type: ignore[attr-defined]
    context = {
        "blockers": [
            _blocker(row, today()) | {"keeper": unit_name(request, row.unit_id)}
            for row in rows.order_by("met_on", "code")
        ],
        "may_change": CHANGE in request.powers.permissions,
        "register_url": address("register", BLOCKERS.name),
        "crumbs": [*home_crumbs(), {"title": "Vướng mắc tích hợp"}],
    }
    return shown(request, FOLDER + "blockers.html", context)


class LetterForm(Asked):
    """A letter that asks for an obstacle to be cleared."""

    number = forms.CharField(label="Số, ký hiệu", max_length=60)
    sent_on = DayField(label="Ngày gửi")
    addressee = forms.CharField(label="Nơi nhận", max_length=200)


@needs(CHANGE)
def letter(request: DeskRequest, pk: int) -> HttpResponse:
    """Attach a letter to an obstacle."""
    row = visible_one(BLOCKERS, pk, by=request.powers)
    assert isinstance(row, IntegrationBlocker)
    return asking(
        request, LetterForm(request.POST or None),
        lambda given: actions.attach_letter(row.code, by=request.powers, **given),
        heading=f"Gắn văn bản kiến nghị: {row.service_name}", verb="Gắn văn bản",
        back=address("procedure_blockers"), done="Đã gắn văn bản.",
    )  # fmt: skip


class AnswerForm(Asked):
    """The answer to a letter."""

    on = DayField(label="Ngày trả lời")
    answer = note("Nội dung trả lời", max_length=300)


@needs(CHANGE)
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down the answer to a letter."""
    row = visible_one(LETTERS, pk, by=request.powers)
    assert isinstance(row, BlockerLetter)
    return asking(
        request, AnswerForm(request.POST or None),
        lambda given: actions.answer_letter(pk, by=request.powers, **given),
        heading=f"Ghi trả lời văn bản {row.number}", verb="Ghi trả lời",
        back=address("procedure_blockers"), done="Đã ghi trả lời.",
    )  # fmt: skip


@needs(SEE)
def priorities(request: DeskRequest) -> HttpResponse:
    """The priority list of the year: what is at level 4, what is not yet."""
    rows = visible(PRIORITIES, by=request.powers).of_year(today().year, on=today())  # type: ignore[attr-defined]
    items = list(rows.select_related("procedure", "target").order_by("procedure__code"))
    known = levels_on([item.procedure_id for item in items], today())
    eligible = [item for item in items if item.is_eligible]
    done = [item for item in eligible if known.get(item.procedure_id) == ServiceLevel.FOUR]
    late = [item for item in eligible if item not in done]
    context = {
        "target": items[0].target if items else None,
        "part": len(done),
        "whole": len(eligible),
        "waiting": _items(request, late, known, "Chưa lên mức độ 4"),
        "reached": _items(request, done, known, "Đã ở mức độ 4"),
        "outside": _items(request, [i for i in items if not i.is_eligible], known,
                          "Chưa đủ điều kiện"),
        "register_url": address("register", PRIORITIES.name),
        "crumbs": [*home_crumbs(), {"title": "Danh mục ưu tiên trực tuyến"}],
    }  # fmt: skip
    return shown(request, FOLDER + "priorities.html", context)


def _items(
    request: DeskRequest, items: list[PriorityItem], known: dict[int, int], caption: str
) -> dict[str, Any]:
    rows = [
        {"url": address("procedure_levels", item.procedure.code),
         "cells": [{"text": item.procedure.name}, {"text": item.procedure.code},
                   {"text": unit_name(request, item.unit_id)},
                   {"text": known.get(item.procedure_id, 2)}]}
        for item in items
    ]  # fmt: skip
    return {
        "caption": f"{caption} ({len(items)})", "rows": rows, "empty": "Không có thủ tục nào.",
        "columns": [{"title": "Thủ tục"}, {"title": "Mã"}, {"title": "Cơ quan"},
                    {"title": "Mức độ", "numeric": True}],
    }  # fmt: skip
