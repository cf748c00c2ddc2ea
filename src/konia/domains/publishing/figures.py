"""Figures of sites, articles and channels."""

from datetime import date

from konia.domains.organisation.public import AGENCY, BOARD, DISTRICT, bodies, having, lacking
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Latest, Share

from .models import Article, Broadcast, FollowerCount, Site, SiteColumn
from .states import Channel

SINCE = date(2015, 1, 1)
CCHC = "Cải cách hành chính"
PUBLISHERS = (AGENCY, BOARD, DISTRICT)


@figure(
    "publishing.units_with_site",
    title="Tỷ lệ sở, ban, ngành, UBND cấp huyện có Cổng/Trang thông tin điện tử",
    unit=Unit.PERCENT,
    source="portal-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def units_with_site(ask: Ask) -> Share:
    """Departments, boards and districts with a main site on the net at the moment, of all.

    A commune's page under its district's site is no main site.
    """
    sites = Site.objects.holding_on(ask.as_of).main()
    units = bodies(*PUBLISHERS, on=ask.as_of)
    return Share(part=Count(having(units, sites), at="id"), whole=Count(units, at="id"))


@figure(
    "publishing.units_without_site",
    title="Số sở, ban, ngành, UBND cấp huyện chưa có Cổng/Trang thông tin điện tử",
    unit=Unit.BODY,
    source="portal-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def units_without_site(ask: Ask) -> Count:
    """Departments, boards and districts without a main site on the net at the moment."""
    sites = Site.objects.holding_on(ask.as_of).main()
    return Count(lacking(bodies(*PUBLISHERS, on=ask.as_of), sites), at="id")


@figure(
    "publishing.sites_without_reform_column",
    title="Số trang chưa có chuyên mục Cải cách hành chính",
    unit=Unit.CASE,
    source="portal-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def sites_without_reform_column(ask: Ask) -> Count:
    """Main sites on the net at the moment that have no column on administrative reform."""
    columns = SiteColumn.objects.holding_on(ask.as_of).named(CCHC)
    return Count(Site.objects.holding_on(ask.as_of).main().without_column(columns))


@figure(
    "publishing.articles_published",
    title="Số bài viết đã đăng",
    unit=Unit.CASE,
    source="portal-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def articles_published(ask: Ask) -> Count:
    """Approved articles published in the period so far, also those taken down since."""
    return Count(Article.objects.published_in(ask.so_far))


@figure(
    "publishing.reform_articles",
    title="Số bài viết đã đăng về cải cách hành chính",
    unit=Unit.CASE,
    source="portal-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def reform_articles(ask: Ask) -> Count:
    """Articles published in the period so far in columns on administrative reform."""
    return Count(Article.objects.published_in(ask.so_far).in_column(CCHC))


@figure(
    "publishing.zalo_followers",
    title="Số người quan tâm trên Zalo",
    unit=Unit.PERSON,
    source="zalo-channel",
    since=SINCE,
    kind=Kind.STOCK,
)
def zalo_followers(ask: Ask) -> Latest:
    """People who follow the Zalo channel by the newest count up to the moment."""
    counts = FollowerCount.objects.of_channel(Channel.ZALO).counted_by(ask.as_of)
    return Latest(counts, of="followers", by="counted_on")


@figure(
    "publishing.broadcasts",
    title="Số tin đã gửi người quan tâm trên Zalo",
    unit=Unit.TURN,
    source="zalo-channel",
    since=SINCE,
    kind=Kind.FLOW,
)
def broadcasts(ask: Ask) -> Count:
    """Notices sent on Zalo in the period so far; drafts are not counted."""
    return Count(Broadcast.objects.sent_in(ask.so_far))
