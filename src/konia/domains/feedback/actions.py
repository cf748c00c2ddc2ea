"""Petitions that the national portal hands on."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from konia.domains.procedures.public import Procedure
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.models import Unit
from konia.kernel.registers.actions import post_change
from konia.kernel.rooms.problems import FieldProblems, TooLateProblem

from .messages import PETITIONS
from .models import Petition
from .queries import PetitionQuerySet
from .states import PetitionChannel, PetitionField

SENDER = "national-portal"


@dataclass(frozen=True)
class Handed:
    """What the portal tells of a petition. procedure_code: blank when it names none."""

    code: str
    sender: str
    content: str
    received_on: date
    due_on: date | None = None
    field: str = PetitionField.OTHER
    procedure_code: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic(durable=True)
def take_national(handed: Handed, *, unit_id: int) -> tuple[Petition, bool]:
    """Enter a petition of the national portal under its own code. unit_id: who answers at first.

    Returns: the petition, and whether it is new; told twice, it is entered once.
    Raises: FieldProblems; TooLateProblem when the code is taken by a petition of another origin.
    """
    unit = Unit.objects.select_for_update().get(pk=unit_id)  # of two at once the second waits
    rows = PetitionQuerySet(Petition)  # withdrawn ones keep their codes
    known = rows.of_national(handed.code).first()
    if known is not None:
        return known, False
    if rows.coded(handed.code).exists():
        raise TooLateProblem(f"Mã {handed.code} đã có ở một phản ánh khác của tỉnh.")
    petition = _petition(handed, unit)
    petition.save()
    write_act(
        "receive_national", by=SENDER, subject=PETITIONS, subject_id=petition.pk,
        unit_code=unit.code, detail={"code": petition.code},
    )  # fmt: skip
    post_change(PETITIONS, petition.pk)
    return petition, True


def _petition(handed: Handed, unit: Unit) -> Petition:
    """Raises: FieldProblems."""
    petition = Petition(
        unit=unit, code=handed.code, national_code=handed.code, channel=PetitionChannel.PORTAL,
        received_on=handed.received_on, due_on=handed.due_on, sender=handed.sender,
        phone=handed.phone, email=handed.email, content=handed.content,
        field=handed.field if handed.field in PetitionField.values else PetitionField.OTHER,
        procedure=Procedure.objects.of_code(handed.procedure_code).first(),
    )  # fmt: skip
    petition.compose()
    try:
        petition.full_clean()
    except ValidationError as error:
        raise FieldProblems(dict(error.message_dict)) from None
    return petition
