"""The register of acts, newest first."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from konia.faces.ui.context import today
from konia.faces.ui.templatetags.konia import datetime_vi
from konia.kernel.audit.models import Entry
from konia.kernel.org.tree import Tree
from konia.kernel.registers.registry import REGISTERS
from konia.kernel.rooms.problems import NotFoundProblem

from .guard import DeskRequest, needs, tree_at
from .history import act_name
from .pages import number, shown

PAGE = 50


@needs("audit.read")
def entries(request: DeskRequest) -> HttpResponse:
    """Fifty acts at a time."""
    page = Paginator(Entry.objects.all(), PAGE).get_page(number(request.GET.get("page", "1")))
    tree = tree_at(request, today())
    heads = ("Lúc", "Người thực hiện", "Việc", "Đối tượng", "Đơn vị", "Nội dung")
    table = {
        "caption": "Nhật ký",
        "hide_caption": True,
        "columns": [{"title": head} for head in heads],
        "rows": [{"cells": _cells(entry, tree)} for entry in page],
        "empty": "Chưa có việc nào được ghi.",
    }
    context = {"table": table, "page": page, "total": page.paginator.count}
    return shown(request, "workspace/audit.html", context)


def _cells(entry: Entry, tree: Tree) -> list[dict[str, Any]]:
    return [
        {"text": datetime_vi(entry.at)},
        {"text": entry.by},
        {"text": act_name(entry.act)},
        _subject(entry),
        {"text": _unit(entry, tree)},
        {"text": _told(entry.detail)},
    ]


def _subject(entry: Entry) -> dict[str, str]:
    if entry.subject not in REGISTERS:
        return {"text": entry.subject}
    kept = REGISTERS.get(entry.subject)
    if entry.subject_id is None:
        return {"text": kept.title, "url": reverse("workspace:register", args=[kept.name])}
    url = reverse("workspace:record", args=[kept.name, entry.subject_id])
    return {"text": f"{kept.title}, số {entry.subject_id}", "url": url}


def _unit(entry: Entry, tree: Tree) -> str:
    try:
        return tree.node(entry.unit_code).short_name if entry.unit_code else ""
    except NotFoundProblem:
        return entry.unit_code


def _told(detail: dict[str, Any]) -> str:
    """The reason, or a short sum of what was done; contents stay with the record itself."""
    words = {
        "reason": "Lý do",
        "rows": "số dòng",
        "saved": "đã lưu",
        "bad": "sai",
        "figure": "chỉ tiêu",
    }
    told = [
        f"{word}: {detail[key]}" for key, word in words.items() if detail.get(key) not in (None, "")
    ]
    return "; ".join(told)
