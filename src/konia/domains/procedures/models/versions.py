"""What a procedure consists of, version by version, and which parts it must have."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from konia.domains.procedures.states import ChannelKind, FeeKind, Part
from konia.domains.procedures.version_queries import (
    PartRuleQuerySet,
    ProcedureVersionQuerySet,
    VersionPartQuerySet,
)
from konia.kernel.files.models import StoredFile
from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager

from .catalogue import Procedure, PublicationDecision


class ProcedureVersion(Record):
    """The whole content of a procedure for a time. Without first_on it is a draft.

    A publication decision carries it into force; the version before ends the day before. Of the
    three limits those that are not zero count. The days of checking, entry and posting say how
    far its publication has got; enter_by is counted anew every hour.
    """

    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="versions", verbose_name="thủ tục"
    )
    number = models.PositiveSmallIntegerField("lần công bố")
    first_on = models.DateField("có hiệu lực từ ngày", null=True, editable=False)
    last_on = models.DateField("có hiệu lực đến ngày", null=True, editable=False)
    decision = models.ForeignKey(
        PublicationDecision, on_delete=models.PROTECT, null=True, editable=False,
        related_name="versions",
    )  # fmt: skip
    name = models.CharField("tên thủ tục", max_length=500)
    audience = models.CharField("đối tượng thực hiện", max_length=300, blank=True)
    agency = models.CharField("cơ quan giải quyết", max_length=300, blank=True)
    result = models.CharField("kết quả thực hiện", max_length=300, blank=True)
    result_code = models.CharField("mã kết quả", max_length=40, blank=True)
    conditions = models.TextField("yêu cầu, điều kiện", blank=True)
    sets = models.PositiveSmallIntegerField("số bộ hồ sơ", default=1)
    working_days = models.DecimalField(
        "thời hạn (ngày làm việc)", max_digits=6, decimal_places=2, default=Decimal(0)
    )
    working_hours = models.DecimalField(
        "thời hạn (giờ làm việc)", max_digits=6, decimal_places=2, default=Decimal(0)
    )
    calendar_days = models.PositiveSmallIntegerField("thời hạn (ngày)", default=0)
    limit_words = models.CharField("thời hạn ghi bằng lời", max_length=300, blank=True)
    is_free = models.BooleanField("không thu phí, lệ phí", default=False)
    needs_form = models.BooleanField("có mẫu đơn, tờ khai", default=True)
    checked_on = models.DateField("ngày kiểm soát hình thức", null=True, blank=True)
    entered_on = models.DateField("ngày nhập Cơ sở dữ liệu quốc gia", null=True, blank=True)
    enter_by = models.DateField("hạn nhập Cơ sở dữ liệu quốc gia", null=True, editable=False)
    posted_on = models.DateField("ngày niêm yết tại nơi tiếp nhận", null=True, blank=True)

    objects = RecordManager.from_queryset(ProcedureVersionQuerySet)()
    SEARCHED = ("name",)

    class Meta(Record.Meta):
        verbose_name = "nội dung thủ tục"
        constraints = [
            models.UniqueConstraint(
                name="procedures_version_number", fields=("procedure", "number"),
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="procedures_version_one_open", fields=("procedure",),
                condition=Q(
                    first_on__isnull=False, last_on__isnull=True, withdrawn_at__isnull=True
                ),
                violation_error_message="Thủ tục này đang có một nội dung khác còn hiệu lực.",
            ),
            models.CheckConstraint(
                name="procedures_version_spell",
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name} (lần {self.number})"

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.first_on is None


class _VersionPart(models.Model):
    """One line of a version. order: its place among its kind."""

    order = models.PositiveSmallIntegerField("thứ tự", default=1)

    objects = VersionPartQuerySet.as_manager()

    class Meta:
        abstract = True


class SequenceStep(_VersionPart):
    """What the citizen and the office do, one after another. case: blank for every case."""

    version = models.ForeignKey(
        ProcedureVersion, on_delete=models.CASCADE, related_name="sequence", verbose_name="nội dung"
    )
    case = models.CharField("trường hợp", max_length=160, blank=True)
    words = models.TextField("nội dung bước")

    class Meta:
        verbose_name = "bước trình tự thực hiện"

    def __str__(self) -> str:
        return f"{self.order}. {self.words}"


class Channel(_VersionPart):
    """One way of handing in; its own time and fee only where they differ (else 0 and blank)."""

    version = models.ForeignKey(
        ProcedureVersion, on_delete=models.CASCADE, related_name="channels", verbose_name="nội dung"
    )
    kind = models.CharField("cách thức", max_length=10, choices=ChannelKind)
    working_days = models.DecimalField(
        "thời hạn riêng (ngày làm việc)", max_digits=6, decimal_places=2, default=Decimal(0)
    )
    fee_words = models.CharField("phí, lệ phí", max_length=200, blank=True)
    words = models.CharField("mô tả", max_length=300, blank=True)

    class Meta:
        verbose_name = "cách thức thực hiện"
        constraints = [
            models.UniqueConstraint(name="procedures_channel_once", fields=("version", "kind"))
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class PaperPart(_VersionPart):
    """One paper of the dossier. form_file: the name of the form to fill in, blank for none.

    The form is fetched from form_url, or kept here as form_kept.
    """

    version = models.ForeignKey(
        ProcedureVersion, on_delete=models.CASCADE, related_name="papers", verbose_name="nội dung"
    )
    case = models.CharField("trường hợp", max_length=160, blank=True)
    code = models.CharField("mã giấy tờ", max_length=40)
    name = models.CharField("tên giấy tờ", max_length=400)
    originals = models.PositiveSmallIntegerField("số bản chính", default=0)
    copies = models.PositiveSmallIntegerField("số bản sao", default=0)
    required = models.BooleanField("bắt buộc", default=True)
    form_file = models.CharField("mẫu đơn, tờ khai", max_length=200, blank=True)
    form_code = models.CharField("mã mẫu đơn", max_length=40, blank=True)
    form_url = models.URLField("địa chỉ tải mẫu đơn", max_length=300, blank=True)
    form_kept = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="tệp mẫu đơn",
    )  # fmt: skip

    class Meta:
        verbose_name = "thành phần hồ sơ"
        constraints = [
            models.UniqueConstraint(
                name="procedures_paper_code_once", fields=("version", "case", "code")
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A form has a name, and an address leads to a page."""
        if not self.form_file and (self.form_code or self.form_url or self.form_kept_id):
            raise ValidationError({"form_file": "Hãy ghi tên mẫu đơn, tờ khai."})
        if self.form_url and not self.form_url.startswith(("http://", "https://")):
            raise ValidationError({"form_url": "Địa chỉ phải bắt đầu bằng http:// hoặc https://."})


