"""Mailboxes."""

from django.core.exceptions import ValidationError
from django.db import models

from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .queries import MailboxQuerySet


class Mailbox(Record):
    """One official mailbox. It is locked when its holder leaves; it is not deleted."""

    address = models.CharField("địa chỉ", max_length=150, unique=True)
    holder = models.CharField("người dùng", max_length=150)
    created_on = models.DateField("ngày cấp")
    last_used_on = models.DateField("dùng lần cuối", null=True, blank=True)
    locked_on = models.DateField("ngày khóa", null=True, blank=True)

    objects = RecordManager.from_queryset(MailboxQuerySet)()
    SEARCHED = ("address", "holder")

    class Meta(Record.Meta):
        verbose_name = "hộp thư công vụ"

    def __str__(self) -> str:
        return self.address

    def clean(self) -> None:
        """A mailbox is used and locked only after it was created."""
        for name in ("last_used_on", "locked_on"):
            day = getattr(self, name)
            if day is not None and day < self.created_on:
                raise ValidationError({name: "Ngày này đứng trước ngày cấp hộp thư."})
