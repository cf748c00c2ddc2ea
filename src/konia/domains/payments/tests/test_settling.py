import threading

import pytest
from django.db import connection

from konia.domains.payments import actions
from konia.domains.payments.gateways import Outcome
from konia.domains.payments.models import (
    GatewayCall,
    PaymentAttempt,
    PaymentRequest,
    Receipt,
    Refund,
)
from konia.domains.payments.states import AttemptState, State, Verdict
from konia.kernel.outbox.models import Message
from konia.kernel.rooms.problems import FieldProblems, TooLateProblem

from .factories import AT, FEE, LATER, asked, told


@pytest.fixture
def attempt(request_):
    return actions.begin_attempt(request_.code, gateway="thu", at=AT)


def settle(attempt, **rest):
    return actions.settle(told(attempt, **rest), gateway="thu", source="callback", at=LATER)


def state_of(request_):
    return PaymentRequest.objects.get(pk=request_.pk).state


def settled_messages():
    return Message.objects.filter(topic="payments.settled")


@pytest.mark.works("S23.2")
def test_a_payment_gives_a_receipt_and_tells_the_dossier_once(request_, attempt):
    assert settle(attempt) == Verdict.SETTLED
    assert state_of(request_) == State.PAID
    assert str(Receipt.objects.get(request=request_)) == "BL-2021-000001"
    payload = settled_messages().get().payload
    assert payload == {
        "subject": "dossier", "subject_code": "H1", "request": request_.code, "kind": "fee",
        "amount_vnd": 200000, "at": LATER.isoformat(),
    }  # fmt: skip


def test_a_callback_told_again_changes_nothing(request_, attempt):
    verdicts = [settle(attempt) for _ in range(3)]
    assert verdicts == [Verdict.SETTLED, Verdict.REPEATED, Verdict.REPEATED]
    assert Receipt.objects.count() == settled_messages().count() == 1
    assert not Refund.objects.exists()
    assert GatewayCall.objects.count() == 3


@pytest.mark.works("S23.3")
@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.CANCELLED])
def test_a_failed_payment_leaves_the_request_as_it_was_and_may_be_tried_again(
    request_, attempt, outcome
):
    assert settle(attempt, outcome=outcome) == Verdict.FAILED
    assert state_of(request_) == State.ASKED
    again = actions.begin_attempt(request_.code, gateway="thu", at=LATER)
    assert again.order != attempt.order
    assert settle(again, reference="PG2") == Verdict.SETTLED


def test_a_late_word_of_failure_does_not_undo_a_payment(request_, attempt):
    settle(attempt)
    assert settle(attempt, outcome=Outcome.FAILED) == Verdict.REPEATED
    assert state_of(request_) == State.PAID


def test_success_after_a_word_of_failure_counts(request_, attempt):
    settle(attempt, outcome=Outcome.FAILED)
    assert settle(attempt) == Verdict.SETTLED
    assert state_of(request_) == State.PAID


@pytest.mark.works("S23.3")
def test_the_second_of_two_paid_tries_goes_back_by_itself(request_, attempt):
    settle(attempt, outcome=Outcome.FAILED)
    second = actions.begin_attempt(request_.code, gateway="thu", at=LATER)
    assert settle(second, reference="PG2") == Verdict.SETTLED
    assert settle(attempt) == Verdict.EXCESS
    assert settle(attempt) == Verdict.REPEATED
    back = Refund.objects.get()
    assert (back.attempt_id, back.amount_vnd) == (attempt.pk, 200000)
    assert Message.objects.get(topic="payments.refund_ordered").payload["refund"] == back.code
    assert settled_messages().count() == 1


def test_money_that_comes_after_the_request_was_cancelled_goes_back(request_, attempt, lan):
    actions.cancel(request_.code, reason="Rút hồ sơ", at=AT, by=lan)
    assert settle(attempt) == Verdict.EXCESS
    assert state_of(request_) == State.CANCELLED
    assert Refund.objects.get().amount_vnd == 200000
    assert not settled_messages().exists()


def test_another_sum_is_refused_and_flagged(request_, attempt):
    assert settle(attempt, amount=1000) == Verdict.DIFFERS
    assert state_of(request_) == State.ASKED
    assert "1000 đồng" in PaymentAttempt.objects.get().flagged


def test_another_transaction_of_the_same_order_is_refused_and_flagged(attempt):
    settle(attempt)
    assert settle(attempt, reference="PG-other") == Verdict.DIFFERS


def test_an_unknown_order_is_kept_and_changes_nothing(request_, attempt):
    attempt.order = "TT-none-1"
    assert settle(attempt) == Verdict.UNKNOWN
    assert GatewayCall.objects.get().attempt is None
    assert state_of(request_) == State.ASKED


def test_an_order_of_another_gateway_is_unknown(attempt):
    said = told(attempt)
    assert actions.settle(said, gateway="khac", source="callback", at=AT) == Verdict.UNKNOWN


def test_a_paid_request_cannot_be_paid_online_again(request_, attempt):
    settle(attempt)
    with pytest.raises(TooLateProblem, match="không còn phải nộp"):
        actions.begin_attempt(request_.code, gateway="thu", at=LATER)


def test_a_payer_who_comes_back_goes_on_with_the_open_order(request_, attempt):
    assert actions.begin_attempt(request_.code, gateway="thu", at=LATER).pk == attempt.pk


def test_the_same_thing_is_asked_once_and_never_for_another_sum(units, request_):
    assert asked(units["H21.31"]).pk == request_.pk
    with pytest.raises(FieldProblems, match="số tiền khác"):
        asked(units["H21.31"], lines=FEE[:1])
    assert asked(units["H21.31"], key="bổ sung").pk != request_.pk


def test_nothing_and_less_than_nothing_cannot_be_asked(units):
    with pytest.raises(FieldProblems):
        asked(units["H21.31"], lines=[])


def test_a_code_tells_nothing_about_another(units):
    codes = {asked(units["H21.31"], subject_code=f"H{n}").code for n in range(20)}
    assert len({code[-10:] for code in codes}) == 20


@pytest.mark.django_db(transaction=True)
def test_two_callbacks_at_the_same_moment_settle_once(units):
    made = asked(units["H21.31"])
    first = actions.begin_attempt(made.code, gateway="thu", at=AT)
    actions.settle(told(first, outcome=Outcome.FAILED), gateway="thu", source="callback", at=AT)
    second = actions.begin_attempt(made.code, gateway="thu", at=AT)
    verdicts, start = [], threading.Barrier(4, timeout=10)

    def call(attempt, reference):
        start.wait()
        said = told(attempt, reference=reference)
        verdicts.append(actions.settle(said, gateway="thu", source="callback", at=LATER))
        connection.close()

    pairs = [(first, "PG1"), (second, "PG2"), (first, "PG1"), (second, "PG2")]
    threads = [threading.Thread(target=call, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(verdicts) == ["excess", "repeated", "repeated", "settled"]
    assert Receipt.objects.count() == Refund.objects.count() == 1
    assert PaymentAttempt.objects.filter(state=AttemptState.PAID).count() == 1
