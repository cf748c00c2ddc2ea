"""Units, and the spells during which they bore a name, stood under a parent and were of a kind."""

from django.db import models
from django.db.models import F, Q

from konia.lib.vietnamese import fold, nfc, sort_key

from .queries import SpellQuerySet, UnitQuerySet


class Tier(models.Model):
    """A level of administration whose bodies answer for reports; dated, as laws change them."""

    code = models.SlugField("mã", primary_key=True)
    name = models.CharField("tên", max_length=100)
    rank = models.PositiveSmallIntegerField("thứ tự")
    since = models.DateField("từ ngày")
    until = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        verbose_name = "cấp"
        ordering = ("rank",)

    def __str__(self) -> str:
        return self.name


class UnitKind(models.Model):
    """What a unit is: a department, a district people's committee, a public service unit."""

    code = models.SlugField("mã", primary_key=True)
    name = models.CharField("tên", max_length=100)
    tier = models.ForeignKey(
        Tier, on_delete=models.PROTECT, null=True, blank=True, verbose_name="cấp"
    )
    rank = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "loại đơn vị"
        ordering = ("rank", "code")

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A body with an identity of its own; what changes over time stands in its spells."""

    code = models.CharField("mã đơn vị", max_length=32, unique=True)
    code_qcvn = models.CharField("mã theo QCVN 102:2016", max_length=32, blank=True)
    code_qd20 = models.CharField("mã theo QĐ 20/2020", max_length=32, blank=True)
    opened_on = models.DateField("thành lập ngày")
    closed_on = models.DateField("kết thúc ngày", null=True, blank=True)
    established_by = models.CharField("cấp thành lập", max_length=20, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ("code",)
        constraints = [
            models.CheckConstraint(
                name="unit_closes_after_it_opens",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
            )
        ]

    def __str__(self) -> str:
        return self.code


class Spell(models.Model):
    """From first_on to last_on (open when blank) the unit had this name, parent and kind."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="spells")
    first_on = models.DateField("từ ngày")
    last_on = models.DateField("đến ngày", null=True, blank=True)
    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên ngắn", max_length=120, blank=True)
    sort_name = models.CharField(max_length=400, editable=False)
    kind = models.ForeignKey(UnitKind, on_delete=models.PROTECT, verbose_name="loại")
    parent = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="children_spells"
    )
    deputies_allowed = models.PositiveSmallIntegerField("số cấp phó", null=True, blank=True)
    decision = models.CharField("quyết định", max_length=120, blank=True)

    objects = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = "giai đoạn của đơn vị"
        ordering = ("unit", "first_on")
        constraints = [
            models.UniqueConstraint(fields=("unit", "first_on"), name="one_spell_begins_a_day"),
            models.CheckConstraint(
                name="spell_ends_after_it_begins",
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the text composed and its dictionary place beside it."""
        self.name = nfc(self.name)
        self.sort_name = sort_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Edition(models.Model):
    """How often the register of units has changed: one row, kept by triggers.

    A tree read at an edition stays true until the next one.
    """

    number = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "lần sửa danh mục đơn vị"

    def __str__(self) -> str:
        return str(self.number)


class Alias(models.Model):
    """Another way a unit's name is written in papers: 'AYunPa', 'Đúc Cơ'."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="aliases")
    text = models.CharField("tên gọi khác", max_length=200)
    folded = models.CharField(max_length=200, db_index=True, editable=False)

    class Meta:
        verbose_name = "tên gọi khác"
        constraints = [
            models.UniqueConstraint(fields=("unit", "folded"), name="one_alias_of_a_unit")
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the search form beside the text."""
        self.text = nfc(self.text)
        self.folded = fold(self.text)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class ReorganisationKind(models.TextChoices):
    """How units change."""

    OPEN = "open", "Thành lập"
    MERGE = "merge", "Hợp nhất, sáp nhập"
    SPLIT = "split", "Chia, tách"
    RENAME = "rename", "Đổi tên"
    MOVE = "move", "Chuyển cơ quan chủ quản"
    DISSOLVE = "dissolve", "Giải thể"


class Reorganisation(models.Model):
    """A decision that opened, merged, split, renamed, moved or dissolved units from a day on."""

    kind = models.CharField("hình thức", max_length=10, choices=ReorganisationKind)
    on = models.DateField("từ ngày")
    decision = models.CharField("quyết định", max_length=120)
    decided_on = models.DateField("ngày quyết định")
    from_units = models.ManyToManyField(Unit, related_name="reorganised_away", blank=True)
    to_units = models.ManyToManyField(Unit, related_name="reorganised_into", blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "sắp xếp tổ chức"
        ordering = ("-on", "-id")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"
