"""Numbers set aside for a desk without a line, and the account that is given of each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from konia.domains.counters.models import CounterDevice, NumberRange, NumberUse
from konia.domains.counters.states import Fate
from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.files.numbering import give_back, next_numbers
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    TooLateProblem,
)  # fmt: skip

from .devices import meet_machine

RESERVE = "counters.reserve"
MOST_NUMBERS = 200
MOST_DAYS = 7


@dataclass(frozen=True)
class Holder:
    """Who holds a range: a device, or a desk by its name.

    machine, name: of an intake machine that works without a line; its mark, and what it is called.
    """

    device: CounterDevice | None = None
    desk: str = ""
    machine: str = ""
    name: str = ""


@transaction.atomic(durable=True)
def reserve_ranges(
    unit_code: str, *, series: Mapping[date, str], count: int, holder: Holder, at: datetime,
    by: Powers,
) -> list[NumberRange]:  # fmt: skip
    """Set numbers aside on the same series as online numbering, so none is given out twice.

    series: day -> the name of that day's series; count: how many numbers for each day.
    Raises: FieldProblems, ForbiddenProblem, UnknownUnitError.
    """
    unit_id = _allowed(unit_code, by=by)
    if not 1 <= count <= MOST_NUMBERS:
        raise FieldProblems({"count": [f"Giữ từ 1 đến {MOST_NUMBERS} số cho mỗi ngày."]})
    if not 1 <= len(series) <= MOST_DAYS:
        raise FieldProblems({"days": [f"Giữ số cho từ 1 đến {MOST_DAYS} ngày."]})
    device = holder.device
    if holder.machine:
        device = meet_machine(holder.machine, name=holder.name, unit_id=unit_id, by=by)
    made = []
    for day, name in sorted(series.items()):
        first = next_numbers(name, count)
        kept = NumberRange(
            unit_id=unit_id, series=name, day=day, first=first, last=first + count - 1,
            device=device, desk=holder.desk, taken_at=at, taken_by=by.account.username,
        )  # fmt: skip
        kept.clean()
        kept.save()
        made.append(kept)
    _note("reserve_range", made[0], unit_code, by=by.account.username, ranges=list(map(str, made)))
    return made


def use_number(series: str, number: int, *, reference: str, at: datetime, by: str) -> NumberUse:
    """A dossier bears a reserved number. Runs inside the caller's transaction.

    The same dossier sent twice uses its number once. A number voided when its range was returned
    is still taken: the receipt with it is already in somebody's hands.
    Raises: NotFoundProblem when no range holds the number; TooLateProblem when it was given back
    or another dossier bears it.
    """
    kept = _holding(series, number)
    use = kept.uses.filter(number=number).first()
    if use is None:
        return NumberUse.objects.create(
            range=kept, number=number, fate=Fate.USED, reference=reference, at=at, by=by
        )
    assert isinstance(use, NumberUse)
    if use.fate == Fate.VOIDED:
        use.fate, use.reference, use.at, use.by = Fate.USED, reference, at, by
        use.save()
        _note("use_voided", kept, kept.unit.code, by=by, number=number, reference=reference)
    elif use.reference != reference:
        raise TooLateProblem(
            f"Số {number} đã quyết toán.",
            why=f"Số này: {use.get_fate_display().lower()} {use.reference}".strip() + ".",
            todo="Hãy cấp số mới cho hồ sơ và báo lại cho người nộp.",
        )
    return use


def _holding(series: str, number: int) -> NumberRange:
    rows = NumberRange.objects.holding(series, number).select_related("unit")
    kept = rows.select_for_update(of=("self",)).first()
    if kept is None:
        raise NotFoundProblem(
            f"Số {number} không nằm trong dải số nào đã giữ.",
            todo="Hãy cấp số mới cho hồ sơ.",
        )
    assert isinstance(kept, NumberRange)
    return kept


@transaction.atomic(durable=True)
def void_number(range_id: int, number: int, *, reason: str, at: datetime, by: Powers) -> NumberUse:
    """A reserved number will never be used, and why (a spoilt receipt).

    Raises: FieldProblems, NotFoundProblem, TooLateProblem.
    """
    if not reason.strip():
        raise FieldProblems({"reason": ["Thiếu lý do hủy số. Hãy ghi vì sao."]})
    kept = _locked(range_id, by=by)
    if not kept.first <= number <= kept.last:
        raise FieldProblems({"number": [f"Dải này gồm số {kept.first} đến {kept.last}."]})
    if kept.uses.filter(number=number).exists():
        raise TooLateProblem(f"Số {number} đã quyết toán.", todo="Hãy tải lại trang.")
    use = NumberUse.objects.create(
        range=kept, number=number, fate=Fate.VOIDED, reason=reason.strip(), at=at,
        by=by.account.username,
    )  # fmt: skip
    _note("void_number", kept, kept.unit.code, by=by.account.username, number=number, why=reason)
    return use


@transaction.atomic(durable=True)
def return_range(range_id: int, *, reason: str, at: datetime, by: Powers) -> NumberRange:
    """Return a range: its newest unused numbers go back to the series, the others are voided.

    Numbers can only go back while nobody has taken later ones; so the series stays without gaps
    that nobody can explain. reason: for the numbers that must be voided.
    Raises: FieldProblems, NotFoundProblem, TooLateProblem when it was returned before.
    """
    kept = _locked(range_id, by=by)
    if kept.returned_at is not None:
        raise TooLateProblem("Dải số này đã trả.", todo="Hãy tải lại trang.")
    who = by.account.username
    known = set(kept.uses.values_list("number", flat=True))
    open_numbers = [n for n in range(kept.first, kept.last + 1) if n not in known]
    back = _given_back(kept, open_numbers)
    voided = [number for number in open_numbers if number not in back]
    if voided and not reason.strip():
        raise FieldProblems({"reason": ["Thiếu lý do hủy các số không dùng."]})
    _account(kept, sorted(back), Fate.GIVEN_BACK, reason="", at=at, by=who)
    _account(kept, voided, Fate.VOIDED, reason=reason.strip(), at=at, by=who)
    kept.returned_at, kept.returned_by = at, who
    kept.save()
    _note("return_range", kept, kept.unit.code, by=who, back=len(back), voided=len(voided))
    return kept


def void_open(kept: NumberRange, *, reason: str, at: datetime, by: str) -> int:
    """Void every number of a range nothing is known of, and close it. Returns: how many.

    None goes back to the series: a machine out of sight may have printed any of them.
    Runs inside the caller's transaction, which has locked the range.
    """
    known = set(kept.uses.values_list("number", flat=True))
    open_numbers = [n for n in range(kept.first, kept.last + 1) if n not in known]
    _account(kept, open_numbers, Fate.VOIDED, reason=reason, at=at, by=by)
    kept.returned_at, kept.returned_by = at, by
    kept.save()
    return len(open_numbers)


def _given_back(kept: NumberRange, open_numbers: list[int]) -> frozenset[int]:
    """The unused tail of a range, when the series takes it back."""
    tail = kept.last + 1
    while tail - 1 in open_numbers:
        tail -= 1
    if tail > kept.last or not give_back(kept.series, first=tail, last=kept.last):
        return frozenset()
    return frozenset(range(tail, kept.last + 1))


def _account(
    kept: NumberRange, numbers: list[int], fate: str, *, reason: str, at: datetime, by: str
) -> None:
    NumberUse.objects.bulk_create(
        NumberUse(range=kept, number=number, fate=fate, reason=reason, at=at, by=by)
        for number in numbers
    )


def _allowed(unit_code: str, *, by: Powers) -> int:
    tree = Tree.at(by.on)
    unit = tree.node(unit_code)
    if unit.id not in by.unit_ids(RESERVE, tree):
        raise ForbiddenProblem(
            "Bạn không được giữ số cho đơn vị này.",
            why="Đơn vị nằm ngoài phạm vi được giao cho bạn.",
        )
    return unit.id


def _locked(range_id: int, *, by: Powers) -> NumberRange:
    ids = by.unit_ids(RESERVE, Tree.at(by.on))
    rows = NumberRange.objects.of_units(ids).select_related("unit")
    kept = rows.select_for_update(of=("self",)).filter(pk=range_id).first()
    if kept is None:
        raise NotFoundProblem("Không tìm thấy dải số.", why="Dải không có hoặc thuộc đơn vị khác.")
    assert isinstance(kept, NumberRange)
    return kept


def _note(act: str, kept: NumberRange, unit_code: str, *, by: str, **detail: object) -> None:
    write_act(
        act, by=by, subject="counters.ranges", subject_id=kept.pk, unit_code=unit_code,
        detail={"range": str(kept), **detail},
    )  # fmt: skip
