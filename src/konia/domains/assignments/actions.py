"""What may be done to an assignment beyond entering and amending: putting off its due day."""

from datetime import date

from django.db import transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem

from .models import Assignment, Extension

CHANGE = "assignments.change"


@transaction.atomic(durable=True)
def extend(code: str, *, to: date, on: date, reason: str, by: Powers) -> Extension:
    """Put off the due day of an open assignment; the first due day stays beside the new one.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    kept = _locked(code, by=by)
    old = _checked(kept, to=to, reason=reason)
    kept.original_due_on = kept.original_due_on or old
    kept.due_on = to
    kept.save(update_fields=["due_on", "original_due_on"])
    made = Extension.objects.create(
        unit_id=kept.unit_id, assignment=kept, old_due_on=old, new_due_on=to,
        extended_on=on, reason=reason,
    )  # fmt: skip
    detail = {"from": old.isoformat(), "to": to.isoformat(), "reason": reason}
    write_act(
        "extend", by=by.account.username, subject="assignments.assignments",
        subject_id=kept.pk, unit_code=kept.unit.code, detail=detail,
    )  # fmt: skip
    return made


def _checked(kept: Assignment, *, to: date, reason: str) -> date:
    """The present due day, when it may be put off to another."""
    if kept.completed_on is not None:
        raise TooLateProblem("Nhiệm vụ đã hoàn thành, không gia hạn được.")
    if not reason.strip():
        raise FieldProblems({"reason": ["Thiếu lý do gia hạn. Hãy ghi vì sao lùi hạn."]})
    if kept.due_on is None or to <= kept.due_on:
        raise FieldProblems({"due_on": ["Hạn mới phải sau hạn đang có. Hãy chọn ngày muộn hơn."]})
    return kept.due_on


def _locked(code: str, *, by: Powers) -> Assignment:
    ids = by.unit_ids(CHANGE, Tree.at(by.on))
    rows = Assignment.objects.of_units(ids).select_for_update(of=("self",))
    kept = rows.filter(code=code).first()
    if kept is None:
        raise NotFoundProblem(
            "Không tìm thấy nhiệm vụ.", why="Mã không có, hoặc nhiệm vụ thuộc đơn vị khác."
        )
    assert isinstance(kept, Assignment)
    return kept
