"""Verifying the signatures of a PDF file: who, when, whole, and by whom vouched for.

This module reads files of strangers. It knows nothing of the installation and may be run as a
program of its own (`python -m konia.kernel.files.signing.verifying`), apart and under limits: the
file comes on its input, the report leaves as JSON.
"""

import io
import json
import logging
import resource
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from .reports import CHANGED, UNKNOWN, UNREADABLE, UNSIGNED, VALID, Report, Roots, Signature

MOST_SIGNATURES = 20
MOST_CPU_SECONDS = 20
MOST_MEMORY = 2 * 1024**3
# Seals of offices carry one of the two, people's certificates often both.
USAGE = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)


def verify(content: bytes, roots: Roots) -> Report:
    """Look at every signature of a file; nothing is asked of any other machine."""
    if not content.lstrip()[:5].startswith(b"%PDF-"):
        return Report(UNREADABLE, trouble="Tệp này không phải PDF.")
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        if reader.encrypted:
            return Report(UNREADABLE, trouble="Tệp PDF có mật khẩu hoặc bị khóa.")
        found = reader.embedded_regular_signatures
        if len(found) > MOST_SIGNATURES:
            return Report(UNREADABLE, trouble=f"Tệp có quá {MOST_SIGNATURES} chữ ký.")
        return _report([_looked_at(one, roots, last=one is found[-1]) for one in found])
    except Exception:  # whatever a stranger's file breaks in the parser
        return Report(UNREADABLE, trouble="Tệp PDF hỏng hoặc không trọn vẹn.")


def _report(signatures: Sequence[Signature]) -> Report:
    verdicts = {one.verdict for one in signatures}
    worst = next((one for one in (CHANGED, UNKNOWN, VALID) if one in verdicts), UNSIGNED)
    return Report(worst, tuple(signatures))


def _looked_at(one: EmbeddedPdfSignature, roots: Roots, *, last: bool) -> Signature:
    status = _status(one, roots)
    stamped = _stamped_at(status)
    if not status.trusted and stamped is not None:
        # Expired since: what counts is the moment a trusted clock vouches for.
        status = _status(one, roots, moment=stamped)
    certificate = status.signing_cert
    intact = bool(status.intact and status.valid)
    whole = intact and _is_whole(status, last=last)
    named = certificate.subject.native
    return Signature(
        holder=str(named.get("common_name", "")),
        organisation=str(named.get("organization_name", "")),
        issuer=str(certificate.issuer.native.get("common_name", "")),
        serial=f"{certificate.serial_number:X}",
        at=_iso(status.signer_reported_dt), stamped_at=_iso(stamped), intact=intact, whole=whole,
        trusted=bool(status.trusted), is_trial=_is_trial(status, roots),
        reasons=tuple(_reasons(status, intact=intact, whole=whole)),
    )  # fmt: skip


def _status(
    one: EmbeddedPdfSignature, roots: Roots, *, moment: datetime | None = None
) -> PdfSignatureStatus:
    named = [x509.Certificate.load(each) for each in (*roots.trusted, roots.trial) if each]
    context: dict[str, Any] = {
        "trust_roots": [each for each in named if each.self_signed != "no"],
        "other_certs": [each for each in named if each.self_signed == "no"],
        "allow_fetching": False, "revocation_mode": "soft-fail",
    }  # fmt: skip
    return validate_pdf_signature(
        one, ValidationContext(**context, moment=moment),
        ts_validation_context=ValidationContext(**context), key_usage_settings=USAGE,
    )  # fmt: skip


def _stamped_at(status: PdfSignatureStatus) -> datetime | None:
    stamp = status.timestamp_validity
    if stamp is None or not (stamp.intact and stamp.valid and stamp.trusted):
        return None
    return stamp.timestamp


def _is_whole(status: PdfSignatureStatus, *, last: bool) -> bool:
    """Whether nothing was added but further signatures, or what keeps old ones verifiable."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    level = status.modification_level
    if status.coverage != SignatureCoverageLevel.ENTIRE_REVISION or level is None:
        return False
    allowed = ModificationLevel.LTA_UPDATES if last else ModificationLevel.FORM_FILLING
    return level <= allowed and status.docmdp_ok is not False


def _is_trial(status: PdfSignatureStatus, roots: Roots) -> bool:
    path = status.validation_path
    return bool(roots.trial and path is not None and path.first.dump() == roots.trial)


def _reasons(status: PdfSignatureStatus, *, intact: bool, whole: bool) -> Iterable[str]:
    if not intact:
        yield "Nội dung đã bị sửa sau khi ký, hoặc chữ ký bị hỏng."
        return  # a certificate says nothing about bytes it did not sign
    if not whole:
        yield "Tệp bị thêm hoặc sửa nội dung sau chữ ký này."
    if status.revoked:
        yield "Chứng thư của người ký đã bị thu hồi."
    elif not status.trusted:
        yield _why_untrusted(status)


def _why_untrusted(status: PdfSignatureStatus) -> str:
    problem = str(getattr(status.trust_problem_indic, "name", ""))
    if problem in {"OUT_OF_BOUNDS_NO_POE", "OUT_OF_BOUNDS_NOT_REVOKED", "EXPIRED"}:
        return "Chứng thư đã hết hạn và tệp không có dấu thời gian để biết ký khi nào."
    if problem == "CHAIN_CONSTRAINTS_FAILURE":
        return "Chứng thư không được cấp để ký văn bản."
    return "Không rõ cơ quan cấp chứng thư của người ký: chưa có trong danh sách được tin cậy."


def _iso(at: datetime | None) -> str:
    return at.isoformat() if at is not None else ""


def main() -> None:
    """Verify what comes on the input: the roots in one line of JSON, then the file."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    logging.disable()
    roots = Roots.from_json(json.loads(sys.stdin.buffer.readline()))
    json.dump(verify(sys.stdin.buffer.read(), roots).to_json(), sys.stdout)


if __name__ == "__main__":
    main()
