"""Registers of equipment, security and platforms."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import (
    Alert,
    CallLog,
    DataService,
    Device,
    DeviceCount,
    Incident,
    InformationSystem,
    Link,
    PlatformMilestone,
    ReportingAccount,
    ServiceUse,
)  # fmt: skip

SEE, CHANGE = "infrastructure.see", "infrastructure.change"

DEVICES = REGISTERS.add(
    Register(
        "infrastructure.devices",
        Device,
        title="Thiết bị",
        one="thiết bị",
        see=SEE,
        change=CHANGE,
        columns=(
            "code",
            "kind",
            "name",
            "unit",
            "internet",
            "classified_use",
            "first_on",
            "last_on",
        ),
        key=("code",),
        filters=("unit", "kind", "internet", "classified_use", "first_on", "last_on"),
        order=("code",),
        systems=("S59",),
    )
)
COUNTS = REGISTERS.add(
    Register(
        "infrastructure.device_counts",
        DeviceCount,
        title="Số đếm máy tính và cán bộ",
        one="số đếm",
        see=SEE,
        change=CHANGE,
        columns=("unit", "counted_on", "officials", "computers"),
        key=("unit", "counted_on"),
        filters=("unit", "counted_on"),
        order=("-counted_on", "unit"),
        systems=("S59",),
    )
)
LINKS = REGISTERS.add(
    Register(
        "infrastructure.links",
        Link,
        title="Đường truyền LAN, WAN",
        one="đường truyền",
        see=SEE,
        change=CHANGE,
        columns=("code", "unit", "kind", "state", "first_on", "last_on"),
        key=("code",),
        filters=("unit", "kind", "state", "first_on", "last_on"),
        order=("code",),
        systems=("S59",),
    )
)
SYSTEMS = REGISTERS.add(
    Register(
        "infrastructure.systems",
        InformationSystem,
        title="Hệ thống thông tin và cấp độ",
        one="hệ thống",
        see=SEE,
        change=CHANGE,
        columns=(
            "code",
            "name",
            "unit",
            "layer",
            "level",
            "drafted_on",
            "appraised_on",
            "approved_on",
        ),
        key=("code",),
        filters=("unit", "layer", "approved_on", "first_on"),
        order=("code",),
        systems=("S58", "S63"),
    )
)
ALERTS = REGISTERS.add(
    Register(
        "infrastructure.alerts",
        Alert,
        title="Cảnh báo an toàn thông tin",
        one="cảnh báo",
        see=SEE,
        change=CHANGE,
        columns=("code", "system", "unit", "source", "severity", "raised_on", "about"),
        key=("code",),
        filters=("unit", "system", "severity", "raised_on"),
        order=("-raised_on",),
        systems=("S58",),
    )
)
INCIDENTS = REGISTERS.add(
    Register(
        "infrastructure.incidents",
        Incident,
        title="Sự cố an toàn thông tin",
        one="sự cố",
        see=SEE,
        change=CHANGE,
        columns=(
            "code",
            "unit",
            "alert",
            "owner",
            "opened_on",
            "due_on",
            "contained_on",
            "closed_on",
        ),
        key=("code",),
        filters=("unit", "opened_on", "due_on", "closed_on"),
        order=("-opened_on",),
        systems=("S58",),
        personal=True,
    )
)
MILESTONES = REGISTERS.add(
    Register(
        "infrastructure.milestones",
        PlatformMilestone,
        title="Mốc nền tảng và kết nối",
        one="mốc",
        see=SEE,
        change=CHANGE,
        columns=("subject", "stage", "reached_on", "evidence", "unit"),
        key=("subject", "reached_on"),
        filters=("unit", "subject", "stage", "reached_on"),
        order=("subject", "-reached_on"),
        systems=("S29", "S60", "S63"),
    )
)
SERVICES = REGISTERS.add(
    Register(
        "infrastructure.services",
        DataService,
        title="Dịch vụ dữ liệu dùng chung",
        one="dịch vụ",
        see=SEE,
        change=CHANGE,
        columns=("code", "name", "provider", "unit", "version", "down_on", "back_on"),
        key=("code",),
        filters=("unit", "provider", "down_on"),
        order=("code",),
        systems=("S60",),
    )
)
USES = REGISTERS.add(
    Register(
        "infrastructure.service_uses",
        ServiceUse,
        title="Bên dùng dịch vụ dữ liệu",
        one="bên dùng",
        see=SEE,
        change=CHANGE,
        columns=("service", "consumer", "unit", "first_on", "last_on"),
        key=("service", "consumer", "first_on"),
        filters=("unit", "service", "consumer", "first_on"),
        order=("service",),
        systems=("S60",),
    )
)
CALLS = REGISTERS.add(
    Register(
        "infrastructure.calls",
        CallLog,
        title="Nhật ký gọi dịch vụ",
        one="lượt gọi",
        see=SEE,
        change=CHANGE,
        columns=("called_at", "caller", "service", "unit", "result", "detail"),
        key=("service", "caller", "called_at"),
        filters=("unit", "service", "caller", "result", "called_on"),
        order=("-called_at",),
        systems=("S60",),
    )
)
ACCOUNTS = REGISTERS.add(
    Register(
        "infrastructure.reporting_accounts",
        ReportingAccount,
        title="Tài khoản hệ thống báo cáo",
        one="tài khoản",
        see=SEE,
        change=CHANGE,
        columns=("code", "unit", "level", "task", "first_on", "last_on"),
        key=("code",),
        filters=("unit", "level", "first_on", "last_on"),
        order=("code",),
        systems=("S28",),
        personal=True,
    )
)
