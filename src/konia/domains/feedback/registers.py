"""The registers of dialogues, petitions, cases of the 1022 line, and opening hours."""

from konia.kernel.registers.registry import REGISTERS, Register

from .messages import PETITIONS as PETITIONS_NAME
from .models import Dialogue, Line1022Case, Petition, ServiceHours

DIALOGUES = REGISTERS.add(
    Register(
        "feedback.dialogues",
        Dialogue,
        title="Đối thoại với người dân, doanh nghiệp",
        one="buổi đối thoại",
        see="feedback.see",
        change="feedback.change",
        columns=("code", "unit", "level", "audience", "topics", "planned_on", "held_on"),
        key=("code",),
        filters=("unit", "level", "audience", "held_on"),
        order=("-planned_on",),
        systems=("S08",),
    )
)

PETITIONS = REGISTERS.add(
    Register(
        PETITIONS_NAME,
        Petition,
        title="Phản ánh, kiến nghị về quy định hành chính",
        one="phản ánh",
        see="feedback.see",
        change="feedback.change",
        columns=(
            "code", "received_on", "channel", "field", "procedure", "unit", "due_on",
            "refused_on", "answered_on", "published_on",
        ),
        key=("code",),
        filters=(
            "unit", "field", "procedure", "channel", "received_on", "answered_on", "refused_on",
        ),
        order=("-received_on",),
        systems=("S16",),
        personal=True,
        announced=True,
    )
)  # fmt: skip

CASES = REGISTERS.add(
    Register(
        "feedback.line_cases",
        Line1022Case,
        title="Vụ việc của đường dây 1022",
        one="vụ việc",
        see="feedback.see",
        change="feedback.change",
        columns=("code", "channel", "received_at", "field", "unit", "taken_at", "closed_at"),
        key=("code",),
        filters=("unit", "channel", "field", "received_at"),
        order=("-received_at",),
        systems=("S17",),
        personal=True,
    )
)

HOURS = REGISTERS.add(
    Register(
        "feedback.hours",
        ServiceHours,
        title="Giờ phục vụ của đường dây",
        one="giờ phục vụ",
        see="feedback.see",
        change="feedback.change",
        columns=("line", "unit", "hours_per_day", "days_per_week", "first_on", "last_on"),
        key=("line", "first_on"),
        filters=("line", "first_on", "last_on"),
        order=("-first_on",),
        systems=("S17",),
    )
)
