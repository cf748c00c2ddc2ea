"""A list of named things that rooms add to when the system starts."""

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Named(Protocol):
    """Something with a code of its own."""

    @property
    def name(self) -> str: ...


Thing = TypeVar("Thing", bound=Named)


class DuplicateCodeError(RuntimeError):
    """Two rooms offer a thing under one name."""


class UnknownNameError(LookupError):
    """Nobody offers a thing of that name."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


class Registry(Generic[Thing]):
    """Things by name, in the order in which they were added."""

    def __init__(self) -> None:
        self._things: dict[str, Thing] = {}

    def add(self, thing: Thing) -> Thing:
        """Add one. Raises: DuplicateCodeError."""
        if thing.name in self._things:
            raise DuplicateCodeError(f"{thing.name} is offered twice")
        self._things[thing.name] = thing
        return thing

    def get(self, name: str) -> Thing:
        """The thing of that name. Raises: UnknownNameError."""
        try:
            return self._things[name]
        except KeyError:
            raise UnknownNameError(name, sorted(self._things)) from None

    def __iter__(self) -> Iterator[Thing]:
        return iter(self._things.values())

    def __len__(self) -> int:
        return len(self._things)

    def __contains__(self, name: str) -> bool:
        return name in self._things
