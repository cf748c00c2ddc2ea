"""Publication decisions: what each one changes, what it still lacks, and signing it."""

from typing import Any

from django import forms
from django.http import HttpResponse

from konia.domains.procedures import actions
from konia.domains.procedures.actions.publication import lacking_parts
from konia.domains.procedures.duties import (
    Entry,
    Publication,
    entries,
    late_ones,
    late_publications,
    publications,
)
from konia.domains.procedures.models import (
    ProcedureChange,
    ProcedureVersion,
    PublicationDecision,
)
from konia.domains.procedures.queries import DecisionQuerySet
from konia.domains.procedures.registers import DECISIONS
from konia.domains.procedures.states import ChangeKind
from konia.faces.ui.context import today
from konia.kernel.registers.listing import one as visible_one
from konia.kernel.registers.listing import visible
from konia.lib.dates import format_date

from .guard import DeskRequest, needs
from .pages import number, page_of, shown
from .procedures_pages import (
    CHANGE,
    FOLDER,
    PUBLISH,
    SEE,
    Asked,
    DayField,
    address,
    asking,
    home_crumbs,
    may,
    note,
    procedure_of,
)

PAGE = 25
LATE = "muon"


@needs(SEE)
def decisions(request: DeskRequest) -> HttpResponse:
    """All publication decisions, those waiting first, and the drafts nobody has taken up."""
    rows: DecisionQuerySet = visible(DECISIONS, by=request.powers)  # type: ignore[assignment]
    late = late_publications(rows.signed())
    only_late = request.GET.get("loc") == LATE
    rows = (rows.among(late) if only_late else rows).newest_first()
    page = page_of(rows.count(), number(request.GET.get("page", "")), PAGE)
    start = (page.number - 1) * PAGE
    drafts = ProcedureChange.objects.drafts().select_related("procedure").order_by("pk")
    context = {
        "page": page,
        "tabs": _tabs(len(late), only_late=only_late),
        "table": {
            "caption": "Quyết định công bố", "hide_caption": True, "columns": _COLUMNS,
            "rows": [_row(one) for one in publications(rows[start : start + PAGE], on=today())],
            "empty": "Không có quyết định nào.",
        },
        "drafts": {
            "caption": "Thay đổi dự thảo chưa đưa vào quyết định", "hide_caption": True,
            "columns": [{"title": "Thủ tục"}, {"title": "Hình thức"}, {"title": "Nội dung"}],
            "rows": [_draft_row(one) for one in drafts if may(request, SEE, one.unit_id)],
            "empty": "Không có thay đổi dự thảo nào.",
        },
        "new_url": address("record_new", DECISIONS.name),
        "may_change": CHANGE in request.powers.permissions,
        "crumbs": [*home_crumbs(), {"title": "Quyết định công bố"}],
    }  # fmt: skip
    return shown(request, FOLDER + "decisions.html", context)


_COLUMNS = [
    {"title": "Số, ký hiệu"}, {"title": "Trích yếu"}, {"title": "Ngày ban hành", "nowrap": True},
    {"title": "Văn bản có hiệu lực", "nowrap": True}, {"title": "Ngày làm việc còn lại"},
    {"title": "Tình trạng"},
]  # fmt: skip


def _tabs(late: int, *, only_late: bool) -> list[dict[str, Any]]:
    url = address("procedure_decisions")
    return [
        {"title": "Tất cả", "url": url, "current": not only_late, "count": None},
        {"title": "Ban hành chậm", "url": f"{url}?loc={LATE}", "current": only_late, "count": late},
    ]


def _row(told: Publication) -> dict[str, Any]:
    one = told.decision
    done = one.carried_out_on is not None
    return {
        "url": address("procedure_decision", one.pk),
        "cells": [
            {"text": one.number or one.code}, {"text": one.abstract},
            {"text": format_date(one.decided_on)}, {"text": format_date(told.effect_on)},
            _timeliness(told),
            {"text": "Đã cập nhật danh mục" if done else "Chưa công bố",
             "state": "on_time" if done else "waiting"},
        ],
    }  # fmt: skip


def _timeliness(told: Publication) -> dict[str, Any]:
    """Whether it was signed in time, as a cell."""
    if told.left is None:
        return {"text": "Chưa tính được" if told.effect_on else "Chưa ghi ngày hiệu lực"}
    if told.is_late:
        return {"text": f"Chậm, còn {max(told.left, 0)} ngày", "state": "late"}
    return {"text": f"Đủ {told.allowed.working_days} ngày", "state": "on_time"}


