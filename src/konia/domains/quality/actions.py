"""Acts of the room beyond entering and amending records."""

from datetime import date

from django.db import transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.models import Unit
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, NotFoundProblem

from .models import WorkProcedure

CHANGE = "quality.change"


@transaction.atomic(durable=True)
def revise(unit_id: int, code: str, *, change: str, on: date, by: Powers) -> WorkProcedure:
    """Issue the next version of a work procedure; earlier versions stay as they were.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem.
    """
    if unit_id not in by.unit_ids(CHANGE, Tree.at(by.on)):
        raise ForbiddenProblem("Bạn không được sửa quy trình của đơn vị này.")
    versions = WorkProcedure.objects.of_procedure(unit_id, code)
    newest = versions.select_for_update(of=("self",)).first()
    if newest is None:
        raise NotFoundProblem("Không tìm thấy quy trình.", why=f"Đơn vị không có mã “{code}”.")
    if on < newest.in_force_on:
        words = "Ngày hiệu lực đứng trước lần ban hành gần nhất. Hãy kiểm tra lại ngày."
        raise FieldProblems({"in_force_on": [words]})
    fresh = WorkProcedure.objects.create(
        unit_id=unit_id, code=code, title=newest.title, version=newest.version + 1,
        in_force_on=on, change=change,
    )  # fmt: skip
    write_act(
        "revise", by=by.account.username, subject="quality.procedures", subject_id=fresh.pk,
        unit_code=Unit.objects.values_list("code", flat=True).get(pk=unit_id),
        detail={"code": code, "version": str(fresh.version)},
    )  # fmt: skip
    return fresh
