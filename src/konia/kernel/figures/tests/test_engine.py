from datetime import date

import pytest

from konia.kernel.figures.engine import (
    Question,
    Reader,
    breakdown,
    by_month,
    digest,
    read,
    read_many,
    records,
    sets_behind,
)  # fmt: skip
from konia.kernel.org.tree import Tree

from .asking import AS_OF, Mailbox, answer, ask, box, declare, stated, value


def _many(*names, **rest):
    question = ask(**rest)
    return [Question(name, question) for name in names]


def test_figures_of_one_table_are_read_in_one_statement(units, django_assert_num_queries):
    questions = _many("test.boxes", "test.created", "test.used", "test.holders", "test.first_day")
    with django_assert_num_queries(1):
        read_many(questions)


def test_one_statement_for_each_table_more(units, django_assert_num_queries):
    questions = _many("test.boxes", "test.sum", "test.bodies")
    with django_assert_num_queries(3):
        read_many(questions)


def test_a_lane_of_its_own_is_a_statement_of_its_own(units, django_assert_num_queries):
    box(units["H21.31"])
    questions = _many("test.boxes", "test.apart")
    with django_assert_num_queries(2):
        told = read_many(questions)
    assert [each.value for each in told] == [1, 1]


def test_a_condition_that_never_holds_asks_nothing(units, django_assert_num_queries):
    question = _many("test.nothing")
    with django_assert_num_queries(0):
        assert read_many(question)[0].value == 0


def test_the_same_figure_asked_twice_is_read_once(units, django_assert_num_queries):
    box(units["H21.31"])
    questions = [Question("test.joined", ask(code)) for code in ("H21", "H21.31", "H21.43")]
    with django_assert_num_queries(1):
        told = read_many(questions)
    assert [each.value for each in told] == [1, 1, 0]


def test_many_figures_together_say_what_each_says_alone(units):
    for code in ("H21", "H21.31", "H21.31.01", "H21.43"):
        box(units[code], last_used_on=None if code == "H21" else date(2021, 6, 14))
        stated(units[code], 3)
    names = ("test.boxes", "test.created", "test.used", "test.holders", "test.sum", "test.latest",
             "test.idle", "test.stage", "test.first_day", "test.joined")  # fmt: skip
    together = [each.value for each in read_many(_many(*names))]
    assert together == [value(name) for name in names]


def test_two_moments_in_one_reading_stay_apart(units):
    box(units["H21.31"], created_on=date(2021, 3, 1))
    early, late = ask(as_of=date(2021, 2, 1)), ask()
    told = read_many([Question("test.boxes", early), Question("test.boxes", late)])
    assert [each.value for each in told] == [0, 1]


def test_a_breakdown_is_one_statement_and_its_parts_add_up(units, django_assert_num_queries):
    for code in ("H21", "H21.16.S01", "H21.31.01", "H21.43", "H21.43"):
        box(units[code])
    question = ask()
    nodes = question.scope.tree.children(units["H21"].pk)
    with django_assert_num_queries(1):
        parts = breakdown("test.boxes", question, nodes)
    assert {node.code: int(told.value) for node, told in parts if told.value} == {
        "H21.16": 1, "H21.31": 1, "H21.43": 2,
    }  # fmt: skip
    assert sum(told.value for _, told in parts) == value("test.boxes") - 1  # one at the province


def test_a_breakdown_keeps_the_tiers_asked_about(units):
    for code in ("H21.31", "H21.31.01", "H21.31.02"):
        box(units[code])
    question = ask(tiers=("commune",))
    told = breakdown("test.boxes", question, [question.scope.tree.node("H21.31")])
    assert told[0][1].value == 2


def test_a_bodys_own_records_leave_out_bodies_of_a_tier_below(units):
    for code in ("H21.31", "H21.31.S01", "H21.31.01"):
        box(units[code])
    question = Question("test.boxes", ask())
    reader = Reader([question])
    assert reader.own_counts(question)[units["H21.31"].pk] == 2
    assert units["H21.16"].pk not in reader.own_counts(question)
    assert reader.own_counts(question)[units["H21.31.01"].pk] == 1


def test_by_month_sees_each_month_at_its_end(units):
    box(units["H21.31"], created_on=date(2021, 1, 31))
    box(units["H21.31"], created_on=date(2021, 3, 1), locked_on=date(2021, 4, 1))
    told = {str(part.last): int(each.value) for part, each in by_month("test.boxes", ask())}
    assert list(told.values()) == [0, 1, 1, 2, 1, 1, 1]


