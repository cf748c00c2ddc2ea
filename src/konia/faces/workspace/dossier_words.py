"""How pages of the desk speak of a dossier: its state, its urgency, the units it is at."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import quote

from django.urls import reverse

from konia.domains.dossiers.actions.editions import Editions
from konia.domains.dossiers.actions.recording import concerns
from konia.domains.dossiers.case_file import dossier_of
from konia.domains.dossiers.models import Dossier, Step
from konia.domains.dossiers.possible import Reach
from konia.domains.dossiers.queries import OneStopQuerySet
from konia.domains.dossiers.soon import Soon
from konia.domains.dossiers.states import Delivery, State
from konia.domains.dossiers.waiting import FOR_APPLICANT
from konia.faces.ui.context import today
from konia.faces.ui.templatetags.konia import date_vi, datetime_vi
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import NotFoundProblem

from .guard import DeskRequest, tree_at

SEE = "dossiers.see"
ENDED = (State.DECLINED, State.RETURNED, State.REFUSED, State.STOPPED, State.GIVEN_UP)
URGENCY_WORDS = {
    "late": "Quá hạn", "due_soon": "Sắp đến hạn", "on_time": "Trong hạn",
    "waiting": "Chờ người nộp", "closed": "Đã kết thúc", "new": "Mới",
}  # fmt: skip


# The words of an act in an address.
SLUGS = {
    "accept": "tiep-nhan", "decline": "tu-choi-tiep-nhan", "take": "nhan-xu-ly",
    "pass_on": "chuyen-buoc", "decide": "ky-ket-qua", "resume": "nhan-bo-sung",
    "hand_over": "tra-ket-qua", "send_result": "gui-buu-chinh", "answer": "tra-loi-y-kien",
    "ask_supplement": "yeu-cau-bo-sung", "assign": "phan-cong", "consult": "lay-y-kien",
    "send_back": "tra-lai", "reschedule": "hen-lai", "refuse": "tu-choi-giai-quyet",
    "stop": "dung", "give_up": "rut",
}  # fmt: skip


def act_url(code: str, name: str, step_id: int | None = None) -> str:
    """The page on which an act is done."""
    address = reverse("workspace:dossier_act", args=[code, SLUGS[name]])
    return f"{address}?buoc={step_id}" if name == "answer" and step_id else address


def reach_of(request: DeskRequest) -> Reach:
    """What the person at the desk may do over which units."""
    tree = tree_at(request, today())
    return Reach(request.powers, tree, catalogue=request.editions.catalogue)


def soon_of(request: DeskRequest) -> Soon:
    """What counts as soon today."""
    return Soon.on(today(), tree_at(request, today()), editions=request.editions)


def visible(request: DeskRequest) -> OneStopQuerySet:
    """Every dossier that concerns one's units: the one rule of all pages of the desk."""
    tree = tree_at(request, today())
    ids = request.powers.unit_ids(SEE, tree)
    rows: OneStopQuerySet = Dossier.objects.all()
    return rows if covers_all(ids, tree) else rows.concerning(ids)


def covers_all(ids: frozenset[int], tree: Tree) -> bool:
    """Whether units are all of the province: bodies outside it keep no dossiers."""
    return all(
        pk in ids or (node.parent_id is None and node.tier is None)
        for pk, node in tree.nodes.items()
    )


def found_dossier(request: DeskRequest, code: str) -> Dossier:
    """One dossier that concerns one's units. Raises: NotFoundProblem.

    It is found by its code before the units are asked about.
    """
    found = dossier_of(code)
    if found is None or not _is_visible(request, found):
        raise NotFoundProblem(
            "Không tìm thấy hồ sơ.", why="Mã không có, hoặc hồ sơ thuộc đơn vị khác.",
            todo="Hãy kiểm tra lại mã hồ sơ.",
        )  # fmt: skip
    return found


def _is_visible(request: DeskRequest, dossier: Dossier) -> bool:
    """The rule of `visible` for one dossier."""
    tree = tree_at(request, today())
    return concerns(dossier, request.powers, SEE, tree) or covers_all(
        request.powers.unit_ids(SEE, tree), tree
    )


def urgency(due_on: date | None, due_at: datetime | None, *, now: datetime, soon: date) -> str:
    """The colour of something due: late, due_soon, on_time."""
    if due_on is None:
        return "on_time"
    if due_on < now.date() or (due_at is not None and due_at < now):
        return "late"
    return "due_soon" if due_on <= soon else "on_time"


