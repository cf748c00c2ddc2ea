"""Endpoints of the video network, rooms, meetings, invitations and papers."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager, RecordQuerySet

from .queries import EndpointQuerySet, InvitationQuerySet, MeetingQuerySet
from .states import EndpointState, Level, Outcome, RoomKind


class VideoEndpoint(SpellRecord):
    """A place of a unit on the video network, for a spell in one state.

    When an endpoint breaks its spell is ended and another begins in the other state.
    """

    code = models.CharField("mã điểm cầu", max_length=40, unique=True)
    level = models.CharField("cấp", max_length=10, choices=Level)
    state = models.CharField("tình trạng", max_length=10, choices=EndpointState)
    place = models.CharField("nơi đặt", max_length=200, blank=True)

    objects = RecordManager.from_queryset(EndpointQuerySet)()
    SEARCHED = ("code", "place")

    class Meta(SpellRecord.Meta):
        verbose_name = "điểm cầu"

    def __str__(self) -> str:
        return self.code


class MeetingRoom(Record):
    """A room that can be booked: on the video network, on eMeeting, or a hall."""

    code = models.CharField("mã phòng", max_length=40, unique=True)
    name = models.CharField("tên phòng", max_length=200)
    kind = models.CharField("hình thức", max_length=10, choices=RoomKind)
    link = models.URLField("liên kết", max_length=300, blank=True)

    objects = RecordManager.from_queryset(RecordQuerySet)()
    SEARCHED = ("code", "name")

    class Meta(Record.Meta):
        verbose_name = "phòng họp"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """People can reach an eMeeting room only through its link."""
        if self.kind == RoomKind.EMEETING and not self.link:
            raise ValidationError({"link": "Phòng eMeeting cần liên kết. Hãy điền địa chỉ phòng."})


class Meeting(Record):
    """A meeting its unit calls, in one room at one time.

    kind and held_on follow from the room and the start; they stand here so that one table
    answers a count.
    """

    code = models.CharField("mã cuộc họp", max_length=40, unique=True)
    title = models.CharField("nội dung", max_length=300)
    level = models.CharField("cấp triệu tập", max_length=10, choices=Level)
    room = models.ForeignKey(
        MeetingRoom, on_delete=models.PROTECT, related_name="meetings", verbose_name="phòng họp"
    )
    kind = models.CharField("hình thức", max_length=10, choices=RoomKind, editable=False)
    starts_at = models.DateTimeField("bắt đầu")
    ends_at = models.DateTimeField("kết thúc")
    held_on = models.DateField("ngày họp", editable=False)
    outcome = models.CharField("tình trạng", max_length=10, choices=Outcome, default=Outcome.BOOKED)
    present = models.PositiveIntegerField("số người dự", null=True, blank=True)
    entry_code = models.CharField("mã vào phòng", max_length=12, blank=True)

    objects = RecordManager.from_queryset(MeetingQuerySet)()
    SEARCHED = ("code", "title")

    class Meta(Record.Meta):
        verbose_name = "cuộc họp"
        constraints = [
            models.CheckConstraint(
                name="meetings_meeting_ends_after_it_starts",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message="Giờ kết thúc phải sau giờ bắt đầu.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def compose(self) -> None:
        """Take over the room's kind and the day of the start."""
        if self.room_id:
            self.kind = self.room.kind
        if self.starts_at is not None:
            self.held_on = timezone.localtime(self.starts_at).date()
        super().compose()

    def clean(self) -> None:
        """One meeting in a room at one time. The table refuses what two people book at once."""
        if self.starts_at is None or self.ends_at is None or not self.room_id:
            return
        if self.outcome == Outcome.CANCELLED:
            return
        others = Meeting.objects.exclude(pk=self.pk)
        other = others.clashing(self.room_id, self.starts_at, self.ends_at).first()
        if other is not None:
            starts, ends = timezone.localtime(other.starts_at), timezone.localtime(other.ends_at)
            raise ValidationError(
                {
                    "room": f"Phòng đã có cuộc họp “{other.title}” từ {starts:%H:%M} đến "
                    f"{ends:%H:%M} ngày {starts:%d/%m/%Y}. Hãy chọn giờ hoặc phòng khác."
                }
            )


class Invitation(Record):
    """A unit invited to a meeting, with when it joined and left: the attendance list."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="invitations", verbose_name="cuộc họp"
    )
    link = models.URLField("liên kết", max_length=300, blank=True)
    starts_at = models.DateTimeField("thời gian họp")
    invited_on = models.DateField("ngày mời")
    joined_at = models.DateTimeField("vào họp lúc", null=True, blank=True)
    left_at = models.DateTimeField("rời họp lúc", null=True, blank=True)

    objects = RecordManager.from_queryset(InvitationQuerySet)()

    class Meta(Record.Meta):
        verbose_name = "giấy mời họp"
        constraints = [
            models.UniqueConstraint(fields=("meeting", "unit"), name="meetings_invitation_once"),
            models.CheckConstraint(
                name="meetings_invitation_leaves_after_joining",
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("joined_at")),
                violation_error_message="Giờ rời họp đứng trước giờ vào họp.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} – {self.unit}"


class MeetingPaper(Record):
    """A paper of a meeting, opened from the meeting's own page."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="papers", verbose_name="cuộc họp"
    )
    title = models.CharField("tên tài liệu", max_length=300)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    link = models.URLField("nơi mở", max_length=300)

    objects = RecordManager.from_queryset(RecordQuerySet)()
    SEARCHED = ("title", "number")

    class Meta(Record.Meta):
        verbose_name = "tài liệu họp"

    def __str__(self) -> str:
        return self.title
