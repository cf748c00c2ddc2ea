"""Attaching papers, one component a page: photographed or chosen, looked through, replaced."""

from http import HTTPStatus
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import PaperIn
from konia.domains.dossiers.states import PaperForm
from konia.domains.dossiers.stored import like_first, stored_of
from konia.domains.procedures.public import PaperPart
from konia.faces.portal.guard import CitizenRequest, citizen
from konia.faces.portal.taking import ACCEPT, HINT, PICTURES_ACCEPT, sent, take_files
from konia.faces.ui.moment import now
from konia.faces.ui.templatetags.konia import date_vi
from konia.kernel.files.models import StoredFile
from konia.kernel.files.serving import download
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem

from .passage import BACK_TO_CHECK, draft_file, onward, shown, walk_of
from .walk import PAPER, Walk

MOST_OFFERED = 50
REUSED = "dung_lai"


def paper(request: CitizenRequest, walk: Walk, stage: str) -> HttpResponse:
    """One paper: its files, and room for more. Good files stay when others are refused."""
    part = walk.part_of(stage)
    errors: list[str] = []
    if request.method == "POST":
        taken = take_files(request, code=part.code, name=part.name)
        errors = [
            *taken.errors,
            *_attach(request, walk, taken.papers),
            *_reuse(request, walk, part),
        ]
        walk.draft.refresh_from_db()
        if not errors and _is_missing(walk, stage):
            errors = ["Hãy chụp ảnh hoặc chọn tệp của giấy tờ này."]
        if not errors:
            return _done(request, walk, stage)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return shown(request, walk, stage, "paper", _context(walk, stage, errors), status)


def _attach(request: CitizenRequest, walk: Walk, papers: Any) -> list[str]:
    try:
        for one in papers:
            actions.attach_paper(walk.draft.pk, one, at=now(), by=request.user)
    except FieldProblems as problem:
        return [str(problem)]
    return []


def _reuse(request: CitizenRequest, walk: Walk, part: PaperPart) -> list[str]:
    """Hand in again what was chosen from the store; what is wrong with that, in words."""
    key = request.POST.get(REUSED, "")
    if not key:
        return []
    asked = PaperIn(part.name, code=part.code, form=PaperForm.ELECTRONIC)
    try:
        actions.reuse_paper(walk.draft.pk, asked, key=key, at=now(), by=walk.party)
    except FieldProblems as problem:
        return [words for told in problem.fields.values() for words in told]
    return []


def _offered(walk: Walk, part: PaperPart) -> list[dict[str, str]]:
    """What the store holds that is not attached here yet; what is like the paper asked on top."""
    attached = {one["file_id"] for one in walk.files_of(part.code)}
    asked = {"code": part.code, "name": part.name, "procedure": walk.procedure.code}
    found = [
        one for one in like_first(stored_of(walk.party), **asked) if one.file_id not in attached
    ]
    return [
        {"key": one.key, "words": f"{one.name}, hồ sơ {one.dossier_code}, {date_vi(one.at)}"}
        for one in found[:MOST_OFFERED]
    ]


def _is_missing(walk: Walk, stage: str) -> bool:
    part = walk.part_of(stage)
    return part.required and not walk.files_of(part.code)


def _done(request: CitizenRequest, walk: Walk, stage: str) -> HttpResponse:
    actions.keep_draft(
        walk.draft.pk, at=now(), by=request.user, stage=stage, choices={f"done:{stage}": True}
    )
    if "them" in request.POST:
        here = reverse("portal:draft_stage", args=[walk.draft.pk, stage])
        return redirect(f"{here}?{request.GET.urlencode()}")
    return onward(request, walk, stage)


def _context(walk: Walk, stage: str, errors: list[str]) -> dict[str, Any]:
    part = walk.part_of(stage)
    files = [{"id": one["file_id"], "name": one["file_name"]} for one in walk.files_of(part.code)]
    return {
        "part": part, "files": files, "stored": _offered(walk, part),
        "place": int(stage.removeprefix(PAPER)), "errors": errors,
        "accept": ACCEPT, "hint": HINT,
        "pictures": PICTURES_ACCEPT, "problems": [{"url": "#tep", "text": one} for one in errors],
    }  # fmt: skip


@citizen
@require_POST
def detach(request: CitizenRequest, pk: int, place: int, file_id: int) -> HttpResponse:
    """Take one file off; pressed twice it is off."""
    walk = walk_of(request, pk)
    stage = f"{PAPER}{place}"
    if stage not in walk.stages:
        raise NotFoundProblem("Không có giấy tờ này trong hồ sơ.")
    code = walk.part_of(stage).code
    actions.detach_paper(pk, code, file_id, at=now(), by=request.user)
    here = reverse("portal:draft_stage", args=[pk, stage])
    return redirect(f"{here}?{BACK_TO_CHECK}=1" if BACK_TO_CHECK in request.GET else here)


@citizen
@require_safe
def file(request: CitizenRequest, pk: int, file_id: int) -> FileResponse:
    """A file one has attached to one's own draft."""
    name = draft_file(actions.own_draft(pk, by=request.user), file_id)
    return sent(download(StoredFile.objects.get(pk=file_id), name))
