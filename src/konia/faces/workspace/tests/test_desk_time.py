"""Time as the pages tell it: waits, hops, who was late, what was on time."""

from datetime import date

import pytest

from konia.domains.dossiers import actions
from konia.domains.dossiers.models import Dossier, Step
from konia.domains.dossiers.tests.factories import DossierFactory
from konia.domains.dossiers.tests.stage import intake, make_procedure, moment

from .stage import page

HOPS = (
    ("receive", "reception", 4), ("handle", "competent", 8), ("hop", "fixed", 16, "H21.31"),
    ("hop", "fixed", 24, "H21.10"), ("sign", "competent", 8), ("return", "reception", 4),
)  # fmt: skip


def _stand_at(monkeypatch, settings, at):
    """Let the pages act at an instant."""
    settings.KONIA_TODAY = at.date().isoformat()
    for name in ("dossier", "dossier_acts", "inbox"):
        monkeypatch.setattr(f"konia.faces.workspace.{name}.now", lambda: at)


@pytest.mark.works("S18.3")
def test_three_days_of_waiting_move_the_due_day_by_three_and_the_page_shows_it(
    desk, units, minh, monkeypatch, settings
):
    kept = actions.receive(intake(make_procedure(units)), at=moment(1), by=minh)
    actions.pass_on(kept.code, at=moment(1, 10), by=minh)
    assert kept.due_at == moment(8, 17)
    _stand_at(monkeypatch, settings, moment(2))
    asked = {"reason": "Thiếu ảnh", "items": "Ảnh", "stops_clock": "co"}
    assert desk.post(page(kept.code, "yeu-cau-bo-sung"), asked).status_code == 302
    assert desk.get(page(kept.code)).context["bar"]["due"] == "–"
    _stand_at(monkeypatch, settings, moment(5))
    assert desk.post(page(kept.code, "nhan-bo-sung"), {}).status_code == 302
    context = desk.get(page(kept.code)).context
    assert context["bar"]["due"] == "17:00 ngày 11/3/2021"
    lines = {line.code: line for line in context["clock"]}
    assert lines["original"].at == moment(8, 17)
    assert lines["due"].at == moment(11, 17)
    assert "22 giờ 30 phút" in lines["paused"].items[0]  # three days of seven and a half hours
    acts = [event["title"] for event in context["timeline"]]
    assert acts[:2] == [
        "Đã nhận giấy tờ bổ sung, tiếp tục giải quyết", "Cơ quan yêu cầu bổ sung hồ sơ",
    ]  # fmt: skip


@pytest.mark.works("S18.4")
def test_each_hop_has_a_due_moment_of_its_own_and_the_whole_one_too(
    desk, units, minh, monkeypatch, settings
):
    procedure = make_procedure(units, steps=HOPS, time_limit_days=10)
    kept = actions.receive(intake(procedure, unit="H21.31.01"), at=moment(1, 8), by=minh)
    seen = {}
    for day, at in enumerate((moment(1, 9), moment(2, 9), moment(4, 9), moment(9, 9)), 1):
        held = desk.get(page(kept.code)).context["held"]
        seen[held[0]["unit"]] = held[0]["due"]
        _stand_at(monkeypatch, settings, at)
        if day < 4:
            desk.post(page(kept.code, "chuyen-buoc"), {"words": ""})
    assert list(seen) == [
        "UBND phường Yên Đỗ", "UBND thành phố Pleiku", "Sở Tài nguyên và Môi trường",
    ]  # fmt: skip
    assert len(set(seen.values())) == 3
    context = desk.get(page(kept.code)).context
    assert context["bar"]["due"] == "17:00 ngày 15/3/2021"  # ten working days for the whole
    late = {body["unit"]: body["late"] for body in context["used"]}
    assert late["UBND phường Yên Đỗ"] == ""
    assert late["Sở Tài nguyên và Môi trường"] == ""


def test_lateness_is_laid_at_the_door_of_who_used_the_time(
    desk, units, minh, monkeypatch, settings
):
    procedure = make_procedure(units, steps=HOPS, time_limit_days=10)
    kept = actions.receive(intake(procedure, unit="H21.31.01"), at=moment(1, 8), by=minh)
    actions.pass_on(kept.code, at=moment(1, 9), by=minh)
    actions.pass_on(kept.code, at=moment(2, 8), by=minh)  # the district has sixteen hours
    actions.pass_on(kept.code, at=moment(9, 8), by=minh)  # and takes five days
    _stand_at(monkeypatch, settings, moment(9, 9))
    used = {body["unit"]: body for body in desk.get(page(kept.code)).context["used"]}
    assert used["UBND thành phố Pleiku"]["late"]
    assert not used["UBND phường Yên Đỗ"]["late"]
    assert not used["Sở Tài nguyên và Môi trường"]["late"]
    assert Step.objects.count() == 4


@pytest.mark.works("S18.1")
def test_of_three_finished_two_are_on_time_on_the_card_behind_the_board(desk, units):
    at = units["H21.31"]
    for trait in ("early", "on_the_day", "late"):
        DossierFactory(unit=at, **{trait: True})
    rows = desk.get("/lam-viec/dieu-hanh/theo-don-vi/").context["table"]["rows"]
    counts = [cell["text"] for cell in rows[0]["cells"][1:]]
    assert counts == ["3", "0", "2", "1", "0", "0"]
    card = "/lam-viec/chi-tieu/dossiers.on_time_of_finished/"
    asked = "?unit=H21&ky=2020-12-15..2021-06-14&den=2021-06-15"
    assert "66,67" in desk.get(card + asked).content.decode()
    received = "/lam-viec/chi-tieu/dossiers.received_kept_in_time/"
    assert desk.get(received + asked).status_code == 200
    assert Dossier.objects.filter(finished_on__gt=date(2021, 3, 15)).count() == 1
