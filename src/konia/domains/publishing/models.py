"""Sites with their columns and articles, followers of channels, broadcasts."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager, RecordQuerySet

from .queries import (
    ArticleQuerySet,
    ColumnQuerySet,
    FollowerQuerySet,
    SiteQuerySet,
    ZaloBroadcastQuerySet,
)
from .states import ArticleState, Channel


class Site(SpellRecord):
    """A portal or website of its unit, or a commune's page under the site of its district."""

    code = models.CharField("mã trang", max_length=40, unique=True)
    name = models.CharField("tên trang", max_length=200)
    address = models.URLField("địa chỉ", max_length=200)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="pages",
        verbose_name="trang cấp trên",
    )  # fmt: skip

    objects = RecordManager.from_queryset(SiteQuerySet)()
    SEARCHED = ("code", "name", "address")

    class Meta(SpellRecord.Meta):
        verbose_name = "cổng, trang thông tin điện tử"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A page stands under a site that stands on its own."""
        if self.parent is not None and (self.parent_id == self.pk or self.parent.parent_id):
            raise ValidationError(
                {"parent": "Trang cấp trên phải là trang chính. Hãy chọn trang của huyện, sở."}
            )


class RequiredColumn(SpellRecord):
    """A column every main site must have, from the day a rule asks for it."""

    code = models.CharField("mã chuyên mục", max_length=40, unique=True)
    name = models.CharField("tên chuyên mục", max_length=150)

    objects = RecordManager.from_queryset(RecordQuerySet)()
    SEARCHED = ("code", "name")

    class Meta(SpellRecord.Meta):
        verbose_name = "chuyên mục bắt buộc"

    def __str__(self) -> str:
        return self.name


class SiteColumn(SpellRecord):
    """A column of a site."""

    code = models.CharField("mã chuyên mục", max_length=40, unique=True)
    site = models.ForeignKey(
        Site, on_delete=models.PROTECT, related_name="columns", verbose_name="trang"
    )
    name = models.CharField("tên chuyên mục", max_length=150)

    objects = RecordManager.from_queryset(ColumnQuerySet)()
    SEARCHED = ("code", "name")

    class Meta(SpellRecord.Meta):
        verbose_name = "chuyên mục"

    def __str__(self) -> str:
        return self.name


class Article(Record):
    """An article of a column: a draft, then approved, then published, perhaps taken down."""

    code = models.CharField("mã bài", max_length=40, unique=True)
    column = models.ForeignKey(
        SiteColumn, on_delete=models.PROTECT, related_name="articles", verbose_name="chuyên mục"
    )
    title = models.CharField("tiêu đề", max_length=300)
    text = models.TextField("nội dung", blank=True)
    author = models.CharField("tác giả", max_length=150)
    written_on = models.DateField("ngày viết")
    approved_on = models.DateField("ngày duyệt", null=True, blank=True)
    approved_by = models.CharField("người duyệt", max_length=150, blank=True)
    published_on = models.DateField("ngày đăng", null=True, blank=True)
    taken_down_on = models.DateField("ngày gỡ", null=True, blank=True)

    objects = RecordManager.from_queryset(ArticleQuerySet)()
    SEARCHED = ("code", "title", "author")

    class Meta(Record.Meta):
        verbose_name = "bài viết"
        constraints = [
            models.CheckConstraint(
                name="publishing_article_approved_before_published",
                condition=Q(published_on__isnull=True)
                | Q(approved_on__isnull=False, approved_on__lte=F("published_on")),
                violation_error_message="Bài chưa được duyệt thì không đăng được.",
            ),
            models.CheckConstraint(
                name="publishing_article_approved_by_somebody",
                condition=Q(approved_on__isnull=True) | ~Q(approved_by=""),
                violation_error_message="Bài đã duyệt phải ghi người duyệt.",
            ),
            models.CheckConstraint(
                name="publishing_article_taken_down_after",
                condition=Q(taken_down_on__isnull=True)
                | Q(published_on__isnull=False, taken_down_on__gte=F("published_on")),
                violation_error_message="Chỉ gỡ được bài đã đăng, từ ngày đăng trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> ArticleState:
        """How far it has come, as its days tell."""
        if self.taken_down_on:
            return ArticleState.TAKEN_DOWN
        if self.published_on:
            return ArticleState.PUBLISHED
        return ArticleState.APPROVED if self.approved_on else ArticleState.DRAFT

    def clean(self) -> None:
        """Approval follows writing, and is not the author's own."""
        if self.approved_on and self.written_on is not None and self.approved_on < self.written_on:
            raise ValidationError({"approved_on": "Ngày duyệt đứng trước ngày viết. Hãy sửa ngày."})
        if self.approved_by and self.approved_by == self.author:
            raise ValidationError(
                {"approved_by": "Người viết không tự duyệt bài mình. Hãy chọn người duyệt khác."}
            )


class FollowerCount(Record):
    """How many people followed a channel on a day."""

    channel = models.CharField("kênh", max_length=10, choices=Channel)
    counted_on = models.DateField("ngày đếm")
    followers = models.PositiveIntegerField("số người quan tâm")

    objects = RecordManager.from_queryset(FollowerQuerySet)()

    class Meta(Record.Meta):
        verbose_name = "số người quan tâm"
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "channel", "counted_on"), name="publishing_followercount_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.followers}"


class Broadcast(Record):
    """A notice sent to everybody who follows a channel. Without a moment it is a draft."""

    code = models.CharField("mã tin", max_length=40, unique=True)
    channel = models.CharField("kênh", max_length=10, choices=Channel)
    title = models.CharField("tiêu đề", max_length=200)
    text = models.TextField("nội dung")
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    sent_on = models.DateField("ngày gửi", null=True, editable=False)
    reach = models.PositiveIntegerField("số người nhận", null=True, blank=True)

    objects = RecordManager.from_queryset(ZaloBroadcastQuerySet)()
    SEARCHED = ("code", "title", "text")

    class Meta(Record.Meta):
        verbose_name = "tin gửi người quan tâm"

    def __str__(self) -> str:
        return self.title

    def compose(self) -> None:
        """The day follows from the moment; it stands here so that one table answers a count."""
        self.sent_on = timezone.localtime(self.sent_at).date() if self.sent_at else None
        super().compose()
