"""What may be done to an inspection plan: giving notice of a round."""

from datetime import date

from django.db import transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.calendar.periods import Period
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import NotFoundProblem, TooLateProblem

from .models import InspectionPlan, PlannedUnit, Round

CHANGE = "inspections.change"


@transaction.atomic(durable=True)
def give_notice(
    code: str, *, number: int, days: Period, notice: str, on: date, by: Powers
) -> Round:
    """Give notice of a round of a plan: all units not yet visited are scheduled in its days.

    Raises: ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    plan = _locked(code, by=by)
    if Round.objects.filter(plan=plan, number=number).exists():
        raise TooLateProblem(f"Đợt {number} đã được thông báo.", todo="Hãy chọn số đợt khác.")
    made = Round.objects.create(
        unit_id=plan.unit_id, plan=plan, code=f"{plan.code}/D{number}", number=number,
        begins_on=days.first, ends_on=days.last, notice=notice, noticed_on=on,
    )  # fmt: skip
    waiting = PlannedUnit.objects.filter(plan=plan).remaining(on)
    waiting.update(round=made, expected_on=days.first)
    write_act(
        "give_notice", by=by.account.username, subject="inspections.rounds", subject_id=made.pk,
        unit_code=plan.unit.code, detail={"notice": notice, "days": str(days)},
    )  # fmt: skip
    return made


def _locked(code: str, *, by: Powers) -> InspectionPlan:
    ids = by.unit_ids(CHANGE, Tree.at(by.on))
    rows = InspectionPlan.objects.of_units(ids).select_for_update(of=("self",))
    plan: InspectionPlan | None = rows.filter(code=code).first()
    if plan is None:
        raise NotFoundProblem(
            "Không tìm thấy kế hoạch kiểm tra.",
            why="Mã không có, hoặc kế hoạch thuộc đơn vị khác.",
        )
    return plan
