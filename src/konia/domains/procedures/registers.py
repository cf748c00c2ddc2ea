"""The registers of this room."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import (
    BlockerLetter,
    CatalogueCheck,
    DutyRule,
    FormRevision,
    ImpactAssessment,
    IntegrationBlocker,
    LifeEvent,
    LifeEventItem,
    OnlineService,
    OnlineTarget,
    PartRule,
    PostedQuestion,
    PriorityItem,
    Procedure,
    ProcedureChange,
    ProcedureVersion,
    ProcessVersion,
    PublicationDecision,
    ReviewItem,
    ReviewPlan,
)

PROCEDURES = REGISTERS.add(
    Register(
        "procedures.procedures",
        Procedure,
        title="Danh mục thủ tục hành chính",
        one="thủ tục",
        see="procedures.see",
        change="procedures.change",
        columns=("code", "name", "field", "level", "unit", "in_force_from", "abolished_on"),
        key=("code",),
        filters=(
            "unit",
            "field",
            "level",
            "interlink",
            "in_force_from",
            "abolished_on",
            "national_disclosed_on",
        ),
        order=("code",),
        systems=("S14", "S21", "S22"),
    )
)
DECISIONS = REGISTERS.add(
    Register(
        "procedures.decisions",
        PublicationDecision,
        title="Quyết định công bố thủ tục",
        one="quyết định",
        see="procedures.see",
        change="procedures.change",
        columns=(
            "code",
            "number",
            "issuer",
            "decided_on",
            "text_effective_on",
            "abstract",
            "carried_out_on",
        ),
        key=("code",),
        filters=("unit", "issuer", "decided_on"),
        order=("-decided_on", "-id"),
        systems=("S14",),
    )
)
CHANGES = REGISTERS.add(
    Register(
        "procedures.changes",
        ProcedureChange,
        title="Thay đổi thủ tục",
        one="thay đổi",
        see="procedures.see",
        change="procedures.change",
        columns=(
            "procedure",
            "kind",
            "decision",
            "decided_on",
            "effective_on",
            "time_limit_before",
            "time_limit_after",
        ),
        key=("decision", "procedure", "kind"),
        filters=("unit", "kind", "decided_on", "effective_on"),
        order=("-decided_on", "-id"),
        systems=("S14",),
    )
)
PLANS = REGISTERS.add(
    Register(
        "procedures.review_plans",
        ReviewPlan,
        title="Kế hoạch rà soát thủ tục",
        one="kế hoạch",
        see="procedures.see",
        change="procedures.change",
        columns=("code", "year", "decision", "decided_on"),
        key=("code",),
        filters=("unit", "decided_on"),
        order=("-year",),
        systems=("S15",),
    )
)
REVIEWS = REGISTERS.add(
    Register(
        "procedures.reviews",
        ReviewItem,
        title="Thủ tục được rà soát",
        one="thủ tục",
        see="procedures.see",
        change="procedures.change",
        columns=(
            "procedure",
            "plan",
            "unit",
            "due_on",
            "proposed_on",
            "proposal",
            "time_limit_before",
            "time_limit_after",
            "approved_on",
        ),
        key=("plan", "procedure"),
        filters=("unit", "proposal", "proposed_on", "approved_on"),
        order=("-planned_on", "id"),
        systems=("S15",),
    )
)
SERVICES = REGISTERS.add(
    Register(
        "procedures.services",
        OnlineService,
        title="Dịch vụ công trực tuyến",
        one="dịch vụ",
        see="procedures.see",
        change="procedures.change",
        columns=(
            "procedure",
            "level",
            "unit",
            "first_on",
            "last_on",
            "national_linked_on",
            "national_integrated_on",
            "payment_enabled_on",
        ),
        key=("procedure", "first_on"),
        filters=(
            "unit",
            "level",
            "first_on",
            "last_on",
            "national_integrated_on",
            "payment_enabled_on",
        ),
        order=("-first_on", "-id"),
        systems=("S21", "S22", "S23"),
    )
)
TARGETS = REGISTERS.add(
    Register(
        "procedures.targets",
        OnlineTarget,
        title="Mục tiêu dịch vụ công trực tuyến",
        one="mục tiêu",
        see="procedures.see",
        change="procedures.change",
        columns=("code", "year", "share_percent", "decided_on"),
        key=("code",),
        filters=("unit", "decided_on"),
        order=("-year",),
        systems=("S21",),
    )
)
PRIORITIES = REGISTERS.add(
    Register(
        "procedures.priorities",
        PriorityItem,
        title="Thủ tục ưu tiên trên môi trường điện tử",
        one="thủ tục",
        see="procedures.see",
        change="procedures.change",
        columns=("procedure", "target", "unit", "is_eligible", "listed_on"),
        key=("target", "procedure"),
        filters=("unit", "listed_on"),
        order=("-listed_on", "id"),
        systems=("S21",),
    )
)
BLOCKERS = REGISTERS.add(
    Register(
        "procedures.blockers",
        IntegrationBlocker,
        title="Vướng mắc tích hợp Cổng DVC quốc gia",
        one="vướng mắc",
        see="procedures.see",
        change="procedures.change",
        columns=("code", "service_name", "unit", "cause", "letters", "met_on", "cleared_on"),
        key=("code",),
        filters=("unit", "cause", "met_on", "cleared_on"),
        order=("-met_on", "code"),
        systems=("S22", "S25"),
    )
)
QUESTIONS = REGISTERS.add(
    Register(
        "procedures.questions",
        PostedQuestion,
        title="Câu hỏi, trả lời về thủ tục",
        one="câu hỏi",
        see="procedures.see",
        change="procedures.change",
        columns=("code", "question", "field", "procedure", "posted_on", "taken_down_on", "views"),
        key=("code",),
        filters=("unit", "field", "posted_on", "taken_down_on"),
        order=("code",),
        systems=("S31",),
    )
)
VERSIONS = REGISTERS.add(
    Register(
        "procedures.versions",
        ProcedureVersion,
        title="Nội dung thủ tục theo lần công bố",
        one="nội dung",
        see="procedures.see",
        change="procedures.change",
        columns=("procedure", "number", "name", "first_on", "last_on", "working_days"),
        key=("procedure", "number"),
        filters=("unit", "first_on", "last_on"),
        order=("-first_on", "-id"),
        systems=("S14",),
        entered=False,
    )
)
PROCESSES = REGISTERS.add(
    Register(
        "procedures.processes",
        ProcessVersion,
        title="Quy trình nội bộ",
        one="quy trình",
        see="procedures.see",
        change="procedures.change",
        columns=("procedure", "version", "document", "approved_on", "first_on", "last_on"),
        key=("procedure", "version"),
        filters=("unit", "approved_on", "first_on", "is_electronic"),
        order=("-first_on", "-id"),
        systems=("S14",),
        entered=False,
    )
)
FORMS = REGISTERS.add(
    Register(
        "procedures.forms",
        FormRevision,
        title="Mẫu đơn, tờ khai điện tử",
        one="mẫu",
        see="procedures.see",
        change="procedures.change",
        columns=("procedure", "revision", "first_on", "last_on"),
        key=("procedure", "revision"),
        filters=("unit", "first_on"),
        order=("-first_on", "-id"),
        systems=("S14", "S21"),
        entered=False,
    )
)
RULES = REGISTERS.add(
    Register(
        "procedures.part_rules",
        PartRule,
        title="Bộ phận bắt buộc khi công bố",
        one="quy định",
        see="procedures.see",
        change="procedures.publish",
        columns=("part", "is_required", "first_on", "last_on", "source"),
        key=("part", "first_on"),
        filters=("part", "is_required", "first_on"),
        order=("part", "-first_on"),
        systems=("S14",),
    )
)
DUTY_RULES = REGISTERS.add(
    Register(
        "procedures.duty_rules",
        DutyRule,
        title="Thời hạn công bố, nhập Cơ sở dữ liệu quốc gia",
        one="quy định",
        see="procedures.see",
        change="procedures.publish",
        columns=("duty", "working_days", "first_on", "last_on", "source"),
        key=("duty", "first_on"),
        filters=("duty", "first_on"),
        order=("duty", "-first_on"),
        systems=("S14",),
    )
)
IMPACTS = REGISTERS.add(
    Register(
        "procedures.impacts",
        ImpactAssessment,
        title="Đánh giá tác động thủ tục trong dự thảo",
        one="đánh giá tác động",
        see="procedures.see",
        change="procedures.review",
        columns=("document", "procedure_name", "kind", "unit", "assessed_on", "cost_vnd"),
        key=("document", "procedure_name"),
        filters=("unit", "document", "kind", "assessed_on"),
        order=("-assessed_on", "-id"),
        systems=("S10", "S14", "S15"),
    )
)
EVENTS = REGISTERS.add(
    Register(
        "procedures.events",
        LifeEvent,
        title="Sự kiện trong đời",
        one="sự kiện",
        see="procedures.see",
        change="procedures.change",
        columns=("code", "name", "words", "order", "is_business"),
        key=("code",),
        filters=("is_business",),
        order=("order",),
        systems=("S21",),
    )
)
EVENT_ITEMS = REGISTERS.add(
    Register(
        "procedures.event_items",
        LifeEventItem,
        title="Thủ tục của sự kiện trong đời",
        one="thủ tục",
        see="procedures.see",
        change="procedures.change",
        columns=("event", "procedure", "order"),
        key=("event", "procedure"),
        order=("event", "order"),
        systems=("S21",),
    )
)
LETTERS = REGISTERS.add(
    Register(
        "procedures.letters",
        BlockerLetter,
        title="Văn bản kiến nghị tháo gỡ",
        one="văn bản",
        see="procedures.see",
        change="procedures.change",
        columns=("number", "blocker", "addressee", "sent_on", "answered_on"),
        key=("blocker", "number"),
        filters=("unit", "sent_on", "answered_on"),
        order=("-sent_on", "-id"),
        systems=("S22", "S25"),
    )
)
CHECKS = REGISTERS.add(
    Register(
        "procedures.checks",
        CatalogueCheck,
        title="Đối chiếu với Cơ sở dữ liệu quốc gia",
        one="lần đối chiếu",
        see="procedures.see",
        change="procedures.change",
        columns=("checked_on", "source", "ours", "theirs"),
        key=("checked_on", "source"),
        filters=("unit", "checked_on"),
        order=("-checked_on", "-id"),
        systems=("S14", "S22"),
        entered=False,
    )
)
