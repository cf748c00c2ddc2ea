"""All bodies at once say what each says alone."""

import pytest

from konia.domains.reporting.compiling import compile_report
from konia.domains.reporting.definition import report
from konia.domains.reporting.grid import compile_grid

pytestmark = [pytest.mark.province, pytest.mark.django_db]
DEFINITION = report("cchc-2021-h1")


@pytest.fixture(scope="module")
def grid(django_db_setup, django_db_blocker):
    """The grid of all bodies."""
    with django_db_blocker.unblock():
        return compile_grid(DEFINITION)


def test_every_body_of_the_tiers_has_a_row(grid):
    assert len(grid.bodies) == 258
    assert all(len(column.cells) == 258 for column in grid.columns)


@pytest.mark.parametrize("code", ["H21", "H21.02", "H21.31", "H21.43", "H21.31.05"])
def test_a_row_of_the_grid_is_the_annex_of_that_body(grid, code):
    alone = compile_report(DEFINITION, unit=code, with_facts=False)
    place = [node.code for node in grid.bodies].index(code)
    for column in grid.columns:
        filled = alone.by_key[column.line.code]
        answers = {part.key: own for part, own in filled.parts}
        answer = answers[column.part.key] if column.part else filled.answer
        assert column.cells[place].value == answer.value, column.code


def test_the_grid_costs_no_more_statements_than_one_annex(django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        compile_grid(DEFINITION)
