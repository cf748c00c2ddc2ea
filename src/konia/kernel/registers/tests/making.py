"""Mailboxes, declared values and tables for the tests of registers."""

import io

import xlsxwriter
from django.apps import apps

from konia.kernel.registers.registry import REGISTERS

Mailbox = apps.get_model("mail", "Mailbox")
DeclaredValue = apps.get_model("indicators", "DeclaredValue")
MAILBOXES = REGISTERS.get("mail.mailboxes")
DECLARED = REGISTERS.get("indicators.declared")
HEADS = ("Đơn vị", "Địa chỉ", "Người dùng", "Ngày cấp")
NAMES = iter(range(10**9))


def box(unit, **more):
    """A mailbox."""
    from datetime import date

    fields = {"address": f"n{next(NAMES)}@b.vn", "holder": "Lan", "created_on": date(2021, 1, 10)}
    return Mailbox.objects.create(unit=unit, **(fields | more))


def sheet(*rows):
    """A spreadsheet of these rows."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return out.getvalue()


def text(*rows, mark=","):
    """A CSV of these rows."""
    return "\n".join(mark.join(row) for row in rows).encode()
