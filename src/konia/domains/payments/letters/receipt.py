"""The receipt as PDF, typeset from receipt.typ."""

from pathlib import Path
from typing import Any

from django.utils import timezone

from konia.domains.payments.models import Receipt
from konia.kernel.files import typeset
from konia.kernel.org.models import Spell
from konia.lib.dates import format_date
from konia.lib.numbers import format_number

from .words import in_words

TEMPLATE = Path(__file__).with_name("receipt.typ")


def receipt_pdf(receipt: Receipt) -> bytes:
    """The receipt on one A5 page; the same receipt always gives the same bytes."""
    return typeset.pdf(TEMPLATE, _page(receipt))


def _page(receipt: Receipt) -> dict[str, Any]:
    request = receipt.request
    issued = timezone.localtime(receipt.issued_at)
    spell = Spell.objects.last_known_on(issued.date()).filter(unit_id=receipt.unit_id).first()
    return {
        "number": str(receipt), "unit": spell.name if spell else receipt.unit.code,
        "payer": receipt.payer, "subject": request.subject_code,
        "lines": [
            [line.name, format_number(line.amount_vnd)] for line in request.lines.order_by("place")
        ],
        "total": format_number(receipt.amount_vnd), "words": in_words(receipt.amount_vnd),
        "channel": str(request.get_channel_display()), "by": receipt.issued_by,
        "issued": f"{issued:%H:%M} ngày {format_date(issued.date())}",
        "dated": issued.date(), "day": [issued.year, issued.month, issued.day],
        "code": request.code,
    }  # fmt: skip
