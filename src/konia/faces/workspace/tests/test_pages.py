from datetime import date

import pytest

from konia.kernel.access.models import Account

QUESTION = "?unit=H21&ky=2020-12-15..2021-06-14&den=2021-06-15"


PAGES = (
    "/lam-viec/",
    "/lam-viec/tim/?q=pleiku",
    "/lam-viec/so/",
    "/lam-viec/so/mail.mailboxes/",
    "/lam-viec/so/mail.mailboxes/them/",
    "/lam-viec/so/mail.mailboxes/nhap/",
    "/lam-viec/don-vi/",
    "/lam-viec/don-vi/?duoi=H21&ngay=15/6/2021",
    "/lam-viec/don-vi/H21.31/",
    "/lam-viec/chi-tieu/",
    "/lam-viec/chi-tieu/?q=hop+thu",
    f"/lam-viec/chi-tieu/mail.used_regularly/{QUESTION}",
    "/lam-viec/nhat-ky/",
)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_who_may_do_everything(desk, boxes, page):
    answer = desk.get(page)
    assert answer.status_code == 200
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert 'style="' not in answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_sent_to_sign_in_and_back(client, units, page):
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/lam-viec/dang-nhap/?next=")


def test_the_card_tells_value_part_whole_and_the_records(desk, boxes):
    text = desk.get(f"/lam-viec/chi-tieu/mail.used_regularly/{QUESTION}").content.decode()
    assert "80" in text
    assert "4 trên 5" in text
    assert "/lam-viec/so/mail.mailboxes/" in text
    assert "UBND thành phố Pleiku" in text


def test_the_card_asks_at_most_twelve_questions(desk, boxes, django_assert_max_num_queries):
    address = f"/lam-viec/chi-tieu/mail.used_regularly/{QUESTION}"
    desk.get(address)
    with django_assert_max_num_queries(14):
        desk.get(address)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("mail.used_regularly/?den=1/1/2999", 422, "chưa đến"),
        ("mail.used_regularly/?ky=2021-06-14..2020-12-15", 422, "đứng trước ngày bắt đầu"),
        ("mail.used_regularly/?den=31/6/2021", 422, "không phải ngày"),
        ("mail.used_regularly/?ky=hom+qua", 422, "Không hiểu kỳ"),
        ("mail.used_regularly/?unit=H99", 404, "Không xác định được đơn vị"),
        ("mail.used_regularly/?ky=2012-H1", 422, "chưa có hiệu lực"),
        ("mail.used_regulary/", 404, "mail.used_regularly"),
        ("mail.used_regularly/?cap=lang", 422, "Không có cấp"),
    ],
)
def test_a_senseless_question_is_answered_with_what_why_and_what_to_do(
    desk, boxes, address, status, words
):
    answer = desk.get(f"/lam-viec/chi-tieu/{address}")
    assert answer.status_code == status
    assert words in answer.content.decode()


def test_a_closed_unit_is_told_apart_from_an_unknown_one(desk, boxes, units):
    units["H21.10"].closed_on = date(2021, 3, 1)
    units["H21.10"].save()
    answer = desk.get("/lam-viec/chi-tieu/mail.mailboxes/?unit=H21.10&den=15/6/2021")
    assert answer.status_code == 422
    assert "không hoạt động vào ngày" in answer.content.decode()


def test_a_quick_request_gets_only_the_list(desk, boxes):
    answer = desk.get("/lam-viec/so/mail.mailboxes/?q=ksor", headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert "<html" not in text
    assert "Ksor Hoa" in text
    assert "Nguyễn Thị Lan" not in text
    assert "HX-Request" in answer.headers["Vary"]


def test_a_bad_filter_is_told_at_its_field(desk, boxes):
    answer = desk.get("/lam-viec/so/mail.mailboxes/?created_on_from=31/6/2021")
    assert answer.status_code == 422
    assert "không phải ngày" in answer.content.decode()


def test_no_page_is_kept_by_the_browser(desk, boxes):
    assert "no-store" in desk.get("/lam-viec/").headers["Cache-Control"]


def test_an_account_without_grants_sees_doors_but_nothing_behind(client, units):
    account = Account.objects.create_user("moi", full_name="Người mới")
    client.force_login(account)
    assert client.get("/lam-viec/").status_code == 200
    assert client.get("/lam-viec/nhat-ky/").status_code == 403
    assert client.get("/lam-viec/so/mail.mailboxes/").status_code == 403
    assert client.get("/lam-viec/chi-tieu/mail.mailboxes/").status_code == 403
