"""Comparing our record of a day with a gateway's file: differences are named, nothing changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db import transaction

from konia.domains.payments.gateways import FileLine
from konia.domains.payments.models import PaymentAttempt, Reconciliation, ReconciliationLine, Refund
from konia.domains.payments.states import RECONCILE, Match
from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import ForbiddenProblem

# What tells one movement of money from another: kind, order, our refund's code.
Key = tuple[str, str, str]
Ours = dict[Key, tuple[int, str]]


@transaction.atomic(durable=True)
def reconcile(
    gateway: str, day: date, theirs: Sequence[FileLine], *, at: datetime, by: Powers
) -> Reconciliation:
    """Compare a day's payments and refunds with the gateway's file.

    The file is of the whole province, so it takes somebody who may see every unit in it.
    Raises: ForbiddenProblem.
    """
    ours = _ours(gateway, day)
    _check_reach({order for _, order, _ in ours} | {line.order for line in theirs}, by=by)
    assert by.account.unit_id is not None
    lines = list(_compare(ours, theirs))
    counts = Counter(line.match for line in lines)
    run = Reconciliation.objects.create(
        unit_id=by.account.unit_id, gateway=gateway, day_on=day, run_at=at,
        run_by=by.account.username, matched=counts[Match.MATCHED],
        only_ours=counts[Match.ONLY_OURS], only_theirs=counts[Match.ONLY_THEIRS],
        differing=counts[Match.DIFFERS],
    )  # fmt: skip
    assert isinstance(run, Reconciliation)
    for line in lines:
        line.run = run
    ReconciliationLine.objects.bulk_create(lines)
    write_act(
        "reconcile", by=by.account.username, subject="payments.reconciliations",
        subject_id=run.pk, unit_code=run.unit.code,
        detail={"day": day.isoformat(), "gateway": gateway},
    )  # fmt: skip
    return run


def _check_reach(orders: set[str], *, by: Powers) -> None:
    allowed = by.unit_ids(RECONCILE, Tree.at(by.on))
    attempts = PaymentAttempt.objects.filter(order__in=orders)
    units = set(attempts.values_list("unit_id", flat=True).distinct())
    if by.account.unit_id is None or not units <= allowed:
        raise ForbiddenProblem(
            "Bạn không đối soát được ngày này.",
            why="Tệp của cổng có khoản thu của đơn vị ngoài phạm vi được giao cho bạn.",
            todo="Hãy nhờ người được giao đối soát toàn tỉnh.",
        )


def _ours(gateway: str, day: date) -> Ours:
    attempts = PaymentAttempt.objects.took_money_on(day).filter(gateway=gateway)
    ours: Ours = {
        ("pay", order, ""): (amount, reference)
        for order, amount, reference in attempts.values_list("order", "amount_vnd", "reference")
    }
    refunds = Refund.objects.done_on(day).filter(attempt__gateway=gateway)
    for order, code, amount, reference in refunds.values_list(
        "attempt__order", "code", "amount_vnd", "reference"
    ):
        ours["refund", order, code] = (amount, reference)
    return ours


def _compare(ours: Ours, theirs: Sequence[FileLine]) -> Iterator[ReconciliationLine]:
    left = dict(ours)
    for line in theirs:
        key = (line.kind, line.order, line.refund)
        # A line told twice finds nothing the second time, and stands out as theirs alone.
        amount, _ = left.pop(key, (None, ""))
        yield ReconciliationLine(
            kind=line.kind, order=line.order, reference=line.reference, ours_vnd=amount,
            theirs_vnd=line.amount_vnd, match=_match(amount, line.amount_vnd),
        )  # fmt: skip
    for (kind, order, _), (amount, reference) in left.items():
        yield ReconciliationLine(
            kind=kind, order=order, reference=reference, ours_vnd=amount, theirs_vnd=None,
            match=Match.ONLY_OURS,
        )  # fmt: skip


def _match(ours: int | None, theirs: int) -> Match:
    if ours is None:
        return Match.ONLY_THEIRS
    return Match.MATCHED if ours == theirs else Match.DIFFERS
