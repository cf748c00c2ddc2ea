"""The signed key that lets somebody rate one dossier without an account."""

from django.core import signing

SALT = "satisfaction.invitation"


def key_of(invitation_id: int) -> str:
    """The key of an invitation: short enough for a QR mark, and nobody can make another."""
    return signing.Signer(salt=SALT).sign(str(invitation_id)).replace(":", ".", 1)


def invitation_id(key: str) -> int | None:
    """The invitation a key opens; None when the key was not made here."""
    number, _, mark = key.partition(".")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    try:
        return int(signing.Signer(salt=SALT).unsign(f"{number}:{mark}"))
    except signing.BadSignature:
        return None
