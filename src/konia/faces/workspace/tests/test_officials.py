"""The pages of officials' accounts, of roles, and of lending: also for those who mean no good."""

import re
from datetime import date

import pytest
from django.test import Client

from konia.kernel.access.models import Account, Grant, Role
from konia.kernel.access.powers import Powers
from konia.kernel.audit.models import Entry
from konia.kernel.notices.models import Delivery
from konia.kernel.outbox.post import deliver_due
from konia.testing.cast import powers_of

LIST, ROLES, OWN = "/lam-viec/tai-khoan-can-bo/", "/lam-viec/vai-tro/", "/lam-viec/quyen-cua-toi/"
ON = date(2021, 6, 15)
HELD = ["access.change", "dossiers.see", "dossiers.receive"]
ASKED = {
    "username": "Lan.Nguyen", "full_name": "Nguyễn Thị Lan", "unit": "Pleiku",
    "email": "lan@gialai.gov.vn", "phone": "", "role": "clerk",
}  # fmt: skip
PASSWORD = "mot-mat-khau-khac"


@pytest.fixture
def chief(client, units):
    """A browser in which who manages the accounts of Pleiku has signed in."""
    client.force_login(powers_of("chief", "H21.31", permissions=HELD).account)
    Role.objects.create(code="clerk", name="Cán bộ tiếp nhận", permissions=["dossiers.receive"])
    Role.objects.create(code="signer", name="Người ký", permissions=["dossiers.sign"])
    return client


@pytest.fixture
def root(units):
    """A browser in which who manages everything has signed in."""
    browser = Client()
    browser.force_login(powers_of("root", "H21").account)
    return browser


def opened(browser, **more):
    return browser.post(f"{LIST}mo/", ASKED | more)


def lan():
    return Account.objects.get(username="lan.nguyen")


def text_of(answer):
    return answer.content.decode()


def test_a_clerk_gets_an_account_a_letter_and_signs_in(chief, settings):
    answer = opened(chief)
    assert answer.headers["Location"] == f"{LIST}{lan().pk}/"
    deliver_due()
    sent = Delivery.objects.get(template="notices.official_opened")
    path = sent.values["link"].removeprefix(settings.KONIA_SITE_URL)
    browser = Client()
    assert browser.post(path, {"password": PASSWORD}).status_code == 200
    said = {"username": "lan.nguyen", "password": PASSWORD}
    assert browser.post("/lam-viec/dang-nhap/", said).headers["Location"] == "/lam-viec/"
    assert "dossiers.receive" in Powers.of(lan(), on=ON).held
    assert "Cán bộ tiếp nhận" in text_of(browser.get(OWN))


def test_who_has_no_mailbox_gets_a_link_by_hand_once(chief, settings):
    opened(chief, email="")
    page = f"{LIST}{lan().pk}/mat-khau/"
    assert "dat-lai-mat-khau" not in text_of(chief.get(page))
    answer = chief.post(page, {"cach": "hien"})
    assert "no-store" in answer.headers["Cache-Control"]
    found = re.search(r"/lam-viec/dang-nhap/dat-lai-mat-khau/[\w-]+/[\w-]+/", text_of(answer))
    assert Client().post(found[0], {"password": PASSWORD}).status_code == 200
    assert not Delivery.objects.filter(template="notices.official_opened").exists()
    assert chief.post(page, {"cach": "thu"}).status_code == 422