def test_by_month_ends_with_the_moment(units):
    told = by_month("test.boxes", ask(as_of=date(2021, 3, 10)))
    assert [part.last for part, _ in told][-1] == date(2021, 3, 31)
    assert told[-1][1].ask.as_of == date(2021, 3, 10)


def test_months_of_events_add_up_to_the_period(units):
    for day in (date(2020, 12, 15), date(2021, 2, 28), date(2021, 6, 14), date(2021, 6, 15)):
        box(units["H21.31"], created_on=day)
    assert sum(each.value for _, each in by_month("test.created", ask())) == value("test.created")


@pytest.mark.parametrize("code", ["H21", "H21.31", "H21.43", "H21.16"])
@pytest.mark.parametrize("name", ["test.boxes", "test.created", "test.joined", "test.apart"])
def test_the_records_behind_a_count_are_exactly_those_counted(units, name, code):
    for unit in ("H21.31", "H21.31.01", "H21.43"):
        box(units[unit])
        box(units[unit], locked_on=date(2021, 2, 1))
    assert records(name, ask(code)).count() == value(name, code)


@pytest.mark.parametrize("code", ["H21", "H21.31", "H21.43"])
def test_the_records_behind_a_share_are_its_part_and_its_whole(units, code):
    for unit, last in (("H21.31", date(2021, 6, 14)), ("H21.31.01", None), ("H21.43", None)):
        box(units[unit], last_used_on=last)
    found = answer("test.used", code)
    sets = {which: records("test.used", ask(code), which) for which in ("part", "whole")}
    assert (sets["part"].count(), sets["whole"].count()) == (found.part, found.whole)


def test_records_keep_to_the_scope_and_its_tiers(units):
    mine, other = box(units["H21.31.01"]), box(units["H21.43.01"])
    box(units["H21.31"])
    assert list(records("test.boxes", ask("H21.31", tiers=("commune",)))) == [mine]
    assert set(records("test.boxes", ask(tiers=("commune",)))) == {mine, other}


def test_an_unknown_set_shows_the_first(units):
    made = box(units["H21.31"])
    assert list(records("test.used", ask(), "nonsense")) == [made]
    assert sets_behind("test.used", ask()) == ["part", "whole"]
    assert sets_behind("test.boxes", ask()) == ["all"]
    assert sets_behind("test.idle", ask()) == ["set1", "set2"]


def test_records_of_units_are_units(units):
    assert records("test.bodies", ask("H21.31")).count() == 4


def test_a_digest_does_not_depend_on_order(units):
    for _ in range(3):
        box(units["H21.31"])
    rows = Mailbox.objects.all()
    assert digest(rows.order_by("pk")) == digest(rows.order_by("-pk"))
    assert digest(rows).startswith("3:")


def test_a_digest_changes_with_the_set(units):
    first, second = box(units["H21.31"]), box(units["H21.31"])
    rows = Mailbox.objects.all()
    chosen = ([first.pk, second.pk], [first.pk], [second.pk], [0])
    marks = {digest(rows.filter(pk__in=keys)) for keys in chosen}
    assert len(marks) == 4


def test_a_digest_of_nothing_is_a_digest(units):
    assert digest(Mailbox.objects.none()) == digest(Mailbox.objects.filter(pk=0))


def test_reading_a_figure_of_an_unknown_unit_is_refused(units):
    from konia.kernel.org.tree import UnknownUnitError

    with pytest.raises(UnknownUnitError):
        read("test.boxes", ask("H99"))


def test_the_models_a_reading_touched_are_told(units):
    assert Reader(_many("test.boxes", "test.created")).models() == {Mailbox}


def test_a_tree_of_the_day_is_enough_for_any_number_of_answers(units, django_assert_num_queries):
    tree = Tree.at(AS_OF)
    with django_assert_num_queries(1):
        breakdown("test.boxes", ask_with(tree), list(tree.nodes.values()))


def ask_with(tree):
    from konia.kernel.figures.definitions import Ask
    from konia.kernel.org.tree import Scope

    from .asking import H1

    return Ask(Scope(tree), H1, AS_OF)


def test_a_test_figure_may_show_other_decimals(units):
    from .asking import SHAPES

    declare("test.one_decimal", SHAPES["test.used"], decimals=1)
    for last in (date(2021, 6, 14), date(2021, 6, 14), None):
        box(units["H21.31"], last_used_on=last)
    assert str(value("test.one_decimal")) == "66.7"
