from datetime import timedelta

import pytest
from django.utils import timezone

from konia.domains.payments import actions
from konia.domains.payments.collecting import pay_url
from konia.domains.payments.gateways import GatewayDownError
from konia.domains.payments.models import (
    GatewayCall,
    PaymentAttempt,
    PaymentRequest,
    Receipt,
    Refund,
)
from konia.domains.payments.states import RefundState, State, Verdict
from konia.faces.bridges import jobs, sending
from konia.faces.bridges.models import SyncRecord
from konia.faces.bridges.signing import signed
from konia.faces.bridges.states import SyncState
from konia.kernel.outbox.models import Message
from konia.kernel.outbox.post import deliver_due
from konia.testing.sandbox import SECRET

from .conftest import asked_of, live, wire

CALL = "/cau-noi/thanh-toan/quoc-gia/goi-lai/"
BACK = "/cau-noi/thanh-toan/quoc-gia/tro-ve/"


@pytest.fixture
def said(outside, sandbox, asked):
    """What the gateway calls back with, after the payer paid; nobody has heard it yet."""
    url = pay_url(asked.code, gateway="quoc-gia", at=timezone.now())
    sandbox.ask("POST", url, form={"choice": "pay"})
    return sandbox.received("payment")["callbacks"][0]["body"]


def call(client, body):
    return client.post(CALL, body, content_type="application/json")


def state():
    return PaymentRequest.objects.get().state


def test_the_payer_sees_the_sum_at_the_gateway(outside, sandbox, asked):
    url = pay_url(asked.code, gateway="quoc-gia", at=timezone.now())
    assert "200.000 đồng" in sandbox.ask("GET", url).text


@pytest.mark.works("S23.2")
def test_a_callback_settles_and_its_replay_changes_nothing(client, said):
    assert [call(client, said).json()["code"] for _ in range(2)] == ["00", "00"]
    assert state() == State.PAID
    assert Receipt.objects.count() == 1
    verdicts = GatewayCall.objects.order_by("pk").values_list("verdict", flat=True)
    assert list(verdicts) == [Verdict.SETTLED, Verdict.REPEATED]


@pytest.mark.parametrize(
    "forge",
    [
        lambda body: body | {"amount": 1},
        lambda body: body | {"signature": "0" * 64},
        lambda body: body | {"signature": "chữ ký"},
        lambda body: {k: v for k, v in body.items() if k != "signature"},
        lambda body: signed(body, "another secret"),
    ],
)
def test_a_forged_callback_is_refused_kept_and_changes_nothing(client, said, forge):
    assert call(client, forge(said)).status_code == 403
    assert state() == State.ASKED
    assert GatewayCall.objects.get().verdict == Verdict.FORGED


def test_something_that_is_no_callback_is_refused(db, client, outside):
    for body in ("", "[]", "{", '{"a": 1}'):
        answer = client.post(CALL, body, content_type="application/json")
        assert answer.status_code == 403
    assert client.get(CALL).status_code == 405


def test_a_flood_of_forgeries_is_not_all_kept(db, client, outside):
    for _ in range(30):
        call(client, {"order": "x"})
    assert GatewayCall.objects.count() == 20


def test_a_callback_that_names_another_order_does_not_pay_this_one(client, said, units):
    other = asked_of(units, "H2")
    order = actions.begin_attempt(other.code, gateway="quoc-gia", at=timezone.now()).order
    crossed = signed(said | {"order": order}, SECRET)
    attempt = PaymentAttempt.objects.get(order=order)
    actions.note_opened(attempt.order, reference="PG00000009")
    assert call(client, crossed).status_code == 409
    assert PaymentRequest.objects.get(pk=other.pk).state == State.ASKED


def test_a_callback_of_another_sum_is_refused(client, outside, sandbox, asked):
    sandbox.fault("payment", "callback", "wrong_amount")
    url = pay_url(asked.code, gateway="quoc-gia", at=timezone.now())
    sandbox.ask("POST", url, form={"choice": "pay"})
    body = sandbox.received("payment")["callbacks"][0]["body"]
    assert call(client, body).status_code == 409
    assert PaymentAttempt.objects.get().flagged


@pytest.mark.parametrize(("choice", "after"), [("pay", State.PAID), ("cancel", State.ASKED)])
def test_the_payer_who_comes_back_first_is_believed_when_the_address_is_signed(
    client, outside, sandbox, asked, choice, after
):
    url = pay_url(asked.code, gateway="quoc-gia", at=timezone.now())
    back = sandbox.ask("POST", url, form={"choice": choice}).location
    assert back.startswith(f"http://127.0.0.1:1{BACK}?")
    answer = client.get(BACK + back[back.index("?") :])
    assert (answer.status_code, answer.url) == (302, f"/thanh-toan/{asked.code}/")
    assert state() == after


