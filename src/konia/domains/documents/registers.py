"""The registers of documents, links, certificates and rates."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import Certificate, Document, DocumentLink, UnitCost

DOCUMENTS = REGISTERS.add(
    Register(
        "documents.documents",
        Document,
        title="Văn bản",
        one="văn bản",
        see="documents.see",
        change="documents.change",
        columns=("number", "symbol", "kind", "issued_on", "sent_on", "abstract", "unit", "channel"),
        key=("unit", "register", "year", "number"),
        filters=("unit", "direction", "register", "issued_on", "channel", "is_steering"),
        order=("-issued_on",),
        systems=("S46",),
    )
)
LINKS = REGISTERS.add(
    Register(
        "documents.links",
        DocumentLink,
        title="Kết nối hệ thống quản lý văn bản",
        one="kết nối",
        see="documents.see",
        change="documents.change",
        columns=("unit", "linked_to", "first_on", "last_on"),
        key=("unit", "linked_to", "first_on"),
        filters=("unit", "first_on"),
        order=("unit",),
        systems=("S46",),
    )
)
CERTIFICATES = REGISTERS.add(
    Register(
        "documents.certificates",
        Certificate,
        title="Chứng thư số",
        one="chứng thư số",
        see="documents.see",
        change="documents.certify",
        columns=(
            "code",
            "kind",
            "holder",
            "unit",
            "device",
            "issued_on",
            "expires_on",
            "revoked_on",
        ),
        key=("code",),
        filters=("unit", "kind", "device", "issued_on", "expires_on", "revoked_on"),
        order=("expires_on",),
        systems=("S50",),
        personal=True,
    )
)
RATES = REGISTERS.add(
    Register(
        "documents.rates",
        UnitCost,
        title="Định mức tiết kiệm",
        one="định mức",
        see="documents.see",
        change="documents.set_rates",
        columns=("code", "amount_vnd", "first_on", "last_on", "basis"),
        key=("code", "first_on"),
        filters=("first_on",),
        order=("-first_on",),
        systems=("S46",),
    )
)
