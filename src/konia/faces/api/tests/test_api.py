import json

import pytest

from konia.domains.mail.tests.factories import MailboxFactory
from konia.domains.reporting.compiling import compile_report
from konia.domains.reporting.letters.formats import FORMATS
from konia.domains.reporting.sheets import sheet_of

API = "/api/v1"
ASKED = "unit=H21&first=2020-12-15&last=2021-06-14&as_of=2021-06-15"


def test_definitions_are_listed(client, units):
    names = {rule["name"] for rule in client.get(f"{API}/figures").json()}
    assert "mail.mailboxes" in names


def test_a_figure_answers_with_decimal_strings_and_its_parts(client, boxes, minh):
    client.force_login(minh.account)
    told = client.get(f"{API}/figures/mail.used_regularly?{ASKED}&by=unit").json()
    assert (told["value"], told["part"], told["whole"]) == ("80", "4", "5")
    assert {part["of"]: part["whole"] for part in told["by"]}["H21.31"] == "4"


def test_a_stranger_does_not_get_the_small_numbers(client, units):
    MailboxFactory.create_batch(8, unit=units["H21.31"])
    MailboxFactory.create_batch(2, unit=units["H21.43"])
    told = client.get(f"{API}/figures/mail.used_regularly?{ASKED}&by=unit").json()
    parts = {part["of"]: part for part in told["by"]}
    assert told["whole"] == "10"
    assert parts["H21.43"]["suppressed"]
    assert parts["H21.43"]["value"] is None


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("figures/mail.mailboxs", 404, "mail.mailboxes"),
        ("figures/mail.mailboxes?as_of=2999-01-01", 422, "từ hôm nay trở về trước"),
        ("figures/mail.mailboxes?first=2021-06-14&last=2021-01-01", 422, "hai ngày"),
        ("figures/mail.mailboxes?unit=H99", 404, "tên đơn vị"),
        ("figures/mail.mailboxes?by=color", 422, "by=unit"),
        ("annex/khong-co", 404, "cchc-2021-h1"),
        ("annex/cchc-2021-h1?unit=H21.31", 401, "đăng nhập"),
        ("registers/mail.mailboxes", 401, "đăng nhập"),
        ("units?on=hom-qua", 422, "15/6/2021"),
    ],
)
def test_refusals_are_problems_with_what_why_and_todo(client, boxes, path, status, words):
    answer = client.get(f"{API}/{path}")
    told = json.loads(answer.content)
    assert answer.status_code == told["status"] == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert words in told["todo"]


def test_an_input_of_the_wrong_kind_is_told_at_its_name(client, boxes, minh):
    client.force_login(minh.account)
    answer = client.get(f"{API}/registers/mail.mailboxes?page=hai")
    assert answer.status_code == 422
    assert "page" in answer.json()["errors"]


def test_the_annex_is_the_same_json_as_the_console_prints(client, boxes, small_report, monkeypatch):
    monkeypatch.setattr("konia.faces.api.annex.report_of", lambda name: small_report)
    answer = client.get(f"{API}/annex/cchc-2021-h1")
    assert answer.content == FORMATS["json"].render(sheet_of(compile_report(small_report)))


def test_units_are_told_as_they_stood_on_a_day(client, units):
    told = client.get(f"{API}/units?on=2021-06-15&under=H21.31").json()
    assert {unit["code"] for unit in told} >= {"H21.31", "H21.31.01"}
    assert all(unit["code"].startswith("H21.31") for unit in told)


def test_the_description_of_the_api_is_served(client, units):
    assert "/api/v1/figures/{name}" in client.get(f"{API}/openapi.json").json()["paths"]
