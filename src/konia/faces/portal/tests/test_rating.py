from datetime import date

import pytest

from konia.domains.counters import actions as desks
from konia.domains.dossiers.models import DeskRule
from konia.domains.satisfaction.keys import key_of
from konia.domains.satisfaction.models import Rating
from konia.domains.satisfaction.tests.factories import InvitationFactory, RatingFactory
from konia.testing.cast import powers_of

QUESTION = "?unit=H21&ky=2020-12-15..2021-06-14&den=2021-06-15"


@pytest.fixture
def invited(units):
    return InvitationFactory(unit=units["H21.31"])


@pytest.fixture
def page(invited):
    return f"/danh-gia/{key_of(invited.pk)}/"


@pytest.fixture
def tablet(units, lan):
    _, token = desks.register_device(
        "MT-1", unit_code="H21.31", kind="tablet", on=date(2021, 6, 1), by=lan
    )
    return f"/danh-gia/may/{token}/"


@pytest.mark.works("S27.1")
def test_one_tap_on_a_phone_rates_the_dossier_and_the_second_is_refused_in_words(
    client, page, invited
):
    text = client.get(page).content.decode()
    assert invited.dossier_code in text
    assert "Rất hài lòng" in text
    assert client.post(page, {"mark": "5"}).headers["Location"] == "/danh-gia/cam-on/"
    again = client.post(page, {"mark": "1"})
    assert again.status_code == 409
    assert "đã được đánh giá" in again.content.decode()
    assert client.get(page).status_code == 409
    assert Rating.objects.get().mark == 5


def test_without_a_mark_the_page_asks_for_one_and_keeps_the_words(client, page):
    answer = client.post(page, {"comment": "Rất tốt"})
    assert answer.status_code == 422
    assert "Hãy chọn một mức hài lòng" in answer.content.decode()
    assert "Rất tốt" in answer.content.decode()


def test_the_way_it_came_and_the_nine_answers_are_kept(client, page):
    client.post(page, {"mark": "4", "q1": "2", "q7": "0", "qua": "qr", "comment": "<script>"})
    made = Rating.objects.get()
    assert (made.channel, made.answers.count(), made.comment) == ("qr", 2, "<script>")


def test_rating_by_qr_is_closed_where_it_is_laid_down_and_other_ways_stay_open(client, page, units):
    rule = DeskRule.objects.create(
        unit=units["H21"], matter="rate_by_qr", is_on=False, first_on=date(2021, 6, 15),
        last_on=date(2021, 6, 15), source="x",
    )  # fmt: skip
    closed = client.get(page, {"qua": "qr"})
    assert closed.status_code == 409
    assert "máy ở quầy" in closed.content.decode()
    assert client.post(page, {"mark": "4", "qua": "qr"}).status_code == 409
    assert client.get(page).status_code == 200
    rule.is_on = True
    rule.save()
    assert client.post(page, {"mark": "4", "qua": "qr"}).status_code == 302


def test_the_official_who_handled_it_cannot_rate_it(client, page, lan):
    client.force_login(lan.account)
    assert client.post(page, {"mark": "5"}).status_code == 403
    assert not Rating.objects.exists()


def test_a_forged_link_rates_nobodys_dossier(client, page, invited, units):
    other = InvitationFactory(unit=units["H21.43"])
    forged = f"/danh-gia/{other.pk}.{key_of(invited.pk).partition('.')[2]}/"
    assert client.get(forged).status_code == 404
    assert client.post(forged, {"mark": "1"}).status_code == 404
    assert not Rating.objects.exists()


@pytest.mark.works("S27.3")
def test_the_tablet_takes_a_visit_thanks_and_goes_back_by_itself(client, tablet):
    thanks = client.post(tablet, {"mark": "2"}).headers["Location"]
    assert client.get(thanks).headers["Refresh"] == f"8;url={tablet}"
    made = Rating.objects.get()
    assert (made.dossier_code, made.channel, made.device) == ("", "counter", "MT-1")


def test_a_tablet_nobody_registered_takes_nothing_and_a_flood_is_stopped(client, tablet, units):
    assert client.post("/danh-gia/may/" + "x" * 32 + "/", {"mark": "5"}).status_code == 404
    statuses = [client.post(tablet, {"mark": "5"}).status_code for _ in range(7)]
    assert statuses == [302] * 6 + [429]


@pytest.mark.works("S27.2")
def test_results_show_the_base_and_keep_back_few(client, units):
    for code, count in (("H21.31", 6), ("H21.43", 7), ("H21.02", 2)):
        for _ in range(count):
            RatingFactory(unit=units[code], procedure_code=f"P-{code}")
    text = client.get(f"/danh-gia/{QUESTION}").content.decode()
    assert "tính trên 15 hồ sơ" in text
    rows = client.get(f"/danh-gia/{QUESTION}").context["units"]["rows"]
    told = {row["cells"][0]["text"]: row["cells"][1]["text"] for row in rows}
    hidden = [unit for unit, base in told.items() if base == "không công bố"]
    assert len(hidden) == 2
    assert "Sở Nội vụ" in hidden


def test_one_procedure_with_few_ratings_cannot_be_told_from_the_total(client, units):
    for code, count in (("P-1", 9), ("P-2", 6), ("P-3", 2)):
        RatingFactory.create_batch(count, unit=units["H21.31"], procedure_code=code)
    rows = client.get(f"/danh-gia/{QUESTION}").context["procedures"]["rows"]
    assert [row["cells"][0]["text"] for row in rows] == ["P-1", "2 thủ tục khác, có ít đánh giá"]


def test_comments_and_officials_are_shown_to_nobody_outside(client, units):
    for _ in range(6):
        RatingFactory(unit=units["H21.31"], comment="Ý kiến riêng", official="can-bo-x")
    for address in (f"/danh-gia/{QUESTION}", f"/so-lieu/satisfaction.rating_average/{QUESTION}"):
        text = client.get(address).content.decode()
        assert "Ý kiến riêng" not in text
        assert "can-bo-x" not in text


def test_a_mean_of_few_people_is_kept_back_on_the_open_figure_page(client, units):
    RatingFactory.create_batch(2, unit=units["H21.31"], mark=1)
    text = client.get(f"/so-lieu/satisfaction.rating_average/{QUESTION}").content.decode()
    assert "Không công bố" in text


def test_inside_officials_are_told_only_to_who_may_read_them(client, units):
    RatingFactory.create_batch(2, unit=units["H21.31"], comment="Phải chờ lâu", official="lan-x")
    RatingFactory(unit=units["H21.43"], comment="Của Đak Pơ", official="hoa-x")
    reader = powers_of("xem", "H21.31", permissions=["satisfaction.see"])
    client.force_login(reader.account)
    text = client.get(f"/lam-viec/danh-gia/{QUESTION}").content.decode()
    assert "lan-x" not in text
    assert "Phải chờ lâu" not in text
    lead = powers_of("doc", "H21.31", permissions=["satisfaction.see", "satisfaction.read_ratings"])
    client.force_login(lead.account)
    text = client.get(f"/lam-viec/danh-gia/{QUESTION}").content.decode()
    assert "lan-x" in text
    assert "Phải chờ lâu" in text
    assert "hoa-x" not in text
    assert "Của Đak Pơ" not in text
