import json
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from konia.domains.dossiers.models import Dossier, Event
from konia.domains.dossiers.tests.stage import make_procedure
from konia.faces.api import actions
from konia.faces.api.models import KeptAnswer, Upload
from konia.kernel.rooms.problems import TooLateProblem

from .programs import application, program


def test_the_same_sending_gives_one_dossier_and_one_answer(desk_program, procedure):
    body = application(procedure)
    first, second = (desk_program.post("dossiers", body, key="k-1") for _ in range(2))
    assert first.content == second.content
    assert (first.status_code, second.status_code) == (201, 201)
    assert second.headers["Idempotency-Replayed"] == "true"
    assert Dossier.objects.count() == 1


def test_the_same_key_with_another_body_is_refused(desk_program, procedure):
    desk_program.post("dossiers", application(procedure), key="k-1")
    other = desk_program.post("dossiers", application(procedure, papers=[]), key="k-1")
    assert other.status_code == 422
    assert Dossier.objects.count() == 1


def test_another_accounts_key_is_another_key(desk_program, procedure, minh):
    body = application(procedure)
    mine = desk_program.post("dossiers", body, key="k-1").json()
    theirs = program(minh).post("dossiers", body, key="k-1").json()
    assert mine["code"] != theirs["code"]


def test_an_answer_lost_before_it_was_kept_gives_the_same_dossier(desk_program, procedure):
    body = application(procedure)
    first = desk_program.post("dossiers", body, key="k-1").json()
    KeptAnswer.objects.all().delete()
    assert desk_program.post("dossiers", body, key="k-1").json() == first


def test_a_move_sent_twice_is_made_once(desk_program, received):
    path = f"dossiers/{received['code']}/moves/pass_on"
    first, second = (desk_program.post(path, {}, key="m-1") for _ in range(2))
    assert first.content == second.content
    assert Event.objects.filter(act="pass_on").count() == 1


def test_after_a_refusal_the_key_is_free(desk_program, received):
    path = f"dossiers/{received['code']}/moves/stop"
    assert desk_program.post(path, {}, key="m-1").status_code == 422
    assert desk_program.post(path, {"reason": "Trùng"}, key="m-1").status_code == 200


def test_a_repeat_while_the_first_is_at_work_is_told_to_wait(desk_program, received, lan):
    path = f"dossiers/{received['code']}/moves/pass_on"
    now = timezone.now()
    actions.begin_answer(lan.account, key="m-1", digest="d", at=now)
    with pytest.raises(TooLateProblem):
        actions.begin_answer(lan.account, key="m-1", digest="d", at=now)
    late = actions.begin_answer(lan.account, key="m-1", digest="d", at=now + timedelta(minutes=3))
    assert late.status is None  # whoever began is taken to have died
    assert desk_program.post(path, {}, key="m-1").status_code == 422  # another body


def test_a_file_sent_twice_has_one_handle(desk_program):
    first, second = (desk_program.send(b"abc", key="f-1") for _ in range(2))
    assert first.json() == second.json()
    assert Upload.objects.count() == 1
    assert desk_program.send(b"abcd", key="f-1").status_code == 422


@pytest.mark.parametrize("key", ["a b", "x" * 101, "ơ"])
def test_a_key_that_is_none_is_refused(desk_program, procedure, key):
    head = {"Authorization": f"Bearer {desk_program.text}", "Idempotency-Key": key}
    answer = desk_program.client.post(
        "/api/v1/dossiers", json.dumps(application(procedure)), content_type="application/json",
        headers=head,
    )  # fmt: skip
    assert answer.status_code == 422


def test_old_answers_are_forgotten(desk_program, procedure):
    desk_program.post("dossiers", application(procedure), key="k-1")
    desk_program.send(b"abc")
    actions.forget_old(at=timezone.now() + timedelta(hours=47))
    assert KeptAnswer.objects.count() == 1
    actions.forget_old(at=timezone.now() + timedelta(hours=49))
    assert not KeptAnswer.objects.exists()
    assert not Upload.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_sent_at_once_make_one_dossier(units, lan):
    procedure = make_procedure(units)
    bearer = program(lan)
    answers = []

    def send():
        try:
            answers.append(program_of(bearer).post("dossiers", application(procedure), key="k"))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert {one.status_code for one in answers} == {201}
    assert len({one.content for one in answers}) == 1
    assert Dossier.objects.count() == 1


def program_of(bearer):
    """The same token in a browser of its own."""
    from .programs import Program

    return Program(bearer.text)
