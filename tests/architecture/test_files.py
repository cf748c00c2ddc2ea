import ast
import re

import pytest

from .reading import SOURCE, modules, named, public_functions, rooms, tree_of

LONGEST = 400
JUNK = {"utils", "helpers", "services", "selectors", "common", "misc", "managers", "signals"}
# What Django calls by these names needs no words of its own.
HOOKS = {"ready", "get_queryset"}
# Where a transaction may be opened besides actions.py and the loaders of provinces.
OPENERS = {
    "kernel/registers/imports.py",
    "kernel/outbox/post.py",
    "kernel/figures/engine.py",
    "kernel/access/codes.py",
}


def test_no_file_is_longer_than_four_hundred_lines():
    long = {
        named(path): count
        for path in modules(tests=True)
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_no_file_has_the_name_of_a_junk_drawer():
    assert [named(path) for path in modules(tests=True) if path.stem in JUNK] == []


def test_no_folder_has_the_name_of_a_junk_drawer():
    assert [named(path) for path in SOURCE.rglob("*") if path.is_dir() and path.name in JUNK] == []


def test_every_file_says_what_it_is_for():
    silent = [
        named(path)
        for path in modules()
        if path.read_text(encoding="utf-8").strip() and not ast.get_docstring(tree_of(path))
    ]
    assert silent == []


def test_public_functions_of_kernel_actions_and_figures_say_what_they_are():
    silent = [
        f"{named(path)}:{function.name}"
        for path in modules()
        if _must_speak(path)
        for function in public_functions(path)
        if not ast.get_docstring(function) and function.name not in HOOKS
    ]
    assert silent == []


def _must_speak(path):
    name = named(path)
    return name.startswith("kernel/") or path.stem == "actions" or "figures" in path.parts[-2:]


@pytest.mark.parametrize("word", [r"transaction\.atomic", r"\bset_autocommit\b"])
def test_only_actions_open_transactions(word):
    opening = {named(path) for path in modules() if re.search(word, path.read_text("utf-8"))}
    wrong = {
        name
        for name in opening - OPENERS
        if not name.endswith("actions.py")
        and "/actions/" not in name
        and not name.startswith("provinces/")
    }
    assert wrong == set()


def test_every_action_that_opens_a_transaction_is_durable():
    """So that no action can be hidden inside another."""
    hidden = [
        f"{named(path)}:{node.lineno}"
        for path in modules()
        if path.stem == "actions"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "transaction.atomic"
        and not any(keyword.arg == "durable" for keyword in node.keywords)
    ]
    assert hidden == []


def test_faces_chain_questions_and_filter_nothing():
    filtering = [
        f"{named(path)}:{node.lineno}"
        for path in modules()
        if named(path).startswith("faces/") and path.stem != "queries"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "filter"
        and ast.unparse(node.func.value) != "register"
    ]
    assert filtering == []


def test_figures_and_queries_never_read_the_clock():
    clock = re.compile(r"\b(date\.today|timezone\.now|localdate|datetime\.now)\(")
    reading = [
        named(path)
        for path in modules()
        if {"queries", "figures"} & {path.stem, path.parent.name}
        and clock.search(path.read_text(encoding="utf-8"))
    ]
    assert reading == []


def test_every_domain_room_has_a_name_plate():
    assert [
        label
        for label, folder in rooms().items()
        if folder.parent.name == "domains" and not (folder / "room.py").exists()
    ] == []


def test_every_room_says_in_one_sentence_what_it_is_for():
    wordless = [
        label
        for label, folder in rooms().items()
        if not (ast.get_docstring(tree_of(folder / "__init__.py")) or "").endswith(".")
    ]
    assert wordless == []
