"""Everything kept of one dossier; each part is asked for with a statement that is kept.

See docs/decisions/0009: the page of a dossier asks a dozen questions, always the same ones.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

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
    """What is kept of a dossier: nine statements."""
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


def _about(model: type[Model], *related: str) -> "Question[Any]":
    """The rows of a model that are of one dossier, oldest first."""

    def build(dossier_id: int) -> "QuerySet[Any, Any]":
        rows = model._default_manager.filter(dossier_id=dossier_id)
        return rows.select_related(*related).order_by("pk") if related else rows.order_by("pk")

    return Question(build, _MARK)


def _children(dossier_id: int) -> "QuerySet[Any, Any]":
    rows: Any = Dossier.objects.filter(parent_id=dossier_id)
    return rows.order_by("pk").values_list("code")


_DOSSIER: Question[Dossier] = Question(_of_code, "A CODE")
_APPLICATION: Question[Application] = _about(Application, "form", "by")
_STEPS: Question[Step] = _about(Step, "assignee")
_EVENTS: Question[Event] = _about(Event)
_PAUSES: Question[Pause] = _about(Pause)
_PAPERS: Question[Paper] = _about(Paper)
_RESULTS: Question[Result] = _about(Result)
_LETTERS: Question[Letter] = _about(Letter)
_CHILDREN: Question[Dossier] = Question(_children, _MARK)
