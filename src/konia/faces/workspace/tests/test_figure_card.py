import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

CARD = "/lam-viec/chi-tieu/mail.used_regularly/?unit=H21&ky=2020-12-15..2021-06-14&den=2021-06-15"


def _asked(browser, address):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        text = browser.get(address).content.decode()
    return text, [each["sql"] for each in caught.captured_queries]


def _told(text):
    return int(re.search(r'k-count[^>]*><strong class="k-number">(\d+)', text)[1])


def test_each_set_is_told_its_own_number(desk, boxes):
    assert _told(_asked(desk, f"{CARD}&tap=whole")[0]) == 5


def test_who_may_see_some_of_the_records_is_told_how_many(client, lan, boxes):
    client.force_login(lan.account)
    text, _ = _asked(client, f"{CARD}&tap=whole")
    assert _told(text) == 4
    assert "trong phạm vi của bạn" in text


def test_the_units_of_the_records_are_one_parameter(desk, boxes):
    _, asked = _asked(desk, CARD)
    assert any("ANY(" in sql for sql in asked)
    assert not [sql for sql in asked if re.search(r'"unit_id" IN \(\d+(, \d+){5,}', sql)]
