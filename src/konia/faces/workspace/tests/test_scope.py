"""One walk over every way in which a record could be seen from outside its units."""

import csv
import io

import pytest

from konia.domains.mail.tests.factories import MailboxFactory

LIST = "/lam-viec/so/mail.mailboxes/"
CARD = "/lam-viec/chi-tieu/mail.mailboxes/?unit=H21&ky=2020-12-15..2021-06-14&den=2021-06-15"


@pytest.fixture
def secret(units):
    MailboxFactory.create_batch(2, unit=units["H21.43"])
    MailboxFactory(unit=units["H21.31"])
    return MailboxFactory(
        unit=units["H21.31.01"], address="bi-mat@gialai.gov.vn", holder="Người Bí Mật"
    )


def _export(client):
    content = b"".join(client.get(f"{LIST}tai-ve.csv").streaming_content)
    return list(csv.DictReader(io.StringIO(content.decode())))


def _counts(client):
    """How many records each way in shows."""
    return {
        "list": client.get(LIST).context["listing"].total,
        "export": len(_export(client)),
        "card": client.get(CARD).context["behind"].total,
        "api": client.get("/api/v1/registers/mail.mailboxes").json()["total"],
    }


def test_every_way_in_counts_the_same_records(client, secret, hoa, lan, minh):
    for powers, count in ((hoa, 2), (lan, 2), (minh, 4)):
        client.force_login(powers.account)
        assert set(_counts(client).values()) == {count}


def test_hoa_sees_the_record_of_pleiku_nowhere(client, secret, hoa):
    client.force_login(hoa.account)
    pages = (LIST, f"{LIST}?q=bi+mat", CARD, "/lam-viec/tim/?q=bi+mat", f"{LIST}?unit=Pleiku")
    for page in pages:
        assert "bi-mat@" not in client.get(page).content.decode()
    assert client.get(f"{LIST}?q=bi+mat").context["listing"].total == 0
    assert all("bi-mat" not in row["address"] for row in _export(client))
    assert "bi-mat" not in client.get("/api/v1/registers/mail.mailboxes").content.decode()


@pytest.mark.parametrize("page", ["", "sua/", "rut/", "ket-thuc/"])
def test_for_hoa_the_record_does_not_exist(client, secret, hoa, page):
    client.force_login(hoa.account)
    assert client.get(f"{LIST}{secret.pk}/{page}").status_code == 404
    assert client.post(f"{LIST}{secret.pk}/{page}", {"reason": "x"}).status_code == 404


def test_the_card_says_that_others_lie_outside(client, secret, hoa):
    client.force_login(hoa.account)
    assert "phần còn lại thuộc đơn vị khác" in client.get(CARD).content.decode()


def test_a_stranger_gets_no_record(client, secret):
    for page in (LIST, f"{LIST}{secret.pk}/", f"{LIST}tai-ve.csv", CARD):
        assert client.get(page).status_code == 302
    answer = client.get("/api/v1/registers/mail.mailboxes")
    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"
