"""Rating a service: by the link of a returned dossier, or at a counter's device."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from konia.domains.counters.public import CounterDevice, DeviceKind, device_of
from konia.domains.dossiers.actions.desk_rules import DeskRules
from konia.domains.dossiers.states import Matter
from konia.domains.procedures.public import Procedure
from konia.domains.satisfaction import actions
from konia.domains.satisfaction.actions import Opinion
from konia.domains.satisfaction.models import Rating
from konia.domains.satisfaction.questionnaire import Questionnaire, questionnaire_on
from konia.domains.satisfaction.states import Face, RatingChannel
from konia.faces.ui.asking import ask_of, query_of
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.faces.ui.small import LEAST, WORDS, hidden_units
from konia.kernel.figures.definitions import Ask
from konia.kernel.figures.engine import Question, Reader, one_moment
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem
from konia.lib.numbers import format_number

from .guard import public

RESET_SECONDS = 8
WAYS = {"qr": RatingChannel.QR, "bd": RatingChannel.POST}
FIGURES = ("satisfaction.rating_average", "satisfaction.rated_satisfied")


class OpinionForm(forms.Form):
    """One tap on five faces; a comment and the nine questions for who has more time."""

    use_required_attribute = False

    mark = forms.TypedChoiceField(
        label="Bạn hài lòng đến mức nào?",
        coerce=int,
        choices=list(reversed(Face.choices)),
        widget=forms.RadioSelect,
        error_messages={
            "required": "Hãy chọn một mức hài lòng.",
            "invalid_choice": "Hãy chọn một mức hài lòng.",
        },
    )
    comment = forms.CharField(
        label="Bạn muốn nói thêm điều gì?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Chỉ cơ quan quản lý đọc ý kiến này; không đăng công khai.",
    )

    def __init__(self, questions: Questionnaire | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = [question.number for question in questions.questions] if questions else []
        for question in questions.questions if questions else ():
            pairs = [(points, words) for points, words in enumerate(question.answers)]
            self.fields[f"q{question.number}"] = forms.TypedChoiceField(
                label=f"{question.number}. {question.text}", required=False, coerce=int,
                empty_value=None, choices=pairs[::-1], widget=forms.RadioSelect,
            )  # fmt: skip

    def opinion(self) -> Opinion:
        """What was said; call after is_valid()."""
        said = self.cleaned_data
        answers = {n: said[f"q{n}"] for n in self.numbers if said.get(f"q{n}") is not None}
        return Opinion(said["mark"], answers, said.get("comment", ""))

    @property
    def details(self) -> list[Any]:
        """The fields of the nine questions."""
        return [self[f"q{number}"] for number in self.numbers]


@public
@never_cache
def rate(request: HttpRequest, key: str) -> HttpResponse:
    """Rate the dossier the link belongs to, without an account."""
    invited = actions.invitation_of(key, at=now())
    form = OpinionForm(questionnaire_on(today()), request.POST or None)
    way = request.POST.get("qua", request.GET.get("qua", ""))
    if way == "qr":
        _check_qr(invited.unit_id)
    if request.method == "POST" and form.is_valid():
        user = request.user.get_username() if request.user.is_authenticated else ""
        channel = WAYS.get(way, RatingChannel.PORTAL)
        actions.rate_dossier(key, form.opinion(), at=now(), channel=channel, by=user)
        return redirect("portal:rated")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    context = {"form": form, "invited": invited, "way": way}
    return render(request, "portal/rating/rate.html", context, status=status)


def _check_qr(unit_id: int) -> None:
    """Raises: TooLateProblem where rating by QR is not laid down for the day."""
    tree = Tree.at(today())
    if not DeskRules.on(today()).holds(Matter.RATE_BY_QR, unit_id, tree):
        raise TooLateProblem(
            "Nơi này chưa đánh giá bằng mã QR.",
            todo="Hãy đánh giá tại máy ở quầy, hoặc từ trang theo dõi hồ sơ của bạn.",
        )


@public
@require_safe
def rated(request: HttpRequest) -> HttpResponse:
    """Thank you."""
    return render(request, "portal/rating/thanks.html")


@public
@never_cache
def device(request: HttpRequest, token: str) -> HttpResponse:
    """The tablet at a counter: one tap, thank you, and ready for the next person."""
    tablet = _tablet(token)
    form = OpinionForm(None, request.POST or None)
    status: int = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                actions.rate_visit(tablet, form.opinion(), at=now())
            except FieldProblems as problems:
                form.add_error("mark", str(problems))
            else:
                return redirect("portal:rating_device_thanks", token=token)
    context = {"form": form, "tablet": tablet, "token": token}
    return render(request, "portal/rating/device.html", context, status=status)


@public
@never_cache
@require_safe
def device_thanks(request: HttpRequest, token: str) -> HttpResponse:
    """Thank you on the tablet, which then goes back by itself."""
    _tablet(token)
    back = reverse("portal:rating_device", args=[token])
    answer = render(request, "portal/rating/device_thanks.html", {"back_url": back})
    answer.headers["Refresh"] = f"{RESET_SECONDS};url={back}"
    return answer


def _tablet(token: str) -> CounterDevice:
    found = device_of(token, on=today(), kind=DeviceKind.TABLET)
    if found is None:
        raise NotFoundProblem(
            "Máy đánh giá này chưa được đăng ký hoặc đã ngừng dùng.",
            todo="Hãy báo cán bộ tại quầy.",
        )
    return found


@public
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """How satisfied people are, by unit and by procedure; few ratings are not told apart."""
    ask = ask_of(request.GET)
    with one_moment():
        reader = Reader([Question(name, ask) for name in FIGURES])
        procedures = Rating.objects.in_scope(ask.scope).rated_in(ask.so_far).of_dossiers()
        rows = list(procedures.told_by("procedure_code"))
    average, share = (reader.answer(Question(name, ask)) for name in FIGURES)
    few = (average.whole or 0) < LEAST
    context = {
        "ask": ask, "node": ask.scope.tree.node(ask.scope.root), "few": few,
        "average": average, "share": share, "units": _by_unit(reader, ask),
        "procedures": _by_procedure(rows), "query": query_of(ask), "least": LEAST,
    }  # fmt: skip
    return render(request, "portal/rating/results.html", context)


def _by_unit(reader: Reader, ask: Ask) -> dict[str, Any]:
    tree = ask.scope.tree
    nodes = [node for node in tree.children(tree.node(ask.scope.root).id) if node.is_open]
    means = reader.by_unit(FIGURES[0], ask, nodes)
    shares = reader.by_unit(FIGURES[1], ask, nodes)
    hidden = hidden_units(shares) | hidden_units(means)
    rows = []
    for (node, mean), (_, share) in zip(means, shares, strict=True):
        if mean.whole:
            told = (mean.whole, mean.value, share.value)
            url = f"{reverse('portal:rating_results')}{query_of(ask)}".replace(
                f"unit={ask.scope.root}", f"unit={node.code}", 1
            )
            cells = _cells(node.short_name, *told, is_hidden=node.id in hidden)
            rows.append({"url": url, "cells": cells})
    return _table("Theo đơn vị", "Đơn vị", rows)


def _by_procedure(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Procedures with few ratings stand together; never one alone, or the total would tell it."""
    large = [row for row in rows if row["base"] >= LEAST]
    if len(rows) - len(large) == 1:
        large = large[:-1]  # the fewest among them stand last
    names = Procedure.objects.in_bulk([row["key"] for row in large], field_name="code")
    listed = [{"cells": _procedure(row, names.get(row["key"]))} for row in large]
    few = len(rows) - len(large)
    if few:
        title = f"{few} thủ tục khác, có ít đánh giá"
        listed.append({"cells": _cells(title, 0, 0, 0, is_hidden=True)})
    return _table("Theo thủ tục", "Thủ tục", listed)


def _procedure(row: dict[str, Any], known: Procedure | None) -> list[dict[str, str]]:
    title = known.name if known is not None else row["key"]
    return _cells(title, row["base"], row["average"], 100 * row["content"] / row["base"])


def _cells(
    title: str, base: Any, average: Any, share: Any, *, is_hidden: bool = False
) -> list[dict[str, str]]:
    if is_hidden:
        return [{"text": title}, *({"text": WORDS} for _ in range(3))]
    return [
        {"text": title}, {"text": format_number(base)},
        {"text": format_number(average, 2)}, {"text": f"{format_number(share, 2)} %"},
    ]  # fmt: skip


def _table(caption: str, head: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    numbers = ("Số đánh giá", "Điểm trung bình (1–5)", "Hài lòng trở lên")
    return {
        "caption": caption,
        "columns": [{"title": head}, *({"title": one, "numeric": True} for one in numbers)],
        "rows": rows,
        "empty": "Chưa có đánh giá nào trong kỳ này.",
    }
