"""Importing a table into a register: every bad cell is named; good rows go in only when told to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, models, transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.lib.vietnamese import fold, near

from .actions import announce, problems_of
from .cells import CellError, Reader
from .models import Record
from .registry import Register
from .tables import BadTableError, Table, column_letter, open_table

BATCH = 2000
# Columns of our own export that a register fills in by itself.
_OF_SYSTEM = {"id", "recorded_at"}


@dataclass(frozen=True)
class BadCell:
    """One thing wrong. cell: 'C7', or 'dòng 7' when the row as a whole is meant."""

    row: int
    cell: str
    column: str
    value: str
    message: str


@dataclass
class Report:
    """What an import found and did."""

    register: str
    rows: int = 0
    good: int = 0
    saved: int = 0
    bad: list[BadCell] = field(default_factory=list)

    @property
    def bad_rows(self) -> int:
        """How many rows have something wrong."""
        return len({cell.row for cell in self.bad})


def import_table(
    register: Register,
    content: bytes,
    *,
    by: Powers,
    dry_run: bool = False,
    accept_good: bool = False,
) -> Report:
    """Import a table. Nothing is saved when any cell is bad, unless `accept_good`.

    Raises: BadTableError for a file that is no table or lacks columns; ForbiddenProblem.
    """
    allowed = by.unit_ids(register.change, Tree.at(by.on))
    table = open_table(content)
    columns = match_columns(register, table.heads)
    machine = all(register.field(columns[place]).name == table.heads[place] for place in columns)
    report = Report(register.name, rows=len(table.rows))
    fresh = _read_rows(register, table, columns, report, Reader(by.on, machine=machine), allowed)
    fresh = _without_known(register, fresh, report)
    report.good = len(fresh)
    if not dry_run and fresh and (accept_good or not report.bad):
        _save(register, fresh, report, by=by)
    report.bad.sort(key=lambda cell: (cell.row, cell.cell))
    return report


def match_columns(register: Register, heads: list[str]) -> dict[int, str]:
    """Place in the file -> field. A head may be a field's Vietnamese or English name.

    Raises: BadTableError naming every unknown, repeated and missing column.
    """
    known = {fold(str(f.verbose_name)): f.name for f in register.fields}
    known |= {fold(f.name): f.name for f in register.fields}
    columns: dict[int, str] = {}
    troubles: list[str] = []
    for place, head in enumerate(heads):
        name = known.get(fold(head))
        if name is None:
            troubles += _unknown_head(register, place, head)
        elif name in columns.values():
            troubles.append(f"cột “{head}” lặp lại")
        else:
            columns[place] = name
    troubles += [
        f"thiếu cột “{column.verbose_name}”"
        for column in register.fields
        if _is_needed(column) and column.name not in columns.values()
    ]
    if troubles:
        raise BadTableError(
            f"Cột của tệp không khớp sổ “{register.title}”.",
            why="; ".join(troubles) + ".",
            todo="Hãy tải mẫu của sổ và điền theo mẫu.",
        )
    return columns


def _unknown_head(register: Register, place: int, head: str) -> list[str]:
    if not head or head in _OF_SYSTEM:
        return []
    names = {fold(str(f.verbose_name)): str(f.verbose_name) for f in register.fields}
    offered = near(head, names)
    hint = f" (có phải “{offered[0]}”?)" if offered else ""
    return [f"cột {column_letter(place)} “{head}” không có trong sổ{hint}"]


def _is_needed(column: "models.Field[Any, Any]") -> bool:
    return not (column.blank or column.null or column.has_default())


def _read_rows(
    register: Register, table: Table, columns: dict[int, str], report: Report,
    reader: Reader, allowed: frozenset[int],
) -> list[tuple[int, Record]]:  # fmt: skip
    fresh = []
    for place, row in table.rows:
        values, bad = _read_row(register, place, row, columns, reader)
        if not bad:
            record = register.model(**{register.field(n).attname: v for n, v in values.items()})
            record.compose()
            bad = _rule_breaks(register, place, record, columns, allowed)
            if not bad:
                fresh.append((place, record))
        report.bad.extend(bad)
    return fresh


def _read_row(
    register: Register, place: int, row: list[Any], columns: dict[int, str], reader: Reader
) -> tuple[dict[str, Any], list[BadCell]]:
    values: dict[str, Any] = {}
    bad = []
    for index, name in columns.items():
        raw = row[index] if index < len(row) else None
        column = register.field(name)
        try:
            values[name] = reader.read(column, raw)
        except CellError as error:
            cell = f"{column_letter(index)}{place}"
            bad.append(BadCell(place, cell, str(column.verbose_name), str(raw), str(error)))
    return values, bad


def _rule_breaks(
    register: Register, place: int, record: Record, columns: dict[int, str], allowed: frozenset[int]
) -> list[BadCell]:
    places = {name: f"{column_letter(index)}{place}" for index, name in columns.items()}
    found = problems_of(record)
    if record.unit_id not in allowed:
        found.setdefault("unit", []).append("Đơn vị nằm ngoài phạm vi được giao cho bạn.")
    return [
        BadCell(
            place, places.get(name, f"dòng {place}"),
            str(register.field(name).verbose_name) if name else "",
            str(getattr(record, name, "")) if name else "", message,
        )
        for name, messages in found.items()
        for message in messages
    ]  # fmt: skip


def _without_known(
    register: Register, fresh: list[tuple[int, Record]], report: Report
) -> list[tuple[int, Record]]:
    """The rows whose key is neither in the register nor earlier in the file."""
    columns = [register.field(name).attname for name in register.key]
    seen: dict[tuple[Any, ...], int] = dict.fromkeys(
        register.model.objects.values_list(*columns), 0
    )
    new = []
    for place, record in fresh:
        key = tuple(getattr(record, column) for column in columns)
        if key in seen:
            where = f"trùng dòng {seen[key]}" if seen[key] else "đã có trong sổ"
            names = ", ".join(str(register.field(name).verbose_name) for name in register.key)
            message = f"Bản ghi {where} (cùng {names}). Hãy bỏ dòng này hoặc sửa bản ghi cũ."
            report.bad.append(BadCell(place, f"dòng {place}", names, "", message))
            continue
        seen[key] = place
        new.append((place, record))
    return new


@transaction.atomic(durable=True)
def _save(
    register: Register, fresh: list[tuple[int, Record]], report: Report, *, by: Powers
) -> None:
    for start in range(0, len(fresh), BATCH):
        _save_batch(register, fresh[start : start + BATCH], report)
    write_act(
        "import", by=by.account.username, subject=register.name,
        detail={"rows": report.rows, "saved": report.saved, "bad": report.bad_rows},
    )  # fmt: skip


def _save_batch(register: Register, batch: list[tuple[int, Record]], report: Report) -> None:
    """Save a batch; when the database refuses it, halve it until the bad row stands alone."""
    try:
        with transaction.atomic():
            for record in register.model.objects.bulk_create(_records(batch)):
                announce(register, record)
        report.saved += len(batch)
    except IntegrityError as error:
        if len(batch) == 1:
            place = batch[0][0]
            words = f"Cơ sở dữ liệu từ chối dòng này: {str(error).splitlines()[0]}"
            report.bad.append(BadCell(place, f"dòng {place}", "", "", words))
            report.good -= 1
            return
        half = len(batch) // 2
        _save_batch(register, batch[:half], report)
        _save_batch(register, batch[half:], report)


def _records(batch: Iterable[tuple[int, Record]]) -> list[Record]:
    return [record for _, record in batch]
