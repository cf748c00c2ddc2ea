from datetime import date, timedelta
from decimal import Decimal

import pytest

from konia.kernel.figures.engine import read
from konia.lib.numbers import Rounding

from .asking import AS_OF, H1, Mailbox, answer, ask, box, stated, value


def test_a_count_counts_records_under_the_unit(units):
    for code in ("H21", "H21.31", "H21.31.01", "H21.43"):
        box(units[code])
    values = {code: value("test.boxes", code) for code in ("", "H21", "H21.31", "H21.43", "H21.16")}
    assert values == {"": 4, "H21": 4, "H21.31": 2, "H21.43": 1, "H21.16": 0}


def test_a_withdrawn_record_counts_nowhere(units):
    kept = box(units["H21.31"])
    Mailbox.objects.filter(pk=kept.pk).update(withdrawn_at="2021-06-15T00:00:00Z")
    assert value("test.boxes") == 0
    assert value("test.everything") == 1


def test_events_count_on_the_first_and_the_last_day_of_the_period(units):
    for day in (H1.first - timedelta(days=1), H1.first, H1.last, H1.last + timedelta(days=1)):
        box(units["H21.31"], created_on=day)
    assert value("test.created") == 2


def test_events_after_the_moment_do_not_count_yet(units):
    box(units["H21.31"], created_on=date(2021, 3, 1))
    assert value("test.created", as_of=date(2021, 2, 28)) == 0
    assert value("test.created", as_of=date(2021, 3, 1)) == 1


def test_a_total_adds_a_field_up(units):
    for code, number in (("H21.31", "1.5"), ("H21.31.01", "2.25"), ("H21.43", "4")):
        stated(units[code], Decimal(number))
    assert value("test.sum", "H21.31") == Decimal("3.75")
    assert value("test.sum") == Decimal("7.75")
    assert value("test.sum", "H21.16") == 0


def test_a_share_tells_its_part_and_its_whole(units):
    for _ in range(2):
        box(units["H21.31"])
    box(units["H21.43"], last_used_on=None)
    found = answer("test.used")
    assert (found.value, found.part, found.whole) == (Decimal("66.67"), 2, 3)
    assert found.records == 2


def test_a_share_is_cut_by_the_reports_rule(units):
    for last in (date(2021, 6, 14), date(2021, 6, 14), None):
        box(units["H21.31"], last_used_on=last)
    assert read("test.used", ask()).value == Decimal("66.67")
    assert read("test.used", ask(), rounding=Rounding.TRUNCATE).value == Decimal("66.66")


def test_an_empty_whole_has_no_share(units):
    found = answer("test.used")
    assert (found.value, found.part, found.whole) == (None, 0, 0)


def test_different_values_over_units_are_a_union_and_not_a_sum(units):
    for code, holder in (
        ("H21.31", "Lan"),
        ("H21.31.01", "Lan"),
        ("H21.43", "Lan"),
        ("H21.43", "Hoa"),
    ):
        box(units[code], holder=holder)
    assert [value("test.holders", code) for code in ("H21.31", "H21.43", "H21")] == [1, 2, 2]


def test_a_blank_is_no_value_of_its_own(units):
    for last in (None, None, date(2021, 6, 1)):
        box(units["H21.31"], last_used_on=last)
    assert value("test.days_used") == 1


def test_the_latest_is_the_newest_of_each_unit_added_up(units):
    stated(units["H21.31"], 5, on=date(2021, 3, 1))
    stated(units["H21.31"], 7, on=date(2021, 5, 1))
    stated(units["H21.43"], 2, on=date(2021, 1, 1))
    assert value("test.latest") == 9
    assert value("test.latest", as_of=date(2021, 4, 1)) == 7


def test_a_declared_value_says_that_it_was_typed_in(units):
    stated(units["H21.31"], 5)
    assert answer("test.latest").declared is True
    assert answer("test.newest").declared is False
    assert answer("test.boxes").declared is False


