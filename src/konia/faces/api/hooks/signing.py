"""Secrets of subscriptions and the signature on each message."""

import base64
import hashlib
import hmac

from django.conf import settings

HEADER = "Konia-Signature"
# How old a message may be for its receiver to believe it; receivers are told so.
WINDOW_SECONDS = 300


def secret_of(code: str, turn: int) -> str:
    """The secret of a subscription: derived from the installation's own key, so nowhere kept."""
    words = f"webhook:{code}:{turn}".encode()
    made = hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).digest()
    return "whsec_" + base64.urlsafe_b64encode(made).decode().rstrip("=")


def signature(body: bytes, *, secret: str, at: int) -> str:
    """The header's value: t=<seconds since 1970>,v1=<hex HMAC-SHA256 over "t.body">."""
    signed = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256)
    return f"t={at},v1={signed.hexdigest()}"
