import logging
import threading
from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.utils import timezone

from konia.kernel.notices import by_email, delivering
from konia.kernel.notices.actions import retry
from konia.kernel.notices.models import Delivery
from konia.kernel.notices.sending import Recipient, notify
from konia.kernel.notices.states import DeliveryState
from konia.kernel.notices.templates import BadTemplateError
from konia.kernel.outbox import post as office
from konia.kernel.outbox.models import Message
from konia.kernel.outbox.post import deliver_due
from konia.kernel.rooms.problems import ForbiddenProblem, NotFoundProblem, TooLateProblem

from .conftest import VALUES

SIU = Recipient("Siu H'Nghĩa", email="siu@example.vn", phone="0905 123 456")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quiet():
    """Expected troubles are not printed."""
    for name in (office.__name__, delivering.__name__):
        logging.getLogger(name).setLevel(logging.ERROR)


def _told(to=SIU, *, key="k1", channels=("email",)):
    told = Recipient(**{**to.__dict__, "channels": channels})
    with transaction.atomic():
        notify("test.received", to=told, values=VALUES, key=key)


def _later():
    """Time passes: whatever waits is due."""
    Message.objects.filter(delivered_at__isnull=True).update(next_try_at=timezone.now())
    deliver_due()


def _only():
    return Delivery.objects.get()


# ---- e-mail


def test_an_email_comes_with_its_vietnamese_subject_and_text(mailbox):
    _told()
    assert mailbox.mails == []
    deliver_due()
    (mail,) = mailbox.mails
    assert mail["Subject"].strip() == "Đã tiếp nhận hồ sơ 000.00.31.H21-210615-0012 của Siu H'Nghĩa"
    assert mail["To"].addresses[0].addr_spec == "siu@example.vn"
    assert mail["From"].addresses[0].display_name == "Một cửa Gia Lai"
    assert "hẹn trả ngày 6/7/2021" in mail.get_content()
    assert (_only().state, _only().tries) == (DeliveryState.SENT, 1)
    assert _only().delivered_at is not None


def test_nothing_is_sent_when_the_act_falls(mailbox):
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        notify("test.received", to=SIU, values=VALUES, key="k1")
        raise RuntimeError
    deliver_due()
    assert mailbox.mails == []
    assert not Delivery.objects.exists()


def test_a_repeated_act_tells_once(mailbox):
    for _ in range(3):
        _told()
    deliver_due()
    _later()
    assert len(mailbox.mails) == 1


def test_a_refused_recipient_is_kept_in_words_and_not_tried_again(mailbox):
    _told(Recipient("Ai", email="khong-co@example.vn"))
    deliver_due()
    _later()
    assert (_only().state, _only().tries) == (DeliveryState.REFUSED, 1)
    assert _only().trouble == "550 5.1.1 no such user"


@pytest.mark.parametrize("address", ["không@example.vn", "siu", "a@b\nBcc: c@d.vn"])
def test_an_address_that_is_none_is_refused_before_the_server_is_asked(mailbox, address):
    _told(Recipient("Ai", email=address))
    deliver_due()
    assert _only().state == DeliveryState.REFUSED
    assert mailbox.mails == []


def test_a_full_mailbox_is_tried_again(mailbox):
    _told(Recipient("Ai", email="day@example.vn"))
    deliver_due()
    assert (_only().state, _only().tries) == (DeliveryState.WAITING, 1)
    assert "452" in _only().trouble
    assert Message.objects.get().next_try_at > timezone.now()


def test_a_server_that_was_down_gets_the_message_when_it_is_up(mail_server):
    _told()
    deliver_due()
    assert "Không kết nối được máy chủ" in _only().trouble
    box = mail_server()
    _later()
    assert len(box.mails) == 1
    assert (_only().state, _only().tries, _only().trouble) == (DeliveryState.SENT, 2, "")


def test_a_server_that_stays_down_ends_in_failure_that_a_person_sees(mail_settings):
    _told()
    for _ in range(delivering.MOST_TRIES + 3):
        _later()
    assert (_only().state, _only().tries) == (DeliveryState.FAILED, delivering.MOST_TRIES)
    assert "Không kết nối được máy chủ" in _only().trouble


def test_a_worker_killed_after_sending_sends_again_under_the_same_number(mailbox, monkeypatch):
    """At least once: the mailbox may see it twice, and knows it is one message."""
    _told()
    with monkeypatch.context() as killed:
        killed.setattr(delivering, "_note", _die)
        with pytest.raises(KeyboardInterrupt):
            deliver_due()
    assert deliver_due() == 0  # the dead worker's lease
    _later()
    assert len(mailbox.mails) == 2
    assert len({mail["Message-ID"] for mail in mailbox.mails}) == 1
    assert _only().state == DeliveryState.SENT


def test_a_worker_killed_between_commit_and_sending_loses_nothing(mailbox, monkeypatch):
    _told()
    with monkeypatch.context() as killed:
        killed.setattr(by_email.EmailMessage, "send", _die)
        with pytest.raises(KeyboardInterrupt):
            deliver_due()
    _later()
    assert len(mailbox.mails) == 1


def _die(*_args, **_more):
    raise KeyboardInterrupt


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_a_message_once(mailbox):
    for number in range(6):
        _told(key=f"k{number}")

    def work():
        deliver_due()
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(mailbox.mails) == 6
    assert len({mail["Message-ID"] for mail in mailbox.mails}) == 6


