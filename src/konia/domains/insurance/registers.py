"""Registers of electronic social insurance."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import ChildCard, EmployerDossier, VssidRegistration

SEE, CHANGE = "insurance.see", "insurance.change"

REGISTRATIONS = REGISTERS.add(
    Register(
        "insurance.vssid",
        VssidRegistration,
        title="Đăng ký VssID",
        one="đăng ký",
        see=SEE,
        change=CHANGE,
        columns=("code", "unit", "registered_on", "approved_on", "rejected_on", "reason"),
        key=("code",),
        filters=("unit", "registered_on", "approved_on", "rejected_on"),
        order=("-registered_on",),
        systems=("S57",),
    )
)
CARDS = REGISTERS.add(
    Register(
        "insurance.child_cards",
        ChildCard,
        title="Thẻ bảo hiểm y tế trẻ em",
        one="thẻ",
        see=SEE,
        change=CHANGE,
        columns=("code", "unit", "born_on", "issued_on", "method"),
        key=("code",),
        filters=("unit", "issued_on", "method"),
        order=("-issued_on",),
        systems=("S57",),
        personal=True,
    )
)
DOSSIERS = REGISTERS.add(
    Register(
        "insurance.dossiers",
        EmployerDossier,
        title="Hồ sơ bảo hiểm xã hội điện tử",
        one="hồ sơ",
        see=SEE,
        change=CHANGE,
        columns=("code", "employer", "kind", "unit", "sent_on", "due_on", "settled_on"),
        key=("code",),
        filters=("unit", "kind", "sent_on", "due_on", "settled_on"),
        order=("-sent_on",),
        systems=("S57",),
    )
)
