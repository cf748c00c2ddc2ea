"""Entries of the register of acts, and the old content of changed rows. Neither ever changes."""

from django.db import models


class Entry(models.Model):
    """One act: who did what to what, when, at which unit.

    Entries form 16 chains (lanes), so that acts at the same time need not wait for each other;
    in each chain an entry's digest covers the digest before it. The database fills lane, place,
    previous and digest.
    """

    at = models.DateTimeField(editable=False)
    by = models.CharField("người thực hiện", max_length=150)
    unit_code = models.CharField("đơn vị", max_length=32, blank=True)
    act = models.CharField("việc", max_length=80)
    subject = models.CharField("đối tượng", max_length=80)
    subject_id = models.BigIntegerField("số", null=True)
    detail = models.JSONField("nội dung", default=dict)
    lane = models.SmallIntegerField(editable=False)
    place = models.BigIntegerField(editable=False)
    previous = models.BinaryField(editable=False)
    digest = models.BinaryField(editable=False)

    class Meta:
        verbose_name = "dòng nhật ký"
        ordering = ("-at", "-id")
        indexes = [models.Index(fields=("subject", "subject_id"), name="entry_subject")]
        constraints = [models.UniqueConstraint(fields=("lane", "place"), name="one_entry_a_place")]

    def __str__(self) -> str:
        return f"{self.act} {self.subject} {self.subject_id}"


class Lane(models.Model):
    """The head of one chain."""

    lane = models.SmallIntegerField(primary_key=True)
    place = models.BigIntegerField(default=0)
    digest = models.BinaryField(default=b"")

    class Meta:
        verbose_name = "chuỗi nhật ký"

    def __str__(self) -> str:
        return str(self.lane)


class Revision(models.Model):
    """What a row held before it was changed or deleted, written by a trigger of its table."""

    table = models.CharField(max_length=80)
    row_id = models.BigIntegerField()
    old = models.JSONField()
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = "nội dung trước khi sửa"
        ordering = ("-changed_at", "-id")
        indexes = [models.Index(fields=("table", "row_id"), name="revision_row")]

    def __str__(self) -> str:
        return f"{self.table} {self.row_id}"
