"""Dossiers and the waits that stop their clock."""

import re

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.domains.dossiers.belonging import PauseQuerySet
from konia.domains.dossiers.queries import ONLINE_LEVELS, OneStopQuerySet
from konia.domains.dossiers.states import (
    Agency,
    Channel,
    Delivery,
    DeliveryState,
    FieldOfWork,
    Level,
    PaymentState,
    State,
    SyncState,
)
from konia.domains.dossiers.waiting import LIVE_STATES
from konia.domains.procedures.public import Procedure, ProcessVersion
from konia.kernel.org.models import Unit
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .desks import CounterService, MobileSession

# Receiving unit - day - running number of the unit's day, as QCVN 102:2016 codes write it.
CODE = re.compile(r"\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-\d{6}-\d{4}")
# Two sendings with one key cannot both become dossiers.
SENT_ONCE = "dossiers_dossier_sent_once"
STANDING = Q(withdrawn_at__isnull=True)


class Dossier(Record):
    """One application, counted at the unit that received it.

    unit: the reception point; support_unit: where the applicant was helped; competent_unit: who
    decides. The three may differ, for dossiers are received regardless of boundary.
    due_on moves when the dossier waits for a supplement, and is blank while it waits;
    original_due_at never moves. The instants beside the days are kept for dossiers handled here.
    service_level, procedure_level, field: as they were when the dossier came, so that a service
    that is raised later does not change old figures. process: the version it is handled by; case:
    the applicant's among those of the procedure, '' for the ordinary one.
    State, payment, delivery and synchronisation are four separate things.
    """

    code = models.CharField("mã hồ sơ", max_length=31)
    procedure_code = models.CharField("mã thủ tục", max_length=30)
    field = models.CharField("lĩnh vực", max_length=14, choices=FieldOfWork)
    procedure_level = models.CharField("cấp thủ tục", max_length=8, choices=Level)
    service_level = models.PositiveSmallIntegerField("mức độ dịch vụ khi tiếp nhận", default=2)
    applicant = models.CharField("người nộp", max_length=150)
    channel = models.CharField("hình thức nộp", max_length=7, choices=Channel)
    received_on = models.DateField("ngày tiếp nhận", null=True, blank=True)
    due_on = models.DateField("ngày hẹn trả", null=True, blank=True)
    finished_on = models.DateField("ngày giải quyết xong", null=True, blank=True)
    returned_on = models.DateField("ngày trả kết quả", null=True, blank=True)
    state = models.CharField("trạng thái", max_length=11, choices=State, default=State.RECEIVED)
    agency = models.CharField("ngành dọc", max_length=10, choices=Agency, blank=True)
    receiver = models.CharField("người tiếp nhận", max_length=100, blank=True)
    session = models.ForeignKey(
        MobileSession, on_delete=models.PROTECT, null=True, blank=True, db_index=False,
        related_name="+", verbose_name="buổi lưu động",
    )  # fmt: skip
    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, null=True, editable=False, db_index=False,
        related_name="+", verbose_name="thủ tục",
    )  # fmt: skip
    process = models.ForeignKey(
        ProcessVersion, on_delete=models.PROTECT, null=True, editable=False, db_index=False,
        related_name="+", verbose_name="quy trình nội bộ",
    )  # fmt: skip
    case = models.CharField(
        "trường hợp", max_length=160, default="", db_default="", blank=True, editable=False
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="children",
        verbose_name="hồ sơ liên thông gốc",
    )  # fmt: skip
    support_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, editable=False, db_index=False,
        related_name="+", verbose_name="điểm hỗ trợ",
    )  # fmt: skip
    competent_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name="cơ quan có thẩm quyền",
    )  # fmt: skip
    submitted_at = models.DateTimeField("nộp lúc", null=True, editable=False)
    received_at = models.DateTimeField("tiếp nhận lúc", null=True, editable=False)
    original_due_at = models.DateTimeField("hẹn trả ban đầu", null=True, editable=False)
    due_at = models.DateTimeField("hẹn trả lúc", null=True, editable=False)
    rescheduled_at = models.DateTimeField("hẹn lại lúc", null=True, editable=False)
    finished_at = models.DateTimeField("giải quyết xong lúc", null=True, editable=False)
    returned_at = models.DateTimeField("trả kết quả lúc", null=True, editable=False)
    delivery = models.CharField(
        "cách nhận kết quả", max_length=7, choices=Delivery, default=Delivery.COUNTER,
        db_default=Delivery.COUNTER, blank=True, editable=False,
    )  # fmt: skip
    delivery_state = models.CharField(
        "trạng thái giao", max_length=9, choices=DeliveryState, default="", db_default="",
        blank=True, editable=False,
    )  # fmt: skip
    payment_state = models.CharField(
        "trạng thái nộp tiền", max_length=8, choices=PaymentState, default="", db_default="",
        blank=True, editable=False,
    )  # fmt: skip
    sync_state = models.CharField(
        "trạng thái đồng bộ", max_length=8, choices=SyncState, default="", db_default="",
        blank=True, editable=False,
    )  # fmt: skip
    sent_key = models.CharField(
        "khóa gửi", max_length=80, default="", db_default="", blank=True, editable=False
    )

    # What who read or made the dossier knows already, so that nobody asks the database for it:
    # the code of the reception point, and the open step of the process.
    desk_code = ""
    open_step_id: int | None = None

    objects = RecordManager.from_queryset(OneStopQuerySet)()
    SEARCHED = ("code", "applicant")
    desk_title = ""  # the name by the desks' list, once a list of dossiers has asked for it

    class Meta(Record.Meta):
        verbose_name = "hồ sơ"
        constraints = [
            models.UniqueConstraint(
                fields=("code",),
                condition=STANDING,
                name="dossiers_dossier_code",
                violation_error_message="Mã hồ sơ này đã có. Hãy lấy số thứ tự tiếp theo.",
            ),
            models.CheckConstraint(
                name="dossiers_dossier_days",
                condition=(Q(finished_on__isnull=True) | Q(finished_on__gte=F("received_on")))
                & (Q(due_on__isnull=True) | Q(due_on__gte=F("received_on")))
                & (Q(returned_on__isnull=True) | Q(returned_on__gte=F("finished_on"))),
                violation_error_message="Các ngày của hồ sơ không theo thứ tự.",
            ),
            models.UniqueConstraint(
                fields=("sent_key",), condition=~Q(sent_key=""), name=SENT_ONCE
            ),
            models.CheckConstraint(
                name="dossiers_dossier_received",
                condition=Q(received_on__isnull=False)
                | Q(submitted_at__isnull=False, finished_on__isnull=True),
                violation_error_message="Hồ sơ phải có ngày tiếp nhận.",
            ),
            models.CheckConstraint(
                name="dossiers_dossier_service_level",
                condition=Q(service_level__range=(1, 4)),
                violation_error_message="Mức độ dịch vụ từ 1 đến 4.",
            ),
        ]
        indexes = [
            GinIndex(SearchVector("folded", config="simple"), name="dossiers_dossier_words"),
            # Figures of what came in a period and when it was finished read this index alone; led
            # by the unit, its rows come grouped.
            models.Index(
                fields=("unit", "received_on", "field", "finished_on", "due_on"),
                condition=STANDING,
                name="dossiers_dossier_by_unit",
            ),
            models.Index(
                fields=("service_level", "channel"),
                include=("unit", "received_on", "procedure_code"),
                condition=STANDING & Q(service_level__gte=ONLINE_LEVELS),
                name="dossiers_dossier_online",
            ),
            # How long a procedure really takes, told on its page; open dossiers are not in it.
            models.Index(
                fields=("procedure_code", "finished_on"), include=("received_on",),
                condition=STANDING & Q(finished_on__isnull=False),
                name="dossiers_dossier_taken",
            ),
            # The desk lists what came newest first, and what was submitted and not yet answered.
            models.Index(
                fields=("unit", "-submitted_at"), name="dossiers_dossier_submitted",
                condition=STANDING & Q(state=State.SUBMITTED),
            ),
            models.Index(
                fields=("unit", "-received_on", "-id"), name="dossiers_dossier_newest",
                condition=STANDING,
            ),
            # The whole province's list, and words that are found at every turn.
            models.Index(
                fields=("-received_on", "-id"), name="dossiers_dossier_recent", condition=STANDING
            ),
            # The few that something is still to be done for: the inbox joins its steps to these.
            models.Index(
                fields=("id",), include=("state",), name="dossiers_dossier_live",
                condition=STANDING & Q(state__in=LIVE_STATES),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """Code, days and channel fit together."""
        found: dict[str, str] = {}
        if not CODE.fullmatch(self.code):
            found["code"] = "Mã hồ sơ theo mẫu 000.00.01.H21-210104-0001. Hãy nhập lại."
        if self.received_on is not None:
            found |= self._misplaced_days()
        if self.channel == Channel.ONLINE and (self.service_level or 0) < ONLINE_LEVELS:
            found["channel"] = "Chỉ dịch vụ mức độ 3, 4 nhận hồ sơ trực tuyến. Hãy kiểm tra mức độ."
        if self.agency and self.unit_id is not None and not self._is_offered():
            found["agency"] = "Bộ phận này chưa tiếp nhận thủ tục đó của ngành dọc."
        if found:
            raise ValidationError(found)

    @property
    def procedure_title(self) -> str:
        """What the procedure is called; by the desks' list when no catalogue knows it.

        Lists ask for the names of all at once: `naming.name_procedures`.
        """
        if self.procedure is not None:
            return self.procedure.name
        if self.desk_title:
            return self.desk_title
        known = CounterService.objects.of_procedure(self.procedure_code) if self.agency else ()
        return next((one.procedure_name for one in known), self.procedure_code)

    def _misplaced_days(self) -> dict[str, str]:
        text = "Ngày này đứng trước ngày tiếp nhận. Hãy kiểm tra lại."
        names = ("due_on", "finished_on", "returned_on")
        days = {name: getattr(self, name) for name in names}
        return {name: text for name, day in days.items() if day and day < self.received_on}

    def _is_offered(self) -> bool:
        services = CounterService.objects.of_units([self.unit_id])
        offered = services.offering(self.agency, self.procedure_code)
        return self.received_on is None or offered.holding_on(self.received_on).exists()


class Pause(Record):
    """A wait for the applicant's supplement. The working days it takes move the due day."""

    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="pauses", verbose_name="hồ sơ"
    )
    began_on = models.DateField("từ ngày")
    ended_on = models.DateField("đến ngày", null=True, blank=True)
    reason = models.CharField("nội dung cần bổ sung", max_length=300)
    was_due_on = models.DateField("hẹn trả trước khi dừng", null=True, blank=True)
    working_days = models.PositiveSmallIntegerField("số ngày làm việc đã dừng", default=0)
    began_at = models.DateTimeField("từ lúc", null=True, editable=False)
    ended_at = models.DateTimeField("đến lúc", null=True, editable=False)
    was_due_at = models.DateTimeField("hẹn trả trước khi dừng (lúc)", null=True, editable=False)
    stops_clock = models.BooleanField("dừng tính thời hạn", default=True, db_default=True)

    objects = RecordManager.from_queryset(PauseQuerySet)()
    SEARCHED = ("reason",)

    class Meta(Record.Meta):
        verbose_name = "lần dừng chờ bổ sung"
        constraints = [
            models.UniqueConstraint(
                fields=("dossier",),
                condition=STANDING & Q(ended_on__isnull=True),
                name="dossiers_pause_one_open",
                violation_error_message="Hồ sơ đang chờ bổ sung rồi.",
            ),
            models.CheckConstraint(
                name="dossiers_pause_days",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.began_on}"
