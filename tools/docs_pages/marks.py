"""Which test proves which statement: read from the marks, without running or importing a test."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path


def proofs(root: Path) -> dict[str, list[str]]:
    """Statement ('S18.3') -> the tests that prove it ('path::test'), in order."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in _tests(root):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for statement, test in _marked(tree):
            found[statement].add(f"{path.relative_to(root)}::{test}")
    return {statement: sorted(tests) for statement, tests in found.items()}


def _tests(root: Path) -> Iterator[Path]:
    for folder in ("src", "tests"):
        yield from (root / folder).rglob("test_*.py")


def _marked(tree: ast.Module) -> Iterator[tuple[str, str]]:
    everywhere = [
        statement
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"
        for statement in _statements(node)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            own = [each for mark in node.decorator_list for each in _statements(mark)]
            yield from ((statement, node.name) for statement in [*everywhere, *own])


def _statements(node: ast.AST) -> Iterator[str]:
    """The statements named by any mark 'works' within a decorator or an assignment."""
    for call in ast.walk(node):
        is_mark = isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if is_mark and call.func.attr == "works":
            yield from (arg.value for arg in call.args if isinstance(arg, ast.Constant))
