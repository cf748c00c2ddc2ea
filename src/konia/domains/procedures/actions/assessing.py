"""Assessing what the procedures in a draft legal text would ask of people."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from konia.domains.legal.public import NormativeDocument
from konia.domains.procedures.models import ImpactAssessment, Procedure
from konia.kernel.access.powers import Powers
from konia.kernel.rooms.problems import FieldProblems, TooLateProblem

from .records import REVIEW, check, check_unit, locked, note


@dataclass(frozen=True)
class Assessment:
    """The four contents for one procedure. Units: hours and đồng for one time; times for a year.

    procedure_code: of the procedure that stands already; blank for a new one.
    """

    procedure_name: str
    kind: str
    necessity: str
    reasonableness: str
    legality: str
    times_a_year: int
    hour_wage_vnd: int
    hours: Decimal
    other_vnd: int = 0
    fee_vnd: int = 0
    procedure_code: str = ""


@transaction.atomic(durable=True)
def assess(
    document_code: str, assessment: Assessment, *, on: date, by: Powers
) -> ImpactAssessment:  # fmt: skip
    """Assess one procedure of a draft; the body that drafts it answers for it.

    Raises: FieldProblems, ForbiddenProblem.
    """
    document = NormativeDocument.objects.coded(document_code.strip())
    if document is None:
        raise FieldProblems({"document": [f"Không có văn bản mang mã “{document_code}”."]})
    check_unit(document.unit_id, by, needs=REVIEW)
    row = ImpactAssessment(unit=document.unit, document=document, assessed_on=on)
    return _kept(row, assessment, act="assess", by=by)


@transaction.atomic(durable=True)
def reassess(pk: int, assessment: Assessment, *, on: date, by: Powers) -> ImpactAssessment:
    """Mend an assessment while its draft is not issued; the old one stays among the revisions.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    row = locked(ImpactAssessment, by, needs=REVIEW, pk=pk)
    if row.document.issued_on is not None and row.document.issued_on <= on:
        raise TooLateProblem("Văn bản đã ban hành, không sửa đánh giá tác động được nữa.")
    row.assessed_on = on
    return _kept(row, assessment, act="reassess", by=by)


def _kept(
    row: ImpactAssessment, assessment: Assessment, *, act: str, by: Powers
) -> ImpactAssessment:  # fmt: skip
    """Runs inside the caller's transaction."""
    given = asdict(assessment)
    row.procedure = _procedure(given.pop("procedure_code"))
    for name, value in given.items():
        setattr(row, name, value)
    check(row)
    row.save()
    note(act, "impacts", row, by=by, document=row.document.code, cost_vnd=row.cost_vnd)
    return row


def _procedure(code: str) -> Procedure | None:
    if not code.strip():
        return None
    found = Procedure.objects.of_code(code).first()
    if found is None:
        raise FieldProblems({"procedure_code": [f"Không có thủ tục mang mã “{code}”."]})
    assert isinstance(found, Procedure)
    return found
