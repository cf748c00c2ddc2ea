"""The last page before sending: every answer with a way to change it, the fee, and the button."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from konia.domains.dossiers import actions
from konia.domains.dossiers.states import Delivery
from konia.faces.portal.guard import CitizenRequest
from konia.faces.portal.procedures import money
from konia.faces.ui.identity import address_of
from konia.faces.ui.moment import now
from konia.kernel.access.turns import Limit, take_turn
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems

from .asking import applicant_of, told_value
from .passage import BACK_TO_CHECK, shown
from .walk import CASE, CHECK, CONTACT, DELIVERY, PAPER, PLACE, QUESTION, Walk

SENDS = Limit(about_one=40, from_one_address=300)
CHANGED = "Hồ sơ vừa được sửa ở một cửa sổ khác. Hãy xem lại các câu trả lời dưới đây rồi bấm nộp."
UNDECLARED = "Hãy đánh dấu vào ô cam đoan trước khi nộp."


def check(request: CitizenRequest, walk: Walk) -> HttpResponse:
    """Show everything; send it when the button is pressed. Pressed twice it is sent once."""
    if walk.waiting != CHECK:
        return redirect("portal:draft_stage", pk=walk.draft.pk, stage=walk.waiting)
    if request.method != "POST":
        return _shown(request, walk, [])
    if request.POST.get("seen") != walk.seen:
        return _shown(request, walk, [{"url": "#noi-dung", "text": CHANGED}], HTTPStatus.CONFLICT)
    if not request.POST.get("cam_doan"):
        return _shown(request, walk, [{"url": "#cam_doan", "text": UNDECLARED}], 422)
    return _sent(request, walk)


def _sent(request: CitizenRequest, walk: Walk) -> HttpResponse:
    take_turn("submit", about=request.user.username, address=address_of(request), limit=SENDS)
    try:
        dossier = actions.send_draft(
            walk.draft.pk, at=now(), by=walk.party, applicant=applicant_of(walk)
        )
    except FieldProblems as problem:
        return _shown(request, walk, list(_problems(walk, problem)), problem.status)
    return redirect("portal:sent", code=dossier.code)


def _problems(walk: Walk, problem: FieldProblems) -> list[dict[str, str]]:
    """Each thing that is missing, with the page on which it is mended."""
    return [
        {"url": _mended_on(walk, name), "text": text}
        for name, words in problem.fields.items()
        for text in words
    ]


def _mended_on(walk: Walk, name: str) -> str:
    if name in {"delivery", "delivery_address"}:
        return _change(walk, DELIVERY)
    for page in walk.form_pages:
        if name in page.fields:
            return _change(walk, QUESTION + page.id)
    if name == "papers" and walk.papers:
        return _change(walk, f"{PAPER}1")
    return "#noi-dung"


def _change(walk: Walk, stage: str) -> str:
    address = reverse("portal:draft_stage", args=[walk.draft.pk, stage])
    return f"{address}?{BACK_TO_CHECK}=1"


def _shown(
    request: CitizenRequest, walk: Walk, problems: list[dict[str, str]], status: int = 200
) -> HttpResponse:
    fees = walk.fees
    total = sum(fee.amount_vnd for fee in fees)
    more = {
        "sections": _sections(walk), "problems": problems,
        "fees": [{"key": fee.name, "value": money(fee.amount_vnd)} for fee in fees],
        "sum": money(total) if total else "",
        "declared": bool(request.POST.get("cam_doan")),
    }  # fmt: skip
    return shown(request, walk, CHECK, "check", more, status)


def _sections(walk: Walk) -> list[dict[str, Any]]:
    found = [{"title": "Nơi nộp và người nộp", "summary": {"items": _whole(walk)}}]
    for page in walk.form_pages:
        items = _answers(walk, page)
        is_alone = [item["key"] for item in items] == [page.title]
        found.append({"title": "" if is_alone else page.title, "summary": {"items": items}})
    if walk.papers:
        found.append({"title": "Giấy tờ", "summary": {"items": _papers(walk)}})
    found.append({"title": "Nhận kết quả", "summary": {"items": _delivery(walk)}})
    return found


def _line(key: str, value: Any, change_url: str = "") -> dict[str, Any]:
    return {"key": key, "value": value, "change_url": change_url}


def _whole(walk: Walk) -> list[dict[str, Any]]:
    who = applicant_of(walk)
    unit = Tree.at(walk.on).nodes.get(walk.draft.unit_id or 0)
    place = _change(walk, PLACE) if PLACE in walk.stages else ""
    lines = [
        _line("Thủ tục", walk.procedure.name),
        _line("Nơi nhận hồ sơ", unit.name if unit else "", place),
        _line("Người nộp", who.name),
        _line("Số định danh hoặc mã số thuế", who.identity_no),
    ]
    if walk.party.acts_for_another:
        lines.append(_line("Người làm thay", str(walk.party.account)))
    if walk.cases:
        case = walk.choices.get("case") or "Trường hợp thông thường"
        lines.append(_line("Trường hợp", case, _change(walk, CASE)))
    if walk.asks_contact:
        to = _change(walk, CONTACT)
        lines += [_line("Số điện thoại", who.phone, to), _line("Địa chỉ", who.address, to)]
    return lines


def _answers(walk: Walk, page: Any) -> list[dict[str, Any]]:
    assert walk.draft.form is not None
    fields = walk.draft.form.schema["properties"]
    to = _change(walk, QUESTION + page.id)
    answers = walk.answers
    return [
        _line(fields[name]["title"], told_value(fields[name], answers[name]), to)
        for name in page.fields
        if name in answers
    ]


def _papers(walk: Walk) -> list[dict[str, Any]]:
    return [
        _line(
            part.name,
            "\n".join(one["file_name"] for one in walk.files_of(part.code)) or "Không nộp",
            _change(walk, f"{PAPER}{place}"),
        )
        for place, part in enumerate(walk.papers, 1)
    ]


def _delivery(walk: Walk) -> list[dict[str, Any]]:
    to = _change(walk, DELIVERY)
    way = walk.choices.get("delivery", "")
    lines = [_line("Cách nhận", str(Delivery(way).label) if way else "", to)]
    if way == Delivery.POST:
        lines.append(_line("Địa chỉ nhận", walk.choices.get("delivery_address", ""), to))
    return lines
