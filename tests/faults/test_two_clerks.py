"""Two clerks press the same button in the same moment: one acts, the other is told."""

import pytest
from django.test import Client

from konia.domains.counters import actions as counters
from konia.domains.counters.models import Ticket
from konia.domains.counters.tests.factories import ServiceLineFactory, WindowFactory
from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import ResultIn
from konia.domains.dossiers.models import Event, Step
from konia.domains.dossiers.tests.stage import moment, received
from konia.domains.dossiers.tests.test_online_life import sent, siu
from konia.faces.api.tests.programs import program
from konia.faces.ui.moment import now
from konia.faces.ui.tests.pages import plain_files
from tests.at_once import at_once

__all__ = ["plain_files", "siu"]
pytestmark = pytest.mark.django_db(transaction=True)
RESULT = [ResultIn("Giấy phép")]


@pytest.fixture(autouse=True)
def on_the_day(settings):
    settings.KONIA_TODAY = "2021-03-10"


def submitted(units, lan, siu):
    """Came online on Saturday night; nobody has looked at it."""
    return sent(units, siu)


def at_the_desk(units, lan, siu):
    return received(units, lan)


def with_the_expert(units, lan, siu):
    kept = at_the_desk(units, lan, siu)
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    return kept


def with_the_leader(units, lan, siu):
    kept = with_the_expert(units, lan, siu)
    actions.pass_on(kept.code, at=moment(2), by=lan)
    return kept


def ready(units, lan, siu):
    kept = with_the_leader(units, lan, siu)
    return actions.decide(kept.code, results=RESULT, at=moment(3), by=lan)


def ready_for_the_post(units, lan, siu):
    more = {"delivery": "post", "delivery_address": "12 Hùng Vương, Pleiku"}
    kept = received(units, lan, **more)
    for day in (1, 2):
        actions.pass_on(kept.code, at=moment(day, 10), by=lan)
    return actions.decide(kept.code, results=RESULT, at=moment(3), by=lan)


CASES = (
    (submitted, "accept", {}),
    (submitted, "decline", {"reason": "Không thuộc thẩm quyền"}),
    (at_the_desk, "pass_on", {}),
    (with_the_expert, "ask_supplement", {"reason": "Thiếu bản vẽ", "items": ["Bản vẽ"]}),
    (with_the_expert, "send_back", {"reason": "Nhầm hồ sơ"}),
    (with_the_expert, "refuse", {"reason": "Không đủ điều kiện"}),
    (with_the_leader, "decide", {"results": [{"name": "Giấy phép"}]}),
    (ready, "hand_over", {"receiver": "Siu H'Bia"}),
    (ready_for_the_post, "send_result", {"tracking": "RR123456789VN"}),
)


@pytest.mark.parametrize(("stage", "move", "body"), CASES, ids=[case[1] for case in CASES])
def test_one_of_two_who_press_the_same_button_acts_and_the_other_gets_409(
    transactional_db, units, lan, minh, siu, stage, move, body
):
    kept = stage(units, lan, siu)
    seen = Step.objects.filter(done_on=None).values_list("pk", flat=True).first()
    before = Event.objects.count()
    path = f"dossiers/{kept.code}/moves/{move}"
    body = body | ({"seen": seen} if move in {"pass_on", "send_back", "decide"} else {})
    press = [lambda who=who: who.post(path, body) for who in (program(lan), program(minh))]
    answers = sorted(at_once(*press, row=kept), key=lambda answer: answer.status_code)
    assert [one.status_code for one in answers] == [200, 409], answers[1].content.decode()
    told = answers[1].json()
    assert told["title"]
    assert told["todo"] or told["detail"]
    assert Event.objects.count() == before + 1


def test_two_who_press_call_at_one_desk_call_one_person(transactional_db, units, lan, minh):
    line = ServiceLineFactory(unit=units["H21.31"])
    window = WindowFactory(unit=line.unit, number=1)
    for _ in range(3):
        counters.take_ticket("H21.31", letter="A", at=now())
    address = f"/lam-viec/quay/{window.pk}/goi/"
    press = [lambda who=who: _browser(who).post(address) for who in (lan, minh)]
    answers = at_once(*press, row=window)
    assert sorted(one.status_code for one in answers) == [302, 409]
    assert "còn ở quầy này" in answers[1].content.decode()
    assert Ticket.objects.waiting().count() == 2


def _browser(powers):
    browser = Client()
    browser.force_login(powers.account)
    return browser
