"""Taking in a dossier an employer sends."""

from datetime import date

from django.db import transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.calendar.weeks import WorkingCalendar
from konia.kernel.files.numbering import next_number
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem

from .models import EmployerDossier
from .states import DAYS_TO_SETTLE, DossierKind


@transaction.atomic(durable=True)
def receive(*, unit_id: int, employer: str, kind: str, on: date, by: Powers) -> EmployerDossier:
    """Take in a dossier. It gets a receipt number without gaps and a due day in working days.

    Raises: FieldProblems, ForbiddenProblem.
    """
    if kind not in DossierKind.values:
        raise FieldProblems({"kind": ["Loại hồ sơ không có trong danh mục. Hãy chọn lại."]})
    if unit_id not in by.unit_ids("insurance.change", Tree.at(by.on)):
        raise ForbiddenProblem("Bạn không được nhận hồ sơ của đơn vị này.")
    days = DAYS_TO_SETTLE[DossierKind(kind)]
    made = EmployerDossier.objects.create(
        unit_id=unit_id, employer=employer, kind=kind, sent_on=on,
        code=f"BHXH-{on.year}-{next_number(f'insurance-{on.year}'):06}",
        due_on=WorkingCalendar.approved().due_on(on, working_days=days),
    )  # fmt: skip
    write_act(
        "receive", by=by.account.username, subject="insurance.dossiers", subject_id=made.pk,
        unit_code=made.unit.code, detail={"code": made.code},
    )  # fmt: skip
    return made
