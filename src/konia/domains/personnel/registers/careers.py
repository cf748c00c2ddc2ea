"""Registers of moves, leaders, discipline, training and workshops."""

from functools import partial

from konia.domains.personnel.models import (
    Appointment,
    Appraisal,
    DisciplineCase,
    Enrolment,
    Move,
    PlannedLeader,
    TrainingClass,
    TrainingPlan,
    Workshop,
    WorkshopRegistration,
)  # fmt: skip
from konia.kernel.registers.registry import REGISTERS, Register

_register = partial(Register, see="personnel.see", change="personnel.change")

MOVES = REGISTERS.add(
    _register(
        "personnel.moves",
        Move,
        title="Biến động nhân sự",
        one="biến động",
        columns=("person_code", "full_name", "unit", "kind", "holder", "decision", "decided_on"),
        key=("person_code", "kind", "decided_on"),
        filters=("unit", "kind", "holder", "decided_on"),
        order=("-decided_on",),
        systems=("S37",),
        personal=True,
    )
)

APPOINTMENTS = REGISTERS.add(
    _register(
        "personnel.appointments",
        Appointment,
        title="Bổ nhiệm lãnh đạo",
        one="quyết định bổ nhiệm",
        columns=(
            "full_name",
            "post",
            "unit",
            "level",
            "is_new",
            "method",
            "decided_on",
            "term_ends_on",
        ),
        key=("person_code", "post", "decided_on"),
        filters=("unit", "level", "is_new", "method", "sex", "decided_on", "term_ends_on"),
        order=("-decided_on",),
        systems=("S37",),
        personal=True,
    )
)

APPRAISALS = REGISTERS.add(
    _register(
        "personnel.appraisals",
        Appraisal,
        title="Đánh giá, xếp loại hằng năm",
        one="kết quả xếp loại",
        columns=("full_name", "unit", "year", "grade", "approved_on"),
        key=("person_code", "year"),
        filters=("unit", "grade", "approved_on"),
        order=("-year", "full_name"),
        systems=("S37",),
        personal=True,
    )
)

PLANNED = REGISTERS.add(
    _register(
        "personnel.planned_leaders",
        PlannedLeader,
        title="Quy hoạch chức danh lãnh đạo",
        one="người được quy hoạch",
        columns=("full_name", "unit", "post", "term", "approved_on"),
        key=("person_code", "post", "term"),
        filters=("unit", "approved_on"),
        order=("post", "full_name"),
        systems=("S37",),
        personal=True,
    )
)

DISCIPLINE = REGISTERS.add(
    _register(
        "personnel.discipline",
        DisciplineCase,
        title="Xử lý kỷ luật",
        one="trường hợp kỷ luật",
        columns=("full_name", "unit", "level", "side", "form", "decision", "effective_on"),
        key=("person_code", "side", "decided_on"),
        filters=("unit", "level", "side", "form", "effective_on"),
        order=("-effective_on",),
        systems=("S38",),
        personal=True,
    )
)

TRAINING_PLANS = REGISTERS.add(
    _register(
        "personnel.training_plans",
        TrainingPlan,
        title="Kế hoạch đào tạo, bồi dưỡng",
        one="kế hoạch đào tạo",
        columns=("code", "unit", "year", "decision", "approved_on", "budget_vnd"),
        key=("code",),
        filters=("unit", "approved_on"),
        order=("-year",),
        systems=("S40",),
    )
)

CLASSES = REGISTERS.add(
    _register(
        "personnel.classes",
        TrainingClass,
        title="Lớp đào tạo, bồi dưỡng",
        one="lớp",
        columns=(
            "code",
            "name",
            "unit",
            "kind",
            "planned_learners",
            "begun_on",
            "ended_on",
            "cost_vnd",
            "spent_vnd",
        ),
        key=("code",),
        filters=("unit", "plan", "kind", "begun_on", "ended_on"),
        order=("code",),
        systems=("S40",),
    )
)

ENROLMENTS = REGISTERS.add(
    _register(
        "personnel.enrolments",
        Enrolment,
        title="Học viên",
        one="học viên",
        columns=("training_class", "person_code", "full_name", "unit", "finished_on", "result"),
        key=("training_class", "person_code"),
        filters=("unit", "training_class", "finished_on"),
        order=("training_class", "full_name"),
        systems=("S40",),
        personal=True,
    )
)

WORKSHOPS = REGISTERS.add(
    _register(
        "personnel.workshops",
        Workshop,
        title="Lớp tập huấn",
        one="lớp tập huấn",
        columns=("code", "name", "unit", "topic", "planned_month", "registers_until", "held_on"),
        key=("code",),
        filters=("unit", "topic", "planned_month", "held_on"),
        order=("-planned_month",),
        systems=("S41",),
    )
)

REGISTRATIONS = REGISTERS.add(
    _register(
        "personnel.registrations",
        WorkshopRegistration,
        title="Đăng ký tập huấn",
        one="đăng ký",
        columns=("workshop", "unit", "full_name", "role", "registered_on"),
        key=("workshop", "unit", "full_name"),
        filters=("unit", "workshop", "registered_on"),
        order=("workshop", "unit", "full_name"),
        systems=("S41",),
        personal=True,
    )
)
