"""The lines of a content as forms: steps, channels, papers with their forms, fees, legal bases."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from konia.domains.procedures.states import ChannelKind, FeeKind
from konia.kernel.files.kinds import PACKAGES, PDF
from konia.kernel.files.models import StoredFile
from konia.kernel.files.uploads import keep_upload
from konia.lib.numbers import NotANumberError, parse_number

from .procedures_pages import address, note

# What a blank form comes as: to be printed, or to be filled in.
KINDS = (PDF, *PACKAGES)
ACCEPT = ",".join(suffix for kind in KINDS for suffix in kind.suffixes)


def _short(label: str, **rest: Any) -> forms.CharField:
    return forms.CharField(label=label, **{"required": False} | rest)


class _Line(forms.Form):
    """One line of a table; a line without its main text is left out."""

    use_required_attribute = False
    MAIN = ""

    def values(self) -> "dict[str, Any] | None":
        """The line as plain values; None when it is empty."""
        given = {k: v for k, v in self.cleaned_data.items() if v not in ("", None)}
        return given if given.get(self.MAIN) else None


class SequenceForm(_Line):
    """One step of the published sequence."""

    MAIN = "words"
    case = _short("Trường hợp", max_length=160)
    words = note("Nội dung bước", rows=2, required=False)


class ChannelForm(_Line):
    """One way of handing in."""

    MAIN = "kind"
    kind = forms.ChoiceField(
        label="Cách thức", required=False, choices=[("", "Chọn …"), *ChannelKind.choices]
    )
    working_days = _short("Thời hạn riêng (ngày làm việc)")
    fee_words = _short("Phí, lệ phí riêng", max_length=200)
    words = _short("Mô tả", max_length=300)

    def clean_working_days(self) -> Decimal:
        """The days as a number."""
        text = self.cleaned_data["working_days"]
        try:
            return parse_number(text) if text else Decimal(0)
        except NotANumberError:
            raise forms.ValidationError(f"“{text}” không phải số ngày.") from None


class PaperForm(_Line):
    """One paper."""

    MAIN = "name"
    case = _short("Trường hợp", max_length=160)
    code = _short("Mã", max_length=40)
    name = _short("Tên giấy tờ", max_length=400)
    originals = forms.IntegerField(label="Bản chính", required=False, min_value=0, max_value=50)
    copies = forms.IntegerField(label="Bản sao", required=False, min_value=0, max_value=50)
    required = forms.BooleanField(label="Bắt buộc", required=False, initial=True)
    form_file = _short("Mẫu đơn", max_length=200)
    form_code = _short("Mã mẫu đơn", max_length=40)
    form_url = _short("Địa chỉ tải mẫu", max_length=300)
    form_new = forms.FileField(
        label="Tệp mẫu", required=False, widget=forms.FileInput(attrs={"accept": ACCEPT})
    )
    form_drop = forms.BooleanField(label="Bỏ tệp mẫu", required=False)
    form_kept = forms.IntegerField(required=False, widget=forms.HiddenInput)

    version_id = 0

    def values(self) -> "dict[str, Any] | None":
        """The line without what only says how its file comes about."""
        given = super().values()
        only_here = ("form_new", "form_drop", "form_kept")
        return {k: v for k, v in given.items() if k not in only_here} if given else None

    def kept_id(self) -> int | None:
        """The file that the form had when the page was opened."""
        given = str(self["form_kept"].value() or "")
        return int(given) if given.isdecimal() else None

    def kept_url(self) -> str:
        """Where that file is fetched; blank for none."""
        return address("procedure_form", self.version_id, self.kept_id()) if self.kept_id() else ""

    def file(self, own: Mapping[int, StoredFile]) -> StoredFile | None:
        """The file the form shall have. own: those the content has now; no other may be named.

        Raises: FileRefusedError.
        """
        fresh = self.cleaned_data.get("form_new")
        if fresh:
            return keep_upload(fresh, kinds=KINDS)
        dropped = self.cleaned_data.get("form_drop")
        return None if dropped else own.get(self.kept_id() or 0)


class FeeForm(_Line):
    """One fee or charge."""

    MAIN = "name"
    code = _short("Mã", max_length=40)
    name = _short("Tên khoản thu", max_length=300)
    amount_vnd = _short("Mức thu (đồng)")
    kind = forms.ChoiceField(label="Loại", required=False, choices=FeeKind.choices)
    case = _short("Chỉ thu trong trường hợp", max_length=160)
    since = _short("Chỉ thu khi quá hạn: mục ghi ngày trong tờ khai", max_length=60)
    after_days = forms.IntegerField(
        label="Quá mấy ngày", required=False, min_value=0, max_value=9999
    )

    def clean_amount_vnd(self) -> int:
        """The amount as a number."""
        text = self.cleaned_data["amount_vnd"]
        try:
            return int(parse_number(text)) if text else 0
        except NotANumberError:
            raise forms.ValidationError(f"“{text}” không phải số tiền.") from None


class BasisForm(_Line):
    """One legal text."""

    MAIN = "number"
    number = _short("Số, ký hiệu", max_length=80)
    title = _short("Tên văn bản", max_length=400)


TITLES = {
    "sequence": ("Trình tự thực hiện", SequenceForm),
    "channels": ("Cách thức thực hiện", ChannelForm),
    "papers": ("Thành phần hồ sơ", PaperForm), "fees": ("Phí, lệ phí", FeeForm),
    "bases": ("Căn cứ pháp lý", BasisForm),
}  # fmt: skip