class FeeLine(_VersionPart):
    """One fee or charge. Units: đồng for one dossier.

    It is due for every dossier, or only in a case (case), or only when more than after_days days
    have gone since the day that an answer of the form tells (since): late registration.
    """

    version = models.ForeignKey(
        ProcedureVersion, on_delete=models.CASCADE, related_name="fees", verbose_name="nội dung"
    )
    code = models.CharField("mã khoản thu", max_length=40)
    name = models.CharField("tên khoản thu", max_length=300)
    amount_vnd = models.PositiveBigIntegerField("mức thu (đồng)")
    kind = models.CharField("loại", max_length=8, choices=FeeKind, default=FeeKind.FEE)
    case = models.CharField(
        "chỉ thu trong trường hợp", max_length=160, default="", db_default="", blank=True
    )
    since = models.CharField(
        "mục ghi ngày trong tờ khai", max_length=60, default="", db_default="", blank=True
    )
    after_days = models.PositiveSmallIntegerField(
        "chỉ thu khi đã quá (ngày)", default=0, db_default=0
    )

    class Meta:
        verbose_name = "khoản phí, lệ phí"
        constraints = [
            models.UniqueConstraint(name="procedures_fee_code_once", fields=("version", "code"))
        ]

    def __str__(self) -> str:
        return self.name

    def falls_due(self, case: str | None, answers: Mapping[str, Any], *, on: date) -> bool:
        """Whether a dossier of a case, with these answers, owes it on a day."""
        if self.case and self.case != case:
            return False
        if not self.since:
            return True
        try:
            began = date.fromisoformat(str(answers.get(self.since, "")))
        except ValueError:
            return False
        return (on - began).days > self.after_days

    @property
    def condition(self) -> str:
        """When it is due, in words; blank for a line that every dossier owes."""
        return condition_of(self.case, self.since, self.after_days)


def condition_of(case: str, since: str, after_days: int) -> str:
    """When a fee line is due, in words; blank for one that every dossier owes."""
    late = f"chỉ thu khi đã quá {after_days} ngày" if since else ""
    return ", ".join(filter(None, (f"trường hợp {case}" if case else "", late)))


class LegalBasis(_VersionPart):
    """One legal text that a version rests on."""

    version = models.ForeignKey(
        ProcedureVersion, on_delete=models.CASCADE, related_name="bases", verbose_name="nội dung"
    )
    number = models.CharField("số, ký hiệu", max_length=80)
    title = models.CharField("tên văn bản", max_length=400, blank=True)

    class Meta:
        verbose_name = "căn cứ pháp lý"

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class PartRule(SpellRecord):
    """Whether a part is compulsory in a publication, for a time, and on whose word."""

    part = models.CharField("bộ phận", max_length=12, choices=Part)
    is_required = models.BooleanField("bắt buộc", default=True)
    source = models.CharField("căn cứ", max_length=200, blank=True)

    objects = RecordManager.from_queryset(PartRuleQuerySet)()
    SEARCHED = ("source",)

    class Meta(SpellRecord.Meta):
        verbose_name = "quy định về bộ phận bắt buộc"
        constraints = [
            *SpellRecord.Meta.constraints,
            models.UniqueConstraint(
                name="procedures_partrule_one_open", fields=("part",),
                condition=Q(last_on__isnull=True, withdrawn_at__isnull=True),
                violation_error_message="Bộ phận này đang có một quy định khác.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.get_part_display()


class ProcedureUse(models.Model):
    """How many dossiers a procedure had within a year, counted by the room that keeps dossiers."""

    procedure = models.OneToOneField(
        Procedure, on_delete=models.CASCADE, related_name="use", verbose_name="thủ tục"
    )
    uses = models.PositiveIntegerField("số hồ sơ mỗi năm", validators=[MinValueValidator(0)])
    counted_on = models.DateField("ngày đếm")

    class Meta:
        verbose_name = "mức độ sử dụng thủ tục"

    def __str__(self) -> str:
        return str(self.uses)
