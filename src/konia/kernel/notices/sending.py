"""Asking for a notice, and sending it once the act that asked for it is done."""

from dataclasses import dataclass

from konia.kernel.outbox.post import post

from .models import Delivery
from .states import Way
from .templates import template as template_of

TOPIC = "notices.send"


@dataclass(frozen=True)
class Recipient:
    """Whom to tell, by the ways they chose. subject, subject_code: what it is about.

    unit_id: whose officials may see the delivery in the list of notices.
    """

    name: str
    email: str = ""
    phone: str = ""
    zalo: str = ""
    channels: tuple[str, ...] = ("email",)
    subject: str = ""
    subject_code: str = ""
    unit_id: int | None = None

    def address(self, way: str) -> str:
        """Where this way reaches them; '' when they gave no such address."""
        known = {Way.EMAIL: self.email, Way.SMS: self.phone, Way.ZALO: self.zalo or self.phone}
        return known[Way(way)].strip()


def notify(template: str, *, to: Recipient, values: dict[str, str], key: str) -> None:
    """Ask for a notice by every way the person chose and gave an address for.

    Runs inside the caller's transaction: no act, no notice. The same key is sent once by each way.
    Raises: BadTemplateError when the template or one of its values is missing.
    """
    declared = template_of(template)
    declared.check(values)
    ways = [Way(way) for way in dict.fromkeys(to.channels) if to.address(way)]
    Delivery.objects.bulk_create(
        [_delivery(declared.name, to, way, values, key) for way in ways], ignore_conflicts=True
    )
    for way in ways:
        post(TOPIC, {"key": key, "way": way.value}, key=f"notice:{way.value}:{key}")


def _delivery(template: str, to: Recipient, way: Way, values: dict[str, str], key: str) -> Delivery:
    return Delivery(
        key=key, template=template, way=way, name=to.name, address=to.address(way), values=values,
        unit_id=to.unit_id, subject=to.subject, subject_code=to.subject_code,
    )  # fmt: skip
