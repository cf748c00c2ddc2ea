import time
from datetime import date, datetime

import pytest

from konia.kernel.audit.models import Entry
from konia.kernel.registers.imports import import_table
from konia.kernel.registers.tables import BadTableError, column_letter
from konia.kernel.rooms.problems import ForbiddenProblem

from .making import HEADS, MAILBOXES, Mailbox, box, sheet, text

GOOD = ("Pleiku", "a@b.vn", "Lan", "1/2/2021")


def _bad(report):
    return [(cell.cell, cell.column) for cell in report.bad]


def test_a_good_table_is_saved_with_one_audit_line(units, minh):
    report = import_table(
        MAILBOXES, sheet(HEADS, GOOD, ("Đăk Pơ", "b@b.vn", "Hoa", "2021-02-01")), by=minh
    )
    assert (report.rows, report.good, report.saved, report.bad) == (2, 2, 2, [])
    assert Mailbox.objects.get(address="b@b.vn").unit == units["H21.43"]
    assert Entry.objects.get().detail == {"rows": 2, "saved": 2, "bad": 0}


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_text_table_is_read_by_whatever_parts_its_cells(units, minh, mark):
    report = import_table(MAILBOXES, text(HEADS, GOOD, mark=mark), by=minh)
    assert report.saved == 1


def test_imported_records_can_be_searched(units, minh):
    import_table(MAILBOXES, sheet(HEADS, ("Pleiku", "a@b.vn", "Trần Đức", "1/2/2021")), by=minh)
    assert Mailbox.objects.matching("tran duc").count() == 1


def test_english_names_and_days_of_a_spreadsheet_are_taken(units, minh):
    rows = (("unit", "address", "holder", "created_on"), ("H21.31", "a@b.vn", "Lan", "2021-02-01"))
    assert import_table(MAILBOXES, sheet(*rows), by=minh).saved == 1
    assert Mailbox.objects.get().created_on == date(2021, 2, 1)


def test_wrong_columns_are_named_all_at_once(units, minh):
    heads = ("Đơn vi", "Địa chỉ", "Địa chỉ", "Màu")
    with pytest.raises(BadTableError) as caught:
        import_table(MAILBOXES, sheet(heads, ("a", "b", "c", "d")), by=minh)
    why = caught.value.why
    assert all(part in why for part in ("“Màu”", "lặp lại", "thiếu cột “người dùng”", "ngày cấp"))


def test_a_head_written_almost_right_is_offered(units, minh):
    heads = ("Đơn vị", "Địa chỉ", "Người dùngg", "Ngày cấp")
    with pytest.raises(BadTableError, match="có phải “người dùng”"):
        import_table(MAILBOXES, sheet(heads, GOOD), by=minh)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (("Đăk Sơ", "a@b.vn", "Lan", "1/2/2021"), "A2"),
        (("Pleiku", "", "Lan", "1/2/2021"), "B2"),
        (("Pleiku", "a@b.vn", "x" * 151, "1/2/2021"), "C2"),
        (("Pleiku", "a@b.vn", "Lan", "31/6/2021"), "D2"),
        (("Pleiku", "a@b.vn", "Lan", "sáng nay"), "D2"),
        (("Pleiku", "a@b.vn", "Lan"), "D2"),
    ],
)
def test_each_bad_cell_is_named_and_nothing_is_saved(units, minh, row, cell):
    report = import_table(
        MAILBOXES, sheet(HEADS, row, ("Pleiku", "z@b.vn", "Hoa", "1/2/2021")), by=minh
    )
    assert [bad.cell for bad in report.bad] == [cell]
    assert (report.saved, report.bad_rows, report.good) == (0, 1, 1)
    assert not Mailbox.objects.exists()
    assert not Entry.objects.exists()


def test_an_unknown_unit_is_offered_near_names(units, minh):
    report = import_table(MAILBOXES, sheet(HEADS, ("Đăk Sơ", "a@b.vn", "Lan", "1/2/2021")), by=minh)
    assert "UBND huyện Đak Pơ" in report.bad[0].message
    assert report.bad[0].value == "Đăk Sơ"


def test_a_rule_of_the_record_is_told_at_its_cell(units, minh):
    heads = (*HEADS, "Ngày khóa")
    report = import_table(MAILBOXES, sheet(heads, (*GOOD, "31/1/2021")), by=minh)
    assert _bad(report) == [("E2", "ngày khóa")]


