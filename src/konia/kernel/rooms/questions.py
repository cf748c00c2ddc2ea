"""Questions of the ORM that are put into SQL once and asked again with other values."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

Row = TypeVar("Row", bound=Model)


class _Compiled:
    """A statement, where its values go, and how what it gives is read."""

    def __init__(self, rows: "QuerySet[Any]", marks: Sequence[Any]) -> None:
        compiler = rows.query.get_compiler(connection=connection)
        self.sql, self.params = compiler.as_sql()
        self.places = [_places(self.params, mark) for mark in marks]
        columns = [column for column, _, _ in compiler.select]
        self.compiler, self.converters = compiler, compiler.get_converters(columns)
        self.related: list[Any] = []
        if compiler.klass_info is not None:
            # The columns of the model itself, and what `select_related` joined to it.
            own = compiler.klass_info["select_fields"]
            self.first, self.end = own[0], own[-1] + 1
            self.names = [one.target.attname for one in columns[self.first : self.end]]
            self.related = get_related_populators(  # type: ignore[call-arg]
                compiler.klass_info, compiler.select, connection.alias
            )

    def record(self, model: type[Row], row: Sequence[Any]) -> Row:
        """A row as a record, with the records that were read beside it."""
        found = model.from_db(connection.alias, self.names, list(row[self.first : self.end]))
        for one in self.related:
            one.populate(row, found)
        return found

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
        return self._ready().ask(values)

    def row(self, *values: Any) -> Sequence[Any] | None:
        """The first row of the answer."""
        return next(iter(self.rows(*values)), None)

    def records(self, model: type[Row], *values: Any) -> list[Row]:
        """The answer as records, for a question that reads whole ones."""
        ready = self._ready()
        return [ready.record(model, row) for row in ready.ask(values)]

    def one(self, model: type[Row], *values: Any) -> Row | None:
        """The first record of the answer."""
        return next(iter(self.records(model, *values)), None)

    def _ready(self) -> _Compiled:
        if self._compiled is None:
            self._compiled = _Compiled(self.build(*self.marks), self.marks)
        return self._compiled


def _places(params: Iterable[Any], mark: Any) -> list[int]:
    found = [at for at, one in enumerate(params) if type(one) is type(mark) and one == mark]
    if not found:
        raise ValueError(f"the question does not use {mark!r} as it is")
    return found
