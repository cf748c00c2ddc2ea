"""Finding a procedure, and everything about one."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from konia.domains.dossiers.public import real_time
from konia.domains.procedures.models import (
    LifeEvent,
    OnlineService,
    PaperPart,
    PostedQuestion,
    Procedure,
)
from konia.domains.procedures.public import (
    Found,
    Level,
    ProcedureField,
    ProcedureVersion,
    condition_of,
    terms_on,
)
from konia.domains.procedures.public import search as find
from konia.domains.procedures.states import ChannelKind, FeeKind
from konia.faces.ui.context import today
from konia.faces.ui.files import sent
from konia.kernel.files.serving import download
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import NotFoundProblem
from konia.lib.numbers import format_number

from .guard import public

ON_A_PAGE = 20
MOST_QUESTIONS = 20
ONLINE_FROM = 3
LEVEL_WORDS = {
    2: "Nộp trực tiếp hoặc qua bưu chính",
    3: "Nộp trực tuyến (mức độ 3)",
    4: "Nộp, trả phí và nhận kết quả trực tuyến (mức độ 4)",
}
AGENCIES = ("department", "management_board", "province_pc")


class ListFilter(forms.Form):
    """What narrows the list."""

    use_required_attribute = False
    q = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    linh_vuc = forms.ChoiceField(label="Lĩnh vực", required=False)
    co_quan = forms.ChoiceField(label="Cơ quan", required=False)
    su_kien = forms.ChoiceField(label="Sự kiện trong đời", required=False)
    cap = forms.ChoiceField(label="Cấp thực hiện", required=False)

    def __init__(self, *args: Any, tree: Tree, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keepers = [node for node in tree.nodes.values() if node.kind in AGENCIES and node.is_open]
        keepers.sort(key=lambda node: node.sort_name)
        events = LifeEvent.objects.in_order().values_list("code", "name")
        self._offer("linh_vuc", ProcedureField.choices)
        self._offer("co_quan", [(node.code, node.name) for node in keepers])
        self._offer("su_kien", events)
        self._offer("cap", Level.choices)

    def _offer(self, name: str, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Tất cả"), *choices]


@public
@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """Procedures by any words, field, agency, life event and level; the most useful first."""
    tree = Tree.at(today())
    form = ListFilter(request.GET, tree=tree)
    form.is_valid()
    asked = {name: form.cleaned_data.get(name, "") for name in form.fields}
    agency = tree.node(asked["co_quan"]).id if asked["co_quan"] else None
    found = find(
        asked["q"], field=asked["linh_vuc"], agency=agency, event=asked["su_kien"],
        level=asked["cap"], on=today(),
    )  # fmt: skip
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "text": asked["q"], "page": page, "count": len(found),
        "hits": [hit_of(one) for one in page], "filters": _filters(form, asked),
    }  # fmt: skip
    return render(request, "portal/procedures/list.html", context)


def _filters(form: ListFilter, asked: Mapping[str, str]) -> dict[str, Any]:
    kept = {name: value for name, value in asked.items() if value}
    chosen = []
    for name in ("linh_vuc", "co_quan", "su_kien", "cap"):
        if name in kept:
            field = form.fields[name]
            assert isinstance(field, forms.ChoiceField)
            words = dict(field.choices)[kept[name]]  # type: ignore[arg-type]
            rest = {key: value for key, value in kept.items() if key != name}
            chosen.append({"label": words, "remove_url": _address(rest)})
    only_words = {"q": kept["q"]} if "q" in kept else {}
    return {
        "form": form, "title": "Lọc theo lĩnh vực, cơ quan", "chosen": chosen,
        "clear_url": _address(only_words) if chosen else "", "open": False,
    }  # fmt: skip


def _address(asked: Mapping[str, str]) -> str:
    return f"{reverse('portal:procedures')}?{urlencode(asked)}"


def hit_of(found: Found) -> dict[str, Any]:
    """One line of a list of procedures."""
    one = found.procedure
    return {
        "title": one.name,
        "url": reverse("portal:procedure", args=[one.code]),
        "text": f"{one.get_field_display()} · {one.get_level_display()}",
        "code": one.code,
        "online": found.online_level >= ONLINE_FROM,
        "level": LEVEL_WORDS[found.online_level],
    }


def national_code(code: str) -> tuple[str, ...]:
    """The ways dossiers may name a procedure: with and without the province's ending."""
    return (code, ".".join(code.split(".")[:2]))


def procedure_of(code: str, *, on: date) -> Procedure:
    """A procedure with its online level. Raises: NotFoundProblem."""
    services = OnlineService.objects.holding_on(on)
    found = Procedure.objects.of_code(code).with_usefulness(services).first()
    if not isinstance(found, Procedure):
        raise NotFoundProblem(
            "Không có thủ tục này.",
            why="Mã thủ tục không có trong danh mục của tỉnh.",
            todo="Hãy tìm thủ tục theo tên ở trang chủ.",
        )
    return found


