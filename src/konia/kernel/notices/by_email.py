"""Sending by e-mail, through the SMTP server of the province."""

import hashlib
import smtplib
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email

from .models import Delivery
from .texts import Text
from .ways import NotNowError, RefusedError

PERMANENT = 500


class Email:
    """One message, one recipient, plain text in UTF-8."""

    def is_on(self) -> bool:
        """Whether KONIA_SMTP_HOST names a server."""
        return bool(settings.EMAIL_HOST)

    def send(self, delivery: Delivery, text: Text) -> str:
        """Hand the message to the server. Raises: RefusedError, NotNowError, OSError."""
        _check(delivery.address)
        message_id = message_id_of(delivery)
        message = EmailMessage(
            subject=text.subject,
            body=text.body,
            to=[formataddr((delivery.name, delivery.address))],
            headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
        )
        try:
            message.send()
        except smtplib.SMTPRecipientsRefused as refused:
            code, said = next(iter(refused.recipients.values()))
            raise _told(code, said) from refused
        except smtplib.SMTPResponseException as answer:
            raise _told(answer.smtp_code, answer.smtp_error) from answer
        return message_id


def message_id_of(delivery: Delivery) -> str:
    """The same for every try, so that a mailbox shows a repeated message once."""
    digest = hashlib.sha256(f"{delivery.way}:{delivery.key}:{delivery.rounds}".encode()).hexdigest()
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<konia.{digest[:32]}@{domain}>"


def _check(address: str) -> None:
    try:
        validate_email(address)
        address.encode("ascii")
    except (ValidationError, UnicodeEncodeError) as bad:
        raise RefusedError("Địa chỉ thư điện tử không đúng.") from bad


def _told(code: int, said: bytes | str) -> Exception:
    """What the server's answer means. 5xx to sign-in is our own trouble, not the recipient's."""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    is_ours = code in {530, 534, 535, 538}
    kind = RefusedError if code >= PERMANENT and not is_ours else NotNowError
    return kind(f"{code} {words}")
