"""Makes sites, columns, articles, follower counts and notices."""

from datetime import UTC, date, datetime

import factory

from konia.domains.publishing import models

SINCE = date(2018, 1, 1)


class SiteFactory(factory.django.DjangoModelFactory):
    """A main site."""

    class Meta:
        model = models.Site

    code = factory.Sequence(lambda n: f"TR{n}")
    name = "Trang thông tin điện tử"
    address = "https://pleiku.gialai.gov.vn"
    first_on = SINCE


class RequiredFactory(factory.django.DjangoModelFactory):
    """The column on administrative reform, required since 2018."""

    class Meta:
        model = models.RequiredColumn

    code = factory.Sequence(lambda n: f"BB{n}")
    name = "Cải cách hành chính"
    first_on = SINCE


class ColumnFactory(factory.django.DjangoModelFactory):
    """The column on administrative reform of a site of the same unit."""

    class Meta:
        model = models.SiteColumn

    code = factory.Sequence(lambda n: f"CM{n}")
    site = factory.SubFactory(SiteFactory, unit=factory.SelfAttribute("..unit"))
    name = "Cải cách hành chính"
    first_on = SINCE


class ArticleFactory(factory.django.DjangoModelFactory):
    """A draft of May 2021."""

    class Meta:
        model = models.Article

    code = factory.Sequence(lambda n: f"BV{n}")
    column = factory.SubFactory(ColumnFactory, unit=factory.SelfAttribute("..unit"))
    title = "Một cửa điện tử"
    author = "Nguyễn Thị Lan"
    written_on = date(2021, 5, 3)

    class Params:
        approved = factory.Trait(approved_on=date(2021, 5, 4), approved_by="Minh")
        published = factory.Trait(
            approved_on=date(2021, 5, 4), approved_by="Minh", published_on=date(2021, 5, 5)
        )


class FollowersFactory(factory.django.DjangoModelFactory):
    """A count of the Zalo channel in June 2021."""

    class Meta:
        model = models.FollowerCount

    channel = "zalo"
    counted_on = date(2021, 6, 10)
    followers = 50_334


class BroadcastFactory(factory.django.DjangoModelFactory):
    """A drafted notice."""

    class Meta:
        model = models.Broadcast

    code = factory.Sequence(lambda n: f"TB{n}")
    channel = "zalo"
    title = "Phòng, chống dịch"
    text = "Thực hiện 5K"

    class Params:
        sent = factory.Trait(sent_at=datetime(2021, 5, 9, 1, tzinfo=UTC))
