"""Comparing with the national database, replaying a change, and the printed sheet."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.http import content_disposition_header

from konia.domains.procedures import actions
from konia.domains.procedures.comparing import FEEDS, NationalRow, read_list
from konia.domains.procedures.content import process_on
from konia.domains.procedures.letters.sheet import sheet
from konia.domains.procedures.models import (
    CatalogueCheck,
    Procedure,
    ProcedureVersion,
    ProcessVersion,
)
from konia.domains.procedures.registers import CHECKS
from konia.domains.procedures.replay import Change, Outcome, Replay, change_of, replay
from konia.domains.procedures.states import MismatchKind
from konia.faces.ui.context import today
from konia.kernel.files.store import keep, path_of
from konia.kernel.registers.listing import one as visible_one
from konia.kernel.registers.listing import visible
from konia.kernel.registers.tables import LARGEST
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem
from konia.lib.dates import format_date
from konia.lib.numbers import format_number

from .guard import DeskRequest, needs, tree_at
from .pages import home_unit, shown
from .procedures_pages import (
    CHANGE,
    FOLDER,
    SEE,
    Asked,
    address,
    asking,
    current_version,
    frame,
    home_crumbs,
    may,
    procedure_of,
)

FILE = "tep"


class CompareForm(Asked):
    """Where the national list comes from."""

    source = forms.ChoiceField(label="Nguồn danh sách", widget=forms.RadioSelect)
    file = forms.FileField(
        label="Tệp danh sách", required=False,
        help_text="XLSX hoặc CSV, có cột “Mã thủ tục”, nên có “Tên thủ tục”, “Thời hạn”, “Phí”",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        feeds = [(feed.name, feed.title) for feed in FEEDS]
        self.fields["source"].choices = [(FILE, "Tệp tải về từ Cơ sở dữ liệu quốc gia"), *feeds]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A file where a file was chosen."""
        given = super().clean() or {}
        if given.get("source") == FILE and not given.get("file"):
            self.add_error("file", "Hãy chọn tệp danh sách.")
        return given


@needs(SEE)
def checks(request: DeskRequest) -> HttpResponse:
    """Every comparison with the national database, the latest first."""
    rows = visible(CHECKS, by=request.powers).newest_first()  # type: ignore[attr-defined]
    context = {
        "table": {
            "caption": "Các lần đối chiếu", "hide_caption": True,
            "columns": [{"title": "Ngày"}, {"title": "Nguồn"},
                        {"title": "Của tỉnh", "numeric": True},
                        {"title": "Trên CSDLQG", "numeric": True},
                        {"title": "Chênh lệch", "numeric": True}],
            "rows": [_row(row) for row in rows.with_counts()[:100]],
            "empty": "Chưa đối chiếu lần nào.",
        },
        "may_change": CHANGE in request.powers.permissions,
        "crumbs": [*home_crumbs(), {"title": "Đối chiếu quốc gia"}],
    }  # fmt: skip
    return shown(request, FOLDER + "checks.html", context)


def _row(row: CatalogueCheck) -> dict[str, Any]:
    counts = (row.ours, row.theirs, row.found)  # type: ignore[attr-defined]
    texts = [format_date(row.checked_on), row.source, *map(format_number, counts)]
    return {"cells": [{"text": text} for text in texts], "url": address("procedure_check", row.pk)}


@needs(CHANGE)
def compare(request: DeskRequest) -> HttpResponse:
    """Compare today's catalogue with a list."""
    made: list[CatalogueCheck] = []

    def act(given: dict[str, Any]) -> None:
        theirs, source = _theirs(given)
        unit_id = tree_at(request, today()).node(home_unit(request, CHANGE)).id
        made.append(
            actions.reconcile(theirs, source=source, unit_id=unit_id, on=today(), by=request.powers)
        )

    form = CompareForm(request.POST or None, request.FILES or None, initial={"source": FILE})
    page = asking(
        request, form, act, heading="Đối chiếu danh mục", verb="Đối chiếu",
        back=address("procedure_checks"), done="Đã đối chiếu.",
        crumbs=_crumbs(),
    )  # fmt: skip
    if made:
        page.headers["Location"] = address("procedure_check", made[0].pk)
    return page


def _crumbs() -> list[dict[str, str]]:
    return [*home_crumbs(), {"title": "Đối chiếu quốc gia", "url": address("procedure_checks")}]


