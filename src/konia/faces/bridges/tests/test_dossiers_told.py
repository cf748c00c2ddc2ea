"""A dossier's own events go to the portal; the dossier knows how far."""

import pytest
from django.utils import timezone

from konia.domains.dossiers import actions
from konia.domains.dossiers.models import Dossier, Event
from konia.domains.dossiers.states import SyncState as Known
from konia.domains.dossiers.tests.stage import intake, make_procedure, moment
from konia.domains.dossiers.tests.test_online_life import sent, siu
from konia.faces.bridges import sending
from konia.faces.bridges.models import SyncRecord
from konia.faces.bridges.national.comparing import compare
from konia.faces.bridges.states import SyncState
from konia.kernel.outbox.post import deliver_due

__all__ = ["siu"]


def hurry():
    SyncRecord.objects.update(next_try_at=timezone.now())


def delivered():
    """What the worker would do until nothing is left."""
    while deliver_due():
        pass
    sending.send_due()


def page_of(sandbox, code):
    return sandbox.ask("GET", f"/portal/ho-so/{code}").text


def sync_state():
    return Dossier.objects.get().sync_state


@pytest.fixture
def kept(units, lan, outside, sandbox):
    """A dossier received in Pleiku."""
    return actions.receive(intake(make_procedure(units)), at=moment(1), by=lan)


@pytest.mark.works("S22.3")
def test_each_state_and_its_time_are_the_same_on_the_national_page(kept, lan, sandbox):
    delivered()
    text = page_of(sandbox, kept.code)
    assert '<strong id="trang-thai">Được tiếp nhận</strong>' in text
    assert '<strong id="thoi-diem">09:00 ngày 01/03/2021</strong>' in text
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    delivered()
    assert "Đang xử lý</strong>" in page_of(sandbox, kept.code)
    actions.ask_supplement(kept.code, reason="Thiếu trích lục", at=moment(2), by=lan)
    delivered()
    text = page_of(sandbox, kept.code)
    assert '<strong id="trang-thai">Yêu cầu bổ sung giấy tờ</strong>' in text
    assert '<strong id="thoi-diem">09:00 ngày 02/03/2021</strong>' in text
    assert [one.verdict for one in compare([kept.code])] == ["same"]


def test_the_packet_bears_supplements_fees_and_results(units, lan, outside, sandbox):
    procedure = make_procedure(units, fee_vnd=50000)
    kept = actions.receive(intake(procedure), at=moment(1), by=lan)
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    actions.ask_supplement(kept.code, reason="Thiếu trích lục", at=moment(2), by=lan)
    actions.resume(kept.code, at=moment(3), by=lan)
    actions.pass_on(kept.code, at=moment(3, 10), by=lan)
    actions.decide(kept.code, results=[actions.ResultIn("Giấy phép")], at=moment(4), by=lan)
    actions.hand_over(kept.code, receiver="Siu", at=moment(5), by=lan)
    delivered()
    packet = sandbox.received("portal")["dossiers"][kept.code]
    assert packet["TrangThaiHoSo"] == "10"
    assert packet["DanhSachLePhi"][0]["Gia"] == "50000"
    (asked,) = packet["DanhSachHoSoBoSung"]
    assert (asked["NoiDungBoSung"], asked["TrangThaiBoSung"]) == ("Thiếu trích lục", "1")
    assert packet["DanhSachGiayToKetQua"][0]["TenGiayTo"] == "Giấy phép"
    assert packet["NgayTra"].startswith("20210305")
    assert set(SyncRecord.objects.values_list("state", flat=True)) == {SyncState.ACCEPTED}


def test_the_dossier_knows_how_far_the_portal_is(kept, sandbox):
    assert sync_state() == Known.WAITING or sync_state() == ""
    sandbox.fault("portal", "DongBoHoSoMC", "error")
    delivered()
    assert sync_state() == Known.FAILED
    hurry()
    sending.send_due()
    assert sync_state() == Known.ACCEPTED


def test_telling_the_portal_is_no_event_of_the_dossier(kept):
    before = Event.objects.count()
    delivered()
    assert Event.objects.count() == before


def test_a_newer_event_keeps_the_dossier_waiting(kept, lan):
    delivered()
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    assert sync_state() == Known.WAITING


def test_an_application_declined_at_the_desk_is_told_as_not_received(
    units, lan, siu, outside, sandbox
):
    kept = sent(units, siu)
    delivered()
    assert "Mới đăng ký</strong>" in page_of(sandbox, kept.code)
    actions.decline(kept.code, reason="Không thuộc thẩm quyền", at=moment(8), by=lan)
    delivered()
    assert "Không được tiếp nhận</strong>" in page_of(sandbox, kept.code)


def test_without_a_portal_nothing_is_queued(units, lan):
    actions.receive(intake(make_procedure(units)), at=moment(1), by=lan)
    delivered()
    assert not SyncRecord.objects.exists()
