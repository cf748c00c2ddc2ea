"""What can go wrong, told in three parts a person can act on: what, why, what to do."""

from collections.abc import Mapping, Sequence


class Problem(Exception):  # noqa: N818 - it is shown to people, who do not call it an error
    """Something a person asked for cannot be done.

    status: the HTTP status a face answers with; what, why, todo: plain Vietnamese sentences.
    """

    status = 422

    def __init__(self, what: str, *, why: str = "", todo: str = "") -> None:
        super().__init__(" ".join(part for part in (what, why, todo) if part))
        self.what = what
        self.why = why
        self.todo = todo


class NotFoundProblem(Problem):
    """There is no such thing, or it lies outside the asker's units."""

    status = 404


class ForbiddenProblem(Problem):
    """The asker lacks a permission."""

    status = 403


class TooLateProblem(Problem):
    """Somebody was faster; the thing is no longer as it was seen."""

    status = 409


class FieldProblems(Problem):
    """Input that cannot be taken, with its words at each field."""

    def __init__(self, fields: Mapping[str, Sequence[str]]) -> None:
        first = next(iter(fields.values()), ("",))[0]
        super().__init__(first)
        self.fields = fields
