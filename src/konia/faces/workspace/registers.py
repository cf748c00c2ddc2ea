"""A register's list: searched, filtered, sorted, paged, exported."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header

from konia.faces.ui.context import today
from konia.kernel.audit.register import record as write_act
from konia.kernel.registers.exports import export_csv
from konia.kernel.registers.listing import PAGE, Listing, list_page, narrowed
from konia.kernel.registers.registry import Register, register_of

from .forms import filter_form
from .guard import DeskRequest, needs_of_register, tree_at
from .pages import page_of, shown
from .tables import columns_of, rows_of, title_of

NONE_FIT = "Không có bản ghi nào khớp."
NONE = "Sổ chưa có bản ghi nào trong phạm vi của bạn."
_WORDS = {"_from": "từ", "_to": "đến"}


@needs_of_register
def register(request: DeskRequest, name: str) -> HttpResponse:
    """One page of the list; a quick request gets only the list itself."""
    kept = register_of(name)
    request.powers.check(kept.see)
    asked = {key: str(value) for key, value in request.GET.items()}
    listing = list_page(kept, asked, by=request.powers)
    if kept.personal and listing.rows:
        note_view(request, kept, detail={"rows": len(listing.rows), "page": listing.page})
    status = 422 if listing.bad else 200
    template = "workspace/register.html" + ("#list" if request.htmx else "")
    context = _context(request, kept, asked, listing)
    response = shown(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _context(
    request: DeskRequest, kept: Register, asked: dict[str, str], listing: Listing
) -> dict[str, Any]:
    tree = tree_at(request, today())
    address = reverse("workspace:register", args=[kept.name])
    return {
        "register": kept,
        "listing": listing,
        "may_change": kept.entered and kept.change in request.powers.permissions,
        "page": page_of(listing.total, listing.page, PAGE),
        "first": (listing.page - 1) * PAGE + 1 if listing.total else 0,
        "last": min(listing.page * PAGE, listing.total),
        "export_url": reverse("workspace:register_export", args=[kept.name]) + _query(asked),
        "filters": {
            "form": filter_form(kept, asked, listing.bad),
            "open": bool(listing.bad) or not asked or any(_chosen(kept, asked)),
            "action": address,
            "title": "Tìm và lọc",
            "chosen": _chosen(kept, asked),
            "clear_url": address,
        },
        "table": {
            "caption": kept.title,
            "hide_caption": True,
            "columns": columns_of(kept, asked),
            "rows": rows_of(kept, listing.rows, tree),
            "empty": NONE_FIT if _chosen(kept, asked) else NONE,
        },
    }  # fmt: skip


def _query(asked: dict[str, str]) -> str:
    kept = {key: value for key, value in asked.items() if value and key != "page"}
    return f"?{urlencode(kept)}" if kept else ""


def _chosen(kept: Register, asked: dict[str, str]) -> list[dict[str, str]]:
    """The conditions in force, each with the address that leaves it out."""
    keys = ["q", *(name + suffix for name in kept.filters for suffix in ("", "_from", "_to"))]
    return [
        {
            "label": f"{_label(kept, key)}: {_told(kept, key, asked[key])}",
            "remove_url": _query({k: v for k, v in asked.items() if k != key}) or "?",
        }
        for key in keys
        if asked.get(key, "").strip()
    ]


def _label(kept: Register, key: str) -> str:
    if key == "q":
        return "Tìm"
    for suffix, word in _WORDS.items():
        if key.endswith(suffix) and key.removesuffix(suffix) in kept.filters:
            return f"{title_of(kept.field(key.removesuffix(suffix)))} {word}"
    return title_of(kept.field(key))


def _told(kept: Register, key: str, value: str) -> str:
    if key not in kept.filters:
        return value
    labels = {str(code): str(label) for code, label in kept.field(key).flatchoices}
    return labels.get(value, {"co": "Có", "khong": "Không"}.get(value, value))


@needs_of_register
def export(request: DeskRequest, name: str) -> StreamingHttpResponse:
    """What the list shows, every page of it, as CSV; the export is written into the audit log."""
    kept = register_of(name)
    request.powers.check(kept.see)
    asked = {key: str(value) for key, value in request.GET.items()}
    rows, _ = narrowed(kept, asked, by=request.powers)
    note_view(request, kept, act="export", detail={"asked": {k: v for k, v in asked.items() if v}})
    response = StreamingHttpResponse(export_csv(kept, rows), content_type="text/csv; charset=utf-8")
    file = f"{kept.name.replace('.', '-')}-{today().isoformat()}.csv"
    response.headers["Content-Disposition"] = content_disposition_header(True, file) or ""  # noqa: FBT003
    return response


def note_view(
    request: DeskRequest,
    kept: Register,
    *,
    act: str = "view",
    subject_id: int | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Write down who looked at personal data."""
    tree = tree_at(request, today())
    unit = tree.nodes.get(request.user.unit_id or 0)
    write_act(
        act, by=request.user.username, subject=kept.name, subject_id=subject_id,
        unit_code=unit.code if unit else "", detail=detail,
    )  # fmt: skip
