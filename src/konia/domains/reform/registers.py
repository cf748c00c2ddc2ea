"""The registers of thresholds, ratings, consultations, comments and entry rounds."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import (
    ConsultationComment,
    CriteriaConsultation,
    EntryRound,
    IndexRule,
    RatedUnit,
    Rating,
    ThresholdSet,
)  # fmt: skip

THRESHOLDS = REGISTERS.add(
    Register(
        "reform.thresholds",
        ThresholdSet,
        title="Ngưỡng xếp loại giải quyết TTHC",
        one="bộ ngưỡng",
        see="reform.see",
        change="reform.change",
        columns=(
            "code", "unit", "excellent_from", "good_from", "fair_from", "average_from", "first_on",
            "last_on",
        ),
        key=("code",),
        filters=("first_on", "last_on"),
        order=("-first_on",),
        systems=("S26",),
    )
)  # fmt: skip

BODIES = REGISTERS.add(
    Register(
        "reform.bodies",
        RatedUnit,
        title="Đơn vị thuộc diện đánh giá giải quyết TTHC",
        one="đơn vị",
        see="reform.see",
        change="reform.change",
        columns=("unit", "first_on", "last_on", "note"),
        key=("unit", "first_on"),
        filters=("unit", "first_on", "last_on"),
        order=("unit",),
        systems=("S26",),
    )
)

INDICES = REGISTERS.add(
    Register(
        "reform.indices",
        IndexRule,
        title="Quy tắc chấm chín chỉ số giải quyết TTHC",
        one="quy tắc",
        see="reform.see",
        change="reform.change",
        columns=(
            "number", "title", "figure", "full_from", "half_from", "first_on", "last_on", "unit",
        ),
        key=("number", "first_on"),
        filters=("first_on", "last_on"),
        order=("number", "-first_on"),
        systems=("S26",),
    )
)  # fmt: skip

RATINGS = REGISTERS.add(
    Register(
        "reform.ratings",
        Rating,
        title="Đánh giá việc giải quyết TTHC",
        one="kết quả đánh giá",
        see="reform.see",
        change="reform.change",
        columns=("code", "unit", "year", "score", "grade", "report", "published_on"),
        key=("unit", "year"),
        filters=("unit", "grade", "published_on"),
        order=("-year", "-score"),
        systems=("S26",),
    )
)

CONSULTATIONS = REGISTERS.add(
    Register(
        "reform.consultations",
        CriteriaConsultation,
        title="Lấy ý kiến bộ tiêu chí Chỉ số CCHC",
        one="đợt lấy ý kiến",
        see="reform.see",
        change="reform.change",
        columns=("code", "title", "letter", "opened_on", "deadline_on", "unit"),
        key=("code",),
        filters=("opened_on", "deadline_on"),
        order=("-opened_on",),
        systems=("S04",),
    )
)

COMMENTS = REGISTERS.add(
    Register(
        "reform.comments",
        ConsultationComment,
        title="Ý kiến góp ý bộ tiêu chí",
        one="ý kiến",
        see="reform.see",
        change="reform.change",
        columns=("consultation", "unit", "text", "received_on"),
        key=("consultation", "unit", "received_on"),
        filters=("unit", "consultation", "received_on"),
        order=("-received_on",),
        systems=("S04",),
    )
)

ENTRIES = REGISTERS.add(
    Register(
        "reform.entries",
        EntryRound,
        title="Nhập Chỉ số CCHC của tỉnh",
        one="lần nhập",
        see="reform.see",
        change="reform.change",
        columns=("year", "number", "unit", "entered_on", "report", "contents"),
        key=("unit", "year", "number"),
        filters=("entered_on",),
        order=("-year", "number"),
        systems=("S05",),
    )
)
