"""A trial certificate authority and trial seals, made when first needed and no real ones are there.

Everything they sign says so: in the certificate, on the page, and where it is verified.
"""

import hashlib
import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID
from django.conf import settings

WARNING = "CHỨNG THƯ THỬ, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
LONGEST_NAME = 64  # of a common name, as X.520 says
AUTHORITY_YEARS, SEAL_YEARS = 20, 3


def folder() -> Path:
    """Where the trial authority and its seals lie, readable by their owner only."""
    path = Path(settings.KONIA_HOME) / "trial-seals"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def authority() -> Path:
    """The trial authority: key and certificate in one PEM file."""
    path = folder() / "authority.pem"
    if not path.is_file():
        key = generate_private_key(SECP256R1())
        named = _name("Cơ quan chứng thực thử của konia")
        made = _certificate(named, named, key, years=AUTHORITY_YEARS, is_authority=True)
        _put(path, key, made.sign(key, hashes.SHA256()))
    return path


def root() -> Path | None:
    """The trial authority when there is one: looking does not make it."""
    path = Path(settings.KONIA_HOME) / "trial-seals" / "authority.pem"
    return path if path.is_file() else None


def seal_of(code: str, name: str) -> Path:
    """The trial seal of a body, a fresh one each year: key and certificate in one PEM file."""
    year = datetime.now(UTC).year
    path = folder() / f"{_digest(code, name)}-{year}.pem"
    if not path.is_file():
        above = authority().read_bytes()
        issuer = x509.load_pem_x509_certificate(above)
        issuer_key = load_pem_private_key(above, password=None)
        assert isinstance(issuer_key, EllipticCurvePrivateKey)
        key = generate_private_key(SECP256R1())
        made = _certificate(_name(name), issuer.subject, key, years=SEAL_YEARS, is_authority=False)
        identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
        made = made.add_extension(identifier, critical=False)
        _put(path, key, made.sign(issuer_key, hashes.SHA256()))
    return path


def _digest(code: str, name: str) -> str:
    return hashlib.sha256(f"{code}\n{name}".encode()).hexdigest()[:24]


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, WARNING),
            x509.NameAttribute(NameOID.COMMON_NAME, common[:LONGEST_NAME]),
        ]
    )


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: EllipticCurvePrivateKey,
    *,
    years: int,
    is_authority: bool,
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    usage = x509.KeyUsage(
        digital_signature=not is_authority, content_commitment=not is_authority,
        key_encipherment=False, data_encipherment=False, key_agreement=False,
        key_cert_sign=is_authority, crl_sign=is_authority, encipher_only=False,
        decipher_only=False,
    )  # fmt: skip
    limits = x509.BasicConstraints(ca=is_authority, path_length=0 if is_authority else None)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))  # clocks of two machines may differ
        .not_valid_after(now + timedelta(days=366 * years))
        .add_extension(limits, critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _put(path: Path, key: EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
    """Write both in one go; of two processes that make the same one, the first wins."""
    content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    descriptor, written = tempfile.mkstemp(dir=path.parent)  # readable by the owner only
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content + certificate.public_bytes(Encoding.PEM))
        Path(path).hardlink_to(written)
    except FileExistsError:
        return
    finally:
        Path(written).unlink()
