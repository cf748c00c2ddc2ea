"""One condition of ours: a column is one of many numbers, given as a single array."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Lookup


class AmongIds(Lookup):
    """`column = ANY(array)`: 1,500 units as one parameter, where IN would make 1,500 of them."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """The condition, and its one parameter."""
        column, params = self.process_lhs(compiler, connection)
        array = self.rhs if isinstance(self.rhs, str) else array_of(self.rhs)
        return f"{column} = ANY(%s::bigint[])", (*params, array)


def array_of(ids: Iterable[int]) -> str:
    """Numbers as the database writes an array of them."""
    return "{" + ",".join(map(str, map(int, ids))) + "}"
