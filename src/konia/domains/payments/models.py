"""Requests, their lines, tries at gateways and what those said, refunds, receipts, notices."""

from django.db import models
from django.db.models import F, Q

from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .queries import (
    PaymentAttemptQuerySet,
    PaymentRequestQuerySet,
    ReconciliationLineQuerySet,
    ReconciliationQuerySet,
    RefundQuerySet,
    TaxNoticeQuerySet,
)
from .states import (
    AttemptState,
    Channel,
    Kind,
    LineKind,
    Match,
    RefundState,
    State,
    Verdict,
)


class PaymentRequest(Record):
    """Money asked of a payer. unit: who collects; key: tells requests about one thing apart."""

    code = models.CharField("mã yêu cầu", max_length=40, unique=True)
    subject = models.CharField("loại việc", max_length=40)
    subject_code = models.CharField("mã việc", max_length=60)
    kind = models.CharField("khoản nộp", max_length=10, choices=Kind)
    key = models.CharField("khóa", max_length=80, blank=True, default="")
    payer = models.CharField("người nộp", max_length=200)
    amount_vnd = models.BigIntegerField("số tiền (đồng)")
    due_on = models.DateField("hạn nộp", null=True, blank=True)
    asked_at = models.DateTimeField("yêu cầu lúc")
    asked_by = models.CharField("người yêu cầu", max_length=150)
    state = models.CharField("trạng thái", max_length=12, choices=State, default=State.ASKED)
    channel = models.CharField("cách nộp", max_length=12, choices=Channel, blank=True, default="")
    paid_at = models.DateTimeField("nộp lúc", null=True, blank=True)
    confirmed_at = models.DateTimeField("Kho bạc xác nhận lúc", null=True, blank=True)
    closed_at = models.DateTimeField("hủy hoặc hoàn lúc", null=True, blank=True)

    objects = RecordManager.from_queryset(PaymentRequestQuerySet)()
    SEARCHED = ("code", "subject_code", "payer")

    class Meta(Record.Meta):
        verbose_name = "yêu cầu nộp tiền"
        constraints = [
            models.UniqueConstraint(
                fields=("subject", "subject_code", "kind", "key"),
                name="payments_paymentrequest_once",
                violation_error_message="Khoản này đã được yêu cầu.",
            ),
            models.CheckConstraint(
                condition=Q(amount_vnd__gt=0),
                name="payments_paymentrequest_amount",
                violation_error_message="Số tiền phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.ASKED, State.CANCELLED)) | Q(paid_at__isnull=False),
                name="payments_paymentrequest_paid_has_moment",
                violation_error_message="Khoản đã nộp phải có thời điểm nộp.",
            ),
        ]
        indexes = [
            models.Index(fields=("state", "-asked_at"), name="payment_request_state"),
        ]

    def __str__(self) -> str:
        return self.code


