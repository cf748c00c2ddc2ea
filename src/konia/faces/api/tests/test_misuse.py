import json

import pytest

from konia.domains.dossiers.models import Application, Dossier, Letter, Paper
from konia.domains.dossiers.tests.stage import make_procedure
from konia.domains.dossiers.tests.test_online_life import offered
from konia.kernel.access.models import Account

from .programs import Program, application, program

MOVES = (
    *("accept", "decline", "pass_on", "send_back", "ask_supplement", "resume", "decide", "refuse"),
    *("stop", "give_up", "hand_over", "send_result", "reschedule", "consult"),
)


def of(siu):
    """Siu as a citizen with a session."""
    siu.account.kind = "citizen"
    siu.account.save()
    citizen = Program()
    citizen.client.force_login(siu.account)
    return citizen


def test_an_official_of_another_district_finds_nothing_by_code(received, hoa):
    other, code = program(hoa), received["code"]
    tails = ("", "/events", "/payments", "/letters", f"/letters/{Letter.objects.get().pk}/file")
    asked = [other.get(f"dossiers/{code}{tail}") for tail in tails]
    moved = [other.post(f"dossiers/{code}/moves/{name}", {"reason": "x"}) for name in MOVES]
    assert {one.status_code for one in asked} == {404}
    assert {one.status_code for one in moved} <= {404, 422}
    assert Dossier.objects.get().state == "received"


def test_what_others_own_is_told_like_what_does_not_exist(received, hoa):
    other = program(hoa)
    there = other.get(f"dossiers/{received['code']}")
    nowhere = other.get("dossiers/000.00.05.H21-210615-9999")
    assert there.content == nowhere.content


def test_a_citizen_finds_nothing_of_anothers(received, siu):
    citizen, code = of(siu), received["code"]
    assert citizen.get("dossiers").json()["items"] == []
    letter = Letter.objects.get().pk
    for tail in ("", "/events", "/payments", "/letters", f"/letters/{letter}/file"):
        assert citizen.get(f"dossiers/{code}{tail}").status_code == 404
    for name in ("supply", "give_up"):
        answer = citizen.post(f"dossiers/{code}/moves/{name}", {"papers": [{"name": "x"}]})
        assert answer.status_code == 404
    paper = Paper.objects.get().pk
    assert citizen.get(f"dossiers/{code}/papers/{paper}/file").status_code == 404


def test_a_token_kept_to_another_unit_receives_nothing(lan, procedure):
    kept = program(lan, unit="H21.31.01")
    assert kept.post("dossiers", application(procedure)).status_code in {403, 404}
    assert not Dossier.objects.exists()


def test_a_token_kept_to_reading_moves_nothing(lan, received):
    reader = program(lan, scopes=["dossiers.see"])
    assert reader.get(f"dossiers/{received['code']}").status_code == 200
    assert reader.post(f"dossiers/{received['code']}/moves/pass_on").status_code == 403


@pytest.mark.parametrize(
    "smuggled",
    [
        {"state": "returned"}, {"code": "000.00.05.H21-210615-0099"}, {"number": 7},
        {"channel": "online"}, {"form_id": 1}, {"key": "x"}, {"received_at": "2020-01-01"},
    ],
)  # fmt: skip
def test_a_field_that_is_not_asked_for_is_refused(desk_program, procedure, smuggled):
    answer = desk_program.post("dossiers", application(procedure, **smuggled))
    assert answer.status_code == 422
    assert next(iter(smuggled)) in "".join(answer.json()["errors"])
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("field", ["person_id", "organisation_id"])
def test_nobody_names_the_person_by_number(desk_program, procedure, siu, field):
    body = application(procedure)
    body["applicant"][field] = siu.person_id
    assert desk_program.post("dossiers", body).status_code == 422
    assert not Application.objects.exists()


def test_another_accounts_file_cannot_be_attached(desk_program, procedure, minh):
    handle = program(minh).send(b"bi mat").json()["file"]
    papers = [{"name": "Tờ khai", "file": handle}]
    answer = desk_program.post("dossiers", application(procedure, papers=papers))
    assert answer.status_code == 422
    assert not Paper.objects.exists()


def test_a_mandate_of_nobody_opens_nothing(units, siu):
    made = offered(units)
    body = application(made, applicant=None, papers=[], acting_for="UQ-000000000000")
    assert of(siu).post("dossiers", body).status_code == 403


def test_a_citizen_without_a_person_submits_nothing(units):
    account = Account.objects.create_user("cd-x", full_name="X")
    account.kind = "citizen"
    account.save()
    citizen = Program()
    citizen.client.force_login(account)
    body = application(offered(units), applicant=None, papers=[])
    assert citizen.post("dossiers", body).status_code == 403


def test_a_body_that_is_too_large_is_refused_before_it_is_read(desk_program, procedure):
    body = application(procedure, answers={"x": "a" * (1024 * 1024)})
    answer = desk_program.post("dossiers", body)
    assert (answer.status_code, answer.headers["Content-Type"]) == (413, "application/problem+json")


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("text/plain", "{}", 415), ("application/xml", "<a/>", 415),
        ("application/x-www-form-urlencoded", "unit=H21.31", 415),
        ("application/json", "{", 400), ("application/json", "[]", 422),
        ("application/json", "null", 422), ("application/json", "[" * 5000, 400),
        ("application/json", b"\xff\xfe", 400),
    ],
)  # fmt: skip
def test_what_is_no_json_is_refused_in_words(desk_program, units, kind, body, status):
    answer = desk_program.post("dossiers", body, kind=kind)
    assert answer.status_code == status
    assert answer.json()["title"]


@pytest.mark.parametrize("text", ["\x00", "\ud800", "a\x00b"])
def test_letters_no_database_keeps_are_refused(desk_program, procedure, text):
    body = application(procedure, answers={"x": [text]})
    assert desk_program.post("dossiers", body).status_code == 422
    named = application(procedure, applicant={"name": text})
    assert desk_program.post("dossiers", named).status_code == 422


def test_numbers_without_end_and_nests_without_bottom_are_refused(desk_program, procedure):
    whole = json.dumps(application(procedure))
    for answers in ("NaN", "Infinity", '{"a":' * 50 + "1" + "}" * 50):
        body = whole[:-1] + ', "answers": {"x": ' + answers + "}}"
        assert desk_program.post("dossiers", body).status_code == 422


def test_the_letter_zero_in_an_address_is_refused(desk_program, units):
    assert desk_program.get("dossiers?q=%00").status_code == 422
    assert desk_program.get("dossiers/%00").status_code == 422


def test_a_session_without_the_token_against_forgery_changes_nothing(lan, procedure):
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    browser.force_login(lan.account)
    body = json.dumps(application(procedure))
    answer = browser.post("/api/v1/dossiers", body, content_type="application/json")
    assert answer.status_code == 403
    assert not Dossier.objects.exists()


def test_a_script_in_every_text_is_only_text(desk_program, units):
    script = "<script>alert(1)</script>"
    body = application(
        make_procedure(units), applicant={"name": script, "address": script},
        answers={script: script}, papers=[{"name": script}],
    )  # fmt: skip
    code = desk_program.post("dossiers", body).json()["code"]
    answer = desk_program.get(f"dossiers/{code}")
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.json()["applicant"] == script


def test_guessing_a_file_handle_gives_nothing(desk_program, procedure):
    papers = [{"name": "x", "file": "0" * 32}]
    assert desk_program.post("dossiers", application(procedure, papers=papers)).status_code == 422
