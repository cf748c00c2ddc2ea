"""Declaring registers: which records, which columns, who may see and change them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from konia.kernel.rooms.problems import NotFoundProblem
from konia.lib.registry import Registry as NamedList
from konia.lib.vietnamese import fold, near

from .models import Record, SpellRecord

_KEPT_BY_SYSTEM = {"id", "folded", "recorded_at", "withdrawn_at"}


@dataclass(frozen=True)
class Register:
    """One register.

    columns: fields of its list; filters: fields a reader may filter by (choices, references,
    dates); key: fields that together must not repeat; order: default order of its list;
    systems: ids of the systems it serves; personal: its pages show personal data, so views are
    logged; entered: whether people enter records here (False when another act makes them);
    announced: whether each change is posted under the register's name, for rooms and bridges.
    """

    name: str
    model: type[Record]
    title: str
    one: str
    see: str
    change: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    filters: tuple[str, ...] = ()
    order: tuple[str, ...] = ("-id",)
    systems: tuple[str, ...] = ()
    personal: bool = False
    entered: bool = True
    announced: bool = False

    @property
    def room(self) -> str:
        """The room that keeps it."""
        return self.name.partition(".")[0]

    @cached_property
    def fields(self) -> tuple["models.Field[Any, Any]", ...]:
        """The fields people fill in, in the order of the model."""
        return tuple(
            field
            for field in self.model._meta.concrete_fields
            if field.name not in _KEPT_BY_SYSTEM and field.editable
        )

    @property
    def has_spells(self) -> bool:
        """Whether its records hold from a day to a day, so that they can be ended."""
        return issubclass(self.model, SpellRecord)

    def field(self, name: str) -> "models.Field[Any, Any]":
        """A field by name."""
        found = self.model._meta.get_field(name)
        assert isinstance(found, models.Field)
        return found


class UnknownRegisterError(NotFoundProblem):
    """No room declares a register of that name."""

    def __init__(self, name: str, offered: Iterable[str]) -> None:
        known = "; ".join(offered)
        super().__init__(f"Không có sổ “{name}”.", todo=f"Có phải: {known}?" if known else "")


REGISTERS: NamedList[Register] = NamedList()


def register_of(name: str) -> Register:
    """The register of a name. Raises: UnknownRegisterError with near names."""
    if name not in REGISTERS:
        raise UnknownRegisterError(name, near(name, {fold(r.name): r.name for r in REGISTERS}))
    return REGISTERS.get(name)
