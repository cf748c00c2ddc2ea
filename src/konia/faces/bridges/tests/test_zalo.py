"""A person writes through Zalo and is answered, once, by what officials have written."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest
from django.test import Client
from django.utils import timezone

from konia.domains.dossiers import actions as desk_acts
from konia.domains.dossiers.tests.stage import intake, make_procedure, moment
from konia.domains.procedures.tests.factories import ProcedureFactory, QuestionFactory
from konia.faces.bridges import sending
from konia.faces.bridges.models import SyncRecord, ZaloQuestion
from konia.faces.bridges.states import SyncState
from konia.faces.bridges.zalo import talking
from konia.kernel.access.turns import Limit
from konia.testing.sandbox import SECRET

from .conftest import live, wire

HOOK, APP = "/cau-noi/zalo/", "konia-sandbox"


def wired(settings, sandbox):
    """The gateway for Zalo, at the sandbox."""
    return replace(settings.KONIA_ZALO, url=f"{sandbox.url}/messages", token="t")


def mark(body, at, secret):
    """Zalo's signature, as its documents describe it."""
    return "mac=" + sha256(APP.encode() + body + at.encode() + secret.encode()).hexdigest()


@pytest.fixture
def zalo(settings, sandbox, monkeypatch, plain_files):
    """The official account stands at the sandbox."""
    wire(settings, sandbox.url, monkeypatch)
    settings.KONIA_ZALO = wired(settings, sandbox)


@pytest.fixture
def bank(units):
    birth = ProcedureFactory(unit=units["H21.10"], name="Đăng ký khai sinh", time_limit_days=3)
    QuestionFactory(
        procedure=birth, question="Thời hạn đăng ký khai sinh là bao lâu?",
        answer="Trong ngày làm việc.",
    )  # fmt: skip
    return birth


def tell(text, *, number="m1", user="u1", secret=SECRET, name="user_send_text"):
    """What Zalo posts when a person has written."""
    event = {
        "app_id": APP, "event_name": name, "timestamp": "1623715200000", "sender": {"id": user},
        "message": {"msg_id": number, "text": text},
    }  # fmt: skip
    body = json.dumps(event).encode()
    return Client().post(
        HOOK, body, content_type="application/json",
        headers={"X-ZEvent-Signature": mark(body, event["timestamp"], secret)},
    )  # fmt: skip


def answer():
    return ZaloQuestion.objects.get().answer


def test_the_whole_way_over_the_wire(settings, plain_files, transactional_db, units, sandbox,
                                     monkeypatch, bank):  # fmt: skip
    """The person writes at Zalo's side; told three times, one answer comes back there."""
    with live() as site:
        wire(settings, sandbox.url, monkeypatch, site=site.url)
        settings.KONIA_ZALO = wired(settings, sandbox)
        said = {"url": site.url + HOOK, "user": "u7", "text": "khai sinh bao lau", "times": 3,
                "msg_id": "m7"}  # fmt: skip
        assert sandbox.ask("POST", "/messages/zalo/say", said).data["statuses"] == [200] * 3
        sending.send_due()
        talk = sandbox.ask("GET", "/messages/zalo/talks").data
    (told,) = [one for one in talk if one["by"] == "account"]
    assert "Trong ngày làm việc." in told["text"]
    assert told["user"] == "u7"


def test_a_dossier_code_is_answered_with_its_public_state_and_no_name(
    units, lan, zalo, bank
):  # fmt: skip
    kept = desk_acts.receive(intake(make_procedure(units)), at=moment(1), by=lan)
    tell(f"Cho hỏi hồ sơ {kept.code.lower()} tới đâu")
    assert answer().startswith(f"Hồ sơ {kept.code}: ")
    assert "Hẹn trả" in answer()
    assert kept.applicant not in answer()
    assert f"/tra-cuu/{kept.code}/" in answer()


def test_an_unknown_code_is_told_so(db, zalo):
    tell("000.00.01.H21-210615-0009")
    assert "Không có hồ sơ mang mã 000.00.01.H21-210615-0009" in answer()


def test_without_a_fitting_question_procedures_are_offered(units, zalo):
    one = ProcedureFactory(unit=units["H21.10"], name="Cấp phép xây dựng nhà ở")
    tell("xay dung nha o")
    assert f"/thu-tuc/{one.code}/" in answer()


@pytest.mark.parametrize("text", ["xin chào", "giá vàng", "<script>alert(1)</script>"])
def test_what_nobody_has_answered_names_the_line(units, zalo, bank, text):
    tell(text)
    assert "gọi tổng đài 1022" in answer()


def test_a_forged_message_is_refused_and_leaves_nothing(db, zalo, settings):
    assert tell("khai sinh", secret="another").status_code == 403
    assert Client().post(HOOK, b"{}", content_type="application/json").status_code == 403
    assert Client().get(HOOK).status_code == 405
    assert not ZaloQuestion.objects.exists()


def test_without_a_secret_nobody_is_believed(db, zalo, settings):
    settings.KONIA_OUTSIDE = replace(settings.KONIA_OUTSIDE, zalo_secret="")
    assert tell("khai sinh", secret="").status_code == 403


@pytest.mark.parametrize(
    "event", [{"name": "follow"}, {"user": ""}, {"number": ""}, {"text": "   "},
              {"number": "m" * 200}],
)  # fmt: skip
def test_what_is_no_question_is_taken_and_not_answered(db, zalo, event):
    told = {"text": "khai sinh"} | event
    assert tell(told.pop("text"), **told).status_code == 200
    assert not ZaloQuestion.objects.exists()


def test_the_same_message_is_answered_once(db, zalo, bank):
    assert [tell("khai sinh bao lau").status_code for _ in range(3)] == [200] * 3
    assert ZaloQuestion.objects.count() == 1
    assert SyncRecord.objects.of_target("zalo").count() == 1


def test_whoever_writes_too_often_is_slowed_down_and_others_are_not(db, zalo, monkeypatch):
    limit = Limit(about_one=2, from_one_address=100)
    monkeypatch.setattr(talking, "QUESTIONS", limit)
    answers = [tell("khai sinh", number=f"m{n}").status_code for n in range(3)]
    assert answers == [200, 200, 429]
    assert tell("khai sinh", number="m9", user="u2").status_code == 200


def test_an_answer_that_could_not_be_sent_waits_and_goes_out_once(db, zalo, bank, sandbox):
    sandbox.ask("POST", "/messages/zalo/say", {"url": "http://127.0.0.1:1/", "user": "u1"})
    sandbox.fault("messages", "reply", "lost")
    tell("khai sinh bao lau")
    sending.send_due()
    assert SyncRecord.objects.get().state == SyncState.FAILED
    SyncRecord.objects.update(next_try_at=timezone.now())
    sending.send_due()
    assert SyncRecord.objects.get().state == SyncState.ACCEPTED
    talk = sandbox.ask("GET", "/messages/zalo/talks").data
    assert [one["by"] for one in talk].count("account") == 1


def test_a_person_who_never_spoke_is_not_tried_again(db, zalo, bank, sandbox):
    tell("khai sinh bao lau", user="nobody")
    sending.send_due()
    assert SyncRecord.objects.get().state == SyncState.REJECTED