def test_duplicates_in_the_file_and_in_the_register_are_named(units, minh):
    box(units["H21.31"], address="old@b.vn")
    rows = (GOOD, GOOD, ("Pleiku", "old@b.vn", "Lan", "1/2/2021"))
    report = import_table(MAILBOXES, sheet(HEADS, *rows), by=minh)
    assert [(bad.cell, bad.message[:25]) for bad in report.bad] == [
        ("dòng 3", "Bản ghi trùng dòng 2 (cùn"), ("dòng 4", "Bản ghi đã có trong sổ (c"),
    ]  # fmt: skip


def test_good_rows_go_in_when_told_to(units, minh):
    report = import_table(
        MAILBOXES,
        sheet(HEADS, GOOD, ("Đăk Sơ", "b@b.vn", "Hoa", "1/2/2021")),
        by=minh,
        accept_good=True,
    )
    assert (report.saved, report.bad_rows) == (1, 1)
    assert Entry.objects.get().detail == {"rows": 2, "saved": 1, "bad": 1}


def test_a_trial_saves_nothing_and_tells_the_same(units, minh):
    report = import_table(MAILBOXES, sheet(HEADS, GOOD), by=minh, dry_run=True)
    assert (report.good, report.saved) == (1, 0)
    assert not Mailbox.objects.exists()


def test_rows_of_another_district_are_refused_row_by_row(units, lan):
    rows = (GOOD, ("Đăk Pơ", "b@b.vn", "Hoa", "1/2/2021"))
    report = import_table(MAILBOXES, sheet(HEADS, *rows), by=lan, accept_good=True)
    assert [bad.cell for bad in report.bad] == ["A3"]
    assert report.saved == 1


def test_who_may_not_change_imports_nothing(units):
    from konia.kernel.access.models import Account
    from konia.kernel.access.powers import Powers

    nobody = Account.objects.create_user("xem", full_name="Xem")
    with pytest.raises(ForbiddenProblem):
        import_table(MAILBOXES, sheet(HEADS, GOOD), by=Powers.of(nobody, on=date(2021, 6, 15)))


def test_a_row_the_database_refuses_stands_alone(units, minh):
    """A withdrawn record still holds its address, which only the database notices."""
    box(
        units["H21.31"],
        address="gone@b.vn",
        withdrawn_at=datetime.fromisoformat("2021-06-01T00:00:00+07:00"),
    )
    rows = [("Pleiku", f"n{n}@b.vn", "Lan", "1/2/2021") for n in range(7)]
    rows.insert(3, ("Pleiku", "gone@b.vn", "Lan", "1/2/2021"))
    report = import_table(MAILBOXES, sheet(HEADS, *rows), by=minh, accept_good=True)
    assert (report.saved, [bad.cell for bad in report.bad]) == (7, ["dòng 5"])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "rỗng"),
        (b"  \n \n", "rỗng"),
        (b",,,\n,,,\n", "không có dòng nào"),
        (b"MZ\x90\x00\x03\x00", "không phải bảng"),
        (b"\x89PNG\r\n\x1a\n\x00", "không phải bảng"),
        (b"PK\x03\x04 but nothing more", "Không đọc được"),
        ("Đơn vị,Địa chỉ\n".encode("utf-16"), "không phải bảng"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_words(units, minh, content, words):
    with pytest.raises(BadTableError, match=words):
        import_table(MAILBOXES, content, by=minh)


def test_a_spreadsheet_cut_in_half_is_refused_in_words(units, minh):
    whole = sheet(HEADS, GOOD)
    with pytest.raises(BadTableError, match="Không đọc được"):
        import_table(MAILBOXES, whole[: len(whole) // 2], by=minh)


def test_a_table_of_heads_only_saves_nothing(units, minh):
    report = import_table(MAILBOXES, sheet(HEADS), by=minh)
    assert (report.rows, report.saved, report.bad) == (0, 0, [])


def test_blank_lines_are_passed_over_and_places_stay_those_of_the_file(units, minh):
    report = import_table(
        MAILBOXES, sheet(HEADS, ("",), ("Đăk Sơ", "a@b.vn", "L", "1/2/2021")), by=minh
    )
    assert [bad.cell for bad in report.bad] == ["A3"]


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_spreadsheets_name_them(index, letters):
    assert column_letter(index) == letters


def test_a_hundred_thousand_rows_go_in_within_a_minute(units, minh):
    rows = [("Pleiku", f"n{n}@b.vn", "Nguyễn Thị Lan", "1/2/2021") for n in range(100_000)]
    # Processor time: the wall clock of a machine that runs other tests says little.
    content, start = text(HEADS, *rows), time.process_time()
    report = import_table(MAILBOXES, content, by=minh)
    assert report.saved == Mailbox.objects.count() == 100_000
    assert time.process_time() - start < 60
