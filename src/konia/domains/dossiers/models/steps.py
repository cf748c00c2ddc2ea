"""The steps a dossier goes through, and every event of its life."""

from django.db import models
from django.db.models import F, Q

from konia.domains.dossiers.belonging import EventQuerySet
from konia.domains.dossiers.queries import StepQuerySet
from konia.domains.dossiers.states import Outcome, Role, State
from konia.kernel.access.models import Account
from konia.kernel.org.models import Unit

from .dossiers import Dossier


class Step(models.Model):
    """One step of a dossier: at which unit, who, from when, due when, done when.

    place: its place in the internal process; steps beside the process (consultations) have none.
    given_by and taken_by: the two names of a handover; taken_at: its minute.
    told_at: when leaders were told that it is overdue.
    """

    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="steps", verbose_name="hồ sơ"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name="đơn vị"
    )
    role = models.PositiveSmallIntegerField("bước", choices=Role)
    by = models.CharField("người thực hiện", max_length=100, blank=True)
    began_on = models.DateField("bắt đầu")
    due_on = models.DateField("hạn", null=True, blank=True)
    done_on = models.DateField("xong", null=True, blank=True)
    place = models.PositiveSmallIntegerField("thứ tự", null=True)
    name = models.CharField("tên bước", max_length=200, default="", db_default="", blank=True)
    needs = models.CharField("quyền", max_length=60, default="", db_default="", blank=True)
    assignee = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+",
        verbose_name="người được giao",
    )  # fmt: skip
    began_at = models.DateTimeField("bắt đầu lúc", null=True)
    due_at = models.DateTimeField("hạn lúc", null=True)
    done_at = models.DateTimeField("xong lúc", null=True)
    given_by = models.CharField("người giao", max_length=100, default="", db_default="", blank=True)
    taken_by = models.CharField("người nhận", max_length=100, default="", db_default="", blank=True)
    taken_at = models.DateTimeField("nhận lúc", null=True)
    outcome = models.CharField(
        "kết quả bước", max_length=8, choices=Outcome, default="", db_default="", blank=True
    )
    words = models.CharField("ý kiến", max_length=1000, default="", db_default="", blank=True)

    told_at = models.DateTimeField("báo lãnh đạo lúc", null=True)
    is_elsewhere = models.BooleanField(
        "ở đơn vị khác nơi tiếp nhận", default=False, db_default=False
    )

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = "bước giải quyết"
        constraints = [
            models.CheckConstraint(
                name="dossiers_step_days",
                condition=Q(done_on__isnull=True) | Q(done_on__gte=F("began_on")),
            )
        ]
        indexes = [
            # What waits at a unit, by what is due first: the inbox reads this index alone.
            models.Index(
                fields=("unit", "due_on", "id"), name="dossiers_step_open",
                condition=Q(done_on__isnull=True),
            ),
            # Which dossiers concern a unit that did not receive them.
            models.Index(
                fields=("unit", "dossier"), name="dossiers_step_elsewhere",
                condition=Q(is_elsewhere=True),
            ),
            # Open and leaders not yet told, by what was due first: the worker looks every hour.
            models.Index(
                fields=("due_at",), name="dossiers_step_untold",
                condition=Q(done_on__isnull=True, told_at__isnull=True, due_at__isnull=False),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name or self.get_role_display()} {self.began_on}"


class Event(models.Model):
    """One thing that happened to a dossier. Rows are only ever added.

    public: whether the applicant sees it. detail: facts for machines (progress packets, webhooks).
    """

    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="events", verbose_name="hồ sơ"
    )
    at = models.DateTimeField("lúc")
    act = models.CharField("việc", max_length=40)
    by = models.CharField("ai", max_length=150)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name="đơn vị"
    )
    state = models.CharField("trạng thái sau đó", max_length=11, choices=State)
    words = models.CharField("nội dung", max_length=1000, blank=True)
    public = models.BooleanField("người nộp được xem", default=True)
    detail = models.JSONField("chi tiết", default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "diễn biến hồ sơ"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.act} {self.at}"
