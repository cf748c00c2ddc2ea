"""Programmes, the assignments in them, their extensions, and broadcast items as evidence."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager
from konia.lib.dates import format_date

from .queries import AssignmentQuerySet, BroadcastQuerySet, ExtensionQuerySet, ProgrammeQuerySet
from .states import Area, Assigner, Channel, ProgrammeKind, Standing


class Programme(Record):
    """A plan or scheme that holds work items; it counts from the day it was decided.

    An undecided one is a draft; when its issue was announced, it says when it is expected.
    """

    code = models.CharField("mã kế hoạch", max_length=40, unique=True)
    kind = models.CharField("loại kế hoạch", max_length=20, choices=ProgrammeKind)
    year = models.PositiveSmallIntegerField("năm")
    title = models.CharField("tên kế hoạch", max_length=300)
    decision = models.CharField("số quyết định", max_length=80, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    announced_on = models.DateField("ngày thông báo dự kiến", null=True, blank=True)
    expected_from = models.DateField("dự kiến ban hành từ ngày", null=True, blank=True)
    expected_to = models.DateField("dự kiến ban hành đến ngày", null=True, blank=True)
    closed_on = models.DateField("ngày kết thúc", null=True, blank=True)

    objects = RecordManager.from_queryset(ProgrammeQuerySet)()
    SEARCHED = ("code", "title", "decision")

    class Meta(Record.Meta):
        verbose_name = "kế hoạch, chương trình"
        constraints = [
            models.CheckConstraint(
                name="assignments_programme_closes_after_it_was_decided",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("decided_on")),
                violation_error_message="Ngày kết thúc đứng trước ngày quyết định.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.decision}".strip()

    def clean(self) -> None:
        """A decision has a day; an expected time has both ends and the day it was announced."""
        if self.decision and self.decided_on is None:
            raise ValidationError({"decided_on": "Có số quyết định thì phải có ngày quyết định."})
        if self.expected_from and not (self.expected_to and self.announced_on):
            raise ValidationError(
                {"expected_to": "Hãy ghi cả ngày cuối dự kiến và ngày thông báo dự kiến."}
            )


class Assignment(Record):
    """One work item: who leads it, when it is due, when it was done and what proves it.

    programme_kind and year are kept here as well, so that a count looks at one table only.
    """

    code = models.CharField("mã nhiệm vụ", max_length=40, unique=True)
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="+", verbose_name="kế hoạch"
    )
    programme_kind = models.CharField(
        "loại kế hoạch", max_length=20, choices=ProgrammeKind, editable=False
    )
    year = models.PositiveSmallIntegerField("năm kế hoạch", null=True, blank=True)
    number = models.PositiveSmallIntegerField("số thứ tự", default=1)
    title = models.CharField("nội dung nhiệm vụ", max_length=500)
    area = models.CharField("lĩnh vực", max_length=20, choices=Area, blank=True)
    channel = models.CharField("kênh tuyên truyền", max_length=20, choices=Channel, blank=True)
    link = models.CharField("địa chỉ trang", max_length=300, blank=True)
    assigner = models.CharField("cấp giao", max_length=20, choices=Assigner)
    source_document = models.CharField("văn bản giao", max_length=80, blank=True)
    source_dated_on = models.DateField("ngày văn bản giao", null=True, blank=True)
    co_units = models.CharField("đơn vị phối hợp", max_length=300, blank=True)
    assigned_on = models.DateField("ngày giao")
    due_from = models.DateField("thực hiện từ ngày", null=True, blank=True)
    due_on = models.DateField("hạn hoàn thành", null=True, blank=True)
    original_due_on = models.DateField("hạn ban đầu", null=True, editable=False)
    completed_on = models.DateField("ngày hoàn thành", null=True, blank=True)
    evidence = models.CharField("tài liệu kiểm chứng", max_length=300, blank=True)
    result = models.CharField("sản phẩm", max_length=300, blank=True)
    note = models.TextField("ghi chú nội bộ", blank=True)

    objects = RecordManager.from_queryset(AssignmentQuerySet)()
    SEARCHED = ("code", "title", "source_document", "evidence")

    class Meta(Record.Meta):
        verbose_name = "nhiệm vụ được giao"
        indexes = [models.Index(fields=("programme_kind", "year"), name="assignment_programme")]
        constraints = [
            models.CheckConstraint(
                name="assignments_assignment_completed_has_evidence",
                condition=Q(completed_on__isnull=True) | ~Q(evidence=""),
                violation_error_message="Nhiệm vụ hoàn thành phải có tài liệu kiểm chứng.",
            ),
            models.CheckConstraint(
                name="assignments_assignment_completed_after_given",
                condition=Q(completed_on__isnull=True) | Q(completed_on__gte=F("assigned_on")),
                violation_error_message="Ngày hoàn thành đứng trước ngày giao.",
            ),
            models.CheckConstraint(
                name="assignments_assignment_due_after_begun",
                condition=Q(due_from__isnull=True) | Q(due_on__gte=F("due_from")),
                violation_error_message="Hạn hoàn thành đứng trước ngày bắt đầu thực hiện.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def compose(self) -> None:
        """Take over the kind, and the year when none is given, from the programme."""
        if self.programme_id:
            self.programme_kind = self.programme.kind
            self.year = self.year or self.programme.year
        super().compose()

    def clean(self) -> None:
        """A completed assignment has both its day and what proves it; a beginning has an end."""
        if self.completed_on and not self.evidence:
            raise ValidationError(
                {"evidence": "Thiếu tài liệu kiểm chứng. Hãy ghi văn bản chứng minh đã xong."}
            )
        if self.evidence and not self.completed_on:
            raise ValidationError(
                {"completed_on": "Thiếu ngày hoàn thành. Hãy ghi ngày, hoặc bỏ tài liệu."}
            )
        if self.due_from and not self.due_on:
            raise ValidationError({"due_on": "Có ngày bắt đầu thì phải có hạn hoàn thành."})

    def standing(self, on: date) -> Standing:
        """How it stands on a day: an open one is late only after its due day."""
        if self.completed_on and self.completed_on <= on:
            in_time = self.due_on is None or self.completed_on <= self.due_on
            return Standing.ON_TIME if in_time else Standing.LATE
        if self.due_on and self.due_on < on:
            return Standing.OVERDUE
        return Standing.PLANNED if self.due_from and self.due_from > on else Standing.OPEN

    def proofs(self, on: date) -> list[str]:
        """What proves it up to a day: its evidence, then each broadcast with day and channel."""
        own = [self.evidence] if self.completed_on and self.completed_on <= on else []
        aired = BroadcastItem.objects.filter(assignment=self).aired_by(on).order_by("aired_on")
        return own + [str(item) for item in aired]


class Extension(Record):
    """A due day put off: the old day, the new day, and why."""

    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, related_name="+", verbose_name="nhiệm vụ"
    )
    old_due_on = models.DateField("hạn cũ")
    new_due_on = models.DateField("hạn mới")
    extended_on = models.DateField("ngày gia hạn")
    reason = models.CharField("lý do", max_length=300)

    objects = RecordManager.from_queryset(ExtensionQuerySet)()
    SEARCHED = ("reason",)

    class Meta(Record.Meta):
        verbose_name = "lần gia hạn"
        constraints = [
            models.CheckConstraint(
                name="assignments_extension_puts_off",
                condition=Q(new_due_on__gt=F("old_due_on")),
                violation_error_message="Hạn mới phải sau hạn cũ.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.old_due_on} → {self.new_due_on}"


class BroadcastItem(Record):
    """One item aired or published for an assignment of the communication plan: its evidence."""

    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, related_name="+", verbose_name="nhiệm vụ"
    )
    channel = models.CharField("kênh tuyên truyền", max_length=20, choices=Channel)
    station = models.CharField("nơi phát", max_length=150)
    title = models.CharField("tên tin, bài", max_length=300)
    aired_on = models.DateField("ngày phát")

    objects = RecordManager.from_queryset(BroadcastQuerySet)()
    SEARCHED = ("title", "station")

    class Meta(Record.Meta):
        verbose_name = "tin, bài tuyên truyền"

    def __str__(self) -> str:
        return f"{self.title} – {self.get_channel_display()}, {format_date(self.aired_on)}"

    def clean(self) -> None:
        """An item belongs to an assignment of the same channel."""
        if self.assignment_id and self.assignment.channel != self.channel:
            raise ValidationError(
                {"channel": "Kênh khác với kênh của nhiệm vụ. Hãy chọn lại nhiệm vụ hoặc kênh."}
            )
