import io
from datetime import date

import pytest
import xlsxwriter

from konia.domains.mail.models import Mailbox
from konia.domains.mail.registers import MAILBOXES
from konia.kernel.registers import actions, listing
from konia.kernel.registers.imports import import_table
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, NotFoundProblem

from .factories import MailboxFactory


def _sheet(*rows):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return out.getvalue()


HEADS = ("Đơn vị", "Địa chỉ", "Người dùng", "Ngày cấp")


def test_a_mailbox_is_entered_with_its_audit_line(units, minh):
    values = {
        "unit": units["H21.31"].pk,
        "address": "a@b.vn",
        "holder": "Lan",
        "created_on": date(2021, 1, 1),
    }
    made = actions.enter(MAILBOXES, values, by=minh)
    assert Mailbox.objects.get() == made


def test_nobody_writes_into_another_district(units, hoa):
    values = {
        "unit": units["H21.31"].pk,
        "address": "a@b.vn",
        "holder": "Lan",
        "created_on": date(2021, 1, 1),
    }
    with pytest.raises(ForbiddenProblem):
        actions.enter(MAILBOXES, values, by=hoa)
    assert not Mailbox.objects.exists()


def test_nobody_sees_another_districts_mailbox(units, hoa):
    box = MailboxFactory(unit=units["H21.31"])
    assert listing.list_page(MAILBOXES, {}, by=hoa).total == 0
    with pytest.raises(NotFoundProblem):
        listing.one(MAILBOXES, box.pk, by=hoa)


def test_a_mailbox_locked_before_it_was_made_is_refused_at_its_field(units, minh):
    values = {
        "unit": units["H21.31"].pk, "address": "a@b.vn", "holder": "Lan",
        "created_on": date(2021, 1, 2), "locked_on": date(2021, 1, 1),
    }  # fmt: skip
    with pytest.raises(FieldProblems) as caught:
        actions.enter(MAILBOXES, values, by=minh)
    assert list(caught.value.fields) == ["locked_on"]


def test_an_import_names_each_bad_cell_and_saves_nothing(units, minh):
    sheet = _sheet(
        HEADS,
        ("Pleiku", "a@b.vn", "Lan", "1/2/2021"),
        ("huyện Đăk Sơ", "b@b.vn", "Hoa", "1/2/2021"),
        ("Pleiku", "c@b.vn", "", "31/6/2021"),
        ("Pleiku", "a@b.vn", "Lan", "1/2/2021"),
    )
    report = import_table(MAILBOXES, sheet, by=minh)
    assert [bad.cell for bad in report.bad] == ["A3", "C4", "D4", "dòng 5"]
    assert "Đak Pơ" in report.bad[0].message
    assert not Mailbox.objects.exists()


def test_an_import_takes_the_good_rows_when_told_to(units, minh):
    sheet = _sheet(HEADS, ("Pleiku", "a@b.vn", "Lan", "1/2/2021"), ("Đăk Pơ", "b@b.vn", "Hoa", "x"))
    report = import_table(MAILBOXES, sheet, by=minh, accept_good=True)
    assert (report.saved, report.bad_rows) == (1, 1)
    assert Mailbox.objects.get().address == "a@b.vn"
