from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from konia.kernel.audit.models import Entry
from konia.kernel.notices.models import Delivery
from konia.kernel.outbox.models import Message
from konia.testing.cast import powers_of

ADDRESS = "/lam-viec/thong-bao/"


def _delivery(number=1, **facts):
    told = {
        "key": f"k{number}", "template": "test.received", "way": "email", "name": "Siu H'Nghĩa",
        "address": f"siu{number}@example.vn", "values": {}, "subject_code": f"H21-{number:04}",
    }  # fmt: skip
    return Delivery.objects.create(**{**told, **facts})


@pytest.fixture
def told(units):
    """One delivery of Pleiku of each state, and one of Đak Pơ."""
    at = units["H21.31"]
    for number, state in enumerate(("waiting", "sent", "refused", "failed", "off"), start=1):
        _delivery(number, state=state, unit=at, trouble="452 đầy" if state == "failed" else "")
    _delivery(9, unit=units["H21.43"], state="failed")


def _text(page):
    return unescape(page.content.decode())


def test_the_list_shows_states_and_troubles_and_hides_most_of_each_address(desk, told):
    said = _text(desk.get(ADDRESS))
    assert "si***@example.vn" in said
    assert "siu1@example.vn" not in said
    assert "Siu H'Nghĩa" not in said
    assert all(word in said for word in ("chờ gửi", "đã gửi", "bị từ chối", "kênh chưa bật", "452 đầy"))
    assert '<strong class="k-number">6</strong>' in said


def test_the_list_can_be_narrowed_to_one_state_and_one_way(desk, told):
    said = _text(desk.get(ADDRESS, {"state": "failed"}))
    assert ("H21-0004" in said, "H21-0002" in said) == (True, False)
    assert "Không có lần gửi nào" in _text(desk.get(ADDRESS, {"way": "sms"}))
    assert desk.get(ADDRESS, {"state": "x'--", "way": "<b>", "page": "9e9"}).status_code == 200


def test_an_official_of_another_district_sees_only_their_own(client, told):
    client.force_login(powers_of("hoa", "H21.43").account)
    said = _text(client.get(ADDRESS))
    assert ("H21-0009" in said, "H21-0001" in said) == (True, False)


def test_deliveries_of_no_unit_are_for_the_province(client, units):
    _delivery(7)
    client.force_login(powers_of("hoa", "H21.43").account)
    assert "H21-0007" not in _text(client.get(ADDRESS))
    client.force_login(powers_of("minh", "H21").account)
    assert "H21-0007" in _text(client.get(ADDRESS))


def test_the_list_is_read_in_few_statements_however_long(desk, told, django_assert_max_num_queries):
    desk.get(ADDRESS)
    for number in range(20, 60):
        _delivery(number)
    with django_assert_max_num_queries(12):
        desk.get(ADDRESS)


def test_one_press_sends_a_failed_delivery_again_and_a_second_says_so(desk, told):
    failed = Delivery.objects.get(subject_code="H21-0004")
    address = reverse("workspace:notice_retry", args=[failed.pk])
    answer = desk.post(address, {"state": "failed"}, follow=True)
    assert answer.redirect_chain[0][0] == f"{ADDRESS}?state=failed"
    assert "hàng chờ gửi lại" in _text(answer)
    failed.refresh_from_db()
    assert (failed.state, failed.rounds) == ("waiting", 1)
    assert Message.objects.filter(topic="notices.send").count() == 1
    assert Entry.objects.filter(act="retry", subject_id=failed.pk).count() == 1
    assert "đang chờ gửi" in _text(desk.post(address, follow=True))
    assert Message.objects.filter(topic="notices.send").count() == 1


def test_a_delivery_of_another_district_is_not_there_to_be_sent_again(client, told):
    client.force_login(powers_of("hoa", "H21.43").account)
    other = Delivery.objects.get(subject_code="H21-0004")
    assert client.post(reverse("workspace:notice_retry", args=[other.pk])).status_code == 404


def test_who_may_only_look_finds_no_button_and_cannot_press(client, told):
    client.force_login(powers_of("xem", "H21", permissions=["notices.see"]).account)
    assert "Gửi lại" not in _text(client.get(ADDRESS))
    failed = Delivery.objects.get(subject_code="H21-0004")
    assert client.post(reverse("workspace:notice_retry", args=[failed.pk])).status_code == 403


def test_who_may_not_look_is_refused(client, units):
    client.force_login(powers_of("khong", "H21", permissions=["audit.read"]).account)
    assert client.get(ADDRESS).status_code == 403


def test_looking_is_not_sending_again(desk, told):
    failed = Delivery.objects.get(subject_code="H21-0004")
    assert desk.get(reverse("workspace:notice_retry", args=[failed.pk])).status_code == 405


def test_a_given_up_message_between_systems_is_shown_and_tried_again(desk, client, units):
    now = timezone.now()
    dead = Message.objects.create(
        topic="bridges.progress", key="x", payload={}, next_try_at=now, dead_at=now, tries=12,
        trouble="OSError: trục liên thông không trả lời",
    )  # fmt: skip
    assert "trục liên thông không trả lời" in _text(desk.get(ADDRESS))
    desk.post(reverse("workspace:message_revive", args=[dead.pk]))
    dead.refresh_from_db()
    assert (dead.dead_at, dead.tries) == (None, 0)


def test_an_official_of_a_district_neither_sees_nor_revives_messages_between_systems(client, units):
    now = timezone.now()
    dead = Message.objects.create(
        topic="bridges.progress", key="x", payload={}, next_try_at=now, dead_at=now
    )
    client.force_login(powers_of("hoa", "H21.43").account)
    assert "bridges.progress" not in _text(client.get(ADDRESS))
    client.post(reverse("workspace:message_revive", args=[dead.pk]))
    dead.refresh_from_db()
    assert dead.dead_at is not None
