"""What docs/tour.md names is there: every file, function, figure and command."""

import ast
import re
import shlex
from pathlib import Path

import pytest

from konia.domains.reporting.definition import report
from konia.faces.console.main import run
from konia.kernel.figures.definitions import FIGURES

ROOT = Path(__file__).resolve().parents[2]
TOUR = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
QUOTED = re.findall(r"`([^`]+)`", TOUR)
PLACES = sorted({text for text in QUOTED if re.fullmatch(r"[\w/]+\.(py|toml|csv)(:[\w.]+)?", text)})
LINKS = re.findall(r"\]\(([^)]+)\)", TOUR)


def _file(path):
    """Below src/konia, or tests/ below the repository, as the tour says."""
    folder = ROOT if path.startswith("tests/") else ROOT / "src" / "konia"
    return folder / path


def _names(body, lead=""):
    """What a file declares: functions, classes with their methods, module-level names."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield lead + node.name
        if isinstance(node, ast.ClassDef):
            yield from _names(node.body, f"{node.name}.")
        if isinstance(node, ast.Assign) and not lead:
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


@pytest.mark.parametrize("place", [each for each in PLACES if "/" in each])
def test_every_file_and_function_of_the_tour_exists(place):
    path, _, name = place.partition(":")
    assert _file(path).is_file()
    if name:
        assert name in set(_names(ast.parse(_file(path).read_text(encoding="utf-8")).body))


def test_the_tour_names_functions_in_every_step():
    steps = re.split(r"\n\*\*\d+\. ", TOUR)[1:]
    assert len(steps) == 10
    assert [step[:20] for step in steps if not re.search(r"\.(py|toml)[:`]", step)] == []


def test_the_file_beside_the_bindings_and_the_links_lead_somewhere():
    assert _file("domains/reporting/definitions/cchc_2021_h1/lines.csv").is_file()
    assert LINKS
    assert [link for link in LINKS if not (ROOT / "docs" / link).exists()] == []


def test_the_figures_and_the_line_it_names_are_declared():
    named = [text for text in QUOTED if re.fullmatch(r"dossiers\.\w+", text)]
    assert named
    assert [name for name in named if name not in FIGURES] == []
    assert set(re.findall(r"3\.4\.\d", TOUR)) <= set(report("cchc-2021-h1").line_by_code)


def test_the_commands_of_its_last_lines_can_be_given(units, named_bodies, capsys):
    commands = [shlex.split(text)[1:] for text in QUOTED if text.startswith("konia ")]
    assert [command[0] for command in commands] == ["annex", "replay", "figure"]
    assert [run(command) for command in commands] == [0, 0, 0]
    assert "Mọi số ra lại như đã lưu." in capsys.readouterr().out
