"""One dossier walks from the desk of Pleiku to a cell of the annex, as docs/tour.md tells it."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse

from konia.domains.dossiers.actions import ask_supplement, resume
from konia.domains.dossiers.models import Dossier
from konia.domains.dossiers.registers import DOSSIERS
from konia.domains.dossiers.tests.factories import DossierFactory
from konia.domains.dossiers.tests.stage import moment
from konia.domains.reporting.compiling import compile_report, questions_of
from konia.domains.reporting.definition import report
from konia.faces.console.main import run
from konia.kernel.audit.models import Entry
from konia.kernel.audit.register import acts_on, revisions_of, verify
from konia.kernel.figures.actions import keep_readings, replay
from konia.kernel.figures.engine import records
from konia.kernel.figures.models import Reading
from konia.kernel.registers.actions import amend, enter, withdraw
from konia.kernel.registers.listing import list_page
from konia.kernel.rooms.problems import NotFoundProblem
from konia.testing.questions import answer, value

CODE = "000.00.31.H21-210301-9001"
FINISHED = {"finished_on": date(2021, 3, 12), "state": "ready"}


@pytest.fixture
def others(units):
    """Two open dossiers of Pleiku; punctual ones of a ward, of another district, of April."""
    DossierFactory.create_batch(2, unit=units["H21.31"])
    DossierFactory(unit=units["H21.31.01"], early=True)
    DossierFactory(unit=units["H21.43"], early=True)
    april = {"received_on": date(2021, 4, 1), "due_on": date(2021, 4, 15)}
    DossierFactory(unit=units["H21.31"], finished_on=date(2021, 4, 2), **april)


@pytest.fixture
def entered(others, units, lan):
    """The dossier, as Lan entered it at the desk."""
    values = {
        "code": CODE, "procedure_code": "1.001193", "field": "civil_status",
        "procedure_level": "district", "service_level": 2, "applicant": "Rơ Châm Hương",
        "unit": units["H21.31"].pk, "channel": "counter", "received_on": date(2021, 3, 1),
        "due_on": date(2021, 3, 15), "state": "handling",
    }  # fmt: skip
    return enter(DOSSIERS, values, by=lan)


@pytest.fixture
def finished(entered, lan):
    """The dossier, finished three days before it was due."""
    return amend(DOSSIERS, entered.pk, FINISHED, by=lan, reason="Đã có kết quả")


def _annex():
    return compile_report(report("cchc-2021-h1"), unit="H21.31", with_facts=False)


def _keep(batch):
    return keep_readings(questions_of(_annex()), batch=batch, by="minh")


def _readings_of(batch):
    rows = Reading.objects.filter(batch=batch, tiers="district")
    return [row.value for row in rows if row.code.startswith("dossiers.settled_on_time")]


def _page(client, url, who):
    client.force_login(who.account)
    shown = client.get(url)
    assert shown.status_code == 200
    return unescape(shown.content.decode())


def _cell(client, who):
    """The printed number and the address behind it, in line 3.4.2 of Pleiku's annex."""
    page = _page(client, reverse("workspace:annex", args=["cchc-2021-h1"]) + "?unit=H21.31", who)
    row = page.partition('id="dong-3.4.2"')[2].partition("</tr>")[0]
    return re.search(r'href="([^"]+)"[^>]*>\s*([\d,]+)', row).group(2, 1)


def test_what_lan_enters_stands_in_the_register_of_acts_under_her_name(entered):
    (act,) = acts_on("dossiers.dossiers", entered.pk)
    assert (act.act, act.by, act.unit_code) == ("enter", "lan", "H21.31")
    assert act.detail["code"] == CODE


def test_minh_finds_it_by_the_applicants_name_and_hoa_does_not(entered, minh, hoa):
    assert list_page(DOSSIERS, {"q": "ro cham hu"}, by=minh).rows == [entered]
    assert list_page(DOSSIERS, {"q": "ro cham hu"}, by=hoa).total == 0


def test_the_register_page_lists_it_to_minh_and_not_to_hoa(entered, client, minh, hoa):
    url = reverse("workspace:register", args=["dossiers.dossiers"])
    assert CODE in _page(client, url, minh)
    assert CODE not in _page(client, url, hoa)


def test_hoa_cannot_finish_a_dossier_of_pleiku(entered, hoa):
    with pytest.raises(NotFoundProblem):
        amend(DOSSIERS, entered.pk, FINISHED, by=hoa, reason="Đã có kết quả")
    assert Dossier.objects.get(code=CODE).finished_on is None


def test_finishing_it_keeps_the_reason_and_what_it_said_before(finished):
    (before,) = revisions_of("dossiers_dossier", finished.pk)
    assert (before.old["state"], before.old["finished_on"]) == ("handling", None)
    assert acts_on("dossiers.dossiers", finished.pk)[0].detail["reason"] == "Đã có kết quả"


def test_the_days_it_waited_for_the_applicant_are_not_held_against_it(entered, lan):
    ask_supplement(CODE, reason="Thiếu bản đồ", at=moment(4), by=lan)
    resume(CODE, at=moment(9), by=lan)
    on_the_new_due_day = {"finished_on": date(2021, 3, 18), "state": "ready"}
    amend(DOSSIERS, entered.pk, on_the_new_due_day, by=lan, reason="Đã có kết quả")
    assert value("dossiers.finished_on_time", "H21.31") == 3
    assert value("dossiers.finished_late", "H21.31") == 0


def test_it_is_counted_from_the_day_it_came(entered):
    assert value("dossiers.received", "H21.31") == 5
    assert value("dossiers.received", "H21.31", as_of=date(2021, 3, 1)) == 4
    assert value("dossiers.received", "H21.31", as_of=date(2021, 2, 28)) == 0