def test_a_value_cannot_add_a_header(mailbox):
    with transaction.atomic():
        notify("test.received", to=SIU, values={**VALUES, "name": "A\r\nBcc: b@c.vn"}, key="k1")
    deliver_due()
    (mail,) = mailbox.mails
    assert mail["Bcc"] is None
    assert mail["Subject"].endswith("của A Bcc: b@c.vn")


def test_without_a_server_the_delivery_says_that_the_way_is_off(settings):
    settings.EMAIL_HOST = ""
    _told()
    deliver_due()
    assert (_only().state, _only().tries) == (DeliveryState.OFF, 0)


# ---- SMS and Zalo


def test_an_sms_comes_without_marks_in_one_part(gateway):
    _told(channels=("sms",))
    deliver_due()
    ((path, body),) = gateway.asked
    assert path == "/messages/sms/send"
    assert body["phone"] == "0905123456"
    assert body["content"] == (
        "Ho so 000.00.31.H21-210615-0012 cua Siu H'Nghia da duoc tiep nhan, hen tra 6/7/2021."
    )
    assert (body["sender"], gateway.headers["Authorization"]) == ("UBND-GiaLai", "Bearer bi-mat")
    assert (_only().state, _only().reference) == (DeliveryState.SENT, "sms-000001")


def test_a_zalo_message_goes_on_its_registered_template(gateway):
    _told(channels=("zalo",))
    deliver_due()
    ((path, body),) = gateway.asked
    assert path == "/messages/zalo/message/template"
    assert body["template_id"] == "298765"
    assert body["template_data"] == {
        **VALUES, "text": "Hồ sơ 000.00.31.H21-210615-0012 đã được tiếp nhận.",
    }  # fmt: skip
    assert gateway.headers["access_token"] == "the"
    assert _only().reference == "zalo-000001"


@pytest.mark.parametrize("way", ["sms", "zalo"])
@pytest.mark.parametrize("phone", ["0905000000", "12", "0905 12 34 5x"])
def test_a_phone_that_is_none_is_refused_for_good(gateway, way, phone):
    _told(Recipient("Ai", phone=phone), channels=(way,))
    deliver_due()
    _later()
    assert (_only().state, _only().tries) == (DeliveryState.REFUSED, 1)


@pytest.mark.parametrize("status", [500, 503, 429, 401])
def test_a_busy_gateway_is_asked_again_under_the_same_number(gateway, status):
    gateway.statuses.append(status)
    _told(channels=("sms",))
    deliver_due()
    assert (_only().state, str(status) in _only().trouble) == (DeliveryState.WAITING, True)
    _later()
    assert _only().state == DeliveryState.SENT
    assert len(gateway.taken) == 1


def test_every_chosen_way_with_an_address_gets_its_own_delivery(mailbox, gateway):
    _told(channels=("email", "sms", "zalo", "sms"))
    deliver_due()
    assert sorted(Delivery.objects.values_list("way", "state")) == [
        ("email", "sent"), ("sms", "sent"), ("zalo", "sent"),
    ]  # fmt: skip
    assert len(mailbox.mails) == 1


def test_a_way_without_an_address_is_left_out(mailbox):
    _told(Recipient("Ai", email="ai@example.vn"), channels=("sms", "email"))
    assert [delivery.way for delivery in Delivery.objects.all()] == ["email"]


def test_one_way_that_fails_does_not_hold_up_another(mail_settings, gateway):
    _told(channels=("email", "sms"))
    deliver_due()
    assert dict(Delivery.objects.values_list("way", "state")) == {"email": "waiting", "sms": "sent"}


# ---- asking and sending again


def test_a_missing_value_or_template_is_an_error_of_the_program():
    with pytest.raises(BadTemplateError, match="due"), transaction.atomic():
        notify("test.received", to=SIU, values={"code": "1", "name": "A"}, key="k1")
    with pytest.raises(BadTemplateError, match=r"test\.none"), transaction.atomic():
        notify("test.none", to=SIU, values={}, key="k1")


def test_asking_for_three_ways_takes_few_statements(django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(4):
        told = Recipient(
            "Ai", email="a@b.vn", phone="0905123456", channels=("email", "sms", "zalo")
        )
        notify("test.received", to=told, values=VALUES, key="k1")


def test_a_person_sends_a_failed_delivery_again(minh, mail_server):
    _told(Recipient("Ai", email="khong-co@example.vn"))
    mail_server()
    deliver_due()
    Delivery.objects.update(address="co@example.vn")
    retry(_only().pk, by=minh, unit_ids=(), with_unitless=True)
    deliver_due()
    assert (_only().state, _only().tries, _only().rounds) == (DeliveryState.SENT, 1, 1)
    with pytest.raises(TooLateProblem):
        retry(_only().pk, by=minh, unit_ids=(), with_unitless=True)


def test_a_delivery_of_another_unit_cannot_be_sent_again(units, hoa, mailbox):
    _told(Recipient("Ai", email="khong-co@example.vn", unit_id=units["H21.31"].pk))
    deliver_due()
    with pytest.raises(NotFoundProblem):
        retry(_only().pk, by=hoa, unit_ids={units["H21.43"].pk}, with_unitless=False)
    nobody = replace(hoa, held={"notices.see": frozenset({"H21"})})
    with pytest.raises(ForbiddenProblem):
        retry(_only().pk, by=nobody, unit_ids={units["H21.31"].pk}, with_unitless=False)
