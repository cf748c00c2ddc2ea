from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from konia.faces.bridges import actions, sending
from konia.faces.bridges.models import SyncRecord
from konia.faces.bridges.national.comparing import compare
from konia.faces.bridges.national.packets import (
    DossierPacket,
    FeeLine,
    PaperFile,
    ProgressPacket,
    ResultFile,
    Supplement,
)
from konia.faces.bridges.national.sending import queue_dossier, queue_progress
from konia.faces.bridges.states import SyncState
from konia.kernel.outbox import post as office
from konia.kernel.outbox.post import deliver_due, post, subscribe

CODE = "000.02.31.H21-210615-0001"
RECEIVED = datetime(2021, 6, 15, 1, 30, tzinfo=UTC)
PACKET = DossierPacket(
    code=CODE, procedure_code="1.001193", procedure_name="Đăng ký khai sinh", field_code="HT",
    field_name="Hộ tịch", applicant="Nguyễn Thị Hạnh", summary="Khai sinh cho con",
    received_at=RECEIVED, due_at=RECEIVED + timedelta(days=1), state=2, channel=1,
    unit_name="UBND phường Yên Đỗ", papers=(PaperFile("1", "to-khai.pdf"),),
    fees=(FeeLine("LP", "Lệ phí", 8000),), results=(ResultFile("9", "Giấy khai sinh"),),
    supplements=(Supplement("1", "Lan", "Thiếu giấy chứng sinh", RECEIVED),),
)  # fmt: skip
STEP = ProgressPacket(
    code=CODE, by="Lan", title="Công chức", at=datetime(2021, 6, 15, 7, 0, tzinfo=UTC),
    office="Một cửa", words="Thẩm tra", state=4, began_at=RECEIVED,
)  # fmt: skip


def queue(packet=PACKET, event="e1"):
    act = queue_dossier if isinstance(packet, DossierPacket) else queue_progress
    act(packet, event_id=event, at=timezone.now())


def states():
    return list(SyncRecord.objects.order_by("pk").values_list("state", flat=True))


def hurry():
    SyncRecord.objects.update(next_try_at=timezone.now())


def test_moments_are_written_in_viet_nam_time():
    assert PACKET.written()["NgayTiepNhan"] == "20210615083000"
    assert PACKET.written()["NgayTra"] == ""


@pytest.mark.works("S22.3")
def test_the_national_page_shows_the_same_state_and_time(db, outside, sandbox):
    queue()
    queue(STEP, "e2")
    assert sending.send_due() == 2
    text = sandbox.ask("GET", f"/portal/ho-so/{CODE}").text
    assert '<strong id="trang-thai">Đang xử lý</strong>' in text
    assert '<strong id="thoi-diem">14:00 ngày 15/06/2021</strong>' in text
    assert states() == [SyncState.ACCEPTED] * 2


def test_one_event_goes_out_once(db, outside, sandbox):
    for _ in range(2):
        queue()
    sending.send_due()
    assert len(sandbox.received("portal")["calls"]) == 1


def test_a_change_is_sent_as_an_update(db, outside, sandbox):
    queue()
    queue(replace(PACKET, state=4), "e2")
    sending.send_due()
    assert states() == [SyncState.ACCEPTED] * 2
    assert sandbox.received("portal")["dossiers"][CODE]["TrangThaiHoSo"] == "4"


def test_a_lost_answer_is_made_good_and_nothing_is_doubled(db, outside, sandbox):
    sandbox.fault("portal", "DongBoHoSoMC", "lost")
    queue()
    sending.send_due()
    assert states() == [SyncState.FAILED]
    hurry()
    sending.send_due()
    assert states() == [SyncState.ACCEPTED]
    answers = [one["answer"] for one in sandbox.received("portal")["calls"]]
    assert answers == ["0", "4", "0"]  # taken, known already, updated


def test_a_later_step_waits_for_the_dossier_before_it(db, outside, sandbox):
    sandbox.fault("portal", "DongBoHoSoMC", "error")
    queue()
    queue(STEP, "e2")
    sending.send_due()
    assert states() == [SyncState.FAILED, SyncState.WAITING]
    hurry()
    sending.send_due()
    assert states() == [SyncState.ACCEPTED] * 2


def test_another_dossier_does_not_wait(db, outside, sandbox):
    sandbox.fault("portal", "DongBoHoSoMC", "error")
    queue()
    queue(replace(PACKET, code="000.02.31.H21-210615-0002"), "e2")
    sending.send_due()
    assert states() == [SyncState.FAILED, SyncState.ACCEPTED]


def test_a_packet_the_portal_refuses_stays_to_be_seen_with_the_reason(db, outside):
    queue(replace(PACKET, procedure_code="khai-sinh"))
    sending.send_due()
    kept = SyncRecord.objects.get()
    assert kept.state == SyncState.REJECTED
    assert kept.answer["message"] == "Sai định dạng: MaTTHC"


