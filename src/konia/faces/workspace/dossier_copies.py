"""Sealing the scan of a paper as an electronic copy, and handing the copy out."""

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from konia.domains.dossiers.actions import seal_paper
from konia.domains.dossiers.models import Dossier, Paper
from konia.domains.dossiers.states import RECEIVE
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.kernel.files.copies import copies_of
from konia.kernel.rooms.problems import ForbiddenProblem, NotFoundProblem, Problem

from .act_forms import ActForm
from .dossier_files import SEAL
from .dossier_letters import note_opening, shown_file
from .dossier_words import SEE, dossier_url, found_dossier, identity_bar
from .guard import DeskRequest, needs, tree_at
from .pages import shown

# ASSUMPTION: Decree 45/2020 (article 25, not checked against the text): an original was seen.
WORDS = (
    "Cơ quan tiếp nhận ký số lên một bản sao của tệp quét; tệp quét giữ nguyên. "
    "Mỗi tệp quét chỉ ký một lần."
)


class SealForm(ActForm):
    """That somebody has seen the paper."""

    compared = forms.BooleanField(
        label="Tôi đã đối chiếu bản quét với bản chính",
        error_messages={"required": "Hãy đối chiếu với bản chính, rồi đánh dấu vào ô này."},
    )


@needs(RECEIVE)
def seal(request: DeskRequest, code: str, pk: int) -> HttpResponse:
    """Ask whether the paper was seen, and seal the scan; pressed twice it is sealed once."""
    found = found_dossier(request, code)
    one = _paper(found, pk)
    form = SealForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, found, one, form)
    if not form.is_valid():
        return _page(request, found, one, form, status=422)
    try:
        seal_paper(found.code, one.pk, at=now(), by=request.powers)
    except (NotFoundProblem, ForbiddenProblem):
        raise
    except Problem as problem:
        form.take(problem)
        return _page(request, found, one, form, status=problem.status)
    messages.success(request, f"Đã ký bản sao điện tử của “{one.name}”.")
    return redirect(dossier_url(found.code))


def _page(
    request: DeskRequest, found: Dossier, one: Paper, form: SealForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "bar": identity_bar(found, tree_at(request, today()), now=now()), "form": form,
        "heading": f"{SEAL}: {one.name}", "words": WORDS, "verb": SEAL,
        "back_url": dossier_url(found.code), "look_name": one.file_name or "bản quét",
        "look_url": reverse("workspace:dossier_paper", args=[found.code, one.pk]),
    }  # fmt: skip
    return shown(request, "workspace/dossiers/act.html", context, status=status)


@needs(SEE)
def copy(request: DeskRequest, code: str, pk: int) -> FileResponse:
    """The sealed copy of a paper; that it was opened is written down."""
    found = found_dossier(request, code)
    one = _paper(found, pk)
    made = copies_of({one.file_id}).get(one.file_id) if one.file_id is not None else None
    if made is None:
        raise NotFoundProblem("Giấy tờ này chưa có bản sao điện tử.")
    note_opening(request, found, "read_file", copy=pk)
    return shown_file(request, made.file, f"Bản sao {one.name}.pdf")


def _paper(found: Dossier, pk: int) -> Paper:
    one = found.papers.in_bulk([pk]).get(pk)
    if one is None:
        raise NotFoundProblem("Hồ sơ không có giấy tờ này.")
    return one
