"""The register of mailboxes."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import Mailbox

MAILBOXES = REGISTERS.add(
    Register(
        "mail.mailboxes",
        Mailbox,
        title="Hộp thư điện tử công vụ",
        one="hộp thư",
        see="mail.see",
        change="mail.change",
        columns=("address", "holder", "unit", "created_on", "last_used_on", "locked_on"),
        key=("address",),
        filters=("unit", "created_on", "locked_on"),
        order=("address",),
        systems=("S47",),
        personal=True,
    )
)
