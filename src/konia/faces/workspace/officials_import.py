"""Opening many officials' accounts from a table: every bad cell is named first."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.kernel.access.managing import MANAGE
from konia.kernel.access.officials import OfficialAsked, wrong_words
from konia.kernel.access.role_actions import RoleAsked
from konia.kernel.files.models import StoredFile
from konia.kernel.files.store import keep, path_of
from konia.kernel.notices.inviting_actions import Newcomer, open_officials
from konia.kernel.org.directory import Directory
from konia.kernel.registers.imports import BadCell, Report
from konia.kernel.registers.tables import BadTableError, column_letter, open_table
from konia.kernel.rooms.problems import FieldProblems, Problem
from konia.lib.vietnamese import fold

from .guard import DeskRequest, needs, tree_at
from .imports import MOST_SHOWN, XLSX, UploadForm, bad_cells
from .official_roles import roles_offered
from .pages import shown

MOST_ROWS = 1000
LARGEST = 5 * 1024 * 1024
SLOT = "import:officials"
# Field, head, how it is written, whether it has to be.
COLUMNS = (
    ("username", "Tên đăng nhập", "Chữ thường không dấu, ví dụ lan.nguyen", True),
    ("full_name", "Họ và tên", "Chữ", True),
    ("unit", "Đơn vị", "Tên hoặc mã đơn vị", True),
    ("email", "Thư điện tử", "Để nhận liên kết đặt mật khẩu", False),
    ("phone", "Số điện thoại", "Ghi dạng chữ để giữ số 0 đầu", False),
    ("role", "Vai trò", "Tên vai trò ở đơn vị này, từ hôm nay", False),
)


@needs(MANAGE)
def upload(request: DeskRequest) -> HttpResponse:
    """Check a table cell by cell; open the accounts of its good rows only on a second press."""
    form = UploadForm(request.POST or None, request.FILES or None)
    report, status = None, 200
    if request.method == "POST" and "save" in request.POST:
        return _save(request)
    if request.method == "POST":
        report, status = _look(request, form)
    context = {
        "form": form, "report": report, "most": MOST_ROWS,
        "table": bad_cells(report.bad) if report else None,
        "more": max(0, len(report.bad) - MOST_SHOWN) if report else 0,
        "crumbs": [
            {"title": "Tài khoản cán bộ", "url": reverse("workspace:officials")},
            {"title": "Mở tài khoản từ tệp"},
        ],
    }  # fmt: skip
    return shown(request, "workspace/officials/import.html", context, status=status)


def _look(request: DeskRequest, form: UploadForm) -> tuple[Report | None, int]:
    if not form.is_valid():
        return None, FieldProblems.status
    try:
        file = keep(form.cleaned_data["file"].chunks(), largest=LARGEST)
        report = _take(path_of(file).read_bytes(), request, save=False)
    except Problem as problem:
        form.add_error("file", str(problem))
        return None, problem.status
    request.session[SLOT] = file.sha256
    return report, FieldProblems.status if report.bad else 200


def _save(request: DeskRequest) -> HttpResponse:
    """Open the accounts of the table this person has just looked at."""
    sha256 = request.session.pop(SLOT, "")
    if not sha256:
        messages.error(request, "Không còn tệp vừa kiểm tra. Hãy chọn lại tệp.")
        return redirect("workspace:officials_import")
    content = path_of(StoredFile.objects.get(sha256=sha256)).read_bytes()
    report = _take(content, request, save=True)
    left = f" {report.bad_rows} dòng sai chưa lưu." if report.bad_rows else ""
    messages.success(request, f"Đã mở {report.saved} tài khoản.{left}")
    return redirect("workspace:officials")


def _take(content: bytes, request: DeskRequest, *, save: bool) -> Report:
    """Read a table and try its rows, or open them. Raises: BadTableError."""
    table = open_table(content)
    if len(table.rows) > MOST_ROWS:
        raise BadTableError(f"Tệp có hơn {MOST_ROWS} dòng.", todo="Hãy chia nhỏ tệp.")
    places = _places(table.heads)
    report = Report("officials", rows=len(table.rows))
    read = _Reading(request, places, report)
    found = [(row, read.newcomer(row, cells)) for row, cells in table.rows]
    good = [(row, each) for row, each in found if each is not None]
    taken = open_officials([each for _, each in good], at=now(), by=request.powers, keep=save)
    texts = dict(table.rows)
    for place, problems in taken.bad.items():
        row = good[place][0]
        for field, words in problems.items():
            read.blame(row, field, texts[row], " ".join(words))
    report.good = len(good) - len(taken.bad)
    report.saved = taken.opened if save else 0
    report.bad.sort(key=lambda cell: (cell.row, cell.cell))
    return report


def _places(heads: Sequence[str]) -> dict[str, int]:
    """Field -> its column. Raises: BadTableError when one that has to be is missing."""
    known = {fold(head): place for place, head in enumerate(heads)}
    found = {field: known[fold(head)] for field, head, *_ in COLUMNS if fold(head) in known}
    lacking = [head for field, head, _, needed in COLUMNS if needed and field not in found]
    if lacking:
        raise BadTableError(
            f"Tệp thiếu cột “{lacking[0]}”.", todo="Hãy dùng mẫu và giữ nguyên dòng đầu."
        )
    return found


class _Reading:
    """Reads rows into newcomers; what cannot be read is put on the report."""

    def __init__(self, request: DeskRequest, places: dict[str, int], report: Report) -> None:
        self.places, self.report = places, report
        self.units = Directory.at(today())
        self.nodes = tree_at(request, today()).nodes
        self.roles: dict[str, str] = {}
        for code, name in roles_offered(request):
            self.roles |= {fold(name): code, fold(code): code}

    def newcomer(self, row: int, cells: Sequence[Any]) -> Newcomer | None:
        """The account a row asks for, or None when its unit or role is not known."""
        said = {field: self._text(field, cells) for field in self.places}
        unit, role = self._unit(row, cells), said.pop("role", "")
        code = self.roles.get(fold(role)) if role else ""
        if code is None:
            self.blame(row, "role", cells, "Không có vai trò này, hoặc bạn không giao được.")
        asked = OfficialAsked(**said | {"unit": unit, "username": said["username"].lower()})
        if not unit or code is None:
            for field, words in wrong_words(asked, fresh=True).items():
                self.blame(row, field, cells, " ".join(words))
            return None
        return Newcomer(asked, RoleAsked(code, unit, today()) if code else None)

    def _unit(self, row: int, cells: Sequence[Any]) -> str:
        """The code of the unit a row names; '' when there is none, which is put on the report."""
        try:
            node = self.nodes.get(self.units.find(self._text("unit", cells)))
        except Problem as problem:
            self.blame(row, "unit", cells, str(problem))
            return ""
        if node is None:
            self.blame(row, "unit", cells, "Đơn vị này không còn hoạt động.")
        return str(node.code) if node else ""

    def _text(self, field: str, cells: Sequence[Any]) -> str:
        place = self.places[field]
        value = cells[place] if place < len(cells) else ""
        whole = isinstance(value, float) and value.is_integer()
        return str(int(value) if whole else value).strip()

    def blame(self, row: int, field: str, cells: Sequence[Any], message: str) -> None:
        """Put a bad cell on the report; the row as a whole when its column is not in the file."""
        if field not in self.places:
            self.report.bad.append(BadCell(row, f"dòng {row}", "", "", message))
            return
        cell = f"{column_letter(self.places[field])}{row}"
        head = next(head for name, head, *_ in COLUMNS if name == field)
        self.report.bad.append(BadCell(row, cell, head, self._text(field, cells), message))


@require_GET
@needs(MANAGE)
def template(request: DeskRequest) -> HttpResponse:
    """An empty table, and a second sheet that tells what goes where and which roles there are."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        sheet, text = book.add_worksheet("Nhập"), book.add_format({"num_format": "@"})
        sheet.set_column(0, len(COLUMNS) - 1, 24, text)
        sheet.freeze_panes(1, 0)
        told = book.add_worksheet("Hướng dẫn")
        told.set_column(0, 2, 40)
        told.write_row(0, 0, ("Cột", "Bắt buộc", "Cách ghi"), bold)
        for place, (_, head, how, needed) in enumerate(COLUMNS):
            sheet.write_string(0, place, head, bold)
            told.write_row(place + 1, 0, (head, "Có" if needed else "", how))
        told.write_string(len(COLUMNS) + 2, 0, "Các vai trò", bold)
        for place, (_, name) in enumerate(roles_offered(request), len(COLUMNS) + 3):
            told.write_string(place, 0, name)
    disposition = content_disposition_header(True, "mau-tai-khoan.xlsx") or ""  # noqa: FBT003
    return HttpResponse(
        out.getvalue(), content_type=XLSX, headers={"Content-Disposition": disposition}
    )
