"""The checker reads the annex that konia prints, in each form, and has nothing to say."""

from dataclasses import replace

import pytest

from konia.domains.checking.audit import audit
from konia.domains.checking.claims import Verdict
from konia.domains.checking.reading.opening import read_report
from konia.domains.reporting.letters.formats import FORMATS

pytestmark = [pytest.mark.province, pytest.mark.django_db]
FORMS = ("html", "docx", "pdf")


def _doubts(sheet, form):
    items = audit(read_report(FORMATS[form].render(sheet), name=f"annex.{form}")).items
    assert len(items) >= 20, "the annex was not read"
    return [(item.verdict, item.quote) for item in items if item.verdict is not Verdict.OK]


@pytest.mark.parametrize("form", FORMS)
def test_the_checker_finds_nothing_in_the_annex(sheet, form):
    assert _doubts(sheet, form) == []


@pytest.mark.parametrize("code", ["2.5", "4.1.4", "5.3.2"])
def test_a_difference_is_a_finding_again_when_its_reason_is_left_out(sheet, code):
    rows = tuple(replace(row, note=_first(row)) if row.code == code else row for row in sheet.rows)
    assert len(_doubts(replace(sheet, rows=rows), "html")) == 1


def _first(row):
    """The list of units or parts, without the reason behind it."""
    return row.note.split(". ")[0] if ". " in row.note else ""


def test_codes_are_printed_in_order_and_the_form_s_own_are_kept(sheet):
    row = next(row for row in sheet.rows if row.code == "1.2.1")
    assert (row.printed_code, row.form_code) == ("1.2.1.", "1.1.1.")
    assert "1.1.1" in row.note


def test_a_reason_is_not_printed_when_it_counts_another_number(compiled):
    from konia.domains.reporting.reconciling import reconciling_notes

    key = "@autonomy.entries_of_closed_units"
    filled = compiled.by_key[key]
    other = replace(filled, answer=replace(filled.answer, value=filled.answer.value + 1))
    changed = replace(compiled, by_key=compiled.by_key | {key: other})
    assert "4.1.4" in reconciling_notes(compiled)
    assert "4.1.4" not in reconciling_notes(changed)
