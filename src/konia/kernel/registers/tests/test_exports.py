import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from konia.kernel.registers.exports import export_csv
from konia.kernel.registers.imports import import_table
from konia.kernel.registers.listing import visible

from .making import DECLARED, MAILBOXES, DeclaredValue, Mailbox, box


def _lines(register, rows=None):
    return b"".join(export_csv(register, rows)).decode().splitlines()


def test_an_export_names_its_fields_and_writes_codes_and_iso_days(units):
    made = box(units["H21.31"], address="a@b.vn", created_on=date(2021, 2, 1))
    heads, line = _lines(MAILBOXES)
    assert heads == "id,unit,address,holder,created_on,last_used_on,locked_on,recorded_at"
    assert line.startswith(f"{made.pk},H21.31,a@b.vn,Lan,2021-02-01,,,")


def test_an_empty_register_exports_its_heads(units):
    assert len(_lines(MAILBOXES)) == 1


def test_a_withdrawn_record_is_not_exported(units):
    box(units["H21.31"], withdrawn_at="2021-06-01T00:00:00Z")
    assert len(_lines(MAILBOXES)) == 1


def test_an_export_of_visible_rows_keeps_to_them(units, hoa):
    for code in ("H21.31", "H21.43"):
        box(units[code])
    assert [line.split(",")[1] for line in _lines(MAILBOXES, visible(MAILBOXES, by=hoa))[1:]] == [
        "H21.43"
    ]


def test_odd_signs_survive_an_export(units):
    box(units["H21.31"], holder='Lan, "Bé"\nvà %s Đức')
    assert '"Lan, ""Bé""\nvà %s Đức"' in "\n".join(_lines(MAILBOXES))


HOSTILE = ("=cmd|' /C calc'!A0", "@SUM(1+1)", "+1+cmd|'x'!A1", "-2+3", "＝1+1", '=HYPERLINK("x")')


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_a_spreadsheet_would_run_is_disarmed_and_comes_back_as_it_was(
    units, minh, text
):
    box(units["H21.31"], holder=text)
    content = b"".join(export_csv(MAILBOXES))
    assert next(csv.DictReader(io.StringIO(content.decode())))["holder"] == f"'{text}"
    Mailbox.objects.all().delete()
    assert import_table(MAILBOXES, content, by=minh).bad == []
    assert Mailbox.objects.get().holder == text


@pytest.mark.parametrize("text", ["+84 905 123 456", "-5", "'nháy", "Lan = Bé", "a@b.vn"])
def test_a_text_that_is_no_formula_is_left_alone(units, text):
    box(units["H21.31"], holder=text)
    content = b"".join(export_csv(MAILBOXES)).decode()
    assert next(csv.DictReader(io.StringIO(content)))["holder"] == text


def _facts(model, *names):
    return sorted(model.objects.values_list(*names))


def test_what_is_exported_can_be_imported_into_an_empty_register(units, minh):
    names = ("unit__code", "address", "holder", "created_on", "locked_on")
    box(units["H21.31"], holder="Trần Đức, TP", locked_on=date(2021, 3, 1))
    box(units["H21.43.01"])
    before, content = _facts(Mailbox, *names), b"".join(export_csv(MAILBOXES))
    Mailbox.objects.all().delete()
    assert import_table(MAILBOXES, content, by=minh).bad == []
    assert _facts(Mailbox, *names) == before


@pytest.mark.parametrize("number", ["98.89", "1964", "12.345", "0.5"])
def test_numbers_come_back_as_they_were(units, minh, number):
    DeclaredValue.objects.create(
        unit=units["H21"],
        quantity="q",
        number=Decimal(number),
        as_of=date(2021, 6, 15),
        evidence="1/BC",
    )
    content = b"".join(export_csv(DECLARED))
    DeclaredValue.objects.all().delete()
    import_table(DECLARED, content, by=minh)
    assert [each.number for each in DeclaredValue.objects.all()] == [Decimal(number)]
