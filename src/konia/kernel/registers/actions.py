"""Entering, amending, ending, withdrawing records: one transaction, one audit line each."""

import hashlib
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.outbox.post import post
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    Problem,
    TooLateProblem,
)  # fmt: skip

from .cells import shown
from .models import Record, SpellRecord
from .registry import Register


@transaction.atomic(durable=True)
def enter(register: Register, values: dict[str, Any], *, by: Powers) -> Record:
    """Enter one record. values: field -> value as cells.Reader gives it (references as ids).

    Raises: FieldProblems, ForbiddenProblem.
    """
    fresh = register.model(**_by_column(register, values))
    _check(register, fresh, by=by)
    _save(fresh)
    _note("enter", register, fresh, by=by, detail=_plain(values))
    announce(register, fresh)
    return fresh


@transaction.atomic(durable=True)
def amend(
    register: Register,
    pk: int,
    values: dict[str, Any],
    *,
    by: Powers,
    reason: str,
    seen_at: str = "",
) -> Record:
    """Correct a record; its old content is kept with the reason.

    seen_at: the `version` the person saw; a colleague's later change is not overwritten.
    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    if not reason.strip():
        raise FieldProblems({"reason": ["Thiếu lý do sửa. Hãy ghi vì sao sửa bản ghi này."]})
    kept = _locked(register, pk, by=by)
    if seen_at and seen_at != version(kept):
        raise TooLateProblem(
            "Bản ghi vừa được người khác sửa.",
            why="Nội dung bạn thấy không còn mới nhất.",
            todo="Hãy tải lại trang rồi sửa lại.",
        )
    before = {name: shown(getattr(kept, name)) for name in values}
    for column, value in _by_column(register, values).items():
        setattr(kept, column, value)
    _check(register, kept, by=by)
    _save(kept)
    detail = {"reason": reason, "before": before, "after": _plain(values)}
    _note("amend", register, kept, by=by, detail=detail)
    announce(register, kept)
    return kept


@transaction.atomic(durable=True)
def end(register: Register, pk: int, *, on: date, by: Powers, reason: str) -> Record:
    """End a record's spell with a day. Raises: FieldProblems, ForbiddenProblem, NotFoundProblem."""
    if not reason.strip():
        raise FieldProblems({"reason": ["Thiếu lý do kết thúc. Hãy ghi vì sao kết thúc."]})
    kept = _locked(register, pk, by=by)
    if not isinstance(kept, SpellRecord):
        raise Problem(f"Sổ “{register.title}” không có ngày kết thúc.")
    if kept.last_on is not None and kept.last_on <= on:
        raise TooLateProblem("Bản ghi đã kết thúc trước đó.")
    kept.last_on = on
    _check(register, kept, by=by)
    kept.save()
    _note("end", register, kept, by=by, detail={"on": on.isoformat(), "reason": reason})
    announce(register, kept)
    return kept


@transaction.atomic(durable=True)
def withdraw(register: Register, pk: int, *, by: Powers, reason: str) -> None:
    """Take back a record entered by mistake; it stays readable and leaves every count."""
    if not reason.strip():
        raise FieldProblems({"reason": ["Thiếu lý do rút. Hãy ghi vì sao rút bản ghi này."]})
    kept = _locked(register, pk, by=by)
    kept.withdrawn_at = timezone.now()
    kept.save(update_fields=["withdrawn_at"])
    _note("withdraw", register, kept, by=by, detail={"reason": reason})
    announce(register, kept)


def announce(register: Register, kept: Record) -> None:
    """Post that a record was entered or changed, where its register says so.

    Runs inside the caller's transaction.
    """
    if register.announced:
        post_change(register.name, kept.pk)


def post_change(name: str, pk: int) -> None:
    """Post that a record of a register changed. Runs inside the caller's transaction."""
    change = uuid4().hex
    post(name, {"id": pk, "change": change}, key=f"{name}:{change}")


def _save(record: Record) -> None:
    """Save; a value that only a withdrawn record still holds is refused in plain words.

    The problem leaves the act's transaction, which rolls back.
    """
    try:
        record.save()
    except IntegrityError as error:
        words = "Giá trị này đã dùng ở một bản ghi đã rút. Hãy đặt giá trị khác."
        raise FieldProblems({"": [words]}) from error


def version(kept: Record) -> str:
    """A mark of a record's present content, to notice that somebody else changed it."""
    content = "|".join(str(getattr(kept, f.attname)) for f in kept._meta.concrete_fields)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def problems_of(fresh: Record) -> dict[str, list[str]]:
    """What the record's own rules say against it, without looking at other rows."""
    skipped = {f.name for f in fresh._meta.concrete_fields if isinstance(f, models.ForeignKey)}
    found: dict[str, list[str]] = {}
    rules: tuple[Callable[[], None], ...] = (
        lambda: fresh.clean_fields(exclude=skipped),
        fresh.clean,
    )
    for check in rules:
        try:
            check()
        except ValidationError as error:
            _gather(found, error)
    return found


def _check(register: Register, fresh: Record, *, by: Powers) -> None:
    fresh.compose()
    try:
        fresh.full_clean()
    except ValidationError as error:
        found: dict[str, list[str]] = {}
        _gather(found, error)
        raise FieldProblems(found) from None
    if fresh.unit_id not in by.unit_ids(register.change, Tree.at(by.on)):
        raise ForbiddenProblem(
            "Bạn không được ghi vào sổ của đơn vị này.",
            why="Đơn vị nằm ngoài phạm vi được giao cho bạn.",
            todo="Hãy chọn đơn vị thuộc phạm vi của bạn.",
        )


def _gather(found: dict[str, list[str]], error: ValidationError) -> None:
    if hasattr(error, "error_dict"):
        for name, messages in error.message_dict.items():
            key = "" if name == NON_FIELD_ERRORS else name
            found.setdefault(key, []).extend(messages)
    else:
        found.setdefault("", []).extend(error.messages)


def _locked(register: Register, pk: int, *, by: Powers) -> Record:
    ids = by.unit_ids(register.change, Tree.at(by.on))
    rows = register.model.objects.of_units(ids).select_for_update(of=("self",))
    kept: Record | None = rows.filter(pk=pk).first()
    if kept is None:
        raise NotFoundProblem(
            "Không tìm thấy bản ghi.",
            why="Bản ghi không có, đã được rút, hoặc thuộc đơn vị khác.",
        )
    return kept


def _by_column(register: Register, values: dict[str, Any]) -> dict[str, Any]:
    """Values by column name, so that a reference may be given as its id."""
    return {register.field(name).attname: value for name, value in values.items()}


def _plain(values: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items() if value not in (None, "")}


def _note(
    act: str, register: Register, kept: Record, *, by: Powers, detail: dict[str, Any]
) -> None:
    write_act(
        act, by=by.account.username, subject=register.name, subject_id=kept.pk,
        unit_code=kept.unit.code, detail=detail,
    )  # fmt: skip
