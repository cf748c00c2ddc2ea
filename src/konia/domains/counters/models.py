"""Desks, lines, devices, queue tickets, and reserved ranges of dossier numbers."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, GeneratedField, Q, Value
from django.db.models.functions import Cast

from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager

from .queries import (
    AT_WINDOW,
    CounterDeviceQuerySet,
    NumberRangeQuerySet,
    ServiceLineQuerySet,
    TicketQuerySet,
    WindowQuerySet,
)  # fmt: skip
from .states import DeviceKind, Fate, Priority, TakenAt, TicketState

STANDING = Q(withdrawn_at__isnull=True)
LETTERS = RegexValidator(r"^[A-Z]( [A-Z])*$", "Ghi các chữ cái cách nhau một dấu cách, ví dụ A C.")
# Begins what stands in place of a secret's digest once a device is lost; no digest begins so.
LOST = "lost:"
LETTER = RegexValidator(r"^[A-Z]$", "Ghi một chữ cái từ A đến Z.")


class ServiceLine(SpellRecord):
    """A kind of service people queue for at a unit; its letter begins the tickets' numbers."""

    letter = models.CharField("chữ cái", max_length=1, validators=(LETTER,))
    title = models.CharField("loại việc", max_length=120)

    objects = RecordManager.from_queryset(ServiceLineQuerySet)()
    SEARCHED = ("letter", "title")

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "loại việc lấy số"
        constraints = [
            *SpellRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=("unit", "letter", "first_on"), condition=STANDING,
                name="counters_serviceline_once",
                violation_error_message="Chữ cái này đã có loại việc từ ngày đó.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.letter}. {self.title}"


class Window(SpellRecord):
    """A desk at a unit's one-stop. serves: letters of the lines it serves; blank: every line."""

    number = models.PositiveSmallIntegerField("số quầy")
    name = models.CharField("tên quầy", max_length=120, blank=True)
    serves = models.CharField("phục vụ", max_length=60, blank=True, validators=(LETTERS,))

    objects = RecordManager.from_queryset(WindowQuerySet)()
    SEARCHED = ("number", "name")

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "quầy"
        constraints = [
            *SpellRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=("unit", "number", "first_on"), condition=STANDING,
                name="counters_window_once",
                violation_error_message="Quầy số này đã có từ ngày đó.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Quầy {self.number}"

    @property
    def letters(self) -> tuple[str, ...]:
        """The lines it serves; none when it serves every one."""
        return tuple(self.serves.split())


class CounterDevice(SpellRecord):
    """A kiosk, a rating tablet or an offline intake machine. digest: of its secret address."""

    code = models.CharField("mã thiết bị", max_length=40, unique=True)
    kind = models.CharField("loại thiết bị", max_length=6, choices=DeviceKind)
    place = models.CharField("nơi đặt", max_length=120, blank=True)
    official = models.CharField("người được đánh giá tại quầy", max_length=150, blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)

    objects = RecordManager.from_queryset(CounterDeviceQuerySet)()
    SEARCHED = ("code", "place")

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "thiết bị tại quầy"

    def __str__(self) -> str:
        return self.code

    @property
    def is_lost(self) -> bool:
        """Whether it was declared lost or wiped: then no secret fits it any more."""
        return self.digest.startswith(LOST)

    def is_in_use(self, on: date) -> bool:
        """Whether it is accepted on a day."""
        stands = self.withdrawn_at is None and not self.is_lost
        return stands and (self.last_on is None or self.last_on >= on)


_WAITED = Cast(
    Func(Value("epoch"), F("called_at") - F("taken_at"), function="DATE_PART"),
    models.IntegerField(),
)


class Ticket(Record):
    """One person's place in a line. called_at: the first call, where the measured wait ends.

    wanted: the desk it was handed to; taken_from: a one-day mark of the address it was taken
    from, which does not tell the address.
    """

    day = models.DateField("ngày")
    letter = models.CharField("dãy số", max_length=1)
    number = models.PositiveIntegerField("số thứ tự")
    line = models.ForeignKey(
        ServiceLine, on_delete=models.PROTECT, related_name="+", verbose_name="loại việc"
    )
    priority = models.CharField("diện ưu tiên", max_length=8, choices=Priority, blank=True)
    source = models.CharField("nơi lấy số", max_length=5, choices=TakenAt)
    state = models.CharField(
        "trạng thái", max_length=7, choices=TicketState, default=TicketState.WAITING
    )
    taken_at = models.DateTimeField("lấy số lúc")
    called_at = models.DateTimeField("gọi lần đầu lúc", null=True, blank=True)
    last_called_at = models.DateTimeField("gọi gần nhất lúc", null=True, blank=True)
    began_at = models.DateTimeField("bắt đầu phục vụ lúc", null=True, blank=True)
    ended_at = models.DateTimeField("phục vụ xong lúc", null=True, blank=True)
    left_at = models.DateTimeField("rời hàng lúc", null=True, blank=True)
    window = models.ForeignKey(
        Window, on_delete=models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name="quầy",
    )  # fmt: skip
    wanted = models.ForeignKey(
        Window, on_delete=models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name="chuyển đến quầy",
    )  # fmt: skip
    served_by = models.CharField("người phục vụ", max_length=150, blank=True)
    taken_from = models.CharField(max_length=32, blank=True, editable=False)
    waited_seconds = GeneratedField(
        expression=_WAITED, output_field=models.IntegerField(), db_persist=True,
        verbose_name="đã chờ (giây)",
    )  # fmt: skip

    objects = RecordManager.from_queryset(TicketQuerySet)()
    SEARCHED = ("letter", "number")

    class Meta(Record.Meta):
        verbose_name = "số thứ tự"
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "day", "letter", "number"), name="counters_ticket_number"
            ),
            models.UniqueConstraint(
                fields=("window",), condition=Q(state__in=AT_WINDOW) & STANDING,
                name="counters_ticket_one_at_a_window",
            ),
            models.CheckConstraint(
                name="counters_ticket_times",
                condition=(Q(called_at__isnull=True) | Q(called_at__gte=F("taken_at")))
                & (Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at"))),
            ),
            models.CheckConstraint(
                name="counters_ticket_state",
                condition=Q(state__in=AT_WINDOW, window__isnull=False, called_at__isnull=False)
                | Q(state=TicketState.DONE, ended_at__isnull=False)
                | Q(state=TicketState.LEFT, left_at__isnull=False)
                | Q(state=TicketState.WAITING),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=("unit", "day", "taken_at"), condition=Q(state=TicketState.WAITING),
                name="counters_ticket_line",
            ),
            models.Index(fields=("day",), name="counters_ticket_day"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """'A012', as it is called out."""
        return f"{self.letter}{self.number:03}"


class NumberRange(Record):
    """Numbers of a dossier series set aside for a desk that works without a line.

    Every number between first and last ends as used, given back or voided: none is lost.
    """

    series = models.CharField("dãy số", max_length=100)
    day = models.DateField("ngày của dãy số")
    first = models.PositiveIntegerField("từ số")
    last = models.PositiveIntegerField("đến số")
    device = models.ForeignKey(
        CounterDevice, on_delete=models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name="thiết bị",
    )  # fmt: skip
    desk = models.CharField("quầy giữ số", max_length=120, blank=True)
    taken_at = models.DateTimeField("giữ số lúc")
    taken_by = models.CharField("người giữ số", max_length=150)
    returned_at = models.DateTimeField("trả dải số lúc", null=True, blank=True)
    returned_by = models.CharField("người trả", max_length=150, blank=True)

    objects = RecordManager.from_queryset(NumberRangeQuerySet)()
    SEARCHED = ("series", "desk")

    class Meta(Record.Meta):
        verbose_name = "dải số đã giữ"
        constraints = [
            models.UniqueConstraint(fields=("series", "first"), name="counters_numberrange_first"),
            models.CheckConstraint(
                name="counters_numberrange_order", condition=Q(last__gte=F("first"), first__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series}: {self.first}–{self.last}"

    def clean(self) -> None:
        """A range is held by a device or by a desk."""
        if self.device_id is None and not self.desk:
            raise ValidationError({"desk": "Thiếu nơi giữ số. Hãy chọn thiết bị hoặc ghi quầy."})


class NumberUse(models.Model):
    """What became of one number of a range. reference: the dossier that bears it."""

    range = models.ForeignKey(
        NumberRange, on_delete=models.PROTECT, related_name="uses", verbose_name="dải số"
    )
    number = models.PositiveIntegerField("số")
    fate = models.CharField("kết cục", max_length=10, choices=Fate)
    reference = models.CharField("mã hồ sơ", max_length=60, blank=True)
    reason = models.CharField("lý do", max_length=200, blank=True)
    at = models.DateTimeField("lúc")
    by = models.CharField("người ghi", max_length=150)

    class Meta:
        verbose_name = "số đã quyết toán"
        constraints = [
            models.UniqueConstraint(fields=("range", "number"), name="counters_numberuse_once"),
            models.CheckConstraint(
                name="counters_numberuse_told",
                condition=Q(fate=Fate.USED) & ~Q(reference="")
                | Q(fate=Fate.VOIDED) & ~Q(reason="")
                | Q(fate=Fate.GIVEN_BACK),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.get_fate_display()}"
