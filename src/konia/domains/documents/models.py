"""Documents, their transmissions, links of document systems, certificates and the saving rate."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.kernel.org.models import Unit
from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager

from .queries import (
    CertificateQuerySet,
    DocumentLinkQuerySet,
    DocumentQuerySet,
    TransmissionQuerySet,
    UnitCostQuerySet,
)  # fmt: skip
from .states import CertificateKind, Channel, Device, Direction, NumberRegister


class Document(Record):
    """One official document in the book of the body that issued or received it.

    A number is never given twice in one book and year; another book may use it again.
    """

    code = models.CharField("mã văn bản", max_length=40)
    direction = models.CharField("chiều", max_length=3, choices=Direction, default=Direction.OUT)
    register = models.CharField("sổ", max_length=10, choices=NumberRegister)
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số", null=True, blank=True)
    symbol = models.CharField("ký hiệu", max_length=30, blank=True)
    kind = models.CharField("loại văn bản", max_length=40)
    issued_on = models.DateField("ngày ban hành")
    sent_on = models.DateField("ngày gửi", null=True, blank=True)
    abstract = models.CharField("trích yếu", max_length=400)
    issuer = models.CharField("cơ quan ban hành", max_length=150, blank=True)
    channel = models.CharField("hình thức gửi", max_length=10, choices=Channel)
    signed = models.BooleanField("đã ký số", default=False)
    is_steering = models.BooleanField("văn bản chỉ đạo cải cách hành chính", default=False)

    objects = RecordManager.from_queryset(DocumentQuerySet)()
    SEARCHED = ("number", "symbol", "abstract", "issuer")

    class Meta(Record.Meta):
        verbose_name = "văn bản"
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "register", "year", "number"),
                condition=Q(withdrawn_at__isnull=True),
                name="documents_document_number",
                violation_error_message=(
                    "Số này đã cấp trong sổ của năm. Hãy lấy số tiếp theo, hoặc chọn đúng sổ."
                ),
            ),
            models.UniqueConstraint(
                fields=("code",),
                condition=Q(withdrawn_at__isnull=True),
                name="documents_document_code",
            ),
            models.CheckConstraint(
                name="documents_document_sent",
                condition=Q(sent_on__isnull=True) | Q(sent_on__gte=F("issued_on")),
                violation_error_message="Ngày gửi đứng trước ngày ban hành.",
            ),
        ]
        indexes = [
            GinIndex(SearchVector("folded", config="simple"), name="documents_document_words"),
            # Figures of what left in a period read this index alone. Led by the unit, for they are
            # grouped by it; all columns are keys, so that equal ones are kept once.
            models.Index(
                fields=("unit", "sent_on", "channel", "signed"),
                condition=Q(withdrawn_at__isnull=True, direction="out"),
                name="documents_document_sent_by",
            ),
            # The first page of the book, newest first, without sorting the book.
            models.Index(
                fields=("-issued_on", "id"),
                condition=Q(withdrawn_at__isnull=True),
                name="documents_document_newest",
            ),
            models.Index(
                fields=("issued_on",),
                include=("unit",),
                condition=Q(withdrawn_at__isnull=True, direction="out", is_steering=True),
                name="documents_document_steering",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or 'không số'}/{self.symbol}"

    def clean(self) -> None:
        """The year is that of the day; a document sent only electronically is signed."""
        if self.issued_on is not None and self.year != self.issued_on.year:
            raise ValidationError(
                {"year": "Năm của sổ khác năm ban hành. Hãy ghi năm của ngày ban hành."}
            )
        outgoing = self.direction == Direction.OUT
        if outgoing and self.channel == Channel.ELECTRONIC and self.sent_on and not self.signed:
            raise ValidationError(
                {"signed": "Văn bản chỉ gửi điện tử phải được ký số. Hãy ký số trước khi gửi."}
            )


class Transmission(models.Model):
    """One document on its way to one body: a sending, and a receipt once it has arrived.

    unit: the sender, at whom both turns are counted.
    """

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="transmissions", verbose_name="văn bản"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name="nơi gửi"
    )
    to_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="nơi nhận"
    )
    sent_at = models.DateTimeField("gửi lúc")
    received_at = models.DateTimeField("nhận lúc", null=True, blank=True)

    objects = models.Manager.from_queryset(TransmissionQuerySet)()

    class Meta:
        verbose_name = "lượt gửi văn bản"
        constraints = [
            models.CheckConstraint(
                name="documents_transmission_received",
                condition=Q(received_at__isnull=True) | Q(received_at__gte=F("sent_at")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} → {self.to_unit_id}"


class DocumentLink(SpellRecord):
    """A spell during which a body's document system was joined with another body's."""

    linked_to = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="liên thông với"
    )

    objects = RecordManager.from_queryset(DocumentLinkQuerySet)()

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "kết nối hệ thống quản lý văn bản"

    def __str__(self) -> str:
        return f"{self.unit_id} ↔ {self.linked_to_id}"

    def clean(self) -> None:
        """A body is linked with another body."""
        if self.unit_id is not None and self.unit_id == self.linked_to_id:
            raise ValidationError({"linked_to": "Đơn vị không liên thông với chính mình."})


class Certificate(Record):
    """One certificate for digital signatures. An expired or revoked one signs nothing more."""

    code = models.CharField("số sê-ri", max_length=40)
    kind = models.CharField("loại", max_length=12, choices=CertificateKind)
    holder = models.CharField("người, cơ quan được cấp", max_length=200)
    device = models.CharField("thiết bị lưu khóa", max_length=6, choices=Device)
    issued_on = models.DateField("ngày cấp")
    expires_on = models.DateField("ngày hết hạn")
    revoked_on = models.DateField("ngày thu hồi", null=True, blank=True)
    revoked_because = models.CharField("lý do thu hồi", max_length=200, blank=True)

    objects = RecordManager.from_queryset(CertificateQuerySet)()
    SEARCHED = ("code", "holder")

    class Meta(Record.Meta):
        verbose_name = "chứng thư số"
        constraints = [
            models.UniqueConstraint(
                fields=("code",),
                condition=Q(withdrawn_at__isnull=True),
                name="documents_certificate_code",
                violation_error_message="Đã có chứng thư số mang số sê-ri này.",
            ),
            models.CheckConstraint(
                name="documents_certificate_term",
                condition=Q(expires_on__gt=F("issued_on")),
                violation_error_message="Ngày hết hạn phải đứng sau ngày cấp.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """A certificate is revoked after it was issued, and for a reason."""
        if self.revoked_on is None:
            return
        if self.issued_on is not None and self.revoked_on < self.issued_on:
            raise ValidationError({"revoked_on": "Ngày thu hồi đứng trước ngày cấp."})
        if not self.revoked_because:
            raise ValidationError({"revoked_because": "Hãy ghi lý do thu hồi chứng thư số."})


class UnitCost(SpellRecord):
    """The rate a saving is estimated with, dated like every rule."""

    code = models.SlugField("định mức", max_length=40)
    amount_vnd = models.PositiveIntegerField("số tiền (đồng)")
    basis = models.CharField("căn cứ", max_length=300)

    objects = RecordManager.from_queryset(UnitCostQuerySet)()
    SEARCHED = ("code", "basis")

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "định mức tiết kiệm"

    def __str__(self) -> str:
        return f"{self.code}: {self.amount_vnd}"
