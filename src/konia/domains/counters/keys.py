"""The signed key with which somebody follows their ticket; it tells nobody else's."""

from django.core import signing

SALT = "counters.ticket"


def key_of(ticket_id: int) -> str:
    """The key of a ticket, short enough for a QR mark."""
    return signing.Signer(salt=SALT).sign(str(ticket_id)).replace(":", ".", 1)


def ticket_id(key: str) -> int | None:
    """The ticket a key opens; None when the key was not made here."""
    number, _, mark = key.partition(".")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    try:
        return int(signing.Signer(salt=SALT).unsign(f"{number}:{mark}"))
    except signing.BadSignature:
        return None