def test_a_changed_return_address_is_refused_in_words(client, outside, sandbox, asked):
    url = pay_url(asked.code, gateway="quoc-gia", at=timezone.now())
    back = sandbox.ask("POST", url, form={"choice": "cancel"}).location
    forged = back[back.index("?") :].replace("result=24", "result=00")
    answer = client.get(BACK + forged)
    assert answer.status_code == 422
    assert "không hợp lệ" in answer.content.decode()
    assert state() == State.ASKED


def test_a_callback_that_never_came_is_asked_for(outside, sandbox, asked):
    sandbox.fault("payment", "callback", "silent")
    url = pay_url(asked.code, gateway="quoc-gia", at=timezone.now() - timedelta(minutes=10))
    sandbox.ask("POST", url, form={"choice": "pay"})
    assert jobs.ask_about_open_attempts() == 1
    assert state() == State.PAID
    assert jobs.ask_about_open_attempts() == 0


def test_an_answer_lost_while_opening_leaves_one_order_that_can_be_paid(outside, sandbox, asked):
    sandbox.fault("payment", "create", "lost")
    with pytest.raises(GatewayDownError):
        pay_url(asked.code, gateway="quoc-gia", at=timezone.now())
    url = pay_url(asked.code, gateway="quoc-gia", at=timezone.now())
    assert url.endswith("/payment/pay/PG00000001")
    assert len(sandbox.received("payment")["transactions"]) == 1


def test_an_answer_with_a_wrong_signature_is_not_believed(outside, sandbox, asked):
    sandbox.fault("payment", "create", "wrong_signature")
    with pytest.raises(GatewayDownError):
        pay_url(asked.code, gateway="quoc-gia", at=timezone.now())


def test_a_gateway_that_is_gone_is_told_in_words(settings, asked, monkeypatch):
    wire(settings, "http://127.0.0.1:1", monkeypatch)
    with pytest.raises(GatewayDownError, match="thử lại sau"):
        pay_url(asked.code, gateway="quoc-gia", at=timezone.now())


def order_refund(client, said, lan):
    call(client, said)
    code = PaymentRequest.objects.get().code
    actions.refund(code, reason="Thu nhầm", at=timezone.now(), by=lan)
    deliver_due()


def test_a_refund_goes_out_once_even_when_its_answer_is_lost(client, said, lan, sandbox):
    sandbox.fault("payment", "refund", "lost")
    order_refund(client, said, lan)
    assert sending.send_due() == 1
    waiting = SyncRecord.objects.get(target="payment")
    assert (waiting.state, waiting.tries) == (SyncState.FAILED, 1)
    assert Refund.objects.get().state == RefundState.QUEUED
    SyncRecord.objects.update(next_try_at=timezone.now())
    assert sending.send_due() == 1
    assert Refund.objects.get().state == RefundState.DONE
    assert state() == State.REFUNDED
    kept = sandbox.received("payment")["transactions"][0]["refunds"]
    assert [one["amount"] for one in kept.values()] == [200000]


def test_a_refund_the_gateway_refuses_waits_for_a_person(client, said, lan, sandbox):
    order_refund(client, said, lan)
    sandbox.reset()  # the gateway has forgotten the order
    sending.send_due()
    assert SyncRecord.objects.get(target="payment").state == SyncState.REJECTED
    assert "Mã lỗi 91" in Refund.objects.get().trouble


def test_the_file_of_the_day_agrees_with_our_record(client, said, lan, outside):
    from konia.domains.payments.gateways import gateway_of

    order_refund(client, said, lan)
    sending.send_due()
    today = timezone.localdate()
    theirs = gateway_of("quoc-gia").day_file(today)
    run = actions.reconcile("quoc-gia", today, theirs, at=timezone.now(), by=lan)
    assert (run.matched, run.only_ours, run.only_theirs, run.differing) == (2, 0, 0, 0)


@pytest.fixture
def site(plain_files, transactional_db):
    """This site, answering at a port of its own."""
    with live() as server:
        yield server


def test_the_whole_way_with_a_callback_over_the_wire(settings, site, sandbox, units, monkeypatch):
    """The gateway itself calls the running site; told twice, it is settled once."""
    wire(settings, sandbox.url, monkeypatch, site=site.url)
    made = asked_of(units)
    sandbox.fault("payment", "callback", "duplicate")
    url = pay_url(made.code, gateway="quoc-gia", at=timezone.now())
    sandbox.ask("POST", url, form={"choice": "pay"})
    calls = sandbox.received("payment")["callbacks"]
    assert [one["status"] for one in calls] == [200, 200]
    assert state() == State.PAID
    assert Receipt.objects.count() == 1
    assert Message.objects.filter(topic="payments.settled").count() == 1