def mark_of(dossier: Dossier, *, now: datetime, soon: date) -> tuple[str, str]:
    """The one colour of a dossier, and the word of its state."""
    words = str(State(dossier.state).label)
    if dossier.state in ENDED:
        return "closed", words
    if dossier.state in FOR_APPLICANT:
        return "waiting", words
    if dossier.state == State.SUBMITTED:
        return "new", words
    if dossier.finished_on is not None:
        is_late = dossier.due_on is not None and dossier.finished_on > dossier.due_on
        return ("late" if is_late else "on_time"), words
    return urgency(dossier.due_on, dossier.due_at, now=now, soon=soon), words


def due_words(due_on: date | None, due_at: datetime | None) -> str:
    """A due moment in words; to the minute where it is known."""
    return datetime_vi(due_at) if due_at is not None else date_vi(due_on)


def unit_name(tree: Tree, unit_id: int | None) -> str:
    """A unit by the name it bears; '' for none."""
    node = tree.nodes.get(unit_id or 0)
    return node.name if node is not None else ""


def dossier_url(code: str) -> str:
    """The page of a dossier."""
    return _dossier_page().replace(_MARK, quote(code))


_MARK = "-ma-"


@cache
def _dossier_page() -> str:
    """The address with a mark for the code: a list puts a code into it for every row."""
    return reverse("workspace:dossier", args=[_MARK])


def identity_bar(
    dossier: Dossier, tree: Tree, *, now: datetime, editions: Editions | None = None
) -> dict[str, Any]:
    """What every page about one dossier shows on top: code, who, what, state, due, where.

    editions: when the caller knows them.
    """
    soon = Soon.on(now.date(), tree, editions=editions).day(dossier.unit_id)
    kind, words = mark_of(dossier, now=now, soon=soon)
    over = dossier.finished_on is None and dossier.state not in ENDED
    return {
        "code": dossier.code, "url": dossier_url(dossier.code), "applicant": dossier.applicant,
        "procedure": dossier.procedure_title, "procedure_code": dossier.procedure_code,
        "state": kind, "state_words": words,
        "urgency": URGENCY_WORDS[kind] if over and kind in {"late", "due_soon"} else "",
        "due": due_words(dossier.due_on, dossier.due_at),
        "unit": unit_name(tree, dossier.unit_id),
        "agency": dossier.get_agency_display() if dossier.agency else "",
    }  # fmt: skip


def facts_of(dossier: Dossier, tree: Tree) -> list[dict[str, str]]:
    """The lines of a dossier that are no personal data."""
    place = (
        f"{dossier.session.place}, {date_vi(dossier.session.held_on)}" if dossier.session else ""
    )
    lines = (
        ("Tiếp nhận", due_words(dossier.received_on, dossier.received_at)),
        ("Nơi tiếp nhận", unit_name(tree, dossier.unit_id)),
        ("Cơ quan có thẩm quyền", unit_name(tree, dossier.competent_unit_id)),
        ("Điểm hỗ trợ", _other(tree, dossier.support_unit_id, dossier.unit_id)),
        ("Buổi lưu động", place),
        ("Trường hợp", dossier.case),
        ("Ngành dọc", dossier.get_agency_display() if dossier.agency else ""),
        ("Hình thức nộp", dossier.get_channel_display()),
        ("Người tiếp nhận", dossier.receiver),
        ("Nhận kết quả", str(Delivery(dossier.delivery or "counter").label)),
        ("Giải quyết xong", due_words(dossier.finished_on, dossier.finished_at)),
        ("Trả kết quả", due_words(dossier.returned_on, dossier.returned_at)),
    )  # fmt: skip
    return [{"key": key, "value": value} for key, value in lines if value not in {"", "–"}]


def _other(tree: Tree, unit_id: int | None, same: int) -> str:
    return "" if unit_id == same else unit_name(tree, unit_id)


def step_words(step: Step) -> str:
    """The name of a step."""
    return step.name or str(step.get_role_display())


def held_by(steps: Iterable[Step], tree: Tree) -> list[dict[str, str]]:
    """Where a dossier is: its open steps with unit and person."""
    return [
        {
            "step": step_words(one), "unit": unit_name(tree, one.unit_id),
            "who": str(one.assignee) if one.assignee_id else "chưa ai nhận",
            "due": due_words(one.due_on, one.due_at),
        }
        for one in steps
        if one.done_on is None
    ]  # fmt: skip
