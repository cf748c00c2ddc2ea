"""The generated pages, and the reading of marks they rest on."""

import tomllib
from pathlib import Path

import pytest
from tools.docs_pages.figures import figures_page
from tools.docs_pages.markdown import table
from tools.docs_pages.marks import proofs
from tools.docs_pages.rooms import rooms_page
from tools.docs_pages.systems import UnknownStatementError, systems_page

from .reading import ROOT

TEST = """
import pytest
pytestmark = pytest.mark.works("S01.1")

@pytest.mark.works("S01.2")
@pytest.mark.parametrize("x", [pytest.param(1, marks=pytest.mark.works("S01.3"))])
def test_one(x):
    pass

def test_two():
    pass
"""


@pytest.fixture
def small(tmp_path):
    """A house of one system and one test file."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "tests" / "test_it.py").write_text(TEST)
    _list(tmp_path, 3)
    return tmp_path


def _list(root: Path, count: int) -> None:
    words = ", ".join(['"it works"'] * count)
    (root / "docs" / "statements.toml").write_text(
        f'[S01]\nslug="s"\nname="n"\nroom="r"\ncount={count}\nstatements=[{words}]\n'
    )


def test_marks_are_read_from_decorators_parameters_and_the_whole_file(small):
    one, two = "tests/test_it.py::test_one", "tests/test_it.py::test_two"
    assert proofs(small) == {"S01.1": [one, two], "S01.2": [one], "S01.3": [one]}


def test_a_mark_of_a_statement_that_is_not_there_is_refused(small):
    _list(small, 2)
    with pytest.raises(UnknownStatementError, match=r"S01\.3"):
        systems_page(small)


def test_a_page_is_the_same_each_time_it_is_made(small):
    assert systems_page(small) == systems_page(small)
    assert rooms_page() == rooms_page()
    assert figures_page() == figures_page()


def test_a_bar_in_a_cell_does_not_break_its_table():
    assert table(("a",), [("x | y\nz",)]).splitlines()[-1] == "| x \\| y z |"
    assert table(("a",), []) == ""


def test_the_acceptance_list_has_all_systems_and_statements():
    systems = tomllib.loads((ROOT / "docs" / "statements.toml").read_text(encoding="utf-8"))
    assert list(systems) == [f"S{number:02}" for number in range(1, 65)]
    assert sum(len(system["statements"]) for system in systems.values()) == 241
    assert all(len(words) <= 90 for system in systems.values() for words in system["statements"])


def test_every_mark_names_a_statement_of_the_acceptance_list():
    assert systems_page(ROOT)
