"""What was read under an edition number, kept until the next edition; threads may share it."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from django.db import connection

Held = TypeVar("Held")


class Kept(Generic[Held]):
    """Things read before, by the edition they were read at and a key; the oldest go first.

    Two databases of one process (tests) do not share anything.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._held: dict[tuple[Hashable, ...], Held] = {}

    def get(self, edition: int, key: Hashable, read: Callable[[], Held]) -> Held:
        """What is kept under the key, read now when it is not."""
        whole = (connection.settings_dict["NAME"], edition, key)
        if whole not in self._held:
            while len(self._held) >= self.most:
                self._held.pop(next(iter(self._held)), None)
            self._held[whole] = read()
        return self._held[whole]
