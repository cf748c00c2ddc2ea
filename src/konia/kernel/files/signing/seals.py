"""Which seal a body signs with: the one it was given, or a trial one."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from asn1crypto import x509
from asn1crypto.keys import PrivateKeyInfo
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key
from django.conf import settings
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import CertificateStore

from konia.kernel.rooms.problems import Problem

from . import trial

WHOLE = "tinh"  # the name of the province's own seal in a folder of seals


class NoSealProblem(Problem):
    """The seal that was configured cannot be used."""

    status = 503


class KeptKeySigner(SimpleSigner):
    """A signer that reads its key once: reading and checking it takes longer than signing."""

    def __init__(self, certificate: x509.Certificate, key: PrivateKeyInfo, chain: CertificateStore):
        super().__init__(certificate, key, chain)
        self._key = load_der_private_key(key.dump(), password=None)

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        """A bare signature over data."""
        if digest_algorithm == "sha256" and isinstance(self._key, RSAPrivateKey):
            return self._key.sign(data, PKCS1v15(), SHA256())
        if digest_algorithm == "sha256" and isinstance(self._key, EllipticCurvePrivateKey):
            return self._key.sign(data, ECDSA(SHA256()))
        return bytes(super().sign_raw(data, digest_algorithm))


@dataclass(frozen=True)
class Seal:
    """A key with its certificate. holder: whose; size: bytes of all certificates it hands on."""

    signer: KeptKeySigner
    holder: str
    size: int
    is_trial: bool


def seal_of(code: str, name: str) -> Seal:
    """The seal of the body with a code and name. Raises: NoSealProblem.

    `KONIA_SEAL_P12` names one PKCS#12 file for everybody, or a folder with `<code>.p12` for those
    that have their own and `tinh.p12` for the others. When it is blank, a trial seal is made.
    """
    where = settings.KONIA_SEAL_P12
    if not where:
        path = trial.seal_of(code, name)
        return _loaded(path, path.stat().st_mtime_ns, "", is_trial=True)
    path = _given(Path(where), code)
    try:
        changed = path.stat().st_mtime_ns
    except OSError as missing:
        raise _unusable(path, "không có tệp này, hoặc không đọc được") from missing
    return _loaded(path, changed, settings.KONIA_SEAL_PASSWORD, is_trial=False)


def _given(where: Path, code: str) -> Path:
    if not where.is_dir():
        return where
    own = where / f"{code}.p12"
    return own if own.is_file() else where / f"{WHOLE}.p12"


@lru_cache(maxsize=512)
def _loaded(path: Path, changed: int, password: str, *, is_trial: bool) -> Seal:
    """changed: when the file last was, so that a renewed certificate is read anew."""
    if is_trial:
        read = SimpleSigner.load(path, path, ca_chain_files=(str(trial.authority()),))
    else:
        read = SimpleSigner.load_pkcs12(path, passphrase=password.encode())
    certificate = read.signing_cert if read is not None else None
    if read is None or certificate is None:
        raise _unusable(path, "sai mật khẩu, hoặc tệp không phải PKCS#12")
    signer = KeptKeySigner(certificate, read.signing_key, read.cert_registry)
    size = sum(len(each.dump()) for each in (certificate, *read.cert_registry))
    return Seal(signer, holder_of(certificate), size, is_trial)


def _unusable(path: Path, why: str) -> NoSealProblem:
    return NoSealProblem(
        "Chưa ký số được.",
        why=f"Không dùng được con dấu số {path.name}: {why}.",
        todo="Hãy báo người quản trị xem KONIA_SEAL_P12 và KONIA_SEAL_PASSWORD.",
    )


def holder_of(certificate: x509.Certificate) -> str:
    """Whose certificate it is, in the certificate's own words."""
    named = certificate.subject.native
    return str(named.get("common_name") or named.get("organization_name") or "")
