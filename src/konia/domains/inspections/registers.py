"""The registers of inspection plans, rounds, inspected units and findings."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import Finding, InspectionPlan, PlannedUnit, Round

SYSTEMS = ("S03", "S13", "S39")

PLANS = REGISTERS.add(
    Register(
        "inspections.plans",
        InspectionPlan,
        title="Kế hoạch kiểm tra",
        one="kế hoạch kiểm tra",
        see="inspections.see",
        change="inspections.change",
        columns=("code", "kind", "year", "unit", "decision", "decided_on", "team_decision"),
        key=("code",),
        filters=("kind", "unit", "decided_on"),
        order=("-year", "code"),
        systems=SYSTEMS,
    )
)

ROUNDS = REGISTERS.add(
    Register(
        "inspections.rounds",
        Round,
        title="Đợt kiểm tra",
        one="đợt kiểm tra",
        see="inspections.see",
        change="inspections.change",
        columns=("code", "plan", "number", "begins_on", "ends_on", "notice", "noticed_on"),
        key=("code",),
        filters=("plan", "begins_on"),
        order=("-begins_on",),
        systems=SYSTEMS,
    )
)

UNITS = REGISTERS.add(
    Register(
        "inspections.units",
        PlannedUnit,
        title="Đơn vị được kiểm tra",
        one="đơn vị được kiểm tra",
        see="inspections.see",
        change="inspections.change",
        columns=(
            "code", "unit", "plan", "round", "expected_on", "visited_on",
            "includes_procedure_control", "removed_on", "concluded_on",
        ),
        key=("code",),
        filters=("unit", "plan", "kind", "visited_on", "removed_on", "includes_procedure_control"),
        order=("plan", "code"),
        systems=SYSTEMS,
    )
)  # fmt: skip

FINDINGS = REGISTERS.add(
    Register(
        "inspections.findings",
        Finding,
        title="Vấn đề phát hiện qua kiểm tra",
        one="vấn đề",
        see="inspections.see",
        change="inspections.change",
        columns=(
            "visit", "unit", "topic", "description", "found_on", "deadline", "handled_on",
            "evidence",
        ),
        key=("visit", "description"),
        filters=("unit", "kind", "topic", "found_on", "handled_on"),
        order=("-found_on",),
        systems=SYSTEMS,
    )
)  # fmt: skip