def test_nothing_declared_is_no_value_and_declared_zero_is_zero(units):
    assert value("test.latest") is None
    stated(units["H21.31"], 0)
    assert value("test.latest") == 0


def test_what_another_unit_declared_is_not_this_units_zero(units):
    stated(units["H21.31"], 5)
    assert value("test.latest", "H21.43") is None


def test_one_measure_less_another(units):
    for last in (date(2021, 6, 14), None, None):
        box(units["H21.31"], last_used_on=last)
    assert value("test.idle") == 2


@pytest.mark.parametrize(
    ("used", "code", "meaning"), [((), None, ""), ((True, False), 0, "chưa"), ((True,), 1, "xong")]
)
def test_a_code_follows_from_numbers(units, used, code, meaning):
    for yes in used:
        box(units["H21.31"], last_used_on=date(2021, 6, 14) if yes else None)
    found = answer("test.stage")
    assert (found.value, found.meaning) == (code, meaning)


def test_the_first_and_the_last_day_among_records(units):
    for day in (date(2021, 2, 1), date(2021, 3, 1), date(2021, 4, 1)):
        box(units["H21.31"], created_on=day)
    box(units["H21.43"], created_on=date(2021, 1, 1))
    assert value("test.first_day") == date(2021, 1, 1)
    assert value("test.first_day", "H21.31") == date(2021, 2, 1)
    assert value("test.last_day") == date(2021, 4, 1)
    assert value("test.last_day", "H21.16") is None


def test_the_number_of_units_comes_from_the_directory(units):
    assert value("test.bodies", "H21.31") == 4
    assert value("test.bodies", tiers=("commune",)) == 3


@pytest.mark.works("S64.3")
def test_the_number_of_bodies_of_a_tier_is_that_of_the_directory(units):
    from konia.kernel.org.tree import Tree

    districts = [node for node in Tree.at(AS_OF).tiered() if node.tier == "district"]
    answering = [node for node in districts if value("test.bodies", node.code)]
    assert len(answering) == len(districts) == 2


@pytest.mark.parametrize(
    ("tiers", "count"),
    [
        (("province",), 2),
        (("department",), 1),
        (("district",), 2),
        (("commune",), 1),
        (("district", "commune"), 3),
    ],
)
def test_records_keep_to_the_tier_that_answers_for_them(units, tiers, count):
    for code in ("H21", "H21.S01", "H21.16.S01", "H21.31", "H21.31.S01", "H21.31.01", "TW.01"):
        box(units[code])
    assert value("test.boxes", tiers=tiers) == count


def test_tiers_of_one_district_leave_the_others_out(units):
    for code in ("H21.31.01", "H21.43.01"):
        box(units[code])
    assert value("test.boxes", "H21.43", tiers=("commune",)) == 1
    assert value("test.boxes", "", tiers=("commune",)) == 2


def test_a_record_of_a_closed_unit_still_counts_above_it(units):
    from konia.kernel.org.actions import dissolve

    box(units["H21.31.01"])
    dissolve("H21.31.01", on=date(2021, 3, 1), decision="1/QĐ")
    assert value("test.boxes", "H21.31") == 1


def test_a_figure_over_two_tables_gives_the_same_as_the_orm(units):
    for code in ("H21.31", "H21.31.01", "H21.43"):
        box(units[code])
    assert value("test.joined") == 2
    assert value("test.joined", "H21.43") == 0


def test_a_condition_that_never_holds_counts_nothing(units):
    box(units["H21.31"])
    assert value("test.nothing") == 0


def test_a_field_compared_with_a_field_is_counted(units):
    box(units["H21.31"], last_used_on=date(2021, 1, 10))
    box(units["H21.31"])
    assert value("test.unused") == 1


def test_the_question_knows_its_reporting_year_and_how_far_it_has_run(units):
    question = ask(as_of=date(2021, 3, 1))
    assert (question.year, question.so_far.last) == (2021, date(2021, 3, 1))
    assert question.so_far.first == H1.first
