"""Posts assigned, the people who hold them, and labour contracts."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from konia.domains.personnel.queries.staff import (
    ContractQuerySet,
    EmploymentQuerySet,
    QuotaQuerySet,
)  # fmt: skip
from konia.domains.personnel.states import BodyKind, QuotaKind, Sex, StaffKind
from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager

from .order import in_order


class Quota(Record):
    """Posts given to a unit for a year, or taken away again: a reduction is a negative number.

    The quota of a unit is the sum of its decisions of the year, so an earlier moment is never
    overwritten by a later adjustment.
    """

    year = models.PositiveSmallIntegerField("năm")
    kind = models.CharField("loại biên chế", max_length=20, choices=QuotaKind)
    posts = models.IntegerField("số người được giao (điều chỉnh giảm ghi số âm)")
    decision = models.CharField("quyết định giao", max_length=120)
    decided_on = models.DateField("ngày quyết định")

    objects = RecordManager.from_queryset(QuotaQuerySet)()
    SEARCHED = ("decision",)

    class Meta(Record.Meta):
        verbose_name = "biên chế được giao"
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "year", "kind", "decided_on"),
                condition=Q(withdrawn_at__isnull=True),
                name="personnel_quota_once",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1990, year__lte=2100),
                name="personnel_quota_year",
                violation_error_message="Năm nằm ngoài khoảng 1990–2100. Hãy kiểm tra lại.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"


class Employment(SpellRecord):
    """A person works at a unit from a day to a day, in one capacity.

    A person is known by `person_code`; each register repeats the name as it was on its day.
    """

    person_code = models.CharField("mã cán bộ", max_length=24, db_index=True)
    full_name = models.CharField("họ và tên", max_length=120)
    sex = models.CharField("giới tính", max_length=6, choices=Sex)
    born_on = models.DateField("ngày sinh")
    kind = models.CharField("loại", max_length=20, choices=StaffKind)
    budget_paid = models.BooleanField("hưởng lương từ ngân sách nhà nước", default=True)
    position = models.CharField("vị trí việc làm", max_length=120, blank=True)
    grade = models.CharField("ngạch, hạng", max_length=60, blank=True)
    pay_step = models.PositiveSmallIntegerField("bậc lương", null=True, blank=True)
    party_member = models.BooleanField("đảng viên", default=False)

    objects = RecordManager.from_queryset(EmploymentQuerySet)()
    SEARCHED = ("person_code", "full_name")

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "quá trình công tác"
        indexes: ClassVar = [
            # Counting who is in post reads this index alone.
            models.Index(
                fields=("kind",),
                include=("unit", "first_on", "last_on", "budget_paid"),
                condition=Q(withdrawn_at__isnull=True),
                name="personnel_employment_kind",
            )
        ]
        constraints: ClassVar = [
            *SpellRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=("person_code", "first_on"),
                condition=Q(withdrawn_at__isnull=True),
                name="personnel_employment_once",
                violation_error_message="Người này đã có quá trình công tác bắt đầu cùng ngày.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.person_code})"

    def clean(self) -> None:
        """Nobody works before being born."""
        in_order(self, "born_on", "first_on")


class LabourContract(SpellRecord):
    """A person works under a labour contract at a body, outside the quota."""

    person_code = models.CharField("mã người lao động", max_length=24, db_index=True)
    full_name = models.CharField("họ và tên", max_length=120)
    body = models.CharField("loại đơn vị", max_length=20, choices=BodyKind)
    work = models.CharField("công việc", max_length=120)
    contract_number = models.CharField("số hợp đồng", max_length=60, blank=True)

    objects = RecordManager.from_queryset(ContractQuerySet)()
    SEARCHED = ("person_code", "full_name", "work")

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "hợp đồng lao động"

    def __str__(self) -> str:
        return f"{self.full_name} ({self.contract_number})"
