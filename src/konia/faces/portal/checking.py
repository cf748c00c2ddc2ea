"""Checking the signatures of any PDF, without an account: the page whose address letters print."""

from threading import BoundedSemaphore
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from konia.faces.ui.identity import address_of
from konia.faces.ui.signatures import TRIAL, mark_of, moment_words
from konia.kernel.access.turns import Limit, take_turn
from konia.kernel.files.kinds import MB
from konia.kernel.files.models import Verdict
from konia.kernel.files.signatures import verify
from konia.kernel.files.signing.reports import Report, Signature
from konia.kernel.rooms.problems import FieldProblems

from .guard import public

# Each look takes a second of a processor; an office may stand behind one address.
LOOKS = Limit(about_one=60, from_one_address=60)
LARGEST_MB = 20
# Each web process looks at one file at a time, so that its other threads serve everybody else.
LOOKING = BoundedSemaphore(1)
PATIENCE_SECONDS = 3
MEANINGS = {
    Verdict.VALID: "Mọi chữ ký đều của người có chứng thư được tin cậy, và nội dung không đổi.",
    Verdict.UNKNOWN: "Nội dung không đổi từ khi ký, nhưng hệ thống không biết chắc ai đã ký.",
    Verdict.CHANGED: "Không dùng tệp này. Hãy xin lại bản gốc từ nơi đã gửi cho bạn.",
    Verdict.UNSIGNED: "Tệp này không mang chữ ký số nào, nên không biết ai lập và có đổi không.",
    Verdict.UNREADABLE: "Hãy tải lại tệp từ nơi phát hành rồi thử lại.",
}
KINDS = {
    Verdict.VALID: "success", Verdict.UNKNOWN: "warning", Verdict.CHANGED: "error",
    Verdict.UNSIGNED: "", Verdict.UNREADABLE: "warning",
}  # fmt: skip
ONLY_WHOLE = "Nội dung không đổi từ khi ký. Chứng thư chỉ để chạy thử."
# Anybody may write any name into a certificate of their own.
UNPROVEN = "Tên ghi trong chữ ký, chưa xác minh"
NO_FILE = "Hãy chọn tệp PDF cần kiểm tra."
BUSY = "Hệ thống đang kiểm tra tệp của người khác. Hãy chờ nửa phút rồi gửi lại tệp này."
TOO_LARGE = f"Tệp lớn hơn {LARGEST_MB} MB. Hãy chọn tệp nhỏ hơn."


class CheckForm(forms.Form):
    """The file to look at."""

    use_required_attribute = False

    file = forms.FileField(
        label="Tệp PDF",
        help_text=f"Không quá {LARGEST_MB} MB. Tệp được xem rồi bỏ ngay, không lưu lại.",
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
        error_messages={"required": NO_FILE, "empty": "Tệp rỗng. Hãy chọn tệp khác."},
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Within the size. Raises: ValidationError."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if getattr(file, "is_cut", False) or (file.size or 0) > LARGEST_MB * MB:
            raise forms.ValidationError(TOO_LARGE)
        return file


@public
@never_cache
def check_signatures(request: HttpRequest) -> HttpResponse:
    """Ask for a file, and tell who signed it and whether it is still what they signed.

    The file is not kept. Raises: TooManyTriesError.
    """
    is_sent = request.method == "POST"
    if is_sent:
        address = address_of(request)
        take_turn("check_signatures", about=address, address=address, limit=LOOKS)
    form = CheckForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if not is_sent or not form.is_valid():
        status = FieldProblems.status if is_sent else 200
        return render(request, "portal/checking/check.html", {"form": form}, status=status)
    file = form.cleaned_data["file"]
    found = _look(file)
    if found is None:
        form.add_error("file", BUSY)
        return render(request, "portal/checking/check.html", {"form": form}, status=503)
    context = {"form": CheckForm(), "found": _told(found), "name": file.name}
    return render(request, "portal/checking/check.html", context)


def _look(file: "UploadedFile[bytes]") -> Report | None:
    """What the file says of its signatures; None when others are still being served."""
    if not LOOKING.acquire(timeout=PATIENCE_SECONDS):
        return None
    try:
        return verify(file.read())
    finally:
        LOOKING.release()


def _told(report: Report) -> dict[str, Any]:
    verdict = Verdict(report.verdict)
    kind, meaning = KINDS[verdict], MEANINGS[verdict]
    if report.is_trial and verdict == Verdict.VALID:
        kind, meaning = "warning", ONLY_WHOLE
    return {
        "verdict": str(verdict.label), "kind": kind,
        "text": " ".join(filter(None, (report.trouble, meaning))),
        "trial": TRIAL if report.is_trial else "",
        "signatures": [_facts(one) for one in report.signatures],
    }  # fmt: skip


def _facts(one: Signature) -> dict[str, Any]:
    verdict = Verdict(one.verdict)
    facts = [
        ("Người ký" if one.trusted else UNPROVEN, one.holder),
        ("Tổ chức", one.organisation),
        ("Thời gian ký", moment_words(one.at) or "không ghi"),
        ("Dấu thời gian", moment_words(one.stamped_at) or "không có"),
        ("Nội dung đã ký", "Nguyên vẹn" if one.intact else "Đã bị sửa"),
        ("Phần thêm sau khi ký", _added(one)),
        ("Chứng thư", _trust(one)), ("Nơi cấp chứng thư", one.issuer),
        ("Số chứng thư", one.serial), ("Ghi chú", "\n".join(one.reasons)),
    ]  # fmt: skip
    items = [{"key": key, "value": value} for key, value in facts if value]
    mark = {
        "key": "Kết luận",
        "value": str(verdict.label),
        "state": mark_of(verdict, is_trial=one.is_trial),
    }
    return {"holder": one.holder or "không ghi tên", "items": [mark, *items]}


def _added(one: Signature) -> str:
    if not one.intact:
        return "Không xét, vì nội dung đã bị sửa"
    return "Không có, ngoài chữ ký khác" if one.whole else "Có nội dung bị thêm hoặc sửa"


def _trust(one: Signature) -> str:
    if one.is_trial:
        return TRIAL
    return "Được tin cậy" if one.trusted else "Không kiểm được"
