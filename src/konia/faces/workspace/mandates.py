"""Who wants to act for an organisation: the proof looked at, the claim approved or refused."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from konia.domains.citizens import actions
from konia.domains.citizens.models import Mandate
from konia.faces.ui.context import today
from konia.faces.ui.templatetags.konia import date_vi, datetime_vi
from konia.kernel.audit.register import record as write_act
from konia.kernel.files.store import path_of
from konia.kernel.rooms.problems import NotFoundProblem, Problem

from .citizens import take
from .guard import DeskRequest, needs
from .pages import number, shown

APPROVE = "citizens.approve_mandates"
PAGE = 25
ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}


class VerdictForm(forms.Form):
    """Approve or refuse, and why."""

    use_required_attribute = False
    verdict = forms.ChoiceField(
        label="Quyết định",
        choices=[("approve", "Duyệt"), ("refuse", "Từ chối")],
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn duyệt hoặc từ chối."},
    )
    words = forms.CharField(
        label="Ý kiến",
        required=False,
        max_length=300,
        help_text="Bắt buộc khi từ chối; người yêu cầu sẽ đọc được",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@needs(APPROVE)
def mandates(request: DeskRequest) -> HttpResponse:
    """Claims that wait, the oldest first; or those decided."""
    decided = request.GET.get("xem", "") == "da-xu-ly"
    rows = Mandate.objects.with_parties()
    listed = rows.decided().order_by("-id") if decided else rows.waiting().order_by("id")
    page = Paginator(listed, PAGE).get_page(number(request.GET.get("page", "1")))
    address = reverse("workspace:mandates")
    waiting = page.paginator.count if not decided else Mandate.objects.waiting().count()
    context = {
        "page": page,
        "tabs": [
            {"title": "Chờ duyệt", "url": address, "current": not decided, "count": waiting},
            {"title": "Đã xử lý", "url": f"{address}?xem=da-xu-ly", "current": decided},
        ],
        "table": {
            "caption": "Yêu cầu hành động thay tổ chức",
            "hide_caption": True,
            "columns": [
                {"title": head} for head in ("Tổ chức", "Người yêu cầu", "Gửi lúc", "Tình trạng")
            ],
            "rows": [_row(one) for one in page],
            "empty": "Không có yêu cầu nào.",
        },
    }
    return shown(request, "workspace/citizens/mandates.html", context)


def _row(one: Mandate) -> dict[str, Any]:
    return {
        "url": reverse("workspace:mandate", args=[one.code]),
        "cells": [
            {"text": one.grantor},
            {"text": one.holder},
            {"text": datetime_vi(one.recorded_at)},
            {"text": str(one.state_on(today()).label)},
        ],
    }


def _one(code: str) -> Mandate:
    found = Mandate.objects.with_parties().of_code(code).claims().first()
    if found is None:
        raise NotFoundProblem("Không tìm thấy yêu cầu này.", todo="Hãy mở lại danh sách.")
    return found


@needs(APPROVE)
def mandate(request: DeskRequest, code: str) -> HttpResponse:
    """One claim, its proof, and the decision."""
    found = _one(code)
    form = VerdictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.decide_mandate(
                code, approves=data["verdict"] == "approve", words=data["words"],
                at=timezone.now(), by=request.powers,
            )  # fmt: skip
        except Problem as problem:
            take(form, problem)
        else:
            messages.success(request, "Đã ghi quyết định và báo cho người yêu cầu.")
            return redirect("workspace:mandates")
    write_act("view", by=request.user.username, subject="citizens.mandates", subject_id=found.pk)
    context = {
        "mandate": found,
        "form": form,
        "summary": {"items": _lines(found)},
        "is_waiting": found.state_on(today()) == "waiting",
        "proof_url": reverse("workspace:mandate_proof", args=[code]) if found.proof_id else "",
    }
    status = 422 if form.errors else 200
    return shown(request, "workspace/citizens/mandate.html", context, status=status)


def _lines(one: Mandate) -> list[dict[str, str]]:
    organisation, person = one.grantor_organisation, one.holder_person
    checked = organisation is not None and organisation.checked_at is not None
    level = person.get_identity_level_display() if person else ""
    return [
        {"key": "Tổ chức", "value": one.grantor},
        {"key": "Mã số thuế", "value": organisation.tax_no if organisation else ""},
        {"key": "Tên tổ chức", "value": "Đã đối chiếu" if checked else "Do người yêu cầu khai"},
        {"key": "Người yêu cầu", "value": one.holder},
        {"key": "Danh tính người yêu cầu", "value": level},
        {"key": "Tư cách", "value": one.get_kind_display()},
        {"key": "Từ ngày", "value": date_vi(one.first_on)},
        {"key": "Tình trạng", "value": str(one.state_on(today()).label)},
        {"key": "Ý kiến duyệt", "value": one.decision},
    ]


@needs(APPROVE)
def mandate_proof(request: DeskRequest, code: str) -> FileResponse:
    """The paper that proves a claim, to take away: never shown as a page of this site."""
    found = _one(code)
    if found.proof is None or not path_of(found.proof).exists():
        raise NotFoundProblem("Không có giấy tờ đính kèm.")
    write_act(
        "read_file", by=request.user.username, subject="citizens.mandates", subject_id=found.pk
    )
    ending = ENDINGS.get(found.proof.media_type, "bin")
    answer = FileResponse(
        path_of(found.proof).open("rb"), as_attachment=True, filename=f"{code}.{ending}",
        content_type=found.proof.media_type,
    )  # fmt: skip
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
