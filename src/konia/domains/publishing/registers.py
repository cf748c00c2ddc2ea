"""Registers of sites, articles and channels."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import Article, Broadcast, FollowerCount, RequiredColumn, Site, SiteColumn

SEE, CHANGE = "publishing.see", "publishing.change"

SITES = REGISTERS.add(
    Register(
        "publishing.sites",
        Site,
        title="Cổng, trang thông tin điện tử",
        one="trang",
        see=SEE,
        change=CHANGE,
        columns=("code", "name", "unit", "address", "parent", "first_on", "last_on"),
        key=("code",),
        filters=("unit", "parent", "first_on", "last_on"),
        order=("code",),
        systems=("S51",),
    )
)
REQUIRED = REGISTERS.add(
    Register(
        "publishing.required_columns",
        RequiredColumn,
        title="Chuyên mục bắt buộc",
        one="chuyên mục",
        see=SEE,
        change=CHANGE,
        columns=("code", "name", "unit", "first_on", "last_on"),
        key=("code",),
        filters=("unit", "first_on"),
        order=("code",),
        systems=("S51",),
    )
)
COLUMNS = REGISTERS.add(
    Register(
        "publishing.columns",
        SiteColumn,
        title="Chuyên mục của các trang",
        one="chuyên mục",
        see=SEE,
        change=CHANGE,
        columns=("code", "name", "site", "unit", "first_on", "last_on"),
        key=("code",),
        filters=("unit", "site", "first_on"),
        order=("code",),
        systems=("S51",),
    )
)
ARTICLES = REGISTERS.add(
    Register(
        "publishing.articles",
        Article,
        title="Bài viết",
        one="bài viết",
        see=SEE,
        change=CHANGE,
        columns=(
            "code",
            "title",
            "column",
            "unit",
            "author",
            "written_on",
            "approved_on",
            "published_on",
            "taken_down_on",
        ),
        key=("code",),
        filters=("unit", "column", "written_on", "approved_on", "published_on"),
        order=("-written_on",),
        systems=("S51",),
    )
)
FOLLOWERS = REGISTERS.add(
    Register(
        "publishing.followers",
        FollowerCount,
        title="Số người quan tâm theo ngày",
        one="số đếm",
        see=SEE,
        change=CHANGE,
        columns=("channel", "counted_on", "followers", "unit"),
        key=("unit", "channel", "counted_on"),
        filters=("unit", "channel", "counted_on"),
        order=("-counted_on",),
        systems=("S52",),
    )
)
BROADCASTS = REGISTERS.add(
    Register(
        "publishing.broadcasts",
        Broadcast,
        title="Tin gửi người quan tâm",
        one="tin",
        see=SEE,
        change=CHANGE,
        columns=("code", "title", "channel", "unit", "sent_at", "reach"),
        key=("code",),
        filters=("unit", "channel", "sent_on"),
        order=("-sent_at",),
        systems=("S52",),
    )
)
