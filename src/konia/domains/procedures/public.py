"""What upper rooms may use: procedures, what holds for them on a day, their online level."""

from collections.abc import Iterable, Mapping
from datetime import date

from .answering import best_questions, subject_of
from .answers import (
    FormPage,
    check_answers,
    check_value,
    choices_of,
    pages_of,
    shown_fields,
    typed_answers,
)
from .content import (
    Terms,
    fees_on,
    form_on,
    limit_on,
    papers_on,
    process_on,
    terms_on,
    version_on,
)
from .models import (
    CatalogueEdition,
    FeeLine,
    FormRevision,
    LifeEvent,
    LifeEventItem,
    OnlineService,
    PaperPart,
    Procedure,
    ProcedureUse,
    ProcedureVersion,
    ProcessStep,
    ProcessVersion,
    condition_of,
)
from .replay import REPLAYS, Change, Outcome, Replay
from .searching import Found, search
from .states import FeeKind, Interlink, Level, ProcedureField, ServiceLevel, StepPlace, StepRole

__all__ = [
    "REPLAYS",
    "CatalogueEdition",
    "Change",
    "FeeKind",
    "FeeLine",
    "FormPage",
    "FormRevision",
    "Found",
    "Interlink",
    "Level",
    "LifeEvent",
    "LifeEventItem",
    "OnlineService",
    "Outcome",
    "PaperPart",
    "Procedure",
    "ProcedureField",
    "ProcedureVersion",
    "ProcessStep",
    "ProcessVersion",
    "Replay",
    "ServiceLevel",
    "StepPlace",
    "StepRole",
    "Terms",
    "best_questions",
    "check_answers",
    "check_value",
    "choices_of",
    "condition_of",
    "count_uses",
    "fees_on",
    "form_on",
    "levels_on",
    "limit_on",
    "pages_of",
    "papers_on",
    "process_on",
    "search",
    "service_on",
    "shown_fields",
    "subject_of",
    "terms_on",
    "typed_answers",
    "version_on",
]  # fmt: skip


def service_on(procedure: Procedure, on: date) -> OnlineService | None:
    """The online service that offers a procedure on a day; None when it stands at level 2."""
    found = OnlineService.objects.filter(procedure=procedure).holding_on(on).first()
    assert found is None or isinstance(found, OnlineService)
    return found


def levels_on(procedures: Iterable[int], on: date) -> dict[int, int]:
    """The online level of each of many procedures on a day; those at level 2 are left out."""
    services = OnlineService.objects.holding_on(on).filter(procedure__in=list(procedures))
    return dict(services.values_list("procedure_id", "level"))


def count_uses(uses: Mapping[int, int], on: date) -> None:
    """Tell how many dossiers each procedure (by id) had in the year before a day.

    Search puts what is used most first. Runs inside the caller's transaction.
    """
    rows = [ProcedureUse(procedure_id=pk, uses=n, counted_on=on) for pk, n in uses.items()]
    ProcedureUse.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["procedure"],
        update_fields=["uses", "counted_on"],
    )  # fmt: skip
