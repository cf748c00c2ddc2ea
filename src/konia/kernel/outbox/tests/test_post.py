import logging
import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from konia.kernel.outbox import post as office
from konia.kernel.outbox.models import Message
from konia.kernel.outbox.post import (
    LEASE,
    MOST_TRIES,
    Subscription,
    deliver_due,
    post,
    revive,
    subscribe,
    subscribe_outside,
)


@pytest.fixture
def heard(monkeypatch):
    """What a listener to 'test.told' was told."""
    monkeypatch.setattr(office, "_LISTENERS", {})
    told = []
    subscribe("test.told", told.append)
    return told


@pytest.fixture
def failing(monkeypatch):
    """A listener that fails until it is mended."""
    monkeypatch.setattr(office, "_LISTENERS", {})
    state = {"broken": True, "calls": 0}

    def listen(payload):
        state["calls"] += 1
        Message.objects.create(
            topic="side", key=f"side{state['calls']}", payload={},
            next_try_at=timezone.now() + timedelta(days=1),
        )  # fmt: skip
        if state["broken"]:
            raise RuntimeError("mất kết nối")

    subscribe("test.told", listen)
    logging.getLogger(office.__name__).setLevel(logging.ERROR)
    return state


def _due_now():
    Message.objects.filter(topic="test.told").update(next_try_at=timezone.now())


@pytest.mark.django_db
def test_a_posted_message_is_told_once(heard):
    post("test.told", {"number": 1}, key="a")
    assert heard == []
    assert (deliver_due(), deliver_due()) == (1, 0)
    assert heard == [{"number": 1}]


@pytest.mark.django_db
def test_a_message_falls_with_the_act_that_posted_it(heard):
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        post("test.told", {}, key="a")
        raise RuntimeError
    assert deliver_due() == 0
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_one_key_is_posted_once(heard):
    for number in (1, 2):
        post("test.told", {"number": number}, key="a")
    deliver_due()
    assert heard == [{"number": 1}]


@pytest.mark.django_db
def test_a_message_nobody_waits_for_is_put_away(heard):
    post("test.other", {}, key="a")
    assert deliver_due() == 1
    assert Message.objects.get().delivered_at is not None


@pytest.mark.django_db
def test_messages_are_told_in_the_order_of_their_time(heard):
    for number in range(3):
        post("test.told", {"number": number}, key=str(number))
    assert deliver_due(at_most=2) == 2
    assert [told["number"] for told in heard] == [0, 1]


@pytest.mark.django_db
def test_a_failure_is_kept_with_its_words_and_put_off(failing):
    post("test.told", {}, key="a")
    assert (deliver_due(), deliver_due()) == (1, 0)
    message = Message.objects.get(key="a")
    assert (message.tries, message.trouble) == (1, "RuntimeError: mất kết nối")
    assert message.delivered_at is None
    assert message.next_try_at > timezone.now() + timedelta(seconds=3)


@pytest.mark.django_db
def test_each_failure_waits_longer_and_never_more_than_six_hours(failing):
    post("test.told", {}, key="a")
    waits = []
    for _ in range(8):
        deliver_due()
        waits.append((Message.objects.get(key="a").next_try_at - timezone.now()).total_seconds())
        _due_now()
    assert [round(wait, -1) for wait in waits[1:5]] == [30, 120, 600, 3600]
    assert [round(wait, -1) for wait in waits[5:]] == [21600] * 3


@pytest.mark.django_db
def test_a_mended_listener_gets_the_message_after_all(failing):
    post("test.told", {}, key="a")
    deliver_due()
    failing["broken"] = False
    _due_now()
    assert deliver_due() == 1
    message = Message.objects.get(key="a")
    assert (message.tries, message.trouble) == (2, "")
    assert message.delivered_at is not None


