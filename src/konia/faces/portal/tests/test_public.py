import csv
import io
import json

import pytest

from konia.domains.mail.tests.factories import MailboxFactory

FIGURE = "/so-lieu/mail.used_regularly/"
PAGES = (
    "/",
    "/tim/",
    "/tim/?q=hop+thu",
    "/so-lieu/",
    "/so-lieu/?linh-vuc=mail",
    FIGURE,
    "/api/v1/docs",
)


@pytest.mark.parametrize("page", PAGES)
def test_every_public_page_opens_for_everybody_and_sets_no_cookie(client, boxes, page):
    answer = client.get(page)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_a_figure_is_found_without_marks(client, boxes):
    text = client.get("/tim/?q=hop+thu").content.decode()
    assert FIGURE in text


def test_a_public_figure_shows_how_it_comes_about_and_no_record(client, boxes):
    text = client.get(FIGURE).content.decode()
    assert "mail.used_regularly@2015-01-01" in text
    assert "gialai.gov.vn" not in text
    assert "Ksor Hoa" not in text


def test_a_public_figure_asks_few_questions(client, boxes, django_assert_max_num_queries):
    client.get(FIGURE)
    with django_assert_max_num_queries(6):
        client.get(FIGURE)


def test_small_parts_of_figures_about_people_are_kept_back(client, units):
    MailboxFactory.create_batch(8, unit=units["H21.31"])
    MailboxFactory.create_batch(2, unit=units["H21.43"])
    text = client.get(FIGURE).content.decode()
    assert "không công bố" in text
    assert "2 / 2" not in text
    assert "8 / 8" not in text, "one number kept back would follow from the total"


def test_the_download_keeps_back_the_same_numbers(client, units):
    MailboxFactory.create_batch(8, unit=units["H21.31"])
    MailboxFactory.create_batch(2, unit=units["H21.43"])
    content = client.get("/so-lieu/tai-ve.csv?chi-tieu=mail.used_regularly").content.decode(
        "utf-8-sig"
    )
    rows = {row["unit_code"]: row for row in csv.DictReader(io.StringIO(content))}
    assert rows["H21"]["whole"] == "10"
    assert (rows["H21.43"]["whole"], rows["H21.43"]["suppressed"]) == ("", "1")
    assert rows["H21.31"]["suppressed"] == "1"


def test_the_json_download_holds_the_same_rows(client, boxes):
    rows = json.loads(client.get("/so-lieu/tai-ve.json?linh-vuc=mail").content)
    assert {row["title"] for row in rows} == {
        "Số hộp thư điện tử công vụ",
        "Tỷ lệ hộp thư được sử dụng thường xuyên",
    }


@pytest.mark.parametrize(
    ("page", "status"),
    [
        ("/so-lieu/khong.co/", 404),
        ("/so-lieu/?linh-vuc=khong", 404),
        ("/so-lieu/tai-ve.exe", 404),
        (f"{FIGURE}?den=1/1/2999", 422),
        (f"{FIGURE}?ky=2021-06-14..2021-01-01", 422),
        (f"{FIGURE}?unit=xa+khong+co", 404),
        ("/khong-co-trang-nay/", 404),
    ],
)
def test_a_senseless_question_has_the_right_status(client, boxes, page, status):
    assert client.get(page).status_code == status
