"""The sheet of a procedure that hangs at the reception point, with a QR code to its page."""

from datetime import date
from pathlib import Path

from konia.domains.procedures.models import ProcedureVersion
from konia.domains.procedures.parts import words_of
from konia.domains.procedures.states import Part
from konia.kernel.files import typeset
from konia.lib.dates import format_date

TEMPLATE = Path(__file__).with_name("sheet.typ")
# Parts in the order of the printed form; the name stands above them.
ORDER = tuple(part for part in Part if part is not Part.NAME)


def sheet(version: ProcedureVersion, *, on: date, url: str) -> bytes:
    """One procedure as PDF/A. url: where the QR code leads."""
    procedure, said = version.procedure, words_of(version)
    data = {
        "dated": on,
        "day": [on.year, on.month, on.day],
        "printed": f"In ngày {format_date(on)}",
        "code": procedure.code,
        "name": version.name,
        "about": [procedure.get_field_display(), procedure.get_level_display()],
        "since": f"Có hiệu lực từ ngày {format_date(version.first_on)}",
        "parts": [[str(part.label), list(said[part])] for part in ORDER if said[part]],
        "url": url,
        "qr": typeset.qr(url).decode(),
    }
    return typeset.pdf(TEMPLATE, data)