def test_each_failure_waits_longer(db, outside, sandbox):
    sandbox.fault("portal", "*", "error", times=99)
    queue()
    waits = []
    for _ in range(8):
        hurry()
        sending.send_due()
        gap = SyncRecord.objects.get().next_try_at - timezone.now()
        waits.append(round(gap.total_seconds(), -1))
    assert waits == [10, 30, 120, 600, 3600, 21600, 21600, 21600]


def test_a_session_the_portal_has_forgotten_is_opened_again(db, outside, sandbox):
    queue()
    sending.send_due()
    sandbox.reset()
    queue(replace(PACKET, state=4), "e2")
    sending.send_due()
    assert states() == [SyncState.ACCEPTED] * 2


def test_a_sender_killed_between_claim_and_answer_loses_nothing(db, outside, sandbox):
    queue()
    assert actions.claim(at=timezone.now()).state == SyncState.SENT  # and then it dies
    assert sending.send_due() == 0
    hurry()  # the lease runs out
    assert sending.send_due() == 1
    assert states() == [SyncState.ACCEPTED]


def test_a_sender_killed_after_the_portal_took_it_doubles_nothing(
    db, outside, sandbox, monkeypatch
):
    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    queue()
    queue(STEP, "e2")
    with monkeypatch.context() as patched:
        patched.setattr(actions, "take_answer", killed)
        with pytest.raises(KeyboardInterrupt):
            sending.send_due()
    hurry()
    sending.send_due()
    assert states() == [SyncState.ACCEPTED] * 2
    assert list(sandbox.received("portal")["dossiers"]) == [CODE]


def test_a_fault_of_our_own_stops_nobody_else(db, outside, sandbox, monkeypatch, caplog):
    def broken(record):
        raise ZeroDivisionError

    monkeypatch.setitem(sending._SENDERS, "tax", broken)
    actions.note_event("tax", "x", subject_code="1", event_id="1", packet={}, at=timezone.now())
    queue()
    sending.send_due()
    assert states() == [SyncState.FAILED, SyncState.ACCEPTED]
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_an_event_at_home_goes_out_as_soon_as_its_transaction_ends(
    outside, sandbox, units, monkeypatch
):
    monkeypatch.setattr(office, "_LISTENERS", {})
    subscribe("test.step", lambda payload: queue(event=payload["event"]))
    with transaction.atomic():
        post("test.step", {"event": "e1"}, key="e1")
        assert deliver_due.__name__  # nothing is sent inside
    assert sandbox.received("portal")["calls"] == []
    deliver_due()
    assert states() == [SyncState.ACCEPTED]


def test_comparison_names_what_is_the_same_what_differs_and_what_is_missing(db, outside, sandbox):
    other, third = (f"000.02.31.H21-210615-000{n}" for n in (2, 3))
    queue()
    queue(replace(PACKET, code=other), "e2")
    sending.send_due()
    queue(replace(STEP, code=other), "e3")
    queue(replace(PACKET, code=third), "e4")
    found = {one.code: one for one in compare([CODE, other, third])}
    assert [found[code].verdict for code in (CODE, other, third)] == ["same", "waiting", "waiting"]
    SyncRecord.objects.update(state=SyncState.REJECTED)
    found = {one.code: one for one in compare([CODE, other, third])}
    assert [found[code].verdict for code in (CODE, other, third)] == ["same", "differs", "missing"]
    assert (found[other].ours, found[other].theirs) == ("Đang xử lý", "Được tiếp nhận")


def test_the_pages_of_officials_show_and_send_again(outside, sandbox, desk):
    queue(replace(PACKET, procedure_code="x"))
    sending.send_due()
    text = desk.get("/cau-noi/dong-bo/?trang-thai=rejected").content.decode()
    assert CODE in text
    assert "Sai định dạng: MaTTHC" in text
    pk = SyncRecord.objects.get().pk
    assert desk.post(f"/cau-noi/dong-bo/{pk}/gui-lai/").status_code == 302
    assert SyncRecord.objects.get().state == SyncState.WAITING
    text = desk.post("/cau-noi/dong-bo/doi-chieu/").content.decode()
    assert "Còn gói tin chờ gửi" in text


def test_the_comparison_page_says_when_the_portal_is_down(outside, sandbox, desk):
    queue()
    sandbox.fault("portal", "*", "error", times=9)
    text = desk.post("/cau-noi/dong-bo/doi-chieu/").content.decode()
    assert "chưa trả lời" in text


def test_strangers_and_officials_without_the_permission_stay_outside(client, units):
    from konia.testing.cast import powers_of

    assert client.get("/cau-noi/dong-bo/").status_code == 302
    client.force_login(powers_of("an", "H21.31", permissions=["payments.see"]).account)
    assert client.get("/cau-noi/dong-bo/").status_code == 403


def test_a_list_of_packets_costs_the_same_however_long(
    outside, desk, django_assert_max_num_queries
):
    for n in range(30):
        queue(replace(PACKET, code=f"000.02.31.H21-210615-{n:04}"), f"e{n}")
    with django_assert_max_num_queries(9):
        desk.get("/cau-noi/dong-bo/")
