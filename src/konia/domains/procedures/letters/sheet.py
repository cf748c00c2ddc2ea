"""The sheet of a procedure that hangs at the reception point, with a QR code to its page."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import segno
import typst

import konia.kernel.files as files
from konia.domains.procedures.models import ProcedureVersion
from konia.domains.procedures.parts import words_of
from konia.domains.procedures.states import Part
from konia.lib.dates import format_date

TEMPLATE = Path(__file__).with_name("sheet.typ")
FONTS = Path(files.__file__).with_name("fonts")
# Parts in the order of the printed form; the name stands above them.
ORDER = tuple(part for part in Part if part is not Part.NAME)


def sheet(version: ProcedureVersion, *, on: date, url: str) -> bytes:
    """One procedure as PDF/A. url: where the QR code leads."""
    procedure, said = version.procedure, words_of(version)
    data = {
        "dated": [on.year, on.month, on.day],
        "printed": f"In ngày {format_date(on)}",
        "code": procedure.code,
        "name": version.name,
        "about": [procedure.get_field_display(), procedure.get_level_display()],
        "since": f"Có hiệu lực từ ngày {format_date(version.first_on)}",
        "parts": [[str(part.label), list(said[part])] for part in ORDER if said[part]],
        "url": url,
        "qr": _qr(url),
    }
    return _pdf(TEMPLATE, data)


def _qr(text: str) -> str:
    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", scale=4, border=2, xmldecl=False)
    return out.getvalue().decode()


def _pdf(template: Path, data: dict[str, Any]) -> bytes:
    """Typeset; the one place to change when the kernel typesets for all rooms."""
    made: bytes = typst.compile(
        template, root=template.parent, font_paths=[FONTS], ignore_system_fonts=True, format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)}, pdf_standards=["a-2b"],
    )  # fmt: skip
    return made
