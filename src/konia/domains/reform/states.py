"""Classes of the yearly rating, and the stages of a unit's rating."""

from django.db import models

from konia.kernel.cases.flow import Flow, Move

CHANGE, ASSESS = "reform.change", "reform.self_assess"


class Grade(models.TextChoices):
    """The class a unit reached in the rating of how it handles procedures."""

    EXCELLENT = "excellent", "Xuất sắc"
    GOOD = "good", "Tốt"
    FAIR = "fair", "Khá"
    AVERAGE = "average", "Trung bình"
    WEAK = "weak", "Yếu"


class Stage(models.TextChoices):
    """How far a unit's rating has come; it follows from the days written on it."""

    ENTERED = "entered", "Nhập điểm, chưa công bố"
    COMPUTED = "computed", "Đã tính điểm"
    SELF_ASSESSED = "self_assessed", "Đơn vị đã tự chấm"
    APPRAISED = "appraised", "Đã thẩm định"
    PUBLISHED = "published", "Đã công bố"


S = Stage

FLOW = Flow(
    start=S.ENTERED,
    moves=(
        Move("compute", S.ENTERED, S.COMPUTED, CHANGE, title="Tính điểm"),
        Move("compute", S.COMPUTED, S.COMPUTED, CHANGE, title="Tính lại"),
        Move("compute", S.SELF_ASSESSED, S.SELF_ASSESSED, CHANGE, title="Tính lại"),
        Move("compute", S.APPRAISED, S.APPRAISED, CHANGE, title="Tính lại"),
        Move("self_assess", S.COMPUTED, S.SELF_ASSESSED, ASSESS, title="Tự chấm"),
        Move("self_assess", S.SELF_ASSESSED, S.SELF_ASSESSED, ASSESS, title="Sửa điểm tự chấm"),
        Move("appraise", S.SELF_ASSESSED, S.APPRAISED, CHANGE, title="Thẩm định"),
        Move("appraise", S.APPRAISED, S.APPRAISED, CHANGE, title="Sửa thẩm định"),
        Move("publish", S.ENTERED, S.PUBLISHED, CHANGE, title="Công bố"),
        Move("publish", S.APPRAISED, S.PUBLISHED, CHANGE, title="Công bố"),
    ),
    ends=frozenset({S.PUBLISHED}),
)
