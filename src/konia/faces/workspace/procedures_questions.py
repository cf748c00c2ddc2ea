"""The question bank: searched, drafted, posted, taken down, and what must be revised."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from konia.domains.procedures import actions
from konia.domains.procedures.models import PostedQuestion
from konia.domains.procedures.registers import QUESTIONS
from konia.domains.procedures.states import ProcedureField
from konia.faces.ui.context import today
from konia.kernel.registers.listing import visible
from konia.kernel.rooms.problems import NotFoundProblem

from .guard import DeskRequest, needs
from .pages import number, page_of, shown
from .procedures_pages import (
    CHANGE,
    FOLDER,
    SEE,
    Asked,
    address,
    asking,
    do,
    frame,
    home_crumbs,
    may,
    note,
    procedure_of,
)

PAGE = 25
SHOWN = (("", "Tất cả"), ("nhap", "Bản nháp"), ("dang", "Đang đăng"), ("sua", "Cần sửa lại"))


class BankForm(forms.Form):
    """What is looked for in the bank."""

    use_required_attribute = False
    q = forms.CharField(label="Từ khóa", required=False)
    tinh_trang = forms.ChoiceField(label="Tình trạng", required=False, choices=SHOWN)


@needs(SEE)
def bank(request: DeskRequest) -> HttpResponse:
    """The bank: searched without accents; those of abolished procedures apart, to be revised."""
    form = BankForm(request.GET or None, auto_id="loc_%s")
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = visible(QUESTIONS, by=request.powers)
    to_revise = rows.posted_on(today()).about_abolished(today()).count()  # type: ignore[attr-defined]
    rows = _narrowed(rows, asked)
    page = page_of(rows.count(), number(request.GET.get("page", "")), PAGE)
    start = (page.number - 1) * PAGE
    chosen = rows.select_related("procedure").order_by("code")[start : start + PAGE]
    context = {
        "filters": {"form": form, "open": True, "action": address("procedure_bank"),
                    "title": "Tìm câu hỏi (không cần dấu)", "chosen": [], "clear_url": ""},
        "page": page, "to_revise": to_revise, "questions": [_told(request, one) for one in chosen],
        "may_change": CHANGE in request.powers.permissions,
        "crumbs": [*home_crumbs(), {"title": "Bộ câu hỏi"}],
    }  # fmt: skip
    return shown(request, FOLDER + "bank.html", context, status=422 if form.errors else 200)


def _narrowed(rows: Any, asked: dict[str, Any]) -> Any:
    if asked.get("q"):
        rows = rows.matching(asked["q"])
    match asked.get("tinh_trang"):
        case "nhap":
            return rows.drafts()
        case "dang":
            return rows.posted_on(today())
        case "sua":
            return rows.posted_on(today()).about_abolished(today())
    return rows


def _told(request: DeskRequest, one: PostedQuestion) -> dict[str, Any]:
    on = today()
    ended = one.procedure.abolished_on if one.procedure is not None else None
    is_up = one.posted_on is not None and one.posted_on <= on
    is_down = one.taken_down_on is not None and one.taken_down_on <= on
    state = ("on_time", "Đang đăng") if is_up else ("new", "Nháp")
    state = ("closed", "Đã gỡ") if is_down else state
    if is_up and not is_down and ended is not None and ended <= on:
        state = ("late", "Thủ tục đã bãi bỏ, cần sửa lại")
    mine = may(request, CHANGE, one.unit_id)
    return {
        "question": one, "state": state[0], "words": state[1],
        "may_post": mine and one.posted_on is None, "may_take_down": mine and is_up and not is_down,
    }  # fmt: skip


@needs(SEE)
def of_procedure(request: DeskRequest, code: str) -> HttpResponse:
    """The questions about one procedure."""
    one = procedure_of(code)
    rows = PostedQuestion.objects.of_procedure(one.pk).select_related("procedure")
    context = frame(request, one, "procedure_questions") | {
        "questions": [_told(request, row) for row in rows]
    }
    return shown(request, FOLDER + "questions.html", context)


class QuestionForm(Asked):
    """A question with its answer."""

    question = note("Câu hỏi", max_length=500, rows=2)
    answer = note("Trả lời", rows=6)
    procedure_code = forms.CharField(
        label="Mã thủ tục", required=False, max_length=24, help_text="Để trống nếu hỏi chung"
    )
    field = forms.ChoiceField(
        label="Lĩnh vực", required=False, help_text="Lấy theo thủ tục khi đã ghi mã",
        choices=[("", "Chọn …"), *ProcedureField.choices],
    )  # fmt: skip


@needs(CHANGE)
def new(request: DeskRequest) -> HttpResponse:
    """Write a question; it is posted by another act."""
    form = QuestionForm(
        request.POST or None, initial={"procedure_code": request.GET.get("thu_tuc", "")}
    )
    return asking(
        request, form, lambda given: actions.draft_question(by=request.powers, **given),
        heading="Thêm câu hỏi", verb="Lưu bản nháp", back=address("procedure_bank"),
        go=address("procedure_bank") + "?tinh_trang=nhap", done="Đã lưu bản nháp.",
    )  # fmt: skip


@needs(CHANGE)
@require_POST
def post(request: DeskRequest, code: str) -> HttpResponse:
    """Post a drafted question today."""
    return do(
        request, lambda: actions.post_question(code, on=today(), by=request.powers),
        done=f"Đã đăng câu hỏi {code}.", go=address("procedure_bank"),
    )  # fmt: skip


class DownForm(Asked):
    """Why a question is taken down."""

    reason = note("Lý do gỡ")


@needs(CHANGE)
def take_down(request: DeskRequest, code: str) -> HttpResponse:
    """Take a question off the portal."""
    if not visible(QUESTIONS, by=request.powers).coded(code).exists():  # type: ignore[attr-defined]
        raise NotFoundProblem("Không có câu hỏi này.")
    return asking(
        request, DownForm(request.POST or None),
        lambda given: actions.take_down_question(
            code, on=today(), reason=given["reason"], by=request.powers
        ),
        heading=f"Gỡ câu hỏi {code}", verb="Gỡ câu hỏi", back=address("procedure_bank"),
        done="Đã gỡ câu hỏi khỏi Cổng.",
    )  # fmt: skip
