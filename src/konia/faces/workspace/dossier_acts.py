"""Acts on a dossier: one small page each, done once however often the button is pressed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from konia.domains.dossiers import actions
from konia.domains.dossiers.models import Dossier, Pause, Step
from konia.domains.dossiers.possible import TITLES, Act, acts_for, open_step_of
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    Problem,
    TooLateProblem,
)

from . import act_forms as forms
from .act_forms import ActForm
from .act_readings import due_of, lines_in, people_for, results_of, supplied_rows, unit_of
from .dossier_letters import draft_letter
from .dossier_words import SEE, SLUGS, dossier_url, found_dossier, identity_bar, reach_of
from .guard import DeskRequest, needs, tree_at
from .handed_in import handed_in
from .pages import shown
from .paper_rows import FORMS, PaperRow, fill_rows, is_sound, papers_of


@dataclass
class Doing:
    """One act under way: who, on what, from which step, with what filled in."""

    request: DeskRequest
    dossier: Dossier
    step: Step | None
    form: ActForm
    rows: list[PaperRow]

    @property
    def said(self) -> dict[str, Any]:
        """What the form says, and the instant and official every act is told."""
        return self.form.cleaned_data

    @property
    def by(self) -> dict[str, Any]:
        """When and by whom."""
        return {"at": now(), "by": self.request.powers}

    @property
    def step_id(self) -> int:
        """The step it is about. Raises: TooLateProblem."""
        if self.step is None:
            raise TooLateProblem("Hồ sơ không còn bước nào đang mở.", todo="Hãy tải lại trang.")
        return self.step.pk


@dataclass(frozen=True)
class ActPage:
    """How an act is asked for and done. letter: the form that it sends, for a preview."""

    run: Callable[[Doing], object]
    form: type[ActForm]
    done: str
    words: str = ""
    letter: str = ""


def _pass_on(doing: Doing) -> object:
    return actions.pass_on(
        doing.dossier.code, words=doing.said["words"], seen=doing.said["seen"], **doing.by
    )


def _send_back(doing: Doing) -> object:
    return actions.send_back(
        doing.dossier.code, reason=doing.said["reason"], seen=doing.said["seen"], **doing.by
    )


def _take(doing: Doing) -> object:
    return actions.take(doing.said["seen"] or doing.step_id, **doing.by)


def _assign(doing: Doing) -> object:
    return actions.assign(doing.step_id, to=doing.said["to"], **doing.by)


def _consult(doing: Doing) -> object:
    said = doing.said
    return actions.consult(
        doing.dossier.code, unit=unit_of(said["unit"], doing.request), question=said["question"],
        working_hours=said["working_hours"], **doing.by,
    )  # fmt: skip


def _answer(doing: Doing) -> object:
    return actions.answer(doing.step_id, words=doing.said["words"], **doing.by)


def _ask_supplement(doing: Doing) -> object:
    said = doing.said
    return actions.ask_supplement(
        doing.dossier.code, reason=said["reason"], items=lines_in(said["items"]),
        stops_clock=said["stops_clock"] == "co", again=said.get("again", ""), **doing.by,
    )  # fmt: skip


def _resume(doing: Doing) -> object:
    if not is_sound(doing.rows):
        raise FieldProblems({"": ["Có giấy tờ chưa ghi đúng. Hãy xem từng dòng bên dưới."]})
    return actions.resume(doing.dossier.code, papers=papers_of(doing.rows), **doing.by)


def _reschedule(doing: Doing) -> object:
    return actions.reschedule(
        doing.dossier.code, due_at=due_of(doing.said["due_on"], doing.dossier),
        reason=doing.said["reason"], **doing.by,
    )  # fmt: skip


def _decide(doing: Doing) -> object:
    files = {name: handed_in(doing.request, name) for name in ("file", "file_2")}
    return actions.decide(
        doing.dossier.code, results=results_of(doing.said, files), seen=doing.said["seen"],
        **doing.by,
    )  # fmt: skip


def _because(act: Callable[..., object]) -> Callable[[Doing], object]:
    return lambda doing: act(doing.dossier.code, reason=doing.said["reason"], **doing.by)


def _accept(doing: Doing) -> object:
    return actions.accept(doing.dossier.code, **doing.by)


def _send_result(doing: Doing) -> object:
    return actions.send_result(doing.dossier.code, tracking=doing.said["tracking"], **doing.by)


def _hand_over(doing: Doing) -> object:
    return actions.hand_over(doing.dossier.code, receiver=doing.said["receiver"], **doing.by)


PAGES = {
    "accept": ActPage(_accept, ActForm, "Đã tiếp nhận hồ sơ; thời hạn bắt đầu tính."),
    "decline": ActPage(
        _because(actions.decline), forms.ReasonForm, "Đã từ chối tiếp nhận và lập phiếu.",
        "Người nộp nhận phiếu từ chối tiếp nhận theo mẫu.", "refusal",
    ),
    "take": ActPage(_take, ActForm, "Bạn đã nhận xử lý hồ sơ."),
    "pass_on": ActPage(_pass_on, forms.WordsForm, "Đã chuyển bước sau."),
    "assign": ActPage(_assign, forms.AssignForm, "Đã phân công."),
    "send_back": ActPage(_send_back, forms.BackForm, "Đã trả lại bước trước."),
    "consult": ActPage(
        _consult, forms.ConsultForm, "Đã gửi xin ý kiến.",
        "Hồ sơ vẫn ở bước hiện tại trong lúc chờ ý kiến.",
    ),
    "answer": ActPage(_answer, forms.AnswerForm, "Đã trả lời ý kiến."),
    "ask_supplement": ActPage(
        _ask_supplement, forms.SupplementForm, "Đã yêu cầu bổ sung và lập phiếu.",
        "Người nộp nhận phiếu yêu cầu bổ sung theo mẫu.", "supplement",
    ),
    "resume": ActPage(_resume, ActForm, "Đã nhận giấy tờ bổ sung; hồ sơ tiếp tục."),
    "reschedule": ActPage(
        _reschedule, forms.RescheduleForm, "Đã hẹn lại và lập phiếu xin lỗi.",
        "Mỗi hồ sơ chỉ được hẹn lại một lần, báo trước ngày hẹn ít nhất một ngày.", "apology",
    ),
    "decide": ActPage(_decide, forms.ResultForm, "Đã ký kết quả; hồ sơ chuyển nơi trả."),
    "refuse": ActPage(
        _because(actions.refuse), forms.ReasonForm, "Đã từ chối giải quyết và lập phiếu.",
        "Hồ sơ kết thúc. Người nộp nhận thông báo theo mẫu.", "refusal",
    ),
    "stop": ActPage(
        _because(actions.stop), forms.ReasonForm, "Đã dừng giải quyết và lập thông báo.",
        "Hồ sơ kết thúc. Người nộp nhận thông báo theo mẫu.", "stop",
    ),
    "give_up": ActPage(
        _because(actions.give_up), forms.GiveUpForm, "Đã rút hồ sơ.",
        "Chỉ rút khi người nộp đề nghị và có mặt hoặc có đơn.",
    ),
    "send_result": ActPage(_send_result, forms.TrackingForm, "Đã ghi số bưu gửi."),
    "hand_over": ActPage(_hand_over, forms.HandOverForm, "Đã trả kết quả, người nhận đã ký."),
}  # fmt: skip
_BY_SLUG = {slug: name for name, slug in SLUGS.items()}


@needs(SEE)
def act(request: DeskRequest, code: str, slug: str) -> HttpResponse:
    """Ask for what the act needs, and do it; a colleague who was faster is told in words."""
    name = _BY_SLUG.get(slug, "")
    if name not in PAGES:
        raise NotFoundProblem("Không có việc này.", todo="Hãy mở lại trang hồ sơ.")
    found = found_dossier(request, code)
    steps = list(Step.objects.of_dossier(found.pk).order_by("id"))
    chosen = _chosen(request, found, steps, name)
    doing = _doing(request, found, name, _step(steps, chosen, request))
    if request.method != "POST":
        if chosen is None:
            raise _no_longer(found, name)
        return _page(doing, name)
    return _posted(doing, name)


def _chosen(request: DeskRequest, found: Dossier, steps: list[Step], name: str) -> Act | None:
    asked = request.GET.get("buoc", "")
    for one in acts_for(found, steps, reach=reach_of(request), on=today()):
        if one.name == name and (name != "answer" or str(one.step_id) == asked or not asked):
            return one
    return None


def _step(steps: list[Step], chosen: Act | None, request: DeskRequest) -> Step | None:
    """The step an act is about: the consultation asked for, or the open step of the process."""
    asked = request.GET.get("buoc", "")
    wanted = chosen.step_id if chosen is not None else int(asked) if asked.isdecimal() else None
    return next((one for one in steps if one.pk == wanted), None) or open_step_of(steps)


def _no_longer(found: Dossier, name: str) -> Problem:
    state = found.get_state_display()
    return TooLateProblem(
        f"Không thể “{TITLES[name].lower()}” lúc này.",
        why=f"Hồ sơ đang ở trạng thái “{state}”, hoặc bước này không thuộc phần việc của bạn.",
        todo="Hãy mở lại trang hồ sơ để xem việc có thể làm.",
    )


def _doing(request: DeskRequest, found: Dossier, name: str, step: Step | None) -> Doing:
    more: dict[str, Any] = {}
    if name == "ask_supplement":
        more["is_again"] = Pause.objects.of_dossier(found.pk).exists()
    if name == "assign":
        more["people"] = people_for(step, request)
    first: dict[str, Any] = {"seen": step.pk if step is not None else None}
    if name == "hand_over":
        first["receiver"] = found.applicant
    is_sent = request.method == "POST"
    form = PAGES[name].form(
        request.POST if is_sent else None, request.FILES if is_sent else None, initial=first, **more
    )
    rows = supplied_rows(found) if name == "resume" else []
    return Doing(request, found, step, form, rows)


def _posted(doing: Doing, name: str) -> HttpResponse:
    fill_rows(doing.request, doing.rows)
    if not doing.form.is_valid():
        return _page(doing, name, status=FieldProblems.status)
    if "xem" in doing.request.POST and PAGES[name].letter:
        return _preview(doing, PAGES[name].letter)
    try:
        PAGES[name].run(doing)
    except (NotFoundProblem, ForbiddenProblem):
        raise
    except Problem as problem:
        doing.form.take(problem)
        return _page(doing, name, status=problem.status)
    messages.success(doing.request, PAGES[name].done)
    return redirect(dossier_url(doing.dossier.code))


def _preview(doing: Doing, letter: str) -> HttpResponse:
    said = doing.said
    facts = {"reason": said.get("reason", ""), "items": lines_in(said.get("items", ""))}
    if letter == "apology":
        try:
            doing.dossier.rescheduled_at = now()
            was, doing.dossier.due_at = doing.dossier.due_at, due_of(said["due_on"], doing.dossier)
        except FieldProblems as problem:
            doing.form.take(problem)
            return _page(doing, "reschedule", status=problem.status)
        facts["was_due_at"] = was.isoformat() if was else ""
    try:
        return draft_letter(doing.dossier, letter, by=str(doing.request.user), **facts)
    except FieldProblems as problem:
        doing.form.take(problem)
        return _page(doing, _BY_SLUG[doing.request.path.split("/")[-2]], status=problem.status)


def _page(doing: Doing, name: str, *, status: int = 200) -> HttpResponse:
    request, page = doing.request, PAGES[name]
    tree = tree_at(request, today())
    kept = {}
    for field in ("file", "file_2"):
        if request.method == "POST" and field in doing.form.fields:
            kept[field] = _kept(request, field)
    context = {
        "bar": identity_bar(doing.dossier, tree, now=now()), "form": doing.form, "kept": kept,
        "heading": TITLES[name], "words": page.words, "verb": TITLES[name], "rows": doing.rows,
        "has_preview": bool(page.letter), "paper_forms": FORMS,
        "is_late": status == TooLateProblem.status,
        "is_ending": name in {"decline", "refuse", "stop", "give_up"},
        "has_file": name in {"decide", "resume"}, "back_url": dossier_url(doing.dossier.code),
        "units": sorted(n.name for n in tree.tiered()) if name == "consult" else [],
    }  # fmt: skip
    return shown(request, "workspace/dossiers/act.html", context, status=status)


def _kept(request: DeskRequest, field: str) -> Any:
    try:
        return handed_in(request, field)
    except FieldProblems:
        return None
