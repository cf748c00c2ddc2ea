"""Questions of the ORM that are put into SQL once and asked again with other values."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


class _Compiled:
    """A statement, where its values go, and how what it gives is read."""

    def __init__(self, rows: "QuerySet[Any]", marks: Sequence[Any]) -> None:
        compiler = rows.query.get_compiler(connection=connection)
        self.sql, self.params = compiler.as_sql()
        self.places = [_places(self.params, mark) for mark in marks]
        columns = [column for column, _, _ in compiler.select]
        self.compiler, self.converters = compiler, compiler.get_converters(columns)
        self.names = [
            getattr(one.target, "attname", "") for one in columns if hasattr(one, "target")
        ]

    def ask(self, values: Sequence[Any]) -> list[Sequence[Any]]:
        params = list(self.params)
        for places, value in zip(self.places, values, strict=True):
            for place in places:
                params[place] = value
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            found: list[Sequence[Any]] = cursor.fetchall()
        if self.converters and found:
            found = list(self.compiler.apply_converters(found, self.converters))
        return found


class Question(Generic[Row]):
    """A question whose form never changes, only its values: nothing is composed twice.

    build: gives the rows for the values; it must use each value as it is, and not choose by it.
    marks: values of the right types that stand nowhere else in the question.
    """

    def __init__(self, build: Callable[..., "QuerySet[Any]"], *marks: Any) -> None:
        self.build, self.marks = build, marks
        self._compiled: _Compiled | None = None

    def rows(self, *values: Any) -> list[Sequence[Any]]:
        """The answer as plain rows, for a question with `values_list`."""
        if self._compiled is None:
            self._compiled = _Compiled(self.build(*self.marks), self.marks)
        return self._compiled.ask(values)

    def row(self, *values: Any) -> Sequence[Any] | None:
        """The first row of the answer."""
        return next(iter(self.rows(*values)), None)

    def records(self, model: type[Row], *values: Any) -> list[Row]:
        """The answer as records, for a question that reads whole ones."""
        found = self.rows(*values)
        names = self._compiled.names if self._compiled is not None else []
        return [model.from_db(connection.alias, names, list(row)) for row in found]

    def one(self, model: type[Row], *values: Any) -> Row | None:
        """The first record of the answer."""
        return next(iter(self.records(model, *values)), None)


def _places(params: Iterable[Any], mark: Any) -> list[int]:
    found = [at for at, one in enumerate(params) if type(one) is type(mark) and one == mark]
    if not found:
        raise ValueError(f"the question does not use {mark!r} as it is")
    return found
