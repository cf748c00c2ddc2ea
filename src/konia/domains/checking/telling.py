"""The findings as JSON and as a table for the eye."""

from typing import Any

from .claims import ClaimKind, Finding, Findings, Verdict
from .document import Document, Place

KINDS = {
    ClaimKind.RATIO: "Tỷ lệ",
    ClaimKind.SUM: "Tổng và các phần",
    ClaimKind.PERCENT_SUM: "Tổng các tỷ lệ",
    ClaimKind.IDENTITY: "Cân đối",
    ClaimKind.GROWTH: "Tăng, giảm",
    ClaimKind.EQUATION: "Phép tính",
    ClaimKind.SAME_QUANTITY: "Cùng một số liệu",
    ClaimKind.PARTITION: "Các nhóm và tổng",
    ClaimKind.COUNTED_LIST: "Danh sách đếm được",
    ClaimKind.NUMBER_WORDS: "Số và chữ",
    ClaimKind.DATE: "Số, ngày văn bản",
    ClaimKind.CODE: "Mã chỉ tiêu",
    ClaimKind.BLANK: "Chỗ bỏ trống",
}
VERDICTS = {
    Verdict.WRONG: "sai",
    Verdict.TRUNCATED: "cắt số",
    Verdict.MISSING: "thiếu",
    Verdict.SUSPECT: "cần xem",
    Verdict.OK: "đúng",
}


def numbered(findings: Findings) -> list[tuple[str, Finding]]:
    """Findings with their identifiers C001, C002… in reading order."""
    return [(f"C{number:03d}", item) for number, item in enumerate(findings.items, start=1)]


def as_data(document: Document, findings: Findings) -> dict[str, Any]:
    """The findings as machines read them."""
    return {
        "claims": [_claim(code, item) for code, item in numbered(findings)],
        "summary": {
            "claims": len(findings.items),
            **{verdict.value: findings.count(verdict) for verdict in Verdict},
            "form": document.form,
            "remarks": document.remarks,
        },
    }


def _claim(code: str, item: Finding) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": code,
        "kind": item.kind.value,
        "verdict": item.verdict.value,
        "line": item.place.line,
        "quote": item.quote,
        "stated": item.stated,
        "computed": item.computed,
        "message": item.message,
    }
    data |= _place(item.place)
    if item.beside is not None:
        data["beside"] = {"line": item.beside.line} | _place(item.beside)
    if item.why:
        data["why"] = item.why
    return data


def _place(place: Place) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if place.page:
        data["page"] = place.page
    if place.box is not None:
        data["box"] = [round(side, 1) for side in place.box]
    if place.cell:
        data["cell"] = place.cell
    return data


def where(place: Place, form: str) -> str:
    """The place in words."""
    name = {"docx": "đoạn", "html": "dòng"}.get(form, "dòng")
    text = f"trang {place.page}" if place.page else f"{name} {place.line}"
    return f"{text}, {place.cell}" if place.cell else text


def as_table(document: Document, findings: Findings, *, everything: bool = False) -> str:
    """The findings for a reader at a terminal; right claims are only counted."""
    lines = []
    for code, item in numbered(findings):
        if item.verdict is Verdict.OK and not everything:
            continue
        lines.append(
            f"{code}  {VERDICTS[item.verdict]:<8}{where(item.place, document.form)}  "
            f"{KINDS[item.kind]}: {_short(item.quote)}\n      {item.message}"
        )
    counts = ", ".join(f"{findings.count(verdict)} {VERDICTS[verdict]}" for verdict in (*VERDICTS,))
    lines += [f"Ghi chú: {remark}" for remark in document.remarks]
    lines.append(f"Đã xem {len(findings.items)} khẳng định: {counts}.")
    return "\n".join(lines)


def _short(text: str) -> str:
    return text if len(text) <= 110 else text[:60] + " … " + text[-45:]
