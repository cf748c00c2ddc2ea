"""Registers of the video network and of meetings."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import Invitation, Meeting, MeetingPaper, MeetingRoom, VideoEndpoint

SEE, CHANGE = "meetings.see", "meetings.change"

ENDPOINTS = REGISTERS.add(
    Register(
        "meetings.endpoints",
        VideoEndpoint,
        title="Điểm cầu hội nghị truyền hình",
        one="điểm cầu",
        see=SEE,
        change=CHANGE,
        columns=("code", "unit", "level", "state", "place", "first_on", "last_on"),
        key=("code",),
        filters=("unit", "level", "state", "first_on", "last_on"),
        order=("code",),
        systems=("S48",),
    )
)
ROOMS_TO_BOOK = REGISTERS.add(
    Register(
        "meetings.rooms",
        MeetingRoom,
        title="Phòng họp",
        one="phòng họp",
        see=SEE,
        change=CHANGE,
        columns=("code", "name", "kind", "unit", "link"),
        key=("code",),
        filters=("unit", "kind"),
        order=("code",),
        systems=("S48", "S49"),
    )
)
MEETINGS = REGISTERS.add(
    Register(
        "meetings.meetings",
        Meeting,
        title="Cuộc họp",
        one="cuộc họp",
        see=SEE,
        change=CHANGE,
        columns=("code", "title", "unit", "level", "room", "starts_at", "ends_at", "outcome"),
        key=("code",),
        filters=("unit", "level", "room", "kind", "outcome", "held_on"),
        order=("-starts_at",),
        systems=("S48", "S49"),
    )
)  # fmt: skip
INVITATIONS = REGISTERS.add(
    Register(
        "meetings.invitations",
        Invitation,
        title="Giấy mời và danh sách dự họp",
        one="giấy mời",
        see=SEE,
        change=CHANGE,
        columns=("meeting", "unit", "starts_at", "link", "invited_on", "joined_at", "left_at"),
        key=("meeting", "unit"),
        filters=("unit", "meeting", "invited_on"),
        order=("-starts_at", "unit"),
        systems=("S49",),
    )
)
PAPERS = REGISTERS.add(
    Register(
        "meetings.papers",
        MeetingPaper,
        title="Tài liệu họp",
        one="tài liệu",
        see=SEE,
        change=CHANGE,
        columns=("title", "number", "meeting", "unit", "link"),
        key=("meeting", "title"),
        filters=("unit", "meeting"),
        order=("meeting", "title"),
        systems=("S49",),
    )
)
