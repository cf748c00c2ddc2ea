from datetime import date

import pytest

from konia.domains.reform.models import Rating
from konia.domains.reform.tests.factories import (
    IndexRuleFactory,
    RatedUnitFactory,
    RatingFactory,
    ThresholdSetFactory,
)
from konia.domains.satisfaction.models import RatingAnswer
from konia.domains.satisfaction.tests.factories import RatingFactory as OpinionFactory

PAGE = "/lam-viec/xep-loai/"


@pytest.fixture
def rules(units):
    ThresholdSetFactory(
        unit=units["H21"], excellent_from=15, good_from=12, fair_from=9, average_from=6
    )
    IndexRuleFactory(unit=units["H21"])
    for code in ("H21.31", "H21.43"):
        RatedUnitFactory(unit=units[code])


def of(unit):
    return Rating.objects.get(unit__code=unit, year=2021)


@pytest.mark.works("S26.1", "S26.3")
def test_the_published_list_names_its_units_and_their_shares(desk, rules, units):
    for code, good in (("H21.31", False), ("H21.43", True)):
        RatingFactory(unit=units[code], score=13 if good else 16, good=good)
    text = desk.get(f"{PAGE}?nam=2020").content.decode()
    assert "UBND thành phố Pleiku" in text
    assert "1 đơn vị (50,00 %)" in text
    assert "Công bố" not in text.partition("Việc tiếp theo")[2].partition("</section>")[0]


def test_points_are_computed_shown_with_their_figure_appraised_and_published(
    desk, client, rules, units, lan, minh
):
    made = OpinionFactory(unit=units["H21.31"])
    RatingAnswer.objects.create(
        rating=made, unit=made.unit, number=3, points=2, most=2, rated_on=date(2021, 6, 2)
    )
    desk.post(f"{PAGE}2021/tinh/")
    page = f"{PAGE}ket-qua/{of('H21.31').pk}/"
    text = desk.get(page).content.decode()
    assert "/lam-viec/chi-tieu/satisfaction.index_3/?unit=H21.31" in text
    assert "2 điểm từ 80, 1 điểm từ 50" in text
    client.force_login(lan.account)
    client.post(page, {"p3": "2"})
    client.force_login(minh.account)
    assert client.post(page, {"p3": "1", "r3": ""}).status_code == 422
    client.post(page, {"p3": "1", "r3": "Thiếu minh chứng"})
    assert of("H21.31").score == 1
    refused = client.post(f"{PAGE}2021/cong-bo/", {"van-ban": "1/BC"})
    assert refused.status_code == 409
    Rating.objects.exclude(unit__code="H21.31").update(withdrawn_at="2021-06-15T00:00:00Z")
    assert client.post(f"{PAGE}2021/cong-bo/", {"van-ban": ""}).status_code == 422
    client.post(f"{PAGE}2021/cong-bo/", {"van-ban": "1/BC-UBND"})
    assert of("H21.31").grade == "weak"
    assert "Thẩm định</h2>" not in client.get(page).content.decode()


def test_a_draft_without_all_its_numbers_is_in_no_class(desk, rules):
    desk.post(f"{PAGE}2021/tinh/")
    page = desk.get(f"{PAGE}?nam=2021")
    assert {row["cells"][2]["text"] for row in page.context["table"]["rows"]} == {"Chưa đủ số liệu"}
    assert page.context["classes"] == []


def test_a_unit_sees_its_own_rating_and_not_its_neighbours(client, rules, desk, hoa):
    desk.post(f"{PAGE}2021/tinh/")
    client.force_login(hoa.account)
    text = client.get(f"{PAGE}?nam=2021").content.decode()
    assert "Đak Pơ" in text
    assert "Pleiku" not in text
    assert client.get(f"{PAGE}ket-qua/{of('H21.31').pk}/").status_code == 404
    assert client.post(f"{PAGE}ket-qua/{of('H21.31').pk}/", {"p3": "2"}).status_code == 404


@pytest.mark.works("S26.2")
def test_the_page_shows_drafts_by_todays_thresholds_and_lists_as_published(desk, rules, units):
    RatingFactory(unit=units["H21.31"], score=16)
    RatingFactory(unit=units["H21.31"], score=16, year=2021, waiting=True)
    from konia.domains.reform.models import ThresholdSet

    ThresholdSet.objects.update(excellent_from=17)
    rows = {
        year: desk.get(f"{PAGE}?nam={year}").context["table"]["rows"][0]["cells"][2]["text"]
        for year in (2020, 2021)
    }
    assert rows == {2020: "Xuất sắc", 2021: "Tốt"}


def test_an_odd_year_shows_last_years_list(desk, rules):
    for odd in ("9999", "abc", "1"):
        assert desk.get(f"{PAGE}?nam={odd}").context["year"] == 2020
