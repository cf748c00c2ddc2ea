"""The inbox: everything that waits on me or my units and that I may do, the most urgent first."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from konia.domains.dossiers import actions
from konia.domains.dossiers.inbox import Asked, waiting
from konia.domains.dossiers.states import FieldOfWork, Role
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.kernel.rooms.problems import Problem

from .dossier_list import labels_of
from .dossier_words import SEE, reach_of, soon_of
from .guard import DeskRequest, needs, tree_at
from .pages import number, page_of, shown
from .waiting_rows import held_over, inbox_rows

SIZE = 20
TABS = (
    ("cua-toi", "Của tôi", "mine"), ("don-vi", "Đơn vị tôi", "unit"),
    ("cho-nguoi-nop", "Chờ người nộp", "applicant"), ("cho-tra", "Chờ trả kết quả", "to_return"),
)  # fmt: skip
KEYS = {slug: key for slug, _, key in TABS}
EMPTY = {
    "cua-toi": "Không có việc nào đang giao cho bạn. Xem thẻ “Đơn vị tôi” để nhận việc.",
    "don-vi": "Không có việc nào đang chờ đơn vị bạn.",
    "cho-nguoi-nop": "Không có hồ sơ nào chờ người nộp.",
    "cho-tra": "Không có kết quả nào chờ trả.",
}
MOST_TAKEN = 50


class InboxFilter(forms.Form):
    """What to keep to."""

    use_required_attribute = False
    tt = forms.CharField(label="Mã thủ tục", required=False)
    linh_vuc = forms.ChoiceField(
        label="Lĩnh vực", required=False, choices=[("", "Tất cả"), *FieldOfWork.choices]
    )
    buoc = forms.ChoiceField(
        label="Bước", required=False,
        choices=[("", "Tất cả"), *((str(role.value), role.label) for role in Role)],
    )  # fmt: skip
    the = forms.CharField(required=False, widget=forms.HiddenInput)


@needs(SEE)
def inbox(request: DeskRequest) -> HttpResponse:
    """One page of what waits; every count comes from one question."""
    form = InboxFilter(request.GET, auto_id="loc_%s")
    form.is_valid()
    asked = asked_of(request, form.cleaned_data)
    tab, page, counts, ids = _page(asked, request.GET)
    total = page.paginator.count
    rows = inbox_rows(ids, tree_at(request, asked.on), now=now(), soon=asked.soon, own=asked.own)
    context = {
        "rows": rows, "counts": counts, "tabs": _tabs(request, tab, counts), "tab": tab,
        "page": page, "total": total, "empty": EMPTY[tab],
        "may_take": any(row.tick for row in rows), "back": request.get_full_path(),
        "filters": {
            "form": form, "action": reverse("workspace:inbox"), "title": "Lọc việc cần làm",
            "open": any(form.cleaned_data.get(key) for key in ("tt", "linh_vuc", "buoc")),
            "chosen": _chosen(request, form), "clear_url": f"?the={tab}",
        },
    }  # fmt: skip
    return shown(request, "workspace/dossiers/inbox.html", context)


def asked_of(request: DeskRequest, said: Mapping[str, Any]) -> Asked:
    """Whose inbox, and what of it."""
    on, role = today(), said.get("buoc") or ""
    return Asked(
        held_over(reach_of(request)), request.user.pk, on,
        soon_of(request),
        procedure=(said.get("tt") or "").strip(), field=said.get("linh_vuc") or "",
        role=int(role) if role else None,
    )  # fmt: skip


def _page(
    asked: Asked, said: Mapping[str, str]
) -> tuple[str, "Page[int]", dict[str, int], list[int]]:
    """The tab shown, its page, every count, and the numbers of the page's steps."""
    slug, wanted = said.get("the", ""), number(said.get("page", ""))
    tabs = [KEYS[slug]] if slug in KEYS else ["mine", "unit"]
    found = waiting(asked, tabs=tabs, first=(wanted - 1) * SIZE, size=SIZE)
    tab = _tab(slug, found.counts)
    page = page_of(found.counts[KEYS[tab]], wanted, SIZE)
    if page.number != wanted:
        found = waiting(asked, tabs=[KEYS[tab]], first=(page.number - 1) * SIZE, size=SIZE)
    return tab, page, found.counts, found.ids[KEYS[tab]]


def _tab(asked: str, counts: dict[str, int]) -> str:
    """The tab asked for; else one's own work, or the unit's when one has none."""
    if asked in EMPTY:
        return asked
    return "cua-toi" if counts["mine"] or not counts["unit"] else "don-vi"


def _tabs(request: DeskRequest, tab: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    kept = {key: request.GET[key] for key in ("tt", "linh_vuc", "buoc") if request.GET.get(key)}
    return [
        {"title": title, "url": "?" + urlencode({**kept, "the": slug}), "current": slug == tab,
         "count": counts[key]}
        for slug, title, key in TABS
    ]  # fmt: skip


def _chosen(request: DeskRequest, form: InboxFilter) -> list[dict[str, str]]:
    found = []
    for name in ("tt", "linh_vuc", "buoc"):
        value = form.cleaned_data.get(name)
        if value:
            rest = {key: text for key, text in request.GET.items() if key != name and text}
            field = form.fields[name]
            labels = labels_of(field)
            label = f"{field.label}: {labels.get(value, value)}"
            found.append({"label": label, "remove_url": "?" + urlencode(rest)})
    return found


@require_POST
@needs(SEE)
def take_many(request: DeskRequest) -> HttpResponse:
    """Take over several steps at once; each that a colleague took before is named."""
    ids = [int(text) for text in request.POST.getlist("buoc") if text.isdecimal()][:MOST_TAKEN]
    taken, refused = 0, []
    for step_id in ids:
        try:
            actions.take(step_id, at=now(), by=request.powers)
            taken += 1
        except Problem as problem:
            refused.append(str(problem))
    _tell(request, ids, taken, refused)
    return redirect(f"{reverse('workspace:inbox')}?the=cua-toi")


def _tell(request: DeskRequest, ids: Sequence[int], taken: int, refused: list[str]) -> None:
    if not ids:
        messages.warning(request, "Hãy đánh dấu ít nhất một việc để nhận.")
    if taken:
        messages.success(request, f"Đã nhận xử lý {taken} việc.")
    for words in dict.fromkeys(refused):
        messages.warning(request, words)


def summary(request: DeskRequest) -> dict[str, Any] | None:
    """The counts of the inbox for the first page; None for who has no part in dossiers."""
    if SEE not in request.powers.permissions:
        return None
    return waiting(asked_of(request, {})).counts
