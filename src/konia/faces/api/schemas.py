"""What the API answers: numbers as decimal strings, blank as null, days in ISO form."""

from typing import Any

from ninja import Schema


class FigureRule(Schema):
    """One definition of a figure."""

    name: str
    code: str
    title: str
    unit: str
    kind: str
    definition: str
    source: str
    since: str
    until: str | None


class Value(Schema):
    """What a figure said for one unit and period."""

    of: str
    name: str
    value: str | None
    part: str | None
    whole: str | None
    suppressed: bool


class FigureAnswer(Schema):
    """A figure's answer; `by` holds its parts when they were asked for."""

    figure: str
    title: str
    unit: str
    scope: str
    scope_name: str
    first: str
    last: str
    as_of: str
    value: str | None
    part: str | None
    whole: str | None
    records: int | None
    meaning: str
    suppressed: bool
    by: list[Value]


class UnitOut(Schema):
    """One unit as it stood on a day."""

    code: str
    name: str
    short_name: str
    kind: str
    tier: str | None
    parent: str | None
    is_open: bool


class RegisterPage(Schema):
    """One page of the records one may see."""

    name: str
    title: str
    total: int
    page: int
    pages: int
    records: list[dict[str, Any]]
