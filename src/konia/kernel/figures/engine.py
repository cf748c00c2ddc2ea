"""Asking figures: one value, many at once, a breakdown, a trend, the records, a moment."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import F

from konia.kernel.calendar.periods import Period, months_of
from konia.kernel.org.tree import ClosedUnitError, Node, Scope, Tree
from konia.kernel.rooms.problems import Problem
from konia.lib.numbers import Rounding

from .definitions import FIGURES, Ask
from .lookups import AmongIds
from .measures import Rows, leaves, record_sets
from .moments import shared
from .reading import Answer, Cell, Question, Reader, shape_of

__all__ = [
    "Answer", "Cell", "FutureMomentError", "Question", "Reader", "breakdown", "by_month",
    "check_moment", "digest", "one_moment", "read", "read_many", "records", "scope_of",
    "sets_behind", "shape_of",
]  # fmt: skip


class FutureMomentError(Problem):
    """The moment asked about has not come yet."""

    def __init__(self, as_of: date, today: date) -> None:
        super().__init__(
            f"Thời điểm {as_of:%d/%m/%Y} chưa đến.",
            why=f"Hôm nay là ngày {today:%d/%m/%Y}; số liệu chỉ có đến hôm nay.",
            todo="Hãy chọn thời điểm từ hôm nay trở về trước.",
        )


# A report reads few, large groups: worth a second worker even on a small machine (measured in
# docs/performance.md); short pages are not touched by this.
_MOMENT = """
    SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
    SET LOCAL max_parallel_workers_per_gather = 1;
    SET LOCAL parallel_setup_cost = 50;
    SET LOCAL parallel_tuple_cost = 0.001;
    SET LOCAL min_parallel_table_scan_size = '1MB';
    SET LOCAL min_parallel_index_scan_size = '256kB';
"""


@contextmanager
def one_moment() -> Iterator[None]:
    """A stretch in which every question sees the same state of the database.

    A second connection may help with the reading; it joins the same state (moments.py).
    """
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute(_MOMENT)
        with shared():
            yield


def scope_of(code: str, as_of: date, *, tree: Tree | None = None) -> Scope:
    """The scope of one unit. Raises: UnknownUnitError, ClosedUnitError."""
    tree = tree or Tree.at(as_of)
    node = tree.node(code)
    if not node.is_open:
        raise ClosedUnitError(node, as_of)
    return Scope(tree, code)


def check_moment(as_of: date, today: date) -> None:
    """Raises: FutureMomentError."""
    if as_of > today:
        raise FutureMomentError(as_of, today)


def read(name: str, ask: Ask, *, rounding: Rounding = Rounding.HALF_UP) -> Answer:
    """One figure. Raises: UnknownFigureError, NotInForceError."""
    return read_many([Question(name, ask)], rounding=rounding)[0]


def read_many(
    questions: Sequence[Question], *, rounding: Rounding = Rounding.HALF_UP
) -> list[Answer]:
    """Many figures at once, in as few scans as there are tables."""
    return Reader(questions).answers(rounding)


def records(name: str, ask: Ask, which: str = "") -> Rows:
    """The records behind a figure within the scope. which: 'part', 'whole' or '' for the first."""
    definition = FIGURES.in_force(name, ask.period.last)
    shape = shape_of(definition, ask.period, ask.as_of)
    sets = record_sets(shape)
    chosen = which if which in sets else next(iter(sets))
    ats = {id(leaf.rows): leaf.at for leaf in leaves(shape)}
    rows = sets[chosen]
    ids = ask.scope.unit_ids
    # A copy: the shape is kept between questions and must not keep the rows it once read.
    return rows.all() if ids is None else rows.filter(AmongIds(F(ats[id(rows)]), ids))


def sets_behind(name: str, ask: Ask) -> list[str]:
    """The names of the sets of records behind a figure."""
    definition = FIGURES.in_force(name, ask.period.last)
    return list(record_sets(shape_of(definition, ask.period, ask.as_of)))


def breakdown(name: str, ask: Ask, nodes: Sequence[Node]) -> list[tuple[Node, Answer]]:
    """A figure for each of several units, from one grouped read."""
    return Reader([Question(name, ask)]).by_unit(name, ask, nodes)


def by_month(name: str, ask: Ask) -> list[tuple[Period, Answer]]:
    """A figure for each month of the period, each seen at the month's end or the ask's moment."""
    months = [part for part in months_of(ask.period) if part.first <= ask.as_of]
    asks = [Ask(ask.scope, part, min(part.last, ask.as_of)) for part in months]
    answers = read_many([Question(name, each) for each in asks])
    return list(zip(months, answers, strict=True))


def digest(rows: Rows) -> str:
    """A fingerprint of a set of records that does not depend on their order: count and two sums."""
    try:
        sql, params = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return "0:0:0"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), coalesce(sum(hashint8extended(id, 11)::numeric), 0), "  # noqa: S608
            f"coalesce(bit_xor(hashint8extended(id, 17)), 0) FROM ({sql}) t(id)",
            params,
        )
        return ":".join(str(value) for value in cursor.fetchone())
