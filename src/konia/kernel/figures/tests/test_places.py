"""Adding up over the tree: all bodies at once, and the records behind each set."""

from datetime import date

import pytest

from konia.kernel.figures.engine import Question, Reader, records
from konia.kernel.figures.places import members_of, routes
from konia.kernel.org.tree import Scope, Tree

from .asking import AS_OF, SHAPES, ask, box, stated

PLACES = ("H21", "H21.16", "H21.31", "H21.31.01", "H21.31.S01", "H21.43")


@pytest.fixture
def filled(units):
    for number, code in enumerate(PLACES):
        box(units[code], holder=f"Lan {number % 3}", created_on=date(2021, 1, 1 + number))
        box(units[code], last_used_on=None)
        stated(units[code], number)
    return units


@pytest.mark.parametrize("tiers", [(), ("district",), ("commune", "department")])
@pytest.mark.parametrize("name", sorted(SHAPES))
def test_all_bodies_at_once_are_told_what_each_is_told_alone(filled, name, tiers):
    question = Question(name, ask("", tiers=tiers))
    reader = Reader([question])
    bodies = question.ask.scope.tree.tiered()
    alone = [reader.answer(Question(name, ask(body.code, tiers=tiers))) for body in bodies]
    cells = reader.grid(question, [body.id for body in bodies])
    assert [tuple(cell) for cell in cells] == [(a.value, a.part, a.whole) for a in alone]


def test_another_list_of_bodies_is_told_anew(filled):
    question = Question("test.boxes", ask(""))
    reader = Reader([question])
    ids = [filled[code].pk for code in ("H21.31", "H21.43")]
    assert [cell.value for cell in reader.grid(question, ids)] == [6, 2]
    assert [cell.value for cell in reader.grid(question, ids[::-1])] == [2, 6]


def test_the_units_of_a_scope_are_one_parameter(filled):
    _, params = records("test.boxes", ask()).query.sql_with_params()
    assert len(params) < 8


def test_members_and_routes_are_found_once_for_a_tree(units):
    scope = Scope(Tree.at(AS_OF), "H21.31")
    again = Scope(scope.tree, "H21.31")
    assert members_of(scope) is members_of(again)
    ids = [units["H21"].pk, units["H21.31"].pk]
    ways = routes(scope, ids)
    assert ways is routes(again, ids)
    assert ways[units["H21.31.S01"].pk] == (units["H21.31"].pk, units["H21"].pk)


def test_routes_kept_for_many_lists_do_not_grow_for_ever(units):
    scope = Scope(Tree.at(AS_OF))
    for number in range(40):
        routes(scope, [number])
    assert routes(scope, [units["H21"].pk])[units["H21.43"].pk] == (units["H21"].pk,)
