"""Reading the house: its files, what they declare, and the books of words and sources."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "konia"


def modules(*, tests: bool = False) -> list[Path]:
    """Every Python file of the house without migrations, and without tests unless asked for."""
    found = sorted(SOURCE.rglob("*.py"))
    return [
        path
        for path in found
        if "migrations" not in path.parts and (tests or "tests" not in path.parts)
    ]


def named(path: Path) -> str:
    """A file as people name it."""
    return str(path.relative_to(SOURCE))


def tree_of(path: Path) -> ast.Module:
    """A file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    """The functions and methods of a file that others may call."""
    for node in tree_of(path).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from _methods(node)


def _methods(node: ast.ClassDef) -> Iterator[ast.FunctionDef]:
    for each in node.body:
        if isinstance(each, ast.FunctionDef) and not each.name.startswith("_"):
            yield each


def rooms() -> dict[str, Path]:
    """The installed rooms of kernel and domains: label -> folder."""
    return {
        config.label: Path(config.path)
        for config in apps.get_app_configs()
        if config.name.startswith(("konia.kernel.", "konia.domains."))
    }


def classes_of(folder: Path) -> Iterator[ast.ClassDef]:
    """The classes a room declares."""
    for path in folder.rglob("*.py"):
        if not {"tests", "migrations"} & set(path.parts):
            yield from (n for n in ast.walk(tree_of(path)) if isinstance(n, ast.ClassDef))


def choices_of(folder: Path) -> set[str]:
    """The names of the choices a room declares."""
    return {
        node.name
        for node in classes_of(folder)
        if any(ast.unparse(base).endswith("TextChoices") for base in node.bases)
    }


def book(kind: str) -> dict[str, dict[str, dict[str, object]]]:
    """docs/<kind>/*.toml: file -> entry -> fields."""
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "docs" / kind).glob("*.toml"))
    }