@pytest.mark.django_db
def test_what_a_failed_listener_wrote_is_taken_back(failing):
    post("test.told", {}, key="a")
    deliver_due()
    assert not Message.objects.filter(topic="side").exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_half_way_leaves_its_message_for_the_next(heard, monkeypatch):
    def killed(payload):
        raise KeyboardInterrupt

    post("test.told", {"number": 1}, key="a")
    with monkeypatch.context() as patched:
        patched.setattr(office, "_LISTENERS", {"test.told": [Subscription("killed", killed)]})
        with pytest.raises(KeyboardInterrupt):
            deliver_due()
    assert Message.objects.get().tries == 0
    assert (deliver_due(), heard) == (1, [{"number": 1}])


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_tell_the_same_message_at_once(monkeypatch):
    inside, told = threading.Barrier(2, timeout=5), []

    def listen(payload):
        told.append(payload["number"])
        inside.wait()  # breaks unless both workers are inside, each with a message of its own

    monkeypatch.setattr(office, "_LISTENERS", {"test.told": [Subscription("listen", listen)]})
    for number in (1, 2):
        post("test.told", {"number": number}, key=str(number))

    def work():
        deliver_due(at_most=1)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [1, 2]
    assert Message.objects.filter(delivered_at__isnull=True).count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_message_in_hand_is_passed_over_by_the_next_worker(heard):
    post("test.told", {}, key="a")
    tried = []

    def second():
        tried.append(deliver_due())
        connection.close()

    with transaction.atomic():
        Message.objects.select_for_update().get()
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert tried == [0]
    assert deliver_due() == 1


@pytest.mark.django_db
def test_a_message_is_given_up_after_many_tries_and_can_be_revived(failing):
    post("test.told", {}, key="a")
    for _ in range(MOST_TRIES + 3):
        deliver_due()
        _due_now()
    message = Message.objects.dead().get()
    assert (message.tries, failing["calls"]) == (MOST_TRIES, MOST_TRIES)
    failing["broken"] = False
    assert (revive(message.pk), deliver_due()) == (True, 1)
    assert not Message.objects.dead().exists()
    assert revive(message.pk) is False


@pytest.mark.django_db
def test_one_failing_listener_does_not_hold_up_the_others(failing):
    told = []
    subscribe("test.told", told.append)
    post("test.told", {"number": 1}, key="a")
    for _ in range(4):
        deliver_due()
        _due_now()
    assert told == [{"number": 1}]
    assert failing["calls"] > 1
    waiting = Message.objects.exclude(listener="").get(delivered_at__isnull=True)
    assert waiting.key.startswith("a>")


@pytest.mark.django_db
def test_a_listener_that_subscribes_twice_is_told_once(heard):
    subscribe("test.told", heard.append)
    post("test.told", {}, key="a")
    deliver_due()
    assert heard == [{}]


@pytest.mark.django_db(transaction=True)
def test_a_listener_outside_is_called_with_no_transaction_open(monkeypatch):
    monkeypatch.setattr(office, "_LISTENERS", {})
    open_ones = []
    subscribe_outside("test.told", lambda _: open_ones.append(connection.in_atomic_block))
    post("test.told", {}, key="a")
    deliver_due()
    assert open_ones == [False]
    assert Message.objects.get().delivered_at is not None


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_speaking_outside_is_followed_by_another_after_its_lease(monkeypatch):
    calls = []

    def speak(payload):
        calls.append(payload)
        if len(calls) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(office, "_LISTENERS", {})
    subscribe_outside("test.told", speak)
    post("test.told", {}, key="a")
    with pytest.raises(KeyboardInterrupt):
        deliver_due()
    assert deliver_due() == 0
    message = Message.objects.get()
    assert message.delivered_at is None
    assert message.next_try_at > timezone.now() + LEASE / 2
    _due_now()
    assert deliver_due() == 1
    assert (len(calls), Message.objects.get().tries) == (2, 2)


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_overran_its_lease_does_not_undo_the_next_ones_delivery(monkeypatch):
    def slow_then_failing(payload):
        if not inner:
            inner.append(1)
            _due_now()  # the lease ran out meanwhile
            deliver_due()
            raise TimeoutError

    inner = []
    monkeypatch.setattr(office, "_LISTENERS", {})
    subscribe_outside("test.told", slow_then_failing)
    post("test.told", {}, key="a")
    deliver_due(at_most=1)
    message = Message.objects.get()
    assert message.delivered_at is not None
    assert message.trouble == ""
