"""Printing a compiled annex on a terminal, beside what the real report printed."""

from konia.domains.reporting.letters.sheet import Row, Sheet

_WORDS = {"same": "giống", "differs": "KHÁC", "blank in print": "bản in để trống", "": ""}


def tell_annex(sheet: Sheet) -> None:
    """The annex as a table, then the contradictions found."""
    print(f"\n{sheet.title.upper()} — {sheet.unit_name}")
    print(f"{'Mã':<9} {'Chỉ tiêu':<68} {'Tính được':>14} {'Bản in':>14}  So sánh")
    for row in sheet.rows:
        _tell_row(row)
    valued = [row for row in sheet.rows if not row.is_heading]
    counts = {word: sum(row.agrees == word for row in valued) for word in _WORDS if word}
    told = ", ".join(f"{_WORDS[word]} {count}" for word, count in counts.items())
    print(f"\n{len(valued)} dòng có số: {told}.")
    checks = [check for check in sheet.checks if check.severity != "info"]
    print(f"\nMâu thuẫn và thiếu sót tìm thấy ({len(checks)}):")
    for check in checks:
        print(f"  - {check.message}")


def _tell_row(row: Row) -> None:
    if row.is_heading:
        print(f"{row.code:<9} {row.label[:68].upper()}")
        return
    values = row.text.split("\n")
    printed = row.printed.replace(" - ", "\n- ").split("\n")
    label = " ".join(row.label.split())[:68]
    print(f"{row.code:<9} {label:<68} {values[0]:>14} {printed[0]:>14}  {_WORDS[row.agrees]}")
    for number, value in enumerate(values[1:], 1):
        beside = printed[number] if number < len(printed) else ""
        print(f"{'':<9} {'':<68} {value:>14} {beside:>14}")
