"""Making an alert an incident that somebody answers for."""

from datetime import date

from django.db import transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem

from .models import Alert, Incident


@transaction.atomic(durable=True)
def open_incident(alert: str, *, owner: str, due_on: date, on: date, by: Powers) -> Incident:
    """Open the incident of an alert, with who answers for it and until when.

    Raises: FieldProblems, NotFoundProblem, TooLateProblem when it was opened before.
    """
    if not owner.strip():
        raise FieldProblems({"owner": ["Thiếu người chịu trách nhiệm. Hãy điền ô này."]})
    if due_on < on:
        raise FieldProblems({"due_on": ["Hạn xử lý đứng trước ngày mở. Hãy chọn ngày khác."]})
    ids = by.unit_ids("infrastructure.change", Tree.at(by.on))
    kept = Alert.objects.of_units(ids).select_for_update(of=("self",)).filter(code=alert).first()
    if kept is None:
        raise NotFoundProblem("Không tìm thấy cảnh báo.")
    if Incident.objects.filter(alert=kept).exists():
        raise TooLateProblem("Cảnh báo này đã được mở thành sự cố.")
    made = Incident.objects.create(
        unit_id=kept.unit_id, code=f"SC-{alert}", alert=kept, owner=owner, opened_on=on,
        due_on=due_on,
    )  # fmt: skip
    write_act(
        "open", by=by.account.username, subject="infrastructure.incidents", subject_id=made.pk,
        unit_code=made.unit.code, detail={"alert": alert, "owner": owner},
    )  # fmt: skip
    return made