def test_pressed_twice_one_account_one_role_one_letter(chief):
    for _ in range(2):
        assert opened(chief).status_code == 302
    deliver_due()
    assert Grant.objects.filter(account=lan()).count() == 1
    assert Entry.objects.filter(act="open_account").count() == 1
    assert Delivery.objects.filter(template="notices.official_opened").count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"username": "l a n"}, "chữ thường không dấu"),
        ({"username": "chief"}, "đã có người dùng"),
        ({"full_name": ""}, "Hãy nhập họ và tên"),
        ({"unit": "Đak Pơ"}, "không quản lý"),
        ({"unit": "Nơi nào đó"}, "Không xác định được đơn vị"),
        ({"email": "lan"}, "Thư điện tử chưa đúng"),
        ({"role": "signer"}, "Hãy chọn trong danh sách"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_made(chief, wrong, words):
    before = Account.objects.count()
    answer = opened(chief, **wrong)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert Account.objects.count() == before
    assert not Grant.objects.filter(role_id="clerk").exists()


def test_the_list_has_the_accounts_of_ones_units_only(chief, root, hoa):
    opened(chief)
    listed = text_of(chief.get(LIST, {"tim": "n"}))
    assert "lan.nguyen" in listed
    assert "Cán bộ tiếp nhận" in listed
    assert "hoa" not in re.findall(r">(\w+)</a>", text_of(chief.get(LIST)))
    assert "hoa" in re.findall(r">(\w+)</a>", text_of(root.get(LIST)))
    for page in ("", "sua/", "khoa/", "mat-khau/", "vai-tro/"):
        address = f"{LIST}{hoa.account.pk}/{page}"
        assert chief.get(address).status_code == 404, page
        assert chief.post(address, {}).status_code in (404, 405), page


def test_that_an_account_was_looked_at_is_written_down(chief):
    opened(chief)
    assert "lan@gialai.gov.vn" in text_of(chief.get(f"{LIST}{lan().pk}/"))
    assert Entry.objects.filter(act="view", subject_id=lan().pk, by="chief").exists()


def test_roles_are_given_ended_and_named_on_the_page(chief):
    opened(chief, role="")
    page = f"{LIST}{lan().pk}/"
    said = {"role": "clerk", "unit": "Pleiku", "first_on": "15/6/2021", "last_on": ""}
    assert chief.post(f"{page}vai-tro/", said).headers["Location"] == page
    grant = Grant.objects.get(account=lan())
    end = f"{LIST}vai-tro/{grant.pk}/ket-thuc/"
    assert end in text_of(chief.get(page))
    assert chief.post(end, {"last_on": "31/6/2021"}).status_code == 422
    assert chief.post(end, {"last_on": "20/6/2021"}).headers["Location"] == page
    assert "20/6/2021" in text_of(chief.get(page))
    assert chief.post(f"{page}vai-tro/", said | {"role": "signer"}).status_code == 422


def test_an_account_that_may_do_more_is_shown_without_buttons(chief):
    strong = powers_of("strong", "H21.31", permissions=["dossiers.sign"]).account
    page = text_of(chief.get(f"{LIST}{strong.pk}/"))
    assert "bạn chỉ xem được" in page
    assert "Giao vai trò" not in page
    for what, said in (
        ("khoa", {"reason": "Thử", "den": "khoa"}), ("mat-khau", {"cach": "hien"}),
        ("sua", {"full_name": "X", "unit": "Pleiku", "email": "toi@example.vn", "phone": ""}),
    ):  # fmt: skip
        answer = chief.post(f"{LIST}{strong.pk}/{what}/", said)
        assert "mà bạn không có" in text_of(answer), what
    strong.refresh_from_db()
    assert strong.is_active
    assert strong.email == ""
    assert not Entry.objects.filter(by="chief", act="give_password_link").exists()


def test_switched_off_an_account_is_out_at_once_and_may_come_back(chief):
    opened(chief)
    browser = Client()
    browser.force_login(lan())
    page = f"{LIST}{lan().pk}/khoa/"
    assert chief.post(page, {"reason": "", "den": "khoa"}).status_code == 422
    for _ in range(2):
        assert chief.post(page, {"reason": "Nghỉ việc", "den": "khoa"}).status_code == 302
    assert browser.get("/lam-viec/").status_code == 302
    assert "lan.nguyen" in text_of(chief.get(LIST, {"xem": "da-khoa"}))
    assert chief.post(page, {"reason": "Trở lại", "den": "mo"}).status_code == 302
    assert lan().is_active


def test_only_who_manages_accounts_finds_these_pages(client, units, lan):
    powers = powers_of("thu", "H21.31", permissions=["dossiers.see"])
    client.force_login(powers.account)
    for page in (LIST, f"{LIST}mo/", f"{LIST}{lan.account.pk}/", ROLES, f"{ROLES}them/"):
        assert client.get(page).status_code == 403, page


def test_roles_are_made_and_changed_for_the_whole_province(root, chief):
    said = {"name": "Văn thư", "permissions": ["documents.see"]}
    assert root.post(f"{ROLES}them/", said).headers["Location"] == ROLES
    assert "Văn thư" in text_of(chief.get(ROLES))
    more = said | {"permissions": ["documents.see", "documents.change"]}
    assert root.post(f"{ROLES}van-thu/", more).headers["Location"] == ROLES
    assert Role.objects.get(code="van-thu").permissions == ["documents.change", "documents.see"]
    assert root.post(f"{ROLES}them/", said).status_code == 422, "the name is taken"
    assert root.get(f"{ROLES}khong-co/").status_code == 404
    for page in ("them/", "clerk/"):
        assert chief.get(f"{ROLES}{page}").status_code == 403
        assert chief.post(f"{ROLES}{page}", more).status_code == 403


def test_a_role_is_lent_for_some_days_and_taken_back(chief, units):
    thu = powers_of("thu", "H21.31", permissions=[]).account
    grant = Grant.objects.get(account__username="chief")
    said = {"to": "THU ", "first_on": "15/6/2021", "last_on": "18/6/2021"}
    assert chief.post(f"{OWN}{grant.pk}/uy-quyen/", said).headers["Location"] == OWN
    browser = Client()
    browser.force_login(thu)
    assert "Chief ủy quyền" in text_of(browser.get(OWN))
    assert browser.get(LIST).status_code == 200
    loan = Grant.objects.get(lent_from=grant)
    assert browser.post(f"{OWN}{loan.pk}/thu-lai/").status_code == 404
    assert browser.get(f"{OWN}{grant.pk}/uy-quyen/").status_code == 404
    assert chief.post(f"{OWN}{loan.pk}/thu-lai/").headers["Location"] == OWN
    loan.refresh_from_db()
    assert loan.last_on == ON
    wrong = said | {"to": "khong-co", "last_on": "1/6/2021"}
    assert chief.post(f"{OWN}{grant.pk}/uy-quyen/", wrong).status_code == 422


def test_a_long_list_costs_no_more_queries(chief, units, django_assert_max_num_queries):
    for place in range(60):
        Account.objects.create_user(f"can-bo-{place}", full_name="Cán bộ", unit=units["H21.31"])
    with django_assert_max_num_queries(9):
        chief.get(LIST)
