import io
from datetime import date

import pytest
import xlsxwriter

from konia.domains.procedures.actions import reconcile
from konia.domains.procedures.comparing import FEEDS, NationalRow, compare, read_list
from konia.domains.procedures.models import CatalogueMismatch
from konia.domains.procedures.replay import REPLAYS, Outcome, Replay, change_of, replay
from konia.kernel.registers.tables import BadTableError
from konia.kernel.rooms.problems import ForbiddenProblem, NotFoundProblem, Problem

from .contents import make_process, make_version
from .factories import ProcedureFactory

ON = date(2021, 6, 15)


@pytest.fixture
def home(units):
    return units["H21.10"]


@pytest.mark.works("S14.4")
def test_what_is_missing_extra_and_outdated_is_named(units, home, minh):
    same, missing, stale = ProcedureFactory.create_batch(3, unit=home)
    gone = ProcedureFactory(unit=home, abolished=True)
    theirs = [
        NationalRow(same.code.removesuffix(".H21"), same.name.upper(), 15, 100_000),
        NationalRow(stale.code, stale.name, 20, None),
        NationalRow(gone.code, gone.name),
        NationalRow("9.999999", "Thủ tục lạ"),
    ]
    run = reconcile(theirs, source="danh-sach.csv", unit_id=home.pk, on=ON, by=minh)
    found = {(m.kind, m.code): m.words for m in CatalogueMismatch.objects.all()}
    assert (run.ours, run.theirs) == (3, 4)
    assert set(found) == {
        ("missing", missing.code), ("outdated", stale.code), ("extra", gone.code),
        ("extra", "9.999999"),
    }  # fmt: skip
    assert found["outdated", stale.code] == "thời hạn của tỉnh 15 ngày, trên CSDLQG 20 ngày"
    assert "bãi bỏ từ ngày 01/03/2021" in found["extra", gone.code]


@pytest.mark.works("S14.4")
def test_the_recorded_feed_names_exactly_those_not_disclosed(home):
    ProcedureFactory.create_batch(17, unit=home)
    hidden = ProcedureFactory.create_batch(3, unit=home, undisclosed=True)
    ours, found = compare(FEEDS.get("recorded").read(ON), ON)
    assert (ours, [one.code for one in found]) == (20, [one.code for one in hidden])


def test_a_csv_and_an_xlsx_list_are_read_alike():
    csv = "STT,Mã TTHC,Tên thủ tục,Thời hạn\n1,1.000001,Cấp giấy,1.015\n2,,Trống,\n".encode()
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    for row, cells in enumerate((("Mã", "Tên", "Thời hạn"), ("1.000001", "Cấp giấy", 1015))):
        book.worksheets_objs or book.add_worksheet()
        book.worksheets()[0].write_row(row, 0, cells)
    book.close()
    wanted = [NationalRow("1.000001", "Cấp giấy", 1015)]
    assert read_list(csv) == wanted
    assert read_list(file.getvalue()) == wanted


@pytest.mark.parametrize(
    ("content", "words"),
    [("a,b\n1,2\n", "không có cột mã"), ("Mã,Thời hạn\n1.000001,lâu\n", "không phải số")],
)
def test_a_file_that_is_no_such_list_is_refused(content, words):
    with pytest.raises(BadTableError, match=words):
        read_list(content.encode())


def test_an_empty_list_and_a_stranger_are_refused(home, minh, hoa):
    with pytest.raises(Problem, match="không có thủ tục nào"):
        reconcile([], source="x", unit_id=home.pk, on=ON, by=minh)
    with pytest.raises(ForbiddenProblem):
        reconcile([NationalRow("1.000001")], source="x", unit_id=home.pk, on=ON, by=hoa)


@pytest.fixture
def asked(monkeypatch):
    """A source of past cases that remembers what it was asked."""
    monkeypatch.setattr(REPLAYS, "_things", {})
    seen = []

    def run(change):
        seen.append(change)
        return Outcome(total=200, late_before=4, late_after=31)

    REPLAYS.add(Replay("dossiers", "Hồ sơ một cửa", run))
    return seen


def test_a_proposed_limit_is_replayed_on_the_year_before(home, asked):
    one = ProcedureFactory(unit=home)
    make_version(one)
    make_process(one)
    draft = make_version(one, number=2, first_on=None, working_days=10)
    ((source, outcome),) = replay(change_of(one, on=ON, version=draft))
    assert (source.title, outcome.late_before, outcome.late_after) == ("Hồ sơ một cửa", 4, 31)
    change = asked[0]
    assert (change.hours_before, change.hours_after) == (120, 80)
    assert (change.first, change.last) == (date(2020, 6, 15), ON)
    assert change.steps_before == change.steps_after


def test_proposed_steps_are_replayed_too(home, asked):
    one = ProcedureFactory(unit=home)
    make_process(one)
    change = change_of(one, on=ON, process=make_process(one, version=2, first_on=None, days=10))
    assert change.steps_before["TL"] > change.steps_after["TL"]
    assert (change.hours_before, change.hours_after) == (120, 120)


def test_without_a_source_the_replay_says_so(home, monkeypatch):
    monkeypatch.setattr(REPLAYS, "_things", {})
    with pytest.raises(NotFoundProblem, match="Chưa có nguồn hồ sơ"):
        replay(change_of(ProcedureFactory(unit=home), on=ON))