class PaymentLine(models.Model):
    """One line of a request."""

    request = models.ForeignKey(PaymentRequest, on_delete=models.PROTECT, related_name="lines")
    place = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã khoản", max_length=40, blank=True)
    name = models.CharField("tên khoản", max_length=300)
    kind = models.CharField("loại khoản", max_length=10, choices=LineKind)
    amount_vnd = models.BigIntegerField("số tiền (đồng)")

    class Meta:
        verbose_name = "khoản của yêu cầu"
        ordering = ("request", "place")
        constraints = [
            models.UniqueConstraint(
                fields=("request", "place"), name="payments_paymentline_place"
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class PaymentAttempt(Record):
    """One try at a gateway. flagged: somebody must look at it, and why."""

    request = models.ForeignKey(
        PaymentRequest, on_delete=models.PROTECT, related_name="attempts", verbose_name="yêu cầu"
    )
    order = models.CharField("mã đơn gửi cổng", max_length=60, unique=True)
    gateway = models.CharField("cổng thanh toán", max_length=40)
    reference = models.CharField("mã giao dịch của cổng", max_length=80, blank=True, default="")
    amount_vnd = models.BigIntegerField("số tiền (đồng)")
    state = models.CharField(
        "kết quả", max_length=12, choices=AttemptState, default=AttemptState.BEGUN
    )
    begun_at = models.DateTimeField("bắt đầu lúc")
    ended_at = models.DateTimeField("có kết quả lúc", null=True, blank=True)
    paid_at = models.DateTimeField("cổng thu lúc", null=True, blank=True)
    flagged = models.CharField("cần xem lại", max_length=300, blank=True, default="")

    objects = RecordManager.from_queryset(PaymentAttemptQuerySet)()
    SEARCHED = ("order", "reference")

    class Meta(Record.Meta):
        verbose_name = "lần nộp tiền trực tuyến"
        constraints = [
            models.UniqueConstraint(
                # Two attempts of one request can never both count as its payment.
                fields=("request",), condition=Q(state=AttemptState.PAID),
                name="payments_paymentattempt_paid_once",
                violation_error_message="Yêu cầu này đã được nộp.",
            )
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=("begun_at",), name="payment_attempt_open",
                condition=Q(state=AttemptState.BEGUN),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.order


class GatewayCall(models.Model):
    """What a gateway said, as it came, and what was done with it. Never changed."""

    attempt = models.ForeignKey(
        PaymentAttempt, null=True, on_delete=models.PROTECT, related_name="calls"
    )
    gateway = models.CharField("cổng thanh toán", max_length=40)
    source = models.CharField("nguồn", max_length=12)
    at = models.DateTimeField("lúc")
    body = models.JSONField("nội dung")
    verdict = models.CharField("kết luận", max_length=12, choices=Verdict)

    class Meta:
        verbose_name = "lời gọi của cổng thanh toán"

    def __str__(self) -> str:
        return f"{self.gateway} {self.at:%d/%m/%Y %H:%M:%S}"


class Refund(Record):
    """Money that goes back. attempt: the one it came with; none for cash."""

    code = models.CharField("mã hoàn tiền", max_length=60, unique=True)
    request = models.ForeignKey(
        PaymentRequest, on_delete=models.PROTECT, related_name="refunds", verbose_name="yêu cầu"
    )
    attempt = models.ForeignKey(
        PaymentAttempt, null=True, blank=True, on_delete=models.PROTECT, related_name="refunds",
        verbose_name="lần nộp",
    )  # fmt: skip
    amount_vnd = models.BigIntegerField("số tiền (đồng)")
    reason = models.CharField("lý do", max_length=300)
    state = models.CharField(
        "trạng thái", max_length=10, choices=RefundState, default=RefundState.QUEUED
    )
    queued_at = models.DateTimeField("yêu cầu hoàn lúc")
    done_at = models.DateTimeField("hoàn lúc", null=True, blank=True)
    reference = models.CharField("mã hoàn của cổng", max_length=80, blank=True, default="")
    trouble = models.CharField("vướng mắc", max_length=300, blank=True, default="")

    objects = RecordManager.from_queryset(RefundQuerySet)()
    SEARCHED = ("code", "reason", "reference")

    class Meta(Record.Meta):
        verbose_name = "lần hoàn tiền"
        constraints = [
            models.UniqueConstraint(
                fields=("attempt",), condition=~Q(state=RefundState.REFUSED),
                name="payments_refund_once",
                violation_error_message="Lần nộp này đã được hoàn.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code


class Receipt(Record):
    """A receipt; numbers run without gaps within a unit and a year."""

    request = models.OneToOneField(
        PaymentRequest, on_delete=models.PROTECT, related_name="receipt", verbose_name="yêu cầu"
    )
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số biên lai")
    payer = models.CharField("người nộp", max_length=200)
    amount_vnd = models.BigIntegerField("số tiền (đồng)")
    issued_at = models.DateTimeField("lập lúc")
    issued_by = models.CharField("người lập", max_length=150)

    SEARCHED = ("payer",)

    class Meta(Record.Meta):
        verbose_name = "biên lai"
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "year", "number"), name="payments_receipt_number"
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"BL-{self.year}-{self.number:06}"


class TaxNotice(Record):
    """A tax notice, its request, and the treasury's word that the money came in."""

    number = models.CharField("số thông báo", max_length=60, unique=True)
    subject = models.CharField("loại việc", max_length=40)
    subject_code = models.CharField("mã việc", max_length=60)
    request = models.OneToOneField(
        PaymentRequest, on_delete=models.PROTECT, related_name="notice", verbose_name="yêu cầu"
    )
    amount_vnd = models.BigIntegerField("số tiền (đồng)")
    issued_on = models.DateField("ngày ban hành")
    due_on = models.DateField("hạn nộp")
    treasury_no = models.CharField("số chứng từ Kho bạc", max_length=60, blank=True, default="")
    confirmed_at = models.DateTimeField("Kho bạc xác nhận lúc", null=True, blank=True)

    objects = RecordManager.from_queryset(TaxNoticeQuerySet)()
    SEARCHED = ("number", "subject_code", "treasury_no")

    class Meta(Record.Meta):
        verbose_name = "thông báo thuế"
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("issued_on")),
                name="payments_taxnotice_due_after_issued",
                violation_error_message="Hạn nộp đứng trước ngày ban hành.",
            )
        ]

    def __str__(self) -> str:
        return self.number


class Reconciliation(Record):
    """One comparison of our record of a day with a gateway's file."""

    gateway = models.CharField("cổng thanh toán", max_length=40)
    day_on = models.DateField("ngày đối soát")
    run_at = models.DateTimeField("chạy lúc")
    run_by = models.CharField("người chạy", max_length=150)
    matched = models.PositiveIntegerField("khớp", default=0)
    only_ours = models.PositiveIntegerField("chỉ có ở hệ thống", default=0)
    only_theirs = models.PositiveIntegerField("chỉ có ở cổng", default=0)
    differing = models.PositiveIntegerField("lệch số tiền", default=0)

    objects = RecordManager.from_queryset(ReconciliationQuerySet)()
    SEARCHED = ("gateway",)

    class Meta(Record.Meta):
        verbose_name = "lần đối soát"

    def __str__(self) -> str:
        return f"Đối soát {self.day_on:%d/%m/%Y}"


class ReconciliationLine(models.Model):
    """One payment or refund compared."""

    run = models.ForeignKey(Reconciliation, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField("loại", max_length=10)
    match = models.CharField("kết quả", max_length=12, choices=Match)
    order = models.CharField("mã đơn", max_length=60)
    reference = models.CharField("mã giao dịch", max_length=80, blank=True)
    ours_vnd = models.BigIntegerField("số tiền ở hệ thống", null=True)
    theirs_vnd = models.BigIntegerField("số tiền ở cổng", null=True)

    objects = ReconciliationLineQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng đối soát"

    def __str__(self) -> str:
        return self.order
