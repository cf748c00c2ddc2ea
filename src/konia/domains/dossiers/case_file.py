"""Everything kept of one dossier; each part is asked for with a statement that is kept.

See docs/decisions/0009: the page of a dossier asks a dozen questions, always the same ones.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from konia.kernel.rooms.questions import Question

from .models import Application, Dossier, Event, Letter, Paper, Pause, Result, Step

_MARK = -987654321


@dataclass(frozen=True)
class CaseFile:
    """A dossier with what belongs to it, each part oldest first. children: codes of dossiers."""

    dossier: Dossier
    application: Application | None
    steps: list[Step]
    events: list[Event]
    pauses: list[Pause]
    papers: list[Paper]
    results: list[Result]
    letters: list[Letter]
    children: list[str]


def dossier_of(code: str) -> Dossier | None:
    """The dossier with a code as the applicant types it, its procedure read with it."""
    return _DOSSIER.one(Dossier, code.strip().upper())


def case_file(dossier: Dossier) -> CaseFile:
    """What is kept of a dossier: eight statements."""
    pk = dossier.pk
    return CaseFile(
        dossier=dossier,
        application=_APPLICATION.one(Application, pk),
        steps=_STEPS.records(Step, pk),
        events=_EVENTS.records(Event, pk),
        pauses=_PAUSES.records(Pause, pk),
        papers=_PAPERS.records(Paper, pk),
        results=_RESULTS.records(Result, pk),
        letters=_LETTERS.records(Letter, pk),
        children=[row[0] for row in _CHILDREN.rows(pk)],
    )


def _of_code(code: str) -> "QuerySet[Any, Any]":
    return Dossier.objects.of_code(code).select_related("procedure")


def _about(dossier_id: int) -> "QuerySet[Application]":
    return Application.objects.filter(pk=dossier_id).select_related("form", "by")


def _steps(dossier_id: int) -> "QuerySet[Any, Any]":
    return Step.objects.of_dossier(dossier_id).select_related("assignee").order_by("pk")


def _children(dossier_id: int) -> "QuerySet[Any, Any]":
    rows: QuerySet[Any, Any] = Dossier.objects.under(dossier_id)
    return rows.order_by("pk").values_list("code")


_DOSSIER: Question[Dossier] = Question(_of_code, "A CODE")
_APPLICATION: Question[Application] = Question(_about, _MARK)
_STEPS: Question[Step] = Question(_steps, _MARK)
_EVENTS: Question[Event] = Question(Event.objects.of_dossier, _MARK)
_PAUSES: Question[Pause] = Question(Pause.objects.of_dossier, _MARK)
_PAPERS: Question[Paper] = Question(Paper.objects.with_files_of, _MARK)
_RESULTS: Question[Result] = Question(Result.objects.with_files_of, _MARK)
_LETTERS: Question[Letter] = Question(Letter.objects.of_dossier, _MARK)
_CHILDREN: Question[Dossier] = Question(_children, _MARK)