def _theirs(given: dict[str, Any]) -> tuple[list[NationalRow], str]:
    """The national list and where it came from; read before any transaction."""
    if given["source"] != FILE:
        feed = FEEDS.get(given["source"])
        return feed.read(today()), feed.title
    upload = given["file"]
    kept = keep(upload.chunks(), largest=LARGEST)
    return read_list(path_of(kept).read_bytes()), f"Tệp {upload.name}"


@needs(SEE)
def check(request: DeskRequest, pk: int) -> HttpResponse:
    """What one comparison found: missing, extra, outdated."""
    run = visible_one(CHECKS, pk, by=request.powers)
    assert isinstance(run, CatalogueCheck)
    found = list(run.mismatches.all())
    groups = [(kind, [one for one in found if one.kind == kind]) for kind in MismatchKind]
    context = {
        "run": run,
        "groups": [
            {"title": str(kind.label), "count": len(rows), "table": {
                "caption": f"{kind.label} ({len(rows)})",
                "columns": [{"title": "Mã", "nowrap": True}, {"title": "Thủ tục"},
                            {"title": "Chi tiết"}],
                "rows": [{"cells": [{"text": o.code}, {"text": o.name}, {"text": o.words}]}
                         for o in rows],
                "empty": "Không có.",
            }}
            for kind, rows in groups
        ],
        "crumbs": [*_crumbs(), {"title": format_date(run.checked_on)}],
    }  # fmt: skip
    return shown(request, FOLDER + "check.html", context)


@needs(SEE)
def try_change(request: DeskRequest, code: str) -> HttpResponse:
    """Run the drafts of a procedure over last year's cases before they are published."""
    one = procedure_of(code)
    if not may(request, SEE, one.unit_id):
        raise NotFoundProblem("Không tìm thấy bản ghi.", why="Thủ tục thuộc đơn vị khác.")
    version = ProcedureVersion.objects.of_procedure(one.pk).drafts().first()
    process = ProcessVersion.objects.of_procedure(one.pk).drafts().newest_first().first()
    change = change_of(one, on=today(), version=version, process=process)
    outcomes, why = _replayed(change)
    context = frame(request, one, "procedure_versions") | {
        "change": change, "version": version, "process": process, "why": why,
        "outcomes": [_told(source, outcome) for source, outcome in outcomes],
        "steps": _steps(change, _names(one, process)),
    }  # fmt: skip
    return shown(request, FOLDER + "replay.html", context)


def _names(one: Procedure, process: ProcessVersion | None) -> dict[str, str]:
    """The names of the steps that apply and of those that are proposed, by code."""
    known = [row for row in (process_on(one.pk, today()), process) if row is not None]
    return {step.code: step.name for row in known for step in row.steps.all()}


def _steps(
    change: Change, names: dict[str, str]
) -> list[tuple[str, Decimal | None, Decimal | None]]:
    codes = dict.fromkeys([*change.steps_before, *change.steps_after])
    return [
        (names.get(code, code), change.steps_before.get(code), change.steps_after.get(code))
        for code in codes
    ]


def _replayed(change: Change) -> tuple[list[tuple[Replay, Outcome]], str]:
    try:
        return replay(change), ""
    except NotFoundProblem as problem:
        return [], str(problem)


def _told(source: Replay, outcome: Outcome) -> dict[str, Any]:
    items = [
        ("Số hồ sơ được tính lại", outcome.total),
        ("Trễ hạn theo quy định hiện tại", outcome.late_before),
        ("Trễ hạn theo đề xuất", outcome.late_after),
        ("Tăng thêm", outcome.late_after - outcome.late_before),
    ]  # fmt: skip
    pairs = [(title, format_number(count)) for title, count in items] + list(outcome.lines)
    return {
        "title": source.title,
        "summary": {"items": [{"key": key, "value": value} for key, value in pairs]},
    }


@needs(SEE)
def printed(request: DeskRequest, code: str) -> HttpResponse:
    """The sheet of a procedure for the board at the reception point, with its QR code."""
    one = procedure_of(code)
    version = current_version(one, today())
    if version is None or version.is_draft:
        raise FieldProblems({"": ["Thủ tục chưa có nội dung đã công bố để in."]})
    target = request.build_absolute_uri(_public_page(code))
    name = content_disposition_header(False, f"thu-tuc-{code}.pdf") or ""  # noqa: FBT003
    return HttpResponse(
        sheet(version, on=today(), url=target),
        content_type="application/pdf", headers={"Content-Disposition": name},
    )  # fmt: skip


def _public_page(code: str) -> str:
    """Where people read about a procedure; until that page is there, the portal's first one."""
    try:
        return reverse("portal:procedure", args=[code])
    except NoReverseMatch:
        return reverse("portal:home")
