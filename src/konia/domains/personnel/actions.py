"""Acts that touch more than one register, and warnings given before an act."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Sum

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.models import Unit
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    TooLateProblem,
)  # fmt: skip

from .models import DownsizingBatch, DownsizingCase, Employment, Enrolment, Quota, Recruit
from .states import QuotaKind, Sex

CHANGE = "personnel.change"


@transaction.atomic(durable=True)
def approve_batch(code: str, *, decision: str, on: date, by: Powers) -> DownsizingBatch:
    """Approve a downsizing batch; its people leave the headcount on the day each case names.

    Raises: FieldProblems when benefits do not add up to the batch's amount; ForbiddenProblem,
    NotFoundProblem, TooLateProblem.
    """
    batch = DownsizingBatch.objects.select_for_update(of=("self",)).filter(code=code).first()
    if batch is None:
        raise NotFoundProblem("Không tìm thấy đợt tinh giản.", why=f"Không có đợt mã “{code}”.")
    _allow(batch.unit_id, by)
    if batch.approved_on is not None:
        raise TooLateProblem("Đợt tinh giản đã được phê duyệt trước đó.")
    _balanced(batch)
    batch.approved_on, batch.decision = on, decision
    batch.save(update_fields=["approved_on", "decision", "folded"])
    cases = list(DownsizingCase.objects.filter(batch=batch).order_by("pk"))
    for case in cases:
        _leave(case.person_code, case.effective_on)
    DownsizingCase.objects.filter(batch=batch).update(approved_on=on)
    _note("approve_batch", batch, by, {"decision": decision, "cases": len(cases)})
    assert isinstance(batch, DownsizingBatch)
    return batch


@transaction.atomic(durable=True)
def take_on(
    person_code: str, *, born_on: date, sex: Sex, on: date, decision: str, by: Powers
) -> Employment:
    """The unit's own decision: a recruit starts work and stands in the headcount from that day.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    found = Recruit.objects.select_for_update(of=("self",)).filter(person_code=person_code).first()
    if found is None:
        raise NotFoundProblem("Không tìm thấy người được tuyển dụng.")
    _allow(found.unit_id, by)
    if found.started_on is not None:
        raise TooLateProblem("Người này đã nhận việc.")
    if on < found.decided_on:
        raise FieldProblems({"on": ["Ngày nhận việc đứng trước ngày phê duyệt kết quả."]})
    found.started_on = on
    found.save()
    work = Employment.objects.create(
        unit_id=found.unit_id, person_code=person_code, full_name=found.full_name, sex=sex,
        born_on=born_on, kind=found.kind, position=found.post, first_on=on,
    )  # fmt: skip
    _note("take_on", found, by, {"on": on.isoformat(), "decision": decision})
    return work


def vacancy_warning(unit_id: int, *, kind: QuotaKind, on: date) -> str:
    """What to tell somebody who is about to hire into a unit; '' when a post is free.

    Posts are given to the body that answers for the unit, so all its units share them.
    """
    tree = Tree.at(on)
    body = tree.anchors.get(unit_id, unit_id)
    ids = list(tree.below(body))
    quota = Quota.objects.of_units(ids).for_year(on.year, as_of=on).filter(kind=kind)
    posts = quota.aggregate(found=Sum("posts"))["found"] or 0
    present = Employment.objects.of_units(ids).holding_on(on).of_quota(kind).count()
    if present < posts:
        return ""
    name = tree.nodes[body].name
    return f"{name} không còn chỉ tiêu trống: được giao {posts}, có mặt {present}."


def overlap_warnings(person_code: str, *, first: date, last: date) -> list[str]:
    """What to tell somebody who is about to send a person to a class held on these days."""
    rows = Enrolment.objects.overlapping(person_code, first, last).select_related("training_class")
    return [f"Người này đã học lớp {row.training_class.name} trong thời gian đó." for row in rows]


def _leave(person_code: str, effective_on: date) -> None:
    """End the person's open employment. Runs inside the caller's transaction."""
    work = Employment.objects.filter(person_code=person_code).holding_on(effective_on)
    work.filter(first_on__lt=effective_on).update(last_on=effective_on - timedelta(days=1))


def _balanced(batch: DownsizingBatch) -> None:
    found = DownsizingBatch.objects.with_benefits().get(pk=batch.pk)
    benefits = int(found.benefits_vnd)
    if benefits != batch.amount_vnd:
        words = (
            f"Tổng số tiền của các trường hợp là {benefits} đồng, khác {batch.amount_vnd} đồng "
            "của quyết định. Hãy kiểm tra lại danh sách."
        )
        raise FieldProblems({"amount_vnd": [words]})


def _allow(unit_id: int, by: Powers) -> None:
    if unit_id not in by.unit_ids(CHANGE, Tree.at(by.on)):
        raise ForbiddenProblem("Bạn không được ghi vào sổ của đơn vị này.")


def _note(act: str, kept: DownsizingBatch | Recruit, by: Powers, detail: dict[str, object]) -> None:
    code = Unit.objects.values_list("code", flat=True).get(pk=kept.unit_id)
    write_act(
        act, by=by.account.username, subject=kept._meta.label_lower, subject_id=kept.pk,
        unit_code=code, detail=detail,
    )  # fmt: skip
