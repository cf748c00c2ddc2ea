"""The certificates this installation trusts, and those it shows to whoever wants to check."""

from pathlib import Path

from asn1crypto import pem
from django.conf import settings

from . import trial
from .reports import Roots

SUFFIXES = frozenset((".pem", ".crt", ".cer", ".der"))


def roots() -> Roots:
    """The certificates in `KONIA_TRUST_ROOTS`, and the trial authority when one was made."""
    made = trial.root()
    return Roots(_trusted(settings.KONIA_TRUST_ROOTS), certificates_in(made)[0] if made else b"")


def _trusted(folder: str) -> tuple[bytes, ...]:
    if not folder:
        return ()
    files = sorted(each for each in Path(folder).iterdir() if each.suffix.lower() in SUFFIXES)
    return tuple(der for each in files for der in certificates_in(each))


def certificates_in(path: Path) -> list[bytes]:
    """Every certificate of a PEM or DER file, in DER."""
    content = path.read_bytes()
    if not pem.detect(content):
        return [content]
    return [der for kind, _, der in pem.unarmor(content, multiple=True) if kind == "CERTIFICATE"]