def _draft_row(one: ProcedureChange) -> dict[str, Any]:
    texts = (one.procedure.name, one.get_kind_display(), one.words)
    url = address("procedure_versions", one.procedure.code)
    return {"cells": [{"text": str(text)} for text in texts], "url": url}


def _decision(request: DeskRequest, pk: int) -> PublicationDecision:
    found = visible_one(DECISIONS, pk, by=request.powers)
    assert isinstance(found, PublicationDecision)
    return found


@needs(SEE)
def decision(request: DeskRequest, pk: int) -> HttpResponse:
    """One decision: its changes by level and field, and what stands in the way of signing it."""
    row = _decision(request, pk)
    changes = list(ProcedureChange.objects.in_decision(pk))
    is_open = row.carried_out_on is None
    own = PublicationDecision.objects.among([pk])
    (told,) = publications(own, on=today())
    brought = entries(ProcedureVersion.objects.of_decision(pk))
    context = {
        "decision": row,
        "is_open": is_open,
        "checks": _checks(told, changes) if is_open else [],
        "duties": {"items": [*_publication_lines(told), *_entry_lines(brought)]},
        "is_late": row.decided_on is not None and told.is_late,
        "unentered": _unentered(brought),
        "table": {
            "caption": "Thủ tục trong quyết định", "hide_caption": True, "columns": _CHANGE_COLUMNS,
            "rows": [_change_row(one) for one in changes],
            "empty": "Quyết định chưa nêu thủ tục nào.",
        },
        "may_change": is_open and may(request, CHANGE, row.unit_id),
        "may_publish": is_open and bool(changes) and may(request, PUBLISH, row.unit_id),
        "crumbs": [*home_crumbs(),
                   {"title": "Quyết định công bố", "url": address("procedure_decisions")},
                   {"title": row.number or row.code}],
    }  # fmt: skip
    return shown(request, FOLDER + "decision.html", context)


_CHANGE_COLUMNS = [
    {"title": "Thủ tục"}, {"title": "Mã", "nowrap": True}, {"title": "Cấp"}, {"title": "Lĩnh vực"},
    {"title": "Hình thức"}, {"title": "Hiệu lực từ", "nowrap": True},
    {"title": "Nội dung thay đổi"},
]  # fmt: skip


def _change_row(one: ProcedureChange) -> dict[str, Any]:
    procedure = one.procedure
    texts = (
        procedure.name, procedure.code, procedure.get_level_display(),
        procedure.get_field_display(), one.get_kind_display(), format_date(one.effective_on),
        _words(one),
    )  # fmt: skip
    return {
        "cells": [{"text": str(text)} for text in texts],
        "url": address("procedure_versions", procedure.code),
    }


def _words(one: ProcedureChange) -> str:
    said = [one.words] if one.words else []
    if one.time_limit_before is not None:
        said.append(f"thời hạn {one.time_limit_before} → {one.time_limit_after} ngày")
    if one.fee_before is not None:
        said.append(f"phí {one.fee_before} → {one.fee_after} đồng")
    if one.replacement is not None:
        said.append(f"thay bằng {one.replacement.code}")
    return "; ".join(said)


def _publication_lines(told: Publication) -> list[dict[str, Any]]:
    """By when it had to be signed, when it was, and on whose word."""
    lines: list[dict[str, Any]] = [
        {"key": "Quy định", "value": f"Trước {told.allowed.working_days} ngày làm việc khi văn bản "
                                     f"có hiệu lực ({told.allowed.source})"},
        {"key": "Văn bản có hiệu lực", "value": format_date(told.effect_on) or "Chưa ghi"},
    ]  # fmt: skip
    if told.left is None:
        return lines
    lines.append({"key": "Phải ban hành chậm nhất", "value": format_date(told.due_on)})
    if told.decision.decided_on is not None:
        cell = _timeliness(told)
        lines.append(
            {"key": "Ngày làm việc còn lại", "value": cell["text"], "state": cell["state"]}
        )
    return lines


def _entry_lines(brought: list[Entry]) -> list[dict[str, Any]]:
    """How far the contents have got into the national database."""
    if not brought:
        return []
    late = late_ones(brought, on=today())
    missing = sum(one.entered_on is None for one in brought)
    return [
        {"key": "Hạn nhập Cơ sở dữ liệu quốc gia", "value": format_date(brought[0].due_on)},
        {"key": "Đã nhập", "value": f"{len(brought) - missing} trên {len(brought)} nội dung"},
        {"key": "Nhập chậm", "value": f"{len(late)} nội dung",
         "state": "late" if late else "on_time"},
    ]  # fmt: skip