def test_it_is_settled_on_time_once_it_is_finished(entered, lan):
    asked = {"as_of": date(2021, 3, 14), "tiers": ("district",)}
    assert answer("dossiers.settled_on_time", "H21.31", **asked).part == 0
    amend(DOSSIERS, entered.pk, FINISHED, by=lan, reason="Đã có kết quả")
    settled = answer("dossiers.settled_on_time", "H21.31", **asked)
    assert (settled.part, settled.whole, settled.value) == (1, 3, Decimal("33.3"))


def test_the_line_of_the_annex_is_that_figure_seen_on_its_own_day(finished):
    line = _annex().by_key["3.4.2"]
    assert (line.answer.part, line.answer.whole, line.value) == (1, 3, Decimal("33.3"))
    assert line.answer.ask.as_of == date(2021, 3, 14)
    assert line.answer.definition.code.startswith("dossiers.settled_on_time@")


def test_the_province_adds_the_other_district(finished):
    line = compile_report(report("cchc-2021-h1"), with_facts=False).by_key["3.4.2"]
    assert (line.answer.part, line.answer.whole) == (2, 4)


def test_the_records_behind_the_line_are_exactly_that_dossier(finished):
    found = _annex().by_key["3.4.2"].answer
    name = found.definition.name
    assert list(records(name, found.ask, "part")) == [finished]
    assert records(name, found.ask, "whole").count() == 3


def test_the_cell_of_the_page_leads_to_a_card_that_says_the_same_number(
    finished, named_bodies, client, minh
):
    number, url = _cell(client, minh)
    card = _page(client, url, minh)
    assert number == "33,3"
    assert url.startswith(reverse("workspace:figure", args=["dossiers.settled_on_time"]))
    assert re.search(r"\b33,3\b", card)
    assert card.count(f">{CODE}<") == 1


def test_the_card_lists_that_dossier_and_no_other(finished, named_bodies, client, minh):
    card = _page(client, _cell(client, minh)[1], minh)
    assert set(re.findall(r"000\.00\.31\.H21-\d{6}-\d{4}", card)) == {CODE}


def test_hoa_reads_the_number_and_none_of_its_records(finished, named_bodies, client, minh, hoa):
    number, url = _cell(client, minh)
    card = _page(client, url, hoa)
    assert number in card
    assert CODE not in card


def test_that_minh_looked_at_names_is_written_down(finished, named_bodies, client, minh):
    _page(client, _cell(client, minh)[1], minh)
    looks = Entry.objects.filter(by="minh", detail__figure="dossiers.settled_on_time")
    assert [look.detail["rows"] for look in looks] == [1]


def test_a_shell_asks_the_same_figure_for_all_tiers_together(finished, capsys):
    period = ["--period", "2020-12-15..2021-06-14", "--as-of", "2021-03-14", "--records"]
    assert run(["figure", "dossiers.settled_on_time", "--unit", "H21.31", *period]) == 0
    told = capsys.readouterr().out
    assert "50" in told.splitlines()[0]
    assert CODE in told


def test_a_kept_annex_comes_out_again(finished):
    assert _keep("2021-H1") == len(questions_of(_annex()))
    assert _readings_of("2021-H1") == ["33.3"]
    assert replay("2021-H1") == []


def test_withdrawing_it_makes_the_replay_name_the_one_line_that_differs(finished, lan):
    _keep("2021-H1")
    withdraw(DOSSIERS, finished.pk, by=lan, reason="Nhập trùng")
    (found,) = replay("2021-H1")
    assert found.reading.code.startswith("dossiers.settled_on_time@")
    assert (found.reading.unit_code, found.reading.tiers) == ("H21.31", "district")
    assert (found.kept.split()[0], found.now.split()[0]) == ("33.3", "0")


def test_a_set_with_another_dossier_in_it_is_noticed_though_the_number_is_the_same(finished, lan):
    _keep("2021-H1")
    twin = Dossier.objects.exclude(pk=finished.pk).filter(unit=finished.unit).earliest("pk")
    amend(DOSSIERS, twin.pk, FINISHED, by=lan, reason="Bổ sung kết quả")
    amend(DOSSIERS, finished.pk, {"finished_on": None, "state": "handling"}, by=lan, reason="Nhầm")
    (found,) = replay("2021-H1")
    assert found.kept.split()[0] == found.now.split()[0] == "33.3"


def test_a_later_reading_stands_beside_the_first_and_not_over_it(finished, lan):
    _keep("2021-H1")
    withdraw(DOSSIERS, finished.pk, by=lan, reason="Nhập trùng")
    _keep("2021-H1, lập lại")
    assert (_readings_of("2021-H1"), _readings_of("2021-H1, lập lại")) == (["33.3"], ["0"])


def test_a_withdrawn_dossier_leaves_every_list_and_stays_in_the_table(finished, lan, minh):
    withdraw(DOSSIERS, finished.pk, by=lan, reason="Nhập trùng")
    assert list_page(DOSSIERS, {"q": CODE}, by=minh).total == 0
    assert Dossier.all_records.get(pk=finished.pk).applicant == "Rơ Châm Hương"


def test_after_the_whole_walk_the_register_of_acts_is_whole(finished, lan):
    _keep("2021-H1")
    withdraw(DOSSIERS, finished.pk, by=lan, reason="Nhập trùng")
    assert [act.act for act in acts_on("dossiers.dossiers", finished.pk)] == [
        "withdraw", "amend", "enter",
    ]  # fmt: skip
    assert verify() == (4, [])
