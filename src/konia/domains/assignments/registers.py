"""The registers of programmes, assignments, extensions and broadcast items."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import Assignment, BroadcastItem, Extension, Programme

PROGRAMMES = REGISTERS.add(
    Register(
        "assignments.programmes",
        Programme,
        title="Kế hoạch, chương trình",
        one="kế hoạch",
        see="assignments.see",
        change="assignments.change",
        columns=("code", "kind", "year", "title", "decision", "decided_on", "closed_on"),
        key=("code",),
        filters=("kind", "decided_on"),
        order=("-year", "code"),
        systems=("S01", "S02", "S07", "S09", "S62", "S63"),
    )
)

ASSIGNMENTS = REGISTERS.add(
    Register(
        "assignments.assignments",
        Assignment,
        title="Nhiệm vụ được giao",
        one="nhiệm vụ",
        see="assignments.see",
        change="assignments.change",
        columns=(
            "code", "number", "title", "unit", "programme", "assigner", "assigned_on", "due_on",
            "original_due_on", "completed_on", "evidence",
        ),
        key=("code",),
        filters=(
            "unit", "programme", "programme_kind", "area", "channel", "assigner", "assigned_on",
            "due_on", "completed_on",
        ),
        order=("programme", "number"),
        systems=("S01", "S02", "S07", "S09", "S62", "S63"),
    )
)  # fmt: skip

EXTENSIONS = REGISTERS.add(
    Register(
        "assignments.extensions",
        Extension,
        title="Gia hạn nhiệm vụ",
        one="lần gia hạn",
        see="assignments.see",
        change="assignments.change",
        columns=("assignment", "unit", "old_due_on", "new_due_on", "extended_on", "reason"),
        key=("assignment", "new_due_on"),
        filters=("unit", "extended_on"),
        order=("-extended_on",),
        systems=("S07",),
        entered=False,
    )
)

BROADCASTS = REGISTERS.add(
    Register(
        "assignments.broadcasts",
        BroadcastItem,
        title="Tin, bài tuyên truyền cải cách hành chính",
        one="tin, bài",
        see="assignments.see",
        change="assignments.change",
        columns=("title", "station", "channel", "assignment", "unit", "aired_on"),
        key=("assignment", "title", "aired_on"),
        filters=("unit", "channel", "aired_on"),
        order=("-aired_on",),
        systems=("S02",),
    )
)
