"""A table as a grid: which rows are heads, which columns hold numbers, what each row says."""

import re
from dataclasses import dataclass, field

from konia.domains.checking.document import Cell, Row, Table
from konia.lib.grammar.numerals import NotANumeralError, Numeral, read_numeral
from konia.lib.vietnamese import fold

_SHARE = re.compile(r"([\d.,]+)\s*%")
_FORMULA = re.compile(r"[\d()=+\-/*x×:%.\s]+|[AB]")
_TOTAL = re.compile(
    r"(tong cong|tong so|tong|cong|toan tinh|toan huyen|toan thanh pho|ca tinh|tong chung"
    r"|tong hop chung|cong chung|tong toan tinh)( \(?[a-z0-9+ ]{0,12}\)?)?"
)
_ROMAN = re.compile(r"[IVX]+|[A-Z]")


@dataclass(frozen=True, slots=True)
class Value:
    """A number in a cell. share: it carries a percent sign."""

    numeral: Numeral
    share: bool
    cell: Cell


@dataclass(slots=True)
class Line:
    """One body row. number: its place among the body rows."""

    row: Row
    code: str
    label: str
    values: dict[int, Value]
    number: int = 0

    @property
    def is_total(self) -> bool:
        """Named 'Tổng cộng', 'Cộng', 'Toàn tỉnh' and nothing more."""
        return bool(_TOTAL.fullmatch(fold(self.label))) or bool(
            not self.label and _TOTAL.fullmatch(fold(self.code))
        )

    @property
    def is_group(self) -> bool:
        """Numbered with a Roman numeral or a capital: a heading with sums of its own."""
        return bool(_ROMAN.fullmatch(self.code.strip(".) ")))


@dataclass(slots=True)
class Grid:
    """heads: the words above each column. numeric: columns that hold numbers."""

    lines: list[Line]
    heads: list[str]
    numeric: list[int]
    formulas: dict[int, str] = field(default_factory=dict)
    width: int = 0

    def column(self, at: int) -> list[tuple[Line, Value]]:
        """The numbers of one column with their rows."""
        return [(line, line.values[at]) for line in self.lines if at in line.values]


def read_value(cell: Cell, *, share: bool = False) -> Value | None:
    """The number that is all of a cell's text."""
    text = cell.text.strip().strip("*")
    if match := _SHARE.fullmatch(text):
        text, share = match[1], True
        signed = True
    else:
        signed = False
    try:
        return Value(read_numeral(text, share=share), signed, cell)
    except NotANumeralError:
        return None


def grid(table: Table) -> Grid:
    """Read a table's structure."""
    body_from = _body_start(table)
    heads = _heads(table.rows[:body_from], table.width)
    found = Grid([], heads, [], _formulas(table.rows[:body_from]), table.width)
    body = [row for row in table.rows[body_from:] if any(row.texts)]
    found.numeric = _numeric(body, table.width, heads)
    if found.formulas == {} and body and _is_formula_row(body[0]):
        found.formulas = _formulas(body[:1])
        body = body[1:]
    for number, row in enumerate(body):
        found.lines.append(_line(row, found.numeric, heads, number))
    return found


def _body_start(table: Table) -> int:
    marked = max((at for at, row in enumerate(table.rows[:5]) if row.head), default=-1)
    at = marked + 1
    while at < min(len(table.rows) - 1, 5):
        row = table.rows[at]
        if _is_formula_row(row):
            return at + 1
        if _looks_body(row):
            return at
        at += 1
    return at if marked >= 0 else _first_with_number(table)


def _first_with_number(table: Table) -> int:
    for at, row in enumerate(table.rows):
        if any(read_value(cell) for cell in row.cells[1:]):
            return at
    return min(1, len(table.rows))


def _looks_body(row: Row) -> bool:
    first = row.cells[0].text.strip(" .)") if row.cells else ""
    if any(read_value(cell) for cell in row.cells[1:]):
        return True
    return bool(re.fullmatch(r"\d+(\.\d+)*|[IVX]+", first))


def _is_formula_row(row: Row) -> bool:
    """The row of column numbers: (1) (2) (3)=(1)+(2)."""
    filled = [text.strip() for text in row.texts if text.strip()]
    if len(filled) < 2 or not all(_FORMULA.fullmatch(text) for text in filled):
        return False
    if any("=" in text for text in filled):
        return True
    numbers = [int(text.strip("()")) for text in filled if text.strip("()").isdigit()]
    return (
        len(numbers) >= 3
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and (numbers[0] <= 3)
    )


def _formulas(rows: list[Row]) -> dict[int, str]:
    for row in rows:
        if _is_formula_row(row):
            return {at: text.strip() for at, text in enumerate(row.texts) if text.strip()}
    return {}


def _heads(rows: list[Row], width: int) -> list[str]:
    heads = [""] * width
    for row in rows:
        if _is_formula_row(row):
            continue
        last = ""
        for at in range(width):
            text = row.cells[at].text if at < len(row.cells) else ""
            last = text or last
            if text or len(rows) > 1:
                heads[at] = f"{heads[at]} {text or ('' if at < 2 else last)}".strip()
    return heads


def _numeric(body: list[Row], width: int, heads: list[str]) -> list[int]:
    found = []
    for at in range(1, width):
        texts = [row.cells[at] for row in body if at < len(row.cells) and row.cells[at].text]
        good = sum(read_value(cell) is not None for cell in texts)
        if good and good * 2 >= len([cell for cell in texts if cell.text.strip("-– .x")]):
            found.append(at)
    return [at for at in found if fold(heads[at]) not in {"stt", "tt", "so tt", "ghi chu"}]


def _line(row: Row, numeric: list[int], heads: list[str], number: int) -> Line:
    values = {}
    for at in numeric:
        if at < len(row.cells):
            share = "%" in heads[at] or any(cell.text.strip() == "%" for cell in row.cells)
            value = read_value(row.cells[at], share=share)
            if value is not None:
                values[at] = value
    words = [(at, cell.text) for at, cell in enumerate(row.cells) if at not in values and cell.text]
    code = row.cells[0].text.strip() if row.cells and 0 not in values else ""
    labels = [text for at, text in words if at > 0 and at < (min(values) if values else 99)]
    label = max(labels, key=len, default="") if labels else ""
    if not label and not re.fullmatch(r"[\dIVX.]+", code):
        label = code
    return Line(row, code, label, values, number)
