"""Typeset papers: a Typst template and plain data become an archival PDF.

Data go in as one JSON text and are laid out as text; what a citizen writes is never read as Typst.
"""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import segno
import typst
from django.utils import timezone

from konia.lib.dates import format_date
from konia.lib.numbers import format_number
from konia.lib.vietnamese import nfc

from .glyphs import FONTS, drawable

LAYOUTS = Path(__file__).with_name("layouts")
ARCHIVAL = ("a-2b",)
_NO_FILES: Mapping[str, bytes] = MappingProxyType({})
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


def pdf(
    template: Path,
    data: Mapping[str, Any],
    *,
    files: Mapping[str, bytes] = _NO_FILES,
    standards: Sequence[str] = ARCHIVAL,
) -> bytes:
    """The template filled with the data as PDF/A-2b; the same data always give the same bytes.

    The template reads `json(bytes(sys.inputs.data))`; it may import `office.typ` (the layout of
    administrative papers) and the other templates of its own folder. data: `dated` (date or aware
    datetime) becomes the day of the document; numbers, days and times are written the Vietnamese
    way by `printable`. files: pictures by the name the template asks for, such as `qr.svg`.
    """
    dated = data.get("dated")
    made = typst.compile(
        {**_templates(template), **files},  # type: ignore[call-overload]  # stubs lack virtual files
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(printable(data), ensure_ascii=False)},
        pdf_standards=list(standards),
        timestamp=_moment(dated),
    )
    assert isinstance(made, bytes)
    return made


def qr(text: str) -> bytes:
    """A QR code of a text as an SVG picture, fit to be read off worn paper."""
    out = io.BytesIO()
    # The mask is given: trying all eight costs more than setting the whole letter.
    segno.make(text, error="m", micro=False, mask=2).save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue()


def printable(value: Any) -> Any:
    """A value as JSON holds it: text that the fonts can draw, days and broken numbers as printed.

    Whole numbers stay numbers, so that a template may count; its `number` groups their digits.
    """
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    if isinstance(value, str):
        return drawable(nfc(value))
    if value is None or isinstance(value, int):
        return value
    return _printable_rest(value)


def _printable_rest(value: Any) -> Any:
    if isinstance(value, Decimal | float):
        return format_number(value)
    if isinstance(value, date):
        return _time_of_day(value) if isinstance(value, datetime) else format_date(value)
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, Mapping):
        return {str(key): printable(each) for key, each in value.items()}
    return [printable(each) for each in value]


def _time_of_day(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{local:%H} giờ {local:%M} phút, ngày {format_date(local.date())}"


def _moment(dated: date | datetime | None) -> datetime:
    if dated is None:
        return _UNDATED
    if isinstance(dated, datetime):
        return dated.astimezone(UTC).replace(microsecond=0)
    return datetime.combine(dated, time(), tzinfo=UTC)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


@cache
def _templates(main: Path) -> Mapping[str, bytes]:
    """The template under the name `main`, and what it may import."""
    beside = {path.name: path.read_bytes() for path in main.parent.glob("*.typ") if path != main}
    shared = {path.name: path.read_bytes() for path in LAYOUTS.glob("*.typ")}
    return {**shared, **beside, "main": main.read_bytes()}
