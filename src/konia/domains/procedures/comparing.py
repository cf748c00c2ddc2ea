"""Comparing the own catalogue with a list of the national database."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from konia.kernel.registers.tables import BadTableError, open_table
from konia.kernel.rooms.problems import Problem
from konia.lib.numbers import NotANumberError, format_number, parse_number
from konia.lib.registry import Registry
from konia.lib.vietnamese import fold

from .models import Procedure
from .states import MismatchKind

# Column of the list -> the heads by which it is known, folded.
_HEADS = {
    "code": ("ma thu tuc", "ma tthc", "ma", "code", "ma so"),
    "name": ("ten thu tuc", "ten tthc", "ten", "name", "ten thu tuc hanh chinh"),
    "working_days": ("thoi han", "thoi han ngay lam viec", "time limit days", "so ngay"),
    "fee_vnd": ("phi", "phi le phi", "phi le phi dong", "fee vnd"),
}


@dataclass(frozen=True)
class NationalRow:
    """One procedure as the national database lists it; None where the list says nothing."""

    code: str
    name: str = ""
    working_days: int | None = None
    fee_vnd: int | None = None


@dataclass(frozen=True)
class Mismatch:
    """One procedure over which both sides disagree."""

    kind: MismatchKind
    code: str
    name: str
    words: str = ""


@dataclass(frozen=True)
class Feed:
    """A source of the national list other than a file. read: the list as of a day.

    It is read before any transaction opens.
    """

    name: str
    title: str
    read: Callable[[date], list[NationalRow]]


FEEDS: Registry[Feed] = Registry()


def _disclosed(on: date) -> list[NationalRow]:
    rows = Procedure.objects.in_force_on(on).disclosed_by(on)
    fields = rows.values_list("code", "name", "time_limit_days", "fee_vnd")
    return [NationalRow(*row) for row in fields]


RECORDED = FEEDS.add(Feed("recorded", "Ngày công khai đã ghi trong danh mục của tỉnh", _disclosed))


def read_list(content: bytes) -> list[NationalRow]:
    """The list in an XLSX or CSV file. Raises: BadTableError."""
    table = open_table(content)
    places = {fold(head): place for place, head in enumerate(table.heads)}
    columns = {
        key: next((places[head] for head in heads if head in places), None)
        for key, heads in _HEADS.items()
    }
    if columns["code"] is None:
        raise BadTableError(
            "Tệp không có cột mã thủ tục.",
            why=f"Các cột của tệp: {'; '.join(table.heads)}.",
            todo="Hãy đặt tên cột là “Mã thủ tục”, “Tên thủ tục”, “Thời hạn”, “Phí”.",
        )
    return list(_rows(table.rows, columns))


def _rows(
    rows: Iterable[tuple[int, list[Any]]], columns: dict[str, int | None]
) -> Iterator[NationalRow]:
    for place, cells in rows:
        texts = {key: _text(cells, at) for key, at in columns.items()}
        if texts["code"]:
            yield NationalRow(
                texts["code"].upper(), texts["name"],
                _whole(texts["working_days"], place), _whole(texts["fee_vnd"], place),
            )  # fmt: skip


def _text(cells: list[Any], at: int | None) -> str:
    value = cells[at] if at is not None and at < len(cells) else ""
    return (
        str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    )


def _whole(text: str, place: int) -> int | None:
    if not text:
        return None
    try:
        return int(parse_number(text))
    except NotANumberError:
        raise BadTableError(
            f"Dòng {place}: “{text}” không phải số.", todo="Hãy sửa ô này rồi tải lên lại."
        ) from None


def compare(theirs: list[NationalRow], on: date) -> tuple[int, list[Mismatch]]:
    """Where the two sides disagree on a day. Returns: how many we have in force, the mismatches.

    Codes are compared without the suffix of the province. Raises: Problem for an empty list.
    """
    if not theirs:
        raise Problem("Danh sách không có thủ tục nào.", todo="Hãy kiểm tra lại tệp.")
    listed = {_bare(row.code): row for row in theirs}
    ours = {_bare(one.code): one for one in Procedure.objects.in_force_on(on).order_by("code")}
    found = [
        Mismatch(MismatchKind.MISSING, one.code, one.name, _since(one))
        for key, one in ours.items()
        if key not in listed
    ]
    extra = [row for key, row in listed.items() if key not in ours]
    found += _extra(extra)
    for key, one in ours.items():
        words = _outdated(one, listed[key]) if key in listed else ""
        if words:
            found.append(Mismatch(MismatchKind.OUTDATED, one.code, one.name, words))
    return len(ours), found


def _extra(rows: list[NationalRow]) -> list[Mismatch]:
    """On their side only: abolished here, or never known."""
    ended = {
        _bare(code): day
        for code, day in Procedure.objects.values_list("code", "abolished_on")
        if day is not None
    }
    return [
        Mismatch(
            MismatchKind.EXTRA, row.code, row.name,
            f"tỉnh đã bãi bỏ từ ngày {ended[_bare(row.code)]:%d/%m/%Y}"
            if _bare(row.code) in ended
            else "không có trong danh mục đang hiệu lực của tỉnh",
        )
        for row in rows
    ]  # fmt: skip


def _bare(code: str) -> str:
    """1.000123.H21 and 1.000123 are one procedure."""
    parts = code.upper().split(".")
    return ".".join(parts[:2]) if parts[0].isdigit() else code.upper()


def _since(one: Procedure) -> str:
    return f"có hiệu lực từ ngày {one.in_force_from:%d/%m/%Y}" if one.in_force_from else ""


def _outdated(one: Procedure, row: NationalRow) -> str:
    pairs = (
        ("thời hạn", one.time_limit_days, row.working_days, "ngày"),
        ("phí", one.fee_vnd, row.fee_vnd, "đồng"),
    )
    said = [
        f"{what} của tỉnh {format_number(here)} {unit}, trên CSDLQG {format_number(there)} {unit}"
        for what, here, there, unit in pairs
        if there is not None and here != there
    ]
    if row.name and fold(row.name) != fold(one.name):
        said.insert(0, f"tên trên CSDLQG: {row.name}")
    return "; ".join(said)[:500]
