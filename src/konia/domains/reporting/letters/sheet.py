"""What a compiled annex looks like before it is put on paper: plain data, no tables behind it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Row:
    """One line of the annex, heading or value."""

    code: str  # normalised: "3.1.3.a"
    printed_code: str  # as it is printed: "1.1.1.", "Trong đó", ""
    label: str
    unit: str
    is_heading: bool
    depth: int  # 0 = part, 1 = group, ...
    value: Decimal | None  # None is blank, never 0
    text: str  # value as printed, Vietnamese style: "1.964", "98,89", "" when blank
    note: str
    footnote: int | None  # number of the footnote marked after the value
    as_of: date | None
    figure: str  # "dossiers.on_time@2020-12-15", "" for headings
    part: Decimal | None = None
    whole: Decimal | None = None
    records: int | None = None
    parts: tuple[tuple[str, str, Decimal | None], ...] = ()  # key, label, value
    printed: str = ""  # what the real report printed, "" = blank in print
    agrees: str = ""  # "same" | "differs" | "blank in print" | "" when nothing was printed
    form_code: str = ""  # as the ministry's form prints it, also where it repeats a code
    why_blank: str = ""  # shown instead of a number: "chưa có số liệu", "không theo dõi ở đây"


@dataclass(frozen=True)
class Footnote:
    """A numbered note at the end, generated from records: 'Sở Nội vụ: 03; huyện Ia Pa: 02'."""

    number: int
    text: str


@dataclass(frozen=True)
class Check:
    """One thing found when the figures were laid beside each other."""

    id: str
    severity: str  # "error" | "warning" | "info"
    message: str
    figures: tuple[tuple[str, str], ...] = ()  # (what, value) side by side


@dataclass(frozen=True)
class Sheet:
    """One compiled annex of one unit for one period at one as-of."""

    report: str
    title: str
    unit_code: str
    unit_name: str
    first: date
    last: date
    as_of: date
    rounding: str  # words: "làm tròn đến 2 chữ số thập phân" / "cắt bỏ"
    attached_to: str  # "(Ban hành kèm theo Báo cáo số:     /BC-UBND ngày   /   /2021 …)"
    rows: tuple[Row, ...]
    footnotes: tuple[Footnote, ...] = ()
    checks: tuple[Check, ...] = ()
    missing: tuple[str, ...] = ()  # codes of rows that are blank
    column_heads: tuple[str, ...] = field(
        default=("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")
    )
