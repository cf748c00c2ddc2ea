"""The papers and results of a dossier on its page: files, their signatures, sealed copies."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from konia.domains.dossiers.models import Dossier, Paper, Result
from konia.domains.dossiers.states import RECEIVE
from konia.faces.ui.signatures import signature_check
from konia.faces.ui.templatetags.konia import datetime_vi
from konia.kernel.files.checks import PDF, checks_of
from konia.kernel.files.copies import copies_of
from konia.kernel.files.models import ElectronicCopy
from konia.lib.numbers import format_number

from .dossier_words import due_words, reach_of
from .guard import DeskRequest

HEADS = ("Giấy tờ", "Loại bản", "Số lượng", "Nhận", "Tệp")
COPY_HEAD = "Bản sao điện tử"
SEAL = "Ký bản sao điện tử"


def may_seal(request: DeskRequest, found: Dossier) -> bool:
    """Whether somebody receives at the unit of a dossier."""
    return found.unit_id in reach_of(request).ids(RECEIVE)


def papers_table(found: Dossier, papers: Sequence[Paper], *, may_seal: bool) -> dict[str, Any]:
    """All papers; scans that are PDF with their sealed copy, or the way to seal one."""
    scans = {one.file_id for one in papers if one.file_id is not None and _is_scan(one)}
    copies = copies_of(scans)
    heads = (*HEADS, COPY_HEAD) if scans and (copies or may_seal) else HEADS
    rows = [_row(found, one) for one in papers]
    if len(heads) > len(HEADS):
        for row, one in zip(rows, papers, strict=True):
            made = copies.get(one.file_id or 0)
            row["cells"].append(_copy_cell(found, one, made, may_seal=may_seal))
    return {
        "caption": "Giấy tờ trong hồ sơ", "hide_caption": True, "rows": rows,
        "columns": [{"title": head, "numeric": head == "Số lượng"} for head in heads],
        "empty": "Chưa ghi giấy tờ nào.",
    }  # fmt: skip


def _is_scan(one: Paper) -> bool:
    return one.file is not None and one.file.media_type == PDF


def _row(found: Dossier, one: Paper) -> dict[str, Any]:
    url = reverse("workspace:dossier_paper", args=[found.code, one.pk]) if one.file_id else ""
    is_old = " (đã thay thế)" if one.replaced_at else ""
    return {
        "cells": [
            {"text": one.name + is_old}, {"text": one.get_form_display()},
            {"text": format_number(one.count)}, {"text": due_words(None, one.added_at)},
            {"text": _file_words(one), "url": url},
        ]
    }  # fmt: skip


def _file_words(one: Paper) -> str:
    if one.file_id:
        return f"Xem {one.file_name or 'bản số hóa'}"
    return f"Chưa quét: {one.unscanned}" if one.unscanned else ""


def _copy_cell(
    found: Dossier, one: Paper, made: ElectronicCopy | None, *, may_seal: bool
) -> dict[str, str]:
    args = [found.code, one.pk]
    if made is not None:
        url, words = reverse("workspace:dossier_copy", args=args), "Tải bản sao"
        return {"text": f"{words} ký {datetime_vi(made.sealed_at)}", "about": one.name, "url": url}
    if not (may_seal and _is_scan(one)) or one.replaced_at is not None:
        return {"text": ""}
    return {"text": SEAL, "about": one.name, "url": reverse("workspace:dossier_seal", args=args)}


def results_told(found: Dossier, results: Sequence[Result]) -> list[dict[str, Any]]:
    """The results, each with what was found about the signatures of its file."""
    checks = checks_of(one.file_id for one in results)
    return [
        {
            "name": one.name, "number": one.number, "by": one.signed_by, "at": one.signed_at,
            "url": reverse("workspace:dossier_result", args=[found.code, one.pk])
            if one.file_id
            else "",
            "signature": signature_check(one.file, checks.get(one.file_id or 0)),
        }
        for one in results
    ]  # fmt: skip
