"""Publishing the rating of a year: each unit's class is written down for good."""

from datetime import date

from django.db import transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import Problem

from .models import Rating, ThresholdSet

CHANGE = "reform.change"


@transaction.atomic(durable=True)
def publish(year: int, *, report: str, on: date, by: Powers) -> int:
    """Publish a year's ratings with the classes of that day. Returns: how many.

    Raises: ForbiddenProblem; Problem when nothing waits or no thresholds are in force.
    """
    ids = by.unit_ids(CHANGE, Tree.at(by.on))
    waiting = Rating.objects.of_units(ids).of_year(year).filter(published_on__isnull=True)
    locked = waiting.select_for_update(of=("self",)).order_by("pk")
    rows = [row for row in locked if isinstance(row, Rating)]
    thresholds = _thresholds(on)
    if not rows:
        raise Problem(f"Không có kết quả năm {year} chờ công bố.")
    for row in rows:
        row.grade, row.report, row.published_on = thresholds.grade(row.score), report, on
    Rating.objects.bulk_update(rows, ["grade", "report", "published_on"])
    write_act(
        "publish", by=by.account.username, subject="reform.ratings", subject_id=year,
        unit_code=by.account.unit.code if by.account.unit else "",
        detail={"report": report, "number": len(rows)},
    )  # fmt: skip
    return len(rows)


def _thresholds(on: date) -> ThresholdSet:
    found = ThresholdSet.objects.in_force(on).first()
    if found is None:
        raise Problem("Chưa có ngưỡng xếp loại cho ngày này.", todo="Hãy nhập bộ ngưỡng trước.")
    assert isinstance(found, ThresholdSet)
    return found
