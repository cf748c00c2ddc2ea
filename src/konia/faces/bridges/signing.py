"""Signatures over named fields: HMAC-SHA256 of name=value pairs in order of name."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

NAME = "signature"


def signature(fields: Mapping[str, Any], secret: str) -> str:
    """The signature; blank fields are left out of it."""
    names = sorted(name for name in fields if name != NAME)
    pairs = [f"{name}={fields[name]}" for name in names if fields[name] not in (None, "")]
    return hmac.new(secret.encode(), "&".join(pairs).encode(), hashlib.sha256).hexdigest()


def signed(fields: Mapping[str, Any], secret: str) -> dict[str, Any]:
    """The fields with their signature."""
    return {**fields, NAME: signature(fields, secret)}


def is_genuine(fields: Mapping[str, Any], secret: str) -> bool:
    """Whether the signature fits; without a secret nothing is genuine."""
    given = str(fields.get(NAME, "")).encode()
    return bool(secret) and hmac.compare_digest(given, signature(fields, secret).encode())
