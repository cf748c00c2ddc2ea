from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from konia.domains.publishing import actions
from konia.domains.publishing.public import shown_in
from konia.domains.publishing.registers import ARTICLES, SITES
from konia.kernel.audit.register import acts_on
from konia.kernel.registers import actions as registers
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem
from konia.testing.questions import AS_OF

from .factories import ArticleFactory, BroadcastFactory, SiteFactory

DAY = date(2021, 5, 6)


@pytest.mark.works("S51.3")
def test_an_article_is_shown_with_its_day_once_approved_and_published(units, minh):
    article = ArticleFactory(unit=units["H21.31"])
    assert shown_in(article.column, AS_OF) == []
    actions.approve(article.code, on=DAY, by=minh)
    assert shown_in(article.column, AS_OF) == []
    actions.publish(article.code, on=DAY, by=minh)
    assert [shown.published_on for shown in shown_in(article.column, AS_OF)] == [DAY]
    assert shown_in(article.column, date(2021, 5, 5)) == []


@pytest.mark.works("S51.3")
def test_an_unapproved_article_is_not_published_by_action_form_or_table(units, minh):
    article = ArticleFactory(unit=units["H21.31"])
    with pytest.raises(TooLateProblem):
        actions.publish(article.code, on=DAY, by=minh)
    with pytest.raises(FieldProblems):
        registers.amend(ARTICLES, article.pk, {"published_on": DAY}, by=minh, reason="Đăng")
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleFactory(unit=units["H21.31"], published_on=DAY)


def test_nobody_approves_an_article_of_their_own(units, minh):
    article = ArticleFactory(unit=units["H21.31"], author=minh.account.full_name)
    with pytest.raises(FieldProblems) as caught:
        actions.approve(article.code, on=DAY, by=minh)
    assert "approved_by" in caught.value.fields
    article.refresh_from_db()
    assert article.state == "draft"


def test_an_article_taken_down_is_shown_for_the_days_before(units, minh):
    article = ArticleFactory(unit=units["H21.31"], published=True)
    actions.take_down(article.code, on=AS_OF, by=minh)
    assert shown_in(article.column, AS_OF) == []
    assert shown_in(article.column, date(2021, 6, 14)) == [article]


def test_another_district_does_not_reach_the_article(units, hoa):
    article = ArticleFactory(unit=units["H21.31"])
    with pytest.raises(NotFoundProblem):
        actions.approve(article.code, on=DAY, by=hoa)


def test_a_page_stands_under_a_main_site_only(units, minh):
    main = SiteFactory(unit=units["H21.31"])
    page = SiteFactory(unit=units["H21.31.01"], parent=main)
    values = {
        "unit": units["H21.31.02"].pk, "code": "X", "name": "Trang", "parent": page.pk,
        "address": "https://a.vn", "first_on": DAY,
    }  # fmt: skip
    with pytest.raises(FieldProblems) as caught:
        registers.enter(SITES, values, by=minh)
    assert list(caught.value.fields) == ["parent"]


@pytest.mark.works("S52.2")
def test_a_sent_notice_is_logged_with_its_time_and_text_and_goes_out_once(units, minh):
    notice = BroadcastFactory(unit=units["H21"])
    at = datetime(2021, 5, 9, 1, tzinfo=UTC)
    actions.send(notice.code, at=at, by=minh)
    act = acts_on("publishing.broadcasts", notice.pk)[0]
    assert act.detail == {"at": at.isoformat(), "text": "Thực hiện 5K"}
    with pytest.raises(TooLateProblem):
        actions.send(notice.code, at=at, by=minh)
