"""Codes of an annex: each once, in order, under its own heading."""

import re
from collections.abc import Iterator

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.document import Cell, Table

_CODE = re.compile(r"\d{1,2}(?:\.\d{1,3}){0,4}\.?")


def code_findings(table: Table) -> Iterator[Finding]:
    """Codes printed twice, or under another heading's code."""
    seen: dict[tuple[int, ...], Cell] = {}
    parents: list[tuple[int, ...]] = []
    dotted = sum("." in row.cells[0].text.strip(".") for row in table.rows if row.cells)
    if dotted < 3:
        return
    for row in table.rows:
        cell = row.cells[0] if row.cells else None
        if cell is None or row.head or not _CODE.fullmatch(cell.text.strip()):
            continue
        code = tuple(int(part) for part in cell.text.strip(". ").split("."))
        parents = [one for one in parents if len(one) < len(code)]
        parent = parents[-1] if parents else ()
        finding = _judge(cell, code, parent, seen)
        if finding is not None:
            yield finding
        else:
            seen[code] = cell
        parents.append(code)


def _judge(
    cell: Cell, code: tuple[int, ...], parent: tuple[int, ...], seen: dict[tuple[int, ...], Cell]
) -> Finding | None:
    text = cell.text.strip()
    if code in seen:
        right = _expected(code, parent)
        return Finding(
            ClaimKind.CODE, Verdict.WRONG, cell.place, text, text, right,
            f"Mã {text} đã dùng ở dòng {seen[code].place.line}"
            + (f"; theo thứ tự phải là {right}." if right else "."),
            beside=seen[code].place,
        )  # fmt: skip
    if parent and len(code) == len(parent) + 1 and code[: len(parent)] != parent:
        right = _expected(code, parent)
        return Finding(
            ClaimKind.CODE, Verdict.SUSPECT, cell.place, text, text, right,
            f"Mã {text} đứng dưới mục {'.'.join(map(str, parent))}; có thể phải là {right}.",
        )  # fmt: skip
    return None


def _expected(code: tuple[int, ...], parent: tuple[int, ...]) -> str:
    if len(code) != len(parent) + 1 or code[: len(parent)] == parent:
        return ""
    return ".".join(map(str, (*parent, code[-1])))
