"""Values declared by hand, each with its moment and its evidence."""

from django.core.exceptions import ValidationError
from django.db import models

from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .queries import DeclaredQuerySet


class DeclaredValue(Record):
    """What somebody states about a quantity that no register here keeps.

    quantity: the figure it answers; one of number, day and words is filled in.
    """

    quantity = models.CharField("chỉ tiêu", max_length=120, db_index=True)
    number = models.DecimalField("giá trị", max_digits=20, decimal_places=4, null=True, blank=True)
    day = models.DateField("giá trị là ngày", null=True, blank=True)
    words = models.CharField("giá trị là chữ", max_length=200, blank=True)
    as_of = models.DateField("tính đến ngày")
    evidence = models.CharField("tài liệu kiểm chứng", max_length=300)

    objects = RecordManager.from_queryset(DeclaredQuerySet)()
    SEARCHED = ("quantity", "words", "evidence")

    class Meta(Record.Meta):
        verbose_name = "giá trị khai báo"
        indexes = [models.Index(fields=("quantity", "as_of"), name="declared_quantity")]

    def __str__(self) -> str:
        return f"{self.quantity} ({self.as_of:%d/%m/%Y})"

    def clean(self) -> None:
        """Exactly one kind of value is given."""
        filled = [self.number is not None, self.day is not None, bool(self.words)]
        if sum(filled) != 1:
            raise ValidationError(
                {"number": "Hãy điền đúng một trong ba: giá trị số, ngày hoặc chữ."}
            )
