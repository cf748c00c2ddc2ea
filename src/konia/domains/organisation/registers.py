"""Registers of restructuring decisions and deputies. Units themselves are kept by the kernel."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import DeputyHead, RestructuredUnit, RestructuringDecision

SEE, CHANGE = "organisation.see", "organisation.change"

DECISIONS = REGISTERS.add(
    Register(
        "organisation.decisions",
        RestructuringDecision,
        title="Quyết định sắp xếp tổ chức",
        one="quyết định",
        see=SEE,
        change=CHANGE,
        columns=("code", "number", "about", "what", "unit", "first_on", "last_on"),
        key=("code",),
        filters=("unit", "what", "first_on"),
        order=("-first_on",),
        systems=("S32",),
    )
)
RESTRUCTURED = REGISTERS.add(
    Register(
        "organisation.restructured",
        RestructuredUnit,
        title="Cơ quan được sắp xếp",
        one="cơ quan",
        see=SEE,
        change=CHANGE,
        columns=("decision", "unit", "what", "begins_on", "done_on"),
        key=("decision", "unit"),
        filters=("unit", "decision", "what", "begins_on"),
        order=("-begins_on",),
        systems=("S32",),
    )
)
DEPUTIES = REGISTERS.add(
    Register(
        "organisation.deputies",
        DeputyHead,
        title="Cấp phó của người đứng đầu",
        one="cấp phó",
        see=SEE,
        change=CHANGE,
        columns=("code", "person", "position", "unit", "first_on", "last_on", "decision"),
        key=("code",),
        filters=("unit", "first_on", "last_on"),
        order=("unit", "first_on"),
        systems=("S32",),
        personal=True,
    )
)
