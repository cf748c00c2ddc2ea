"""The registers of this room."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import DraftOpinion, Examination, ExpiredItem, ExpiredList, NormativeDocument

DOCUMENTS = REGISTERS.add(
    Register(
        "legal.documents",
        NormativeDocument,
        title="Văn bản quy phạm pháp luật",
        one="văn bản",
        see="legal.see",
        change="legal.change",
        columns=(
            "code", "abstract", "unit", "issued_on", "effective_on", "published_on", "replaces",
            "ended_on",
        ),
        key=("code",),
        filters=("unit", "kind", "issuer_level", "issuer_body", "issued_on", "published_on"),
        order=("-issued_on", "code"),
        systems=("S10",),
    )
)  # fmt: skip
EXAMINATIONS = REGISTERS.add(
    Register(
        "legal.examinations",
        Examination,
        title="Rà soát, kiểm tra văn bản",
        one="lượt rà soát, kiểm tra",
        see="legal.see",
        change="legal.change",
        columns=(
            "document", "kind", "unit", "done_on", "wanted", "begun_on", "handled_on", "outcome",
        ),
        key=("document", "kind", "unit", "done_on"),
        filters=("unit", "kind", "wanted", "done_on", "handled_on"),
        order=("-done_on", "-id"),
        systems=("S11", "S12"),
    )
)  # fmt: skip
EXPIRED_LISTS = REGISTERS.add(
    Register(
        "legal.expired_lists",
        ExpiredList,
        title="Danh mục văn bản hết hiệu lực hằng năm",
        one="danh mục",
        see="legal.see",
        change="legal.change",
        columns=("code", "year", "decision", "decided_on", "unit"),
        key=("code",),
        filters=("unit", "decided_on"),
        order=("-year",),
        systems=("S11",),
    )
)
EXPIRED_ITEMS = REGISTERS.add(
    Register(
        "legal.expired_items",
        ExpiredItem,
        title="Văn bản trong danh mục hết hiệu lực",
        one="văn bản",
        see="legal.see",
        change="legal.change",
        columns=("expired_list", "document", "effect", "from_on", "unit"),
        key=("expired_list", "document"),
        filters=("unit", "effect", "from_on"),
        order=("-from_on", "id"),
        systems=("S11",),
    )
)
DRAFT_OPINIONS = REGISTERS.add(
    Register(
        "legal.draft_opinions",
        DraftOpinion,
        title="Ý kiến về dự thảo có quy định thủ tục",
        one="ý kiến",
        see="legal.see",
        change="legal.change",
        columns=("document", "kind", "unit", "given_on", "procedures_touched"),
        key=("document", "kind", "given_on"),
        filters=("unit", "kind", "given_on"),
        order=("-given_on", "-id"),
        systems=("S10", "S14"),
    )
)
