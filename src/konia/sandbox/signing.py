"""Signatures of the stand-ins: HMAC-SHA256 over the fields in order, and RS256 for tokens."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

from .keys import EXPONENT, KEY_ID, MODULUS, PRIVATE

FIELD = "signature"
# DigestInfo of SHA-256 (RFC 8017, 9.2).
_DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


def canonical(fields: Mapping[str, Any]) -> str:
    """The text that is signed: name=value joined by '&', by name, blank ones left out."""
    pairs = sorted((k, str(v)) for k, v in fields.items() if k != FIELD and v not in (None, ""))
    return "&".join(f"{name}={value}" for name, value in pairs)


def sign(fields: Mapping[str, Any], secret: str) -> str:
    """The signature of the fields, in lower-case hexadecimal."""
    return hmac.new(secret.encode(), canonical(fields).encode(), hashlib.sha256).hexdigest()


def signed(fields: Mapping[str, Any], secret: str) -> dict[str, Any]:
    """The fields with their signature."""
    return {**fields, FIELD: sign(fields, secret)}


def holds(fields: Mapping[str, Any], secret: str) -> bool:
    """Whether the fields bear the right signature."""
    return hmac.compare_digest(str(fields.get(FIELD, "")), sign(fields, secret))


def b64(raw: bytes) -> str:
    """Base64 for addresses, without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def token(claims: Mapping[str, Any]) -> str:
    """A JSON Web Token signed with the well-known test key (RS256)."""
    head = {"alg": "RS256", "typ": "JWT", "kid": KEY_ID}
    parts = [b64(json.dumps(part, ensure_ascii=False).encode()) for part in (head, claims)]
    body = ".".join(parts)
    return f"{body}.{b64(_rsa(body.encode()))}"


def _rsa(message: bytes) -> bytes:
    """EMSA-PKCS1-v1_5 with SHA-256, then the private operation."""
    size = (MODULUS.bit_length() + 7) // 8
    tail = _DIGEST_INFO + hashlib.sha256(message).digest()
    block = b"\x00\x01" + b"\xff" * (size - len(tail) - 3) + b"\x00" + tail
    return pow(int.from_bytes(block, "big"), PRIVATE, MODULUS).to_bytes(size, "big")


def public_keys() -> dict[str, Any]:
    """The key set others check tokens with."""
    size = (MODULUS.bit_length() + 7) // 8
    key = {
        "kty": "RSA", "use": "sig", "alg": "RS256", "kid": KEY_ID,
        "n": b64(MODULUS.to_bytes(size, "big")), "e": b64(EXPONENT.to_bytes(3, "big")),
    }  # fmt: skip
    return {"keys": [key]}
