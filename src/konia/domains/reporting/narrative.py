"""Footnotes of the narrative, generated from the same answers as its numbers."""

from collections.abc import Iterator
from decimal import Decimal

from konia.lib.numbers import format_number

from .compiling import Compiled, Filled
from .definition import Fact, UnitList
from .letters.sheet import Footnote


def narrative_footnotes(compiled: Compiled) -> tuple[Footnote, ...]:
    """The lists the definition asks for, in order; one with nothing to list is left out."""
    made = (Footnote(one.footnote, _text(one, compiled)) for one in compiled.definition.lists)
    return tuple(footnote for footnote in made if footnote.text)


def _text(one: UnitList, compiled: Compiled) -> str:
    items = list(_names(one, compiled) if one.names_of else _facts(one, compiled))
    return f"{one.title}: {'; '.join(items)}." if items else ""


def _names(one: UnitList, compiled: Compiled) -> Iterator[str]:
    """Each name under a number of its own, never two under one."""
    filled = compiled.by_key.get(one.names_of)
    for number, (name, _) in enumerate(filled.by_unit if filled else (), 1):
        yield f"({number}) {name}"


def _facts(one: UnitList, compiled: Compiled) -> Iterator[str]:
    for filled in compiled.facts:
        if isinstance(filled.item, Fact) and any(_fits(filled.item.id, want) for want in one.facts):
            yield f"{_label(filled)}: {_number(filled)}"


def _fits(name: str, wanted: str) -> bool:
    return name.startswith(wanted[:-1]) if wanted.endswith("*") else name == wanted


def _label(filled: Filled) -> str:
    return filled.item.label.rpartition("— ")[2]


def _number(filled: Filled) -> str:
    answer = filled.answer
    if answer is None or not isinstance(answer.value, Decimal):
        return ""
    if answer.part is not None:
        return f"{format_number(answer.part)}/{format_number(answer.whole)}"
    return format_number(answer.value)
