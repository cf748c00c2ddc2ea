"""Keeping what figures said at a moment, and asking again later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection, transaction

from konia.kernel.audit.register import record as write_act
from konia.kernel.calendar.periods import Period
from konia.kernel.org.tree import Scope, Tree
from konia.kernel.rooms.problems import NotFoundProblem
from konia.lib.numbers import Rounding, plain

from .definitions import Ask
from .engine import Answer, Question, Reader, digest, records, sets_behind
from .models import Reading


class UnknownBatchError(NotFoundProblem):
    """No readings were kept under that name."""

    def __init__(self, batch: str) -> None:
        super().__init__(f"Không có lần lập “{batch}”.", todo="Hãy kiểm tra lại mã lần lập.")


@dataclass(frozen=True)
class Difference:
    """A reading that does not come out again. kept, now: value and fingerprint of the records."""

    reading: Reading
    kept: str
    now: str


@transaction.atomic(durable=True)
def keep_readings(
    questions: Sequence[Question], *, batch: str, by: str, rounding: Rounding = Rounding.HALF_UP
) -> int:
    """Ask all questions in one moment and keep each answer with a fingerprint of its records.

    Returns: how many readings were kept.
    """
    _see_one_state()
    answers = Reader(questions).answers(rounding)
    Reading.objects.bulk_create([_reading(answer, batch, rounding) for answer in answers])
    unit = questions[0].ask.scope.root if questions else ""
    write_act("figures.keep", by=by, subject="figures.reading", unit_code=unit,
              detail={"batch": batch, "readings": len(answers)})  # fmt: skip
    return len(answers)


def replay(batch: str) -> list[Difference]:
    """Ask again what a batch kept, as of the same moments, and say what differs.

    Raises: UnknownBatchError.
    """
    kept = list(Reading.objects.filter(batch=batch).order_by("pk"))
    if not kept:
        raise UnknownBatchError(batch)
    trees = {day: Tree.at(day) for day in {reading.as_of for reading in kept}}
    found = []
    for reading in kept:
        question = _question(reading, trees[reading.as_of])
        rounding = Rounding(reading.rounding)
        now = _reading(Reader([question]).answers(rounding)[0], batch, rounding)
        if (now.value, now.digest) != (reading.value, reading.digest):
            before, after = f"{reading.value} {reading.digest}", f"{now.value} {now.digest}"
            found.append(Difference(reading, before, after))
    return found


def _see_one_state() -> None:
    """Outside a surrounding transaction (tests have one) all reads see one state."""
    if len(connection.savepoint_ids) == 0:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _question(reading: Reading, tree: Tree) -> Question:
    tiers = frozenset(tier for tier in reading.tiers.split(",") if tier)
    period = Period(reading.first_on, reading.last_on)
    name = reading.code.partition("@")[0]
    return Question(name, Ask(Scope(tree, reading.unit_code, tiers), period, reading.as_of))


def _reading(answer: Answer, batch: str, rounding: Rounding) -> Reading:
    ask = answer.ask
    return Reading(
        code=answer.definition.code,
        unit_code=ask.scope.root,
        tiers=",".join(sorted(ask.scope.tiers)),
        first_on=ask.period.first,
        last_on=ask.period.last,
        as_of=ask.as_of,
        value=_text(answer.value),
        part=answer.part,
        whole=answer.whole,
        digest=_fingerprints(answer),
        rounding=rounding,
        batch=batch,
    )


def _text(value: Decimal | date | None) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else plain(value) or ""


def _fingerprints(answer: Answer) -> str:
    name, ask = answer.definition.name, answer.ask
    return " ".join(digest(records(name, ask, which)) for which in sets_behind(name, ask))
