"""The annex compiled from live records says what the real report printed."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

import konia.provinces.gialai_2021 as province
from konia.domains.reporting.agreement import BLANK_IN_PRINT, DIFFERS, SAME, agreement
from konia.domains.reporting.compiling import compile_many, compile_report
from konia.domains.reporting.definition import report
from konia.domains.reporting.letters.formats import FORMATS
from konia.domains.reporting.sheets import sheet_of
from konia.kernel.figures.definitions import Unit
from konia.kernel.figures.engine import records
from konia.kernel.figures.measures import Count, Share

pytestmark = [pytest.mark.province, pytest.mark.django_db]

DEFINITION = report("cchc-2021-h1")
VALUED = [line for line in DEFINITION.lines if not line.is_heading]
FOOTNOTES = {"2.3": "qppl_reviewed", "2.4": "qppl_recommended", "2.5": "qppl_handled",
             "5.2.4": "vc_recruited", "5.3.4": "district_division_leaders_appointed"}  # fmt: skip
BLANK = {"7.6.2", "3.4.5"}


@pytest.mark.works("S09.1")
def test_the_form_has_its_121_lines_and_94_of_them_carry_values(sheet):
    assert len(sheet.rows) == 121
    assert sum(not row.is_heading for row in sheet.rows) == 94
    assert all(row.figure for row in sheet.rows if not row.is_heading)


@pytest.mark.parametrize("code", [line.code for line in VALUED])
def test_each_line_equals_the_printed_value(sheet, code):
    row = next(row for row in sheet.rows if row.code == code)
    expected = BLANK_IN_PRINT if code in BLANK else SAME
    assert row.agrees == expected, (row.text, row.printed)


@pytest.mark.parametrize("name", [fact.id for fact in DEFINITION.facts])
def test_each_number_of_the_narrative_equals_the_printed_one(compiled, name):
    filled = compiled.by_key[name]
    assert filled.answer is not None, "no figure answers it"
    assert agreement(filled) == SAME, (filled.value, filled.item.printed)


def test_a_right_percent_over_another_base_does_not_agree(compiled):
    """98,89 % of 221.565 to handle is not the printed 98,89 % of 219.665 received."""
    filled = compiled.by_key["one_stop_on_time"]
    assert filled.answer.whole == 219_665
    elsewhere = replace(filled.answer, whole=Decimal(221_565))
    assert agreement(replace(filled, answer=elsewhere)) == DIFFERS


@pytest.mark.works("S09.4")
def test_what_has_no_records_stays_blank_and_is_listed_as_missing(sheet):
    row = next(row for row in sheet.rows if row.code == "3.4.5")
    commune = next(value for key, _, value in row.parts if key == "commune")
    assert commune is None
    assert "3.4.5" in sheet.missing
    assert any(check.id == "blank-3.4.5" for check in sheet.checks)


@pytest.mark.works("S09.3")
def test_a_line_whose_data_end_earlier_prints_its_own_moment(sheet):
    row = next(row for row in sheet.rows if row.code == "4.3.2")
    assert row.as_of == date(2021, 3, 31)
    assert "31/3/2021" in row.note


@pytest.mark.works("S09.6")
def test_compiling_again_gives_the_same_sheet_to_the_byte(sheet):
    again = sheet_of(compile_report(DEFINITION))
    assert FORMATS["json"].render(again) == FORMATS["json"].render(sheet)


ROOT_CONTRADICTIONS = (
    "autonomy-against-organisation", "district-public-units", "kbang-unit", "procedures-new",
    "procedures-abolished", "one-stop-departments", "national-portal-services",
    "national-portal-missing", "on-time-departments", "on-time-districts", "on-time-communes",
    "iso-due", "handled-without-recommendation",
)  # fmt: skip


@pytest.mark.works("S09.2")
@pytest.mark.parametrize("name", ROOT_CONTRADICTIONS)
def test_each_root_contradiction_is_found_with_both_numbers_side_by_side(sheet, name):
    check = next((check for check in sheet.checks if check.id == name), None)
    assert check is not None
    assert len(check.figures) >= 1
    assert len(check.message) > 40


@pytest.mark.works("S32.5")
def test_public_units_of_the_organisation_and_of_autonomy_differ_only_in_sight(sheet):
    check = next(check for check in sheet.checks if check.id == "autonomy-against-organisation")
    assert "861" in check.message
    assert "4 + 50 + 129 + 727" in check.message  # 910


@pytest.mark.parametrize(("code", "quantity"), FOOTNOTES.items())
def test_the_unit_lists_of_footnotes_28_to_32_come_from_the_records(
    compiled, sheet, code, quantity
):
    row = next(row for row in sheet.rows if row.code == code)
    path = Path(province.__file__).parent / "data" / "breakdowns.csv"
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["quantity"] == quantity]
    printed = sorted(int(row["value"]) for row in rows)
    assert sorted(number for _, number in compiled.by_key[code].by_unit) == printed
    assert sum(printed) == row.value
    assert row.footnote is not None
    assert 28 <= row.footnote <= 32


@pytest.mark.parametrize("code", [line.code for line in VALUED])
def test_the_records_behind_a_number_are_as_many_as_it_says(compiled, code):
    filled = compiled.by_key[code]
    for answer in [filled.answer] if filled.answer else [own for _, own in filled.parts]:
        shape = answer.definition.ask(answer.ask)
        if isinstance(shape, Count) and not shape.distinct:
            assert records(answer.definition.name, answer.ask).count() == answer.value
        elif isinstance(shape, Share) and isinstance(shape.part, Count):
            assert records(answer.definition.name, answer.ask, "part").count() == answer.part


def test_numbers_of_all_bodies_add_up_to_the_province_where_counts_do(compiled):
    everybody = {each.unit_code: each for each in compile_many(DEFINITION)}
    assert len(everybody) == 258
    districts = [each for code, each in everybody.items() if _is_district(code)]
    total = sum(each.by_key["4.1.4.c"].value or 0 for each in districts)
    assert total == compiled.by_key["4.1.4.c"].value


def _is_district(code: str) -> bool:
    return code.count(".") == 1 and 31 <= int(code.split(".")[1]) <= 47


def test_one_day_earlier_never_counts_what_happened_on_the_day(compiled):
    earlier = compile_report(DEFINITION, as_of=DEFINITION.as_of - timedelta(days=120))
    now, then = compiled.by_key["1.1.2"].value, earlier.by_key["1.1.2"].value
    assert isinstance(now, Decimal)
    assert isinstance(then, Decimal)
    assert then < now


def test_another_district_has_its_own_numbers_and_nothing_printed_to_compare(compiled):
    pleiku = sheet_of(compile_report(DEFINITION, unit="H21.31"))
    assert all(row.agrees == "" for row in pleiku.rows)
    row = next(row for row in pleiku.rows if row.code == "5.2.4")
    assert row.value == 143


def test_the_annex_reads_each_table_in_few_statements(django_assert_max_num_queries):
    with django_assert_max_num_queries(90):
        compile_report(DEFINITION, with_facts=False)


@pytest.mark.works("S09.5")
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_made_from_the_real_annex(sheet, name):
    content = FORMATS[name].render(sheet)
    assert len(content) > 5000


def test_a_figure_of_persons_counts_persons(compiled):
    answer = compiled.by_key["4.2.2"].answer
    assert answer is not None
    assert answer.definition.unit is Unit.PERSON
