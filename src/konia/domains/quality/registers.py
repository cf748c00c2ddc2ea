"""Registers of the room."""

from functools import partial

from konia.kernel.registers.registry import REGISTERS, Register

from .models import (
    AuditFinding,
    ConversionDue,
    ElectronicIso,
    IsoConversion,
    QualitySystem,
    WorkProcedure,
)  # fmt: skip

_register = partial(Register, see="quality.see", change="quality.change", systems=("S61",))

SYSTEMS = REGISTERS.add(
    _register(
        "quality.systems",
        QualitySystem,
        title="Hệ thống quản lý chất lượng",
        one="hệ thống",
        columns=("unit", "group", "edition", "first_on", "last_on", "decision"),
        key=("unit", "first_on"),
        filters=("unit", "group", "edition", "first_on", "last_on"),
        order=("group", "unit"),
    )
)

DUE = REGISTERS.add(
    _register(
        "quality.conversion_due",
        ConversionDue,
        title="Đơn vị phải chuyển đổi sang ISO 9001:2015",
        one="đơn vị phải chuyển đổi",
        columns=("unit", "plan", "listed_on", "deadline_on"),
        key=("unit", "plan"),
        filters=("unit", "listed_on"),
        order=("unit",),
    )
)

CONVERSIONS = REGISTERS.add(
    _register(
        "quality.conversions",
        IsoConversion,
        title="Chuyển đổi tiêu chuẩn ISO 9001",
        one="chuyển đổi",
        columns=("unit", "group", "from_edition", "to_edition", "converted_on", "decision"),
        key=("unit", "to_edition"),
        filters=("unit", "group", "to_edition", "converted_on"),
        order=("-converted_on",),
    )
)

ELECTRONIC = REGISTERS.add(
    _register(
        "quality.electronic",
        ElectronicIso,
        title="ISO điện tử",
        one="đơn vị áp dụng",
        columns=("unit", "stage", "software", "first_on", "last_on"),
        key=("unit", "first_on"),
        filters=("unit", "stage", "first_on"),
        order=("unit",),
    )
)

PROCEDURES = REGISTERS.add(
    _register(
        "quality.procedures",
        WorkProcedure,
        title="Quy trình ISO",
        one="quy trình",
        columns=("code", "title", "unit", "version", "in_force_on", "change"),
        key=("unit", "code", "version"),
        filters=("unit", "in_force_on"),
        order=("code", "-version"),
    )
)

FINDINGS = REGISTERS.add(
    _register(
        "quality.findings",
        AuditFinding,
        title="Phát hiện khi đánh giá ISO",
        one="phát hiện",
        columns=("code", "unit", "audit", "severity", "text", "found_on", "closed_on"),
        key=("code",),
        filters=("unit", "severity", "found_on", "closed_on"),
        order=("-found_on",),
    )
)
