"""The registers of dossiers, desks, the pilot and use of the system."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import (
    CounterPoint,
    CounterService,
    DeskRule,
    Dossier,
    MobileHours,
    MobileSession,
    Pause,
    PostPilot,
    SystemUse,
)  # fmt: skip

DOSSIERS = REGISTERS.add(
    Register(
        "dossiers.dossiers",
        Dossier,
        title="Hồ sơ một cửa",
        one="hồ sơ",
        see="dossiers.see",
        change="dossiers.change",
        columns=(
            "code",
            "procedure_code",
            "field",
            "applicant",
            "unit",
            "channel",
            "received_on",
            "due_on",
            "finished_on",
            "state",
        ),
        key=("code",),
        filters=("unit", "field", "channel", "state", "received_on", "due_on", "finished_on"),
        order=("-received_on",),
        systems=("S18", "S21"),
        personal=True,
    )
)
PAUSES = REGISTERS.add(
    Register(
        "dossiers.pauses",
        Pause,
        title="Lần dừng chờ bổ sung hồ sơ",
        one="lần dừng",
        see="dossiers.see",
        change="dossiers.change",
        columns=("dossier", "unit", "began_on", "ended_on", "working_days", "reason"),
        key=("dossier", "began_on"),
        filters=("unit", "began_on", "ended_on"),
        order=("-began_on",),
        systems=("S18",),
        entered=False,
    )
)
USES = REGISTERS.add(
    Register(
        "dossiers.system_uses",
        SystemUse,
        title="Sử dụng hệ thống một cửa điện tử",
        one="lần sử dụng",
        see="dossiers.see",
        change="dossiers.keep_desks",
        columns=("unit", "kind", "first_on", "last_on"),
        key=("unit", "kind", "first_on"),
        filters=("unit", "kind", "first_on"),
        order=("unit",),
        systems=("S18",),
    )
)
DESKS = REGISTERS.add(
    Register(
        "dossiers.desks",
        CounterPoint,
        title="Điểm một cửa",
        one="điểm",
        see="dossiers.see",
        change="dossiers.keep_desks",
        columns=("unit", "place", "operator", "first_on", "last_on"),
        key=("unit", "first_on"),
        filters=("unit", "place", "operator", "first_on"),
        order=("unit",),
        systems=("S19",),
    )
)
PILOT = REGISTERS.add(
    Register(
        "dossiers.post_pilot",
        PostPilot,
        title="Thí điểm chuyển giao cho Bưu điện",
        one="điểm thí điểm",
        see="dossiers.see",
        change="dossiers.keep_desks",
        columns=("unit", "place", "scheme", "status", "first_on", "last_on", "note"),
        key=("unit", "first_on"),
        filters=("unit", "place", "scheme", "status", "first_on"),
        order=("first_on",),
        systems=("S20",),
    )
)
SERVICES = REGISTERS.add(
    Register(
        "dossiers.vertical_services",
        CounterService,
        title="Thủ tục ngành dọc tại một cửa",
        one="thủ tục",
        see="dossiers.see",
        change="dossiers.keep_desks",
        columns=(
            "unit",
            "agency",
            "procedure_code",
            "procedure_name",
            "working_days",
            "first_on",
            "last_on",
        ),
        key=("unit", "procedure_code", "first_on"),
        filters=("unit", "agency", "first_on"),
        order=("unit",),
        systems=("S19",),
    )
)
SESSIONS = REGISTERS.add(
    Register(
        "dossiers.mobile_sessions",
        MobileSession,
        title="Buổi tiếp nhận lưu động",
        one="buổi",
        see="dossiers.see",
        change="dossiers.keep_desks",
        columns=("code", "unit", "agency", "place", "held_on", "starts_at", "ends_at"),
        key=("code",),
        filters=("unit", "agency", "held_on"),
        order=("-held_on",),
        systems=("S19",),
    )
)
HOURS = REGISTERS.add(
    Register(
        "dossiers.mobile_hours",
        MobileHours,
        title="Giờ làm việc lưu động",
        one="khung giờ",
        see="dossiers.see",
        change="dossiers.keep_desks",
        columns=(
            "unit",
            "service",
            "starts_hour",
            "ends_hour",
            "days_a_week",
            "first_on",
            "last_on",
        ),
        key=("unit", "service", "first_on"),
        filters=("unit", "first_on"),
        order=("-first_on",),
        systems=("S19",),
    )
)
RULES = REGISTERS.add(
    Register(
        "dossiers.desk_rules",
        DeskRule,
        title="Quy định một cửa",
        one="quy định",
        see="dossiers.see",
        change="dossiers.keep_desks",
        columns=("matter", "unit", "is_on", "days", "source", "first_on", "last_on"),
        key=("matter", "unit", "first_on"),
        filters=("matter", "unit", "first_on"),
        order=("matter", "first_on"),
        systems=("S18",),
    )
)
