"""Registers of posts, people, recruitment and downsizing."""

from functools import partial

from konia.domains.personnel.models import (
    Candidate,
    DownsizingBatch,
    DownsizingCase,
    Employment,
    JobPositionScheme,
    LabourContract,
    PositionBreach,
    Quota,
    Recruit,
    RecruitmentPlan,
)  # fmt: skip
from konia.kernel.registers.registry import REGISTERS, Register

_register = partial(Register, see="personnel.see", change="personnel.change")

QUOTAS = REGISTERS.add(
    _register(
        "personnel.quotas",
        Quota,
        title="Biên chế được giao",
        one="quyết định giao biên chế",
        columns=("unit", "year", "kind", "posts", "decision", "decided_on"),
        key=("unit", "year", "kind", "decided_on"),
        filters=("unit", "kind", "decided_on"),
        order=("-year", "unit"),
        systems=("S33",),
    )
)

EMPLOYMENTS = REGISTERS.add(
    _register(
        "personnel.employments",
        Employment,
        title="Cán bộ, công chức, viên chức",
        one="quá trình công tác",
        columns=("person_code", "full_name", "unit", "kind", "position", "first_on", "last_on"),
        key=("person_code", "first_on"),
        filters=("unit", "kind", "sex", "budget_paid", "first_on", "last_on"),
        order=("full_name",),
        systems=("S33", "S37"),
        personal=True,
    )
)

CONTRACTS = REGISTERS.add(
    _register(
        "personnel.contracts",
        LabourContract,
        title="Hợp đồng lao động",
        one="hợp đồng",
        columns=("person_code", "full_name", "unit", "body", "work", "first_on", "last_on"),
        key=("person_code", "first_on"),
        filters=("unit", "body", "first_on", "last_on"),
        order=("full_name",),
        systems=("S33",),
        personal=True,
    )
)

BATCHES = REGISTERS.add(
    _register(
        "personnel.batches",
        DownsizingBatch,
        title="Đợt tinh giản biên chế",
        one="đợt tinh giản",
        columns=("code", "unit", "year", "half", "amount_vnd", "approved_on", "decision"),
        key=("code",),
        filters=("unit", "approved_on"),
        order=("-year", "-half"),
        systems=("S34",),
    )
)

DOWNSIZED = REGISTERS.add(
    _register(
        "personnel.downsized",
        DownsizingCase,
        title="Người được tinh giản",
        one="trường hợp tinh giản",
        columns=(
            "batch",
            "person_code",
            "full_name",
            "unit",
            "kind",
            "benefit_vnd",
            "effective_on",
        ),
        key=("batch", "person_code"),
        filters=("unit", "kind", "batch", "effective_on"),
        order=("-effective_on",),
        systems=("S34",),
        personal=True,
    )
)

SCHEMES = REGISTERS.add(
    _register(
        "personnel.schemes",
        JobPositionScheme,
        title="Đề án vị trí việc làm",
        one="đề án",
        columns=("unit", "body", "positions", "decision", "first_on", "last_on"),
        key=("unit", "first_on"),
        filters=("unit", "body", "first_on", "last_on"),
        order=("unit", "-first_on"),
        systems=("S35",),
    )
)

BREACHES = REGISTERS.add(
    _register(
        "personnel.breaches",
        PositionBreach,
        title="Vi phạm vị trí việc làm",
        one="vi phạm",
        columns=("unit", "found_on", "inspection", "finding", "handled_on"),
        key=("unit", "found_on", "finding"),
        filters=("unit", "found_on"),
        order=("-found_on",),
        systems=("S35",),
    )
)

PLANS = REGISTERS.add(
    _register(
        "personnel.recruitment_plans",
        RecruitmentPlan,
        title="Kế hoạch tuyển dụng",
        one="kế hoạch tuyển dụng",
        columns=("code", "title", "unit", "year", "kind", "posts", "approved_on"),
        key=("code",),
        filters=("unit", "kind", "approved_on"),
        order=("-approved_on",),
        systems=("S36",),
    )
)

CANDIDATES = REGISTERS.add(
    _register(
        "personnel.candidates",
        Candidate,
        title="Thí sinh thi tuyển",
        one="thí sinh",
        columns=("exam", "number", "full_name", "unit", "post", "mark", "priority", "admitted_on"),
        key=("exam", "number"),
        filters=("unit", "admitted_on"),
        order=("exam", "number"),
        systems=("S36",),
        personal=True,
    )
)

RECRUITS = REGISTERS.add(
    _register(
        "personnel.recruits",
        Recruit,
        title="Người được tuyển dụng",
        one="người được tuyển dụng",
        columns=("person_code", "full_name", "unit", "kind", "route", "decided_on", "started_on"),
        key=("person_code",),
        filters=("unit", "kind", "route", "decided_on", "started_on"),
        order=("-decided_on",),
        systems=("S36",),
        personal=True,
    )
)