@public
@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Everything about one procedure, and the button that starts it."""
    on = today()
    one = procedure_of(code, on=on)
    content = content_of(one, on=on)
    level = getattr(one, "online_level", 2)
    in_force = one.state_on(on) == "in_force"
    context = {
        "procedure": one, "content": content, "level": level, "level_words": LEVEL_WORDS[level],
        "is_online": level >= ONLINE_FROM and in_force, "in_force": in_force,
        "real": real_time(national_code(one.code), on=on),
        "questions": list(PostedQuestion.objects.posted_on(on).about(one.pk)[:MOST_QUESTIONS]),
    }  # fmt: skip
    return render(request, "portal/procedures/procedure.html", context)


def content_of(procedure: Procedure, *, on: date) -> dict[str, Any]:
    """The compulsory parts of a procedure as they hold on a day, in one question."""
    rows = ProcedureVersion.objects.of_procedure(procedure.pk).holding_on(on)
    version = rows.with_lines_shown().first()
    if isinstance(version, ProcedureVersion):
        return _of_version(version)
    return _of_catalogue(procedure, on=on)


def _of_version(version: ProcedureVersion) -> dict[str, Any]:
    lines = {kind: getattr(version, f"shown_{kind}") for kind in ("papers", "fees", "sequence")}
    channels = getattr(version, "shown_channels")  # noqa: B009 - annotated
    labels = dict(ChannelKind.choices)
    return {
        "name": version.name, "audience": version.audience, "agency": version.agency,
        "result": version.result, "conditions": version.conditions, "sets": version.sets,
        "limit": limit_words(version),
        "cases": _by_case(lines["papers"]), "steps": _by_case(lines["sequence"]),
        "fees": [_fee(one) for one in lines["fees"]], "is_free": not lines["fees"],
        "bases": getattr(version, "shown_bases"),  # noqa: B009 - annotated
        "channels": [one | {"title": labels.get(one["kind"], one["kind"])} for one in channels],
        "result_code": version.result_code, "forms": _forms(lines["papers"]),
    }  # fmt: skip


def _forms(papers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each form once, with its code and where it is fetched."""
    named = {paper["form_file"]: paper for paper in papers if paper["form_file"]}
    return list(named.values())


@public
@require_safe
def form_file(request: HttpRequest, code: str, file_id: int) -> FileResponse:
    """The blank form of a paper, to be saved. Raises: NotFoundProblem."""
    rows = PaperPart.objects.published_for(code).with_form(file_id)
    part = rows.order_by("-version_id").first()
    if part is None:
        raise NotFoundProblem("Thủ tục này không có mẫu đơn đó.")
    return sent(download(part.form_kept, part.form_file))


def _by_case(lines: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The lines for every case first, then those of each case."""
    cases = dict.fromkeys(["", *(line["case"] for line in lines)])
    groups = [(case, [line for line in lines if line["case"] == case]) for case in cases]
    return [(case, rows) for case, rows in groups if rows]


def _fee(line: Mapping[str, Any]) -> dict[str, str]:
    kind = dict(FeeKind.choices).get(str(line["kind"]), "")
    amount = line["amount_vnd"]
    told = money(amount) if amount else "Miễn phí"
    when = condition_of(line.get("case", ""), line.get("since", ""), line.get("after_days", 0))
    return {
        "name": line["name"], "kind": kind, "amount": f"{told}, {when}" if when else told,
    }  # fmt: skip


def money(amount_vnd: int) -> str:
    """An amount as 8.000 đồng."""
    return f"{format_number(amount_vnd)} đồng"


def limit_words(version: ProcedureVersion) -> str:
    """The promised time in words."""
    if version.limit_words:
        return version.limit_words
    for amount, unit in (
        (version.working_days, "ngày làm việc"), (version.working_hours, "giờ làm việc"),
        (version.calendar_days, "ngày"),
    ):  # fmt: skip
        if amount:
            return f"{format_number(amount)} {unit}"
    return "Giải quyết ngay khi nhận đủ hồ sơ"


def _of_catalogue(procedure: Procedure, *, on: date) -> dict[str, Any]:
    """A procedure of which only the lines of the catalogue are known."""
    terms = terms_on(procedure, on)
    names = filter(None, (part.strip() for part in procedure.papers.split(";")))
    papers = [{"case": "", "name": name, "originals": 1, "required": True} for name in names]
    fee = {"name": "Phí, lệ phí", "amount_vnd": terms.fee_vnd, "kind": FeeKind.FEE}
    basis = {"number": procedure.legal_basis, "title": ""}
    return {
        "name": procedure.name, "audience": "", "agency": "", "result": "", "result_code": "",
        "conditions": "",
        "sets": 1, "limit": f"{terms.working_days} ngày làm việc", "cases": _by_case(papers),
        "steps": [], "fees": [_fee(fee)] if terms.fee_vnd else [], "is_free": not terms.fee_vnd,
        "channels": [], "forms": [], "bases": [basis] if procedure.legal_basis else [],
    }  # fmt: skip
