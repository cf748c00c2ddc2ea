"""The annex as open data: numbers as decimal strings, blank as null, days in ISO form."""

import json
from typing import Any

from konia.lib.numbers import plain

from .cells import clean
from .sheet import Check, Row, Sheet


def render(sheet: Sheet) -> bytes:
    """One JSON object in UTF-8; its keys are a published contract."""
    annex = {
        "unit": clean(sheet.unit_code),
        "report": clean(sheet.report),
        "first": sheet.first.isoformat(),
        "last": sheet.last.isoformat(),
        "as_of": sheet.as_of.isoformat(),
        "rows": [_row(row) for row in sheet.rows],
        "checks": [_check(check) for check in sheet.checks],
    }
    return json.dumps(annex, ensure_ascii=False, indent=1).encode()


def _row(row: Row) -> dict[str, Any]:
    return {
        "code": clean(row.code),
        "code_printed": clean(row.form_code),
        "label": clean(row.label),
        "unit": clean(row.unit),
        "value": plain(row.value),
        "part": plain(row.part),
        "whole": plain(row.whole),
        "as_of": row.as_of.isoformat() if row.as_of else None,
        "figure": clean(row.figure),
        "records": row.records,
        "parts": {clean(key): plain(value) for key, _, value in row.parts},
        "printed": clean(row.printed),
        "agrees": clean(row.agrees),
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "id": clean(check.id),
        "severity": clean(check.severity),
        "message": clean(check.message),
        "figures": [{"what": clean(what), "value": clean(value)} for what, value in check.figures],
    }