def _unentered(brought: list[Entry]) -> dict[str, Any]:
    late = late_ones(brought, on=today())
    columns = [{"title": "Thủ tục"}, {"title": "Hạn nhập", "nowrap": True}, {"title": "Đã nhập"}]
    return {
        "caption": "Nội dung nhập Cơ sở dữ liệu quốc gia chậm", "hide_caption": True,
        "columns": columns,
        "rows": [
            {"cells": [{"text": one.version.name}, {"text": format_date(one.due_on)},
                       {"text": format_date(one.entered_on) or "Chưa nhập", "state": "late"}]}
            for one in late
        ],
        "empty": "",
    }  # fmt: skip


def _checks(told: Publication, changes: list[ProcedureChange]) -> list[dict[str, Any]]:
    """What must be mended before signing, and what should be looked at."""
    row, days = told.decision, told.allowed.working_days
    signed = row.decided_on or today()
    found = [{"severity": "error", "message": words} for words in lacking_parts(row, signed)]
    if told.is_late:
        words = (
            f"Văn bản có hiệu lực ngày {format_date(told.effect_on)}, sau chưa đủ {days} "
            "ngày làm việc."
        )
        found.append({"severity": "warning", "message": words})
    for one in changes:
        name = one.procedure.name
        if one.version is not None and one.version.checked_on is None:
            words = f"“{name}” chưa được kiểm soát hình thức."
            found.append({"severity": "warning", "message": words})
        if one.version is None and one.kind in (ChangeKind.NEW, ChangeKind.AMENDED):
            words = f"“{name}” không có bản nội dung kèm theo."
            found.append({"severity": "warning", "message": words})
    return found


class ChangeForm(Asked):
    """What a decision shall do to a procedure."""

    procedure = forms.CharField(label="Mã thủ tục", max_length=24)
    kind = forms.ChoiceField(
        label="Hình thức", choices=ChangeKind.choices, widget=forms.RadioSelect,
        help_text="Công bố mới và sửa đổi lấy nội dung từ bản nháp của thủ tục",
    )  # fmt: skip
    effective_on = DayField(label="Có hiệu lực từ ngày", required=False)
    replacement = forms.CharField(label="Mã thủ tục thay thế", required=False, max_length=24)
    words = note("Nội dung thay đổi", required=False, max_length=300)


@needs(CHANGE)
def add(request: DeskRequest, pk: int) -> HttpResponse:
    """Put a change onto a decision."""
    row = _decision(request, pk)

    def act(given: dict[str, Any]) -> ProcedureChange:
        procedure = procedure_of(given["procedure"].strip())
        draft = ProcedureVersion.objects.of_procedure(procedure.pk).drafts().first()
        carries = given["kind"] in (ChangeKind.NEW, ChangeKind.AMENDED)
        return actions.put_change(
            row.code, procedure.code, kind=ChangeKind(given["kind"]), by=request.powers,
            version_id=draft.pk if draft is not None and carries else None,
            effective_on=given["effective_on"], words=given["words"],
            replacement_code=given["replacement"].strip(),
        )  # fmt: skip

    start = {"procedure": request.GET.get("thu_tuc", ""), "kind": ChangeKind.AMENDED}
    return asking(
        request, ChangeForm(request.POST or None, initial=start), act,
        heading="Thêm thủ tục vào quyết định", verb="Thêm vào quyết định",
        back=address("procedure_decision", pk), done="Đã thêm vào quyết định.",
    )  # fmt: skip


class PublishForm(Asked):
    """The number of the signed decision, when it was not yet entered."""

    number = forms.CharField(label="Số, ký hiệu quyết định", max_length=60)


@needs(PUBLISH)
def publish(request: DeskRequest, pk: int) -> HttpResponse:
    """Sign a decision and carry it into the catalogue."""
    row = _decision(request, pk)
    return asking(
        request, PublishForm(request.POST or None, initial={"number": row.number}),
        lambda given: actions.publish(
            row.code, number=given["number"], on=today(), by=request.powers
        ),
        heading="Công bố quyết định", verb="Công bố và cập nhật danh mục",
        back=address("procedure_decision", pk), done="Đã công bố và cập nhật danh mục.",
        warning="Nội dung có hiệu lực từ ngày ghi ở từng thủ tục. Hồ sơ đang giải quyết không đổi.",
    )  # fmt: skip
