"""What was found about the signatures of a file, in words for a page."""

from datetime import datetime
from typing import Any

from konia.faces.ui.templatetags.konia import datetime_vi
from konia.kernel.files.checks import PDF, report_of
from konia.kernel.files.models import SignatureCheck, StoredFile, Verdict
from konia.kernel.files.signing.reports import Report, Signature

TRIAL = "CHỨNG THƯ THỬ, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
UNDER_WAY = "Đang kiểm tra chữ ký"
MARKS = {
    Verdict.VALID: "on_time", Verdict.UNKNOWN: "due_soon", Verdict.CHANGED: "late",
    Verdict.UNSIGNED: "closed", Verdict.UNREADABLE: "closed",
}  # fmt: skip


def signature_check(file: StoredFile | None, check: SignatureCheck | None) -> dict[str, Any] | None:
    """What `ui/components/signature_check.html` shows; None for what bears no signatures.

    check: the last look at the file; None while the worker has yet to look.
    """
    if file is None or file.media_type != PDF:
        return None
    return report_words(report_of(check)) if check is not None else {"waits": UNDER_WAY}


def report_words(report: Report) -> dict[str, Any]:
    """A report in words: verdict with its mark, and each signature."""
    verdict = Verdict(report.verdict)
    return {
        "verdict": str(verdict.label), "mark": mark_of(verdict, is_trial=report.is_trial),
        "trouble": report.trouble, "trial": TRIAL if report.is_trial else "",
        "signatures": [_signature(one) for one in report.signatures],
    }  # fmt: skip


def mark_of(verdict: Verdict, *, is_trial: bool) -> str:
    """The colour of a verdict; a trial seal vouches for nothing, so it is never green."""
    return "due_soon" if is_trial and verdict == Verdict.VALID else MARKS[verdict]


def _signature(one: Signature) -> dict[str, Any]:
    return {
        "holder": one.holder or "không ghi tên",
        # Anybody may write any name into a certificate of their own.
        "lead": "Ký số bởi" if one.trusted else "Tên ghi trong chữ ký, chưa xác minh:",
        "at": moment_words(one.stamped_at or one.at),
        "reasons": one.reasons,
    }  # fmt: skip


def moment_words(text: str) -> str:
    """An instant that a report tells, as pages write it; '' for none."""
    return datetime_vi(datetime.fromisoformat(text)) if text else ""
