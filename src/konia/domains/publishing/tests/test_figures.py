from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from konia.domains.publishing.models import Site
from konia.domains.publishing.public import missing_columns
from konia.kernel.figures.engine import Question, read_many, records
from konia.testing.questions import AS_OF, answer, ask, value

from .factories import (
    ArticleFactory,
    BroadcastFactory,
    ColumnFactory,
    FollowersFactory,
    RequiredFactory,
    SiteFactory,
)

PUBLISHERS = ("H21.02", "H21.16", "H21.10", "H21.31", "H21.43")


@pytest.mark.works("S51.1")
def test_every_department_and_district_with_a_site_makes_a_hundred_percent(units):
    for code in PUBLISHERS[:-1]:
        SiteFactory(unit=units[code])
    assert value("publishing.units_with_site") == Decimal("80.00")
    without = records("publishing.units_without_site", ask())
    assert [unit.code for unit in without] == ["H21.43"]
    SiteFactory(unit=units["H21.43"])
    found = answer("publishing.units_with_site")
    assert (found.value, found.part, found.whole) == (100, 5, 5)


def test_a_page_under_another_site_or_a_site_that_is_gone_is_no_site_of_ones_own(units):
    main = SiteFactory(unit=units["H21.31"], last_on=date(2021, 6, 14))
    SiteFactory(unit=units["H21.43"], parent=main)
    assert value("publishing.units_without_site") == 5
    assert value("publishing.units_without_site", as_of=date(2021, 6, 14)) == 4


def test_a_commune_has_no_publisher_below_it_and_so_no_share(units):
    assert value("publishing.units_with_site", "H21.31.01") is None


@pytest.mark.works("S51.2")
def test_a_communes_page_is_reached_from_its_districts_site(units):
    main = SiteFactory(unit=units["H21.31"])
    page = SiteFactory(unit=units["H21.31.01"], parent=main)
    SiteFactory(unit=units["H21.31.02"], parent=main, first_on=date(2021, 6, 16))
    assert list(Site.objects.under(main.pk, AS_OF)) == [page]


@pytest.mark.works("S51.4")
def test_missing_required_columns_are_listed_by_unit(units):
    RequiredFactory(unit=units["H21"])
    RequiredFactory(unit=units["H21"], name="Hỏi đáp")
    ColumnFactory(unit=units["H21.31"])
    lacking = SiteFactory(unit=units["H21.43"])
    found = [(site.unit.code, names) for site, names in missing_columns(AS_OF)]
    assert found == [("H21.31", ["Hỏi đáp"]), ("H21.43", ["Cải cách hành chính", "Hỏi đáp"])]
    assert list(records("publishing.sites_without_reform_column", ask())) == [lacking]


def test_a_column_is_missing_only_from_the_day_it_is_required(units):
    RequiredFactory(unit=units["H21"], first_on=AS_OF)
    SiteFactory(unit=units["H21.31"])
    assert list(missing_columns(date(2021, 6, 14))) == []
    assert len(list(missing_columns(AS_OF))) == 1


def test_articles_count_on_the_day_they_were_published(units):
    for day in (date(2020, 12, 14), date(2020, 12, 15), date(2021, 6, 14), date(2021, 6, 15)):
        ArticleFactory(
            unit=units["H21.31"], approved_on=date(2020, 12, 1), approved_by="Minh",
            published_on=day, written_on=date(2020, 11, 1),
        )  # fmt: skip
    ArticleFactory(unit=units["H21.31"], approved=True)
    other = ColumnFactory(unit=units["H21.31"], name="Tin tức")
    ArticleFactory(unit=units["H21.31"], published=True, column=other)
    assert value("publishing.articles_published") == 3
    assert (value("publishing.reform_articles"), value("publishing.reform_articles", "H21.43")) == (
        2, 0,
    )  # fmt: skip


@pytest.mark.works("S52.1")
def test_followers_are_those_of_the_newest_count_with_its_day(units):
    assert value("publishing.zalo_followers") is None
    kept = FollowersFactory(unit=units["H21"])
    FollowersFactory(unit=units["H21"], counted_on=date(2021, 5, 1), followers=48_000)
    FollowersFactory(unit=units["H21"], counted_on=date(2021, 6, 16), followers=51_000)
    FollowersFactory(unit=units["H21"], channel="facebook", followers=9)
    assert value("publishing.zalo_followers") == 50_334
    assert value("publishing.zalo_followers", as_of=date(2021, 6, 9)) == 48_000
    assert kept in records("publishing.zalo_followers", ask())


def test_only_sent_notices_of_the_period_count(units):
    BroadcastFactory(unit=units["H21"])
    BroadcastFactory(unit=units["H21"], sent=True)
    BroadcastFactory(unit=units["H21"], sent_at=datetime(2020, 12, 14, 16, 59, tzinfo=UTC))
    BroadcastFactory(unit=units["H21"], sent_at=datetime(2020, 12, 14, 17, tzinfo=UTC))
    BroadcastFactory(unit=units["H21"], sent=True, channel="facebook")
    assert value("publishing.broadcasts") == 2


def test_each_table_is_read_in_one_statement(units, django_assert_num_queries):
    question = ask()
    with django_assert_num_queries(2):
        read_many(
            [
                Question(f"publishing.{name}", question)
                for name in ("broadcasts", "articles_published")
            ]
        )
