"""Applications being filled in: begun, kept after every answer, sent once."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from konia.domains.citizens.public import Party
from konia.domains.dossiers.models import Dossier, Draft
from konia.domains.dossiers.stored import chosen, stored_of
from konia.domains.procedures.public import form_on, shown_fields
from konia.kernel.access.models import Account
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem

from .asked import ApplicantIn, Intake, PaperIn
from .intake import Ground, submit
from .recording import day_of
from .rules import ONLINE_FROM

MOST_FILES = 60


@transaction.atomic(durable=True)
def begin_draft(procedure: str, *, at: datetime, by: Account, acting_for: str = "") -> Draft:
    """Begin to fill in an application; one that is open for the same procedure goes on.

    Raises: FieldProblems for a procedure that is not in force, TooLateProblem for one that is not
    offered online.
    """
    rules = Ground.at(at).rules(procedure)
    if rules.level < ONLINE_FROM:
        raise TooLateProblem(
            "Thủ tục này chưa nhận hồ sơ trực tuyến.",
            todo="Hãy nộp tại Bộ phận Một cửa hoặc qua bưu chính.",
        )
    Account.objects.select_for_update().get(pk=by.pk)  # two taps on the button open one draft
    open_ones = Draft.objects.of_account(by.pk).unsent()
    found = open_ones.asking_for(rules.procedure, acting_for=acting_for).first()
    if found is not None:
        return found
    return Draft.objects.create(
        account=by, procedure=rules.procedure, form=rules.form, acting_for=acting_for,
        begun_at=at, changed_at=at,
    )  # fmt: skip


@transaction.atomic(durable=True)
def keep_draft(
    draft_id: int,
    *,
    at: datetime,
    by: Account,
    stage: str = "",
    answers: Mapping[str, Any] | None = None,
    papers: Sequence[Mapping[str, Any]] | None = None,
    choices: Mapping[str, Any] | None = None,
    unit_id: int | None = None,
) -> Draft:
    """Keep what was answered so far; what is not named stays. Raises: NotFoundProblem, …"""
    draft = _locked_draft(draft_id, by=by)
    draft.answers = {**draft.answers, **(answers or {})}
    draft.choices = {**draft.choices, **(choices or {})}
    if papers is not None:
        draft.papers = [dict(paper) for paper in papers]
    draft.stage, draft.changed_at = stage or draft.stage, at
    draft.unit_id = unit_id or draft.unit_id
    draft.save()
    return draft


@transaction.atomic(durable=True)
def take_new_form(draft_id: int, *, at: datetime, by: Account) -> Draft:
    """Move a draft to the form in use now. Answers stay; what the new form asks more is open.

    Raises: NotFoundProblem, TooLateProblem.
    """
    draft = _locked_draft(draft_id, by=by)
    draft.form, draft.changed_at = form_on(draft.procedure_id, day_of(at)), at
    draft.save(update_fields=["form", "changed_at"])
    return draft


@transaction.atomic(durable=True)
def attach_paper(draft_id: int, paper: PaperIn, *, at: datetime, by: Account) -> Draft:
    """Add one file to a draft; what another tab attached meanwhile stays.

    Raises: FieldProblems, NotFoundProblem, TooLateProblem.
    """
    return _attach(_locked_draft(draft_id, by=by), paper, at=at)


@transaction.atomic(durable=True)
def reuse_paper(draft_id: int, asked: PaperIn, *, key: str, at: datetime, by: Party) -> Draft:
    """Hand a file of the party's own store in again for a paper asked: the same file, no copy.

    key: what the store calls it. Raises: FieldProblems for anything outside of that store,
    NotFoundProblem, TooLateProblem.
    """
    draft = _locked_draft(draft_id, by=by.account)
    found = chosen(stored_of(by), key)
    paper = replace(
        asked, file_id=found.file_id, file_name=found.file_name, reused=found.dossier_code
    )
    return _attach(draft, paper, at=at)


def _attach(draft: Draft, paper: PaperIn, *, at: datetime) -> Draft:
    others = [one for one in draft.papers if not _is_same(one, paper.code, paper.file_id)]
    if len(others) >= MOST_FILES:
        words = f"Hồ sơ có nhiều nhất {MOST_FILES} tệp. Hãy gỡ bớt, hoặc gộp ảnh thành một PDF."
        raise FieldProblems({"file": [words]})
    draft.papers, draft.changed_at = [*others, asdict(paper)], at
    draft.save(update_fields=["papers", "changed_at"])
    return draft


@transaction.atomic(durable=True)
def detach_paper(draft_id: int, code: str, file_id: int, *, at: datetime, by: Account) -> Draft:
    """Take one file off a draft; taken off twice is taken off. Raises: NotFoundProblem, …"""
    draft = _locked_draft(draft_id, by=by)
    draft.papers = [one for one in draft.papers if not _is_same(one, code, file_id)]
    draft.changed_at = at
    draft.save(update_fields=["papers", "changed_at"])
    return draft


def _is_same(paper: Mapping[str, Any], code: str, file_id: int | None) -> bool:
    return bool(paper["code"] == code and paper["file_id"] == file_id)


@transaction.atomic(durable=True)
def drop_draft(draft_id: int, *, by: Account) -> None:
    """Throw an unsent draft away. Raises: NotFoundProblem, TooLateProblem."""
    _locked_draft(draft_id, by=by).delete()


def send_draft(draft_id: int, *, at: datetime, by: Party, applicant: ApplicantIn) -> Dossier:
    """Submit a draft. Pressed twice it gives the same dossier.

    Raises: FieldProblems, NotFoundProblem.
    """
    draft = own_draft(draft_id, by=by.account)
    dossier = submit(_asked(draft, applicant), at=at, by=by)
    Draft.objects.filter(pk=draft.pk).update(sent_code=dossier.code, changed_at=at)
    return dossier


def _asked(draft: Draft, applicant: ApplicantIn) -> Intake:
    return Intake(
        unit=draft.unit.code if draft.unit is not None else "",
        procedure=draft.procedure.code, applicant=applicant, answers=_answers(draft),
        papers=tuple(PaperIn(**paper) for paper in draft.papers), form_id=draft.form_id,
        channel="online", delivery=str(draft.choices.get("delivery", "")),
        delivery_address=str(draft.choices.get("delivery_address", "")), key=f"draft:{draft.pk}",
        case=draft.choices.get("case"),
    )  # fmt: skip


def _answers(draft: Draft) -> dict[str, Any]:
    """The answers that hold: none to questions that later answers have taken away."""
    if draft.form is None:
        return dict(draft.answers)
    shown = shown_fields(draft.form, draft.answers)
    return {n: draft.answers[n] for n in shown if draft.answers.get(n) not in (None, "", [])}


def own_draft(draft_id: int, *, by: Account) -> Draft:
    """A draft of one's own. Raises: NotFoundProblem for anybody else's."""
    own = Draft.objects.of_account(by.pk).select_related("procedure", "form", "unit")
    found = own.filter(pk=draft_id).first()
    if found is None:
        raise NotFoundProblem("Không tìm thấy bản nháp.", todo="Hãy bắt đầu lại từ trang thủ tục.")
    return found


def _locked_draft(draft_id: int, *, by: Account) -> Draft:
    found = Draft.objects.of_account(by.pk).select_for_update().filter(pk=draft_id).first()
    if found is None:
        raise NotFoundProblem("Không tìm thấy bản nháp.", todo="Hãy bắt đầu lại từ trang thủ tục.")
    if found.sent_code:
        raise TooLateProblem(f"Bản nháp đã được nộp thành hồ sơ {found.sent_code}.")
    return found
