"""Changing the organisation: each change is decided by a document and holds from a day on."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from konia.kernel.rooms.problems import FieldProblems, Problem
from konia.lib.dates import format_date
from konia.lib.vietnamese import fold

from .models import Alias, Reorganisation, ReorganisationKind, Spell, Unit, UnitKind
from .tree import Tree, UnknownUnitError


class AlreadyClosedError(Problem):
    """The unit ended before the day of the change."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Đơn vị {code} đã kết thúc hoạt động.",
            why="Không thể sắp xếp một đơn vị đã kết thúc.",
            todo="Hãy chọn đơn vị đang hoạt động vào ngày của quyết định.",
        )


class TooEarlyError(Problem):
    """The unit, or its present spell, begins only after the day of the change."""

    def __init__(self, code: str, first_on: date) -> None:
        super().__init__(
            f"Đơn vị {code} đã có thay đổi từ ngày {format_date(first_on)}.",
            why="Ngày của quyết định đứng trước ngày này; lịch sử đã ghi không bị ghi đè.",
            todo="Hãy kiểm tra lại ngày của quyết định.",
        )


class UnderItselfError(Problem):
    """The new parent is the unit itself or stands under it."""

    def __init__(self, code: str, parent: str) -> None:
        super().__init__(
            f"Không thể chuyển đơn vị {code} về dưới {parent}.",
            why="Đơn vị mới phụ trách chính là đơn vị này hoặc trực thuộc đơn vị này.",
            todo="Hãy chọn cơ quan chủ quản khác.",
        )


@transaction.atomic(durable=True)
def open_unit(
    code: str, *, name: str, kind: str, parent: str | None, on: date, decision: str
) -> Unit:
    """Open a unit under a parent from a day on. Raises: FieldProblems, UnknownUnitError."""
    if Unit.objects.filter(code=code).exists():
        raise FieldProblems({"code": [f"Mã {code} đã được dùng cho đơn vị khác."]})
    if not UnitKind.objects.filter(code=kind).exists():
        raise FieldProblems({"kind": [f"Không có loại đơn vị “{kind}”. Hãy chọn trong danh sách."]})
    above = _locked(parent, on) if parent else None
    unit = Unit.objects.create(code=code, opened_on=on)
    Spell.objects.create(
        unit=unit, first_on=on, name=name, kind_id=kind, parent=above, decision=decision
    )
    _keep(ReorganisationKind.OPEN, on=on, decision=decision, into=[unit])
    return unit


@transaction.atomic(durable=True)
def rename(code: str, *, name: str, on: date, decision: str, short_name: str = "") -> Spell:
    """Give a unit a new name from a day on; earlier days keep the old one."""
    unit = _locked(code, on)
    new = _new_spell(unit, on, decision)
    new.name, new.short_name = name, short_name
    new.save()
    _keep(ReorganisationKind.RENAME, on=on, decision=decision, away=[unit], into=[unit])
    return new


@transaction.atomic(durable=True)
def move(code: str, *, parent: str, on: date, decision: str) -> Spell:
    """Put a unit under another parent from a day on. Raises: UnderItselfError."""
    unit, above = _locked(code, on), _locked(parent, on)
    if above.pk in Tree.at(on).below(unit.pk):
        raise UnderItselfError(code, parent)
    new = _new_spell(unit, on, decision)
    new.parent = above
    new.save()
    _keep(ReorganisationKind.MOVE, on=on, decision=decision, away=[unit], into=[unit])
    return new


@transaction.atomic(durable=True)
def merge(codes: Sequence[str], *, into: str, on: date, decision: str) -> Unit:
    """Close some units from a day on; another goes on in their place."""
    target = _locked(into, on)
    away = [_locked(code, on) for code in sorted(codes) if code != into]
    for unit in away:
        _close(unit, on)
    _keep(ReorganisationKind.MERGE, on=on, decision=decision, away=away, into=[target])
    return target


@transaction.atomic(durable=True)
def dissolve(code: str, *, on: date, decision: str) -> Unit:
    """Close a unit from a day on. What it did before stays where it was."""
    unit = _locked(code, on)
    _close(unit, on)
    _keep(ReorganisationKind.DISSOLVE, on=on, decision=decision, away=[unit])
    return unit


@transaction.atomic(durable=True)
def add_alias(code: str, text: str) -> Alias:
    """Remember another way in which papers write a unit's name. Raises: UnknownUnitError."""
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise UnknownUnitError(code)
    known = Alias.objects.filter(unit=unit, folded=fold(text)).first()
    return known or Alias.objects.create(unit=unit, text=text)


def _locked(code: str, on: date) -> Unit:
    """Raises: UnknownUnitError, AlreadyClosedError, TooEarlyError."""
    unit: Unit | None = Unit.objects.select_for_update().filter(code=code).first()
    if unit is None:
        raise UnknownUnitError(code)
    if unit.closed_on and unit.closed_on <= on:
        raise AlreadyClosedError(code)
    if unit.opened_on > on:
        raise TooEarlyError(code, unit.opened_on)
    return unit


def _new_spell(unit: Unit, on: date, decision: str) -> Spell:
    """The unit's present spell closed the day before, and an unsaved copy from the day on."""
    old: Spell = unit.spells.filter(last_on__isnull=True).latest("first_on")
    if old.first_on > on:
        raise TooEarlyError(unit.code, old.first_on)
    if old.first_on < on:
        Spell.objects.filter(pk=old.pk).update(last_on=on - timedelta(days=1))
        old.pk = None
        old._state.adding = True  # noqa: SLF001 - Django's documented way to copy a row
    old.first_on, old.last_on, old.decision = on, None, decision
    return old


def _close(unit: Unit, on: date) -> None:
    unit.closed_on = on
    unit.save(update_fields=["closed_on"])


def _keep(
    kind: ReorganisationKind,
    *,
    on: date,
    decision: str,
    away: Sequence[Unit] = (),
    into: Sequence[Unit] = (),
) -> None:
    kept = Reorganisation.objects.create(kind=kind, on=on, decision=decision, decided_on=on)
    kept.from_units.set(away)
    kept.to_units.set(into)
