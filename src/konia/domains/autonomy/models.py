"""Autonomy of administrative bodies and public units, conversions, and State enterprises."""

from collections.abc import Collection
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager

from .queries import (
    AdminAutonomyQuerySet,
    ConversionQuerySet,
    EnterpriseQuerySet,
    UnitAutonomyQuerySet,
)  # fmt: skip
from .states import AutonomyLevel, Decree, EnterprisePlan


class OneAtATime(SpellRecord):
    """A spell that may not share a day with another of the same unit.

    The database refuses it too (an exclusion constraint made in a migration), so that two people
    who enter at the same time, or an import, cannot get past this check.
    """

    class Meta(SpellRecord.Meta, Record.Meta):
        abstract = True

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Name the spell in the way, before the database does so in its own words."""
        super().validate_constraints(exclude=exclude)
        if self.unit_id is None or self.first_on is None:
            return
        others = type(self).objects.exclude(pk=self.pk).filter(unit_id=self.unit_id)
        after = Q(last_on__isnull=True) | Q(last_on__gte=self.first_on)
        until = Q() if self.last_on is None else Q(first_on__lte=self.last_on)
        if (other := others.filter(after & until).first()) is not None:
            words = f"Trùng thời gian với bản ghi “{other}”. Hãy kết thúc bản ghi đó trước."
            raise ValidationError({"first_on": words})


class AdminAutonomy(OneAtATime):
    """An administrative body manages its posts and money itself, under two regulations."""

    spending_regulation = models.CharField("quy chế chi tiêu nội bộ", max_length=60, blank=True)
    spending_regulation_on = models.DateField(
        "ngày ban hành quy chế chi tiêu", null=True, blank=True
    )
    asset_regulation = models.CharField("quy chế quản lý tài sản công", max_length=60, blank=True)
    asset_regulation_on = models.DateField("ngày ban hành quy chế tài sản", null=True, blank=True)

    objects = RecordManager.from_queryset(AdminAutonomyQuerySet)()
    SEARCHED = ("spending_regulation", "asset_regulation")

    class Meta(OneAtATime.Meta):
        verbose_name = "tự chủ của cơ quan hành chính"

    def __str__(self) -> str:
        return f"{self.unit} từ {self.first_on:%d/%m/%Y}"


class UnitAutonomy(OneAtATime):
    """A public unit has one level of autonomy under one decree, for the days of a decision.

    applied_on: when the unit put it into practice; without it the entry counts at its level but
    not among the units that apply autonomy.
    """

    decree = models.CharField("nghị định", max_length=6, choices=Decree)
    level = models.PositiveSmallIntegerField("mức tự chủ", choices=AutonomyLevel)
    decision = models.CharField("quyết định giao", max_length=120)
    decided_on = models.DateField("ngày quyết định")
    applied_on = models.DateField("ngày thực hiện tự chủ", null=True, blank=True)
    spending_regulation_on = models.DateField(
        "ngày ban hành quy chế chi tiêu", null=True, blank=True
    )
    asset_regulation_on = models.DateField("ngày ban hành quy chế tài sản", null=True, blank=True)

    objects = RecordManager.from_queryset(UnitAutonomyQuerySet)()
    SEARCHED = ("decision",)

    class Meta(OneAtATime.Meta):
        verbose_name = "tự chủ của đơn vị sự nghiệp"
        constraints: ClassVar = [
            *SpellRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(level__in=AutonomyLevel.values),
                name="autonomy_unitautonomy_level",
                violation_error_message="Mức tự chủ phải từ 1 đến 4.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_level_display()}"

    def clean(self) -> None:
        """Nobody applies what has not been decided."""
        if self.applied_on and self.decided_on is not None and self.applied_on < self.decided_on:
            words = "Ngày thực hiện đứng trước ngày quyết định. Hãy kiểm tra lại hai ngày."
            raise ValidationError({"applied_on": words})


class CompanyConversion(Record):
    """A public unit became a joint-stock company."""

    converted_on = models.DateField("ngày chuyển thành công ty cổ phần")
    company = models.CharField("tên công ty", max_length=200)
    decision = models.CharField("quyết định", max_length=120)

    objects = RecordManager.from_queryset(ConversionQuerySet)()
    SEARCHED = ("company", "decision")

    class Meta(Record.Meta):
        verbose_name = "chuyển đổi thành công ty cổ phần"
        constraints = [
            models.UniqueConstraint(
                fields=("unit",),
                condition=Q(withdrawn_at__isnull=True),
                name="autonomy_companyconversion_once",
                violation_error_message="Đơn vị đã được ghi là chuyển đổi.",
            )
        ]

    def __str__(self) -> str:
        return self.company


class Enterprise(Record):
    """A State enterprise of the province; the unit is the body that represents the owner."""

    code = models.CharField("mã số doanh nghiệp", max_length=30, unique=True)
    name = models.CharField("tên doanh nghiệp", max_length=200)
    plan = models.CharField("phương án", max_length=10, choices=EnterprisePlan)
    basis = models.CharField("văn bản phê duyệt phương án", max_length=120, blank=True)
    listed_on = models.DateField("vào danh mục ngày", null=True, blank=True)
    expected_on = models.DateField("dự kiến hoàn thành", null=True, blank=True)
    finished_on = models.DateField("hoàn thành hoặc ra khỏi danh mục", null=True, blank=True)
    charter_review_begun_on = models.DateField("bắt đầu rà soát điều lệ", null=True, blank=True)
    charter_revised_on = models.DateField("ngày sửa đổi điều lệ", null=True, blank=True)

    objects = RecordManager.from_queryset(EnterpriseQuerySet)()
    SEARCHED = ("code", "name", "basis")

    class Meta(Record.Meta):
        verbose_name = "doanh nghiệp nhà nước"

    def __str__(self) -> str:
        return f"{self.code}: {self.name}"

    def clean(self) -> None:
        """An enterprise to be equitised has a day on which it was listed."""
        if self.plan == EnterprisePlan.EQUITISE and self.listed_on is None:
            raise ValidationError(
                {"listed_on": "Thiếu ngày vào danh mục cổ phần hóa. Hãy điền ngày."}
            )
        if self.finished_on and self.listed_on and self.finished_on < self.listed_on:
            raise ValidationError({"finished_on": "Ngày này đứng trước ngày vào danh mục."})
