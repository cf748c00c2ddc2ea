"""Telling a person something at their e-mail address or telephone."""

from collections.abc import Mapping

from konia.kernel.notices.sending import Recipient, notify


def tell(template: str, *, to: str, values: Mapping[str, str], key: str) -> None:
    """Have a notice of this room sent to an e-mail address or telephone; nothing when it is blank.

    Runs inside the caller's transaction; the same key is sent once.
    """
    if not to:
        return
    is_email = "@" in to
    recipient = Recipient(
        name=values.get("name", ""), email=to if is_email else "", phone="" if is_email else to,
        channels=("email",) if is_email else ("sms",), subject="citizens",
    )  # fmt: skip
    notify(f"citizens.{template}", to=recipient, values=dict(values), key=f"citizens:{key}")
