"""The store of papers: results and digitised papers of whom one acts for, to find and download."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from konia.domains.citizens.models import Mandate
from konia.domains.dossiers.stored import MOST, RESULT, Stored, named, stored_of
from konia.faces.ui.signatures import mark_of
from konia.kernel.files.checks import PDF, checks_of, report_of
from konia.kernel.files.models import SignatureCheck, Verdict

from .guard import CitizenRequest, citizen

ON_A_PAGE = 20
LONGEST = 100
KINDS = {True: "Kết quả", False: "Giấy tờ đã nộp"}


@citizen
@require_safe
def store(request: CitizenRequest) -> HttpResponse:
    """What is kept for whom one acts for, the newest first, twenty a page."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    every = stored_of(request.party)
    page = Paginator(named(every, text), ON_A_PAGE).get_page(request.GET.get("page"))
    checks = checks_of(one.file_id for one in page)
    context = {
        "text": text, "page": page, "rows": [_row(one, checks) for one in page],
        "count": page.paginator.count, "most": MOST, "is_cut": len(every) >= MOST,
        "mandate": _mandate(request), "table_empty": not every,
    }  # fmt: skip
    return render(request, "portal/own/store.html", context)


def _mandate(request: CitizenRequest) -> Any:
    if request.party.mandate_id is None:
        return None
    return Mandate.objects.with_parties().get(pk=request.party.mandate_id)


def _row(one: Stored, checks: Mapping[int, SignatureCheck]) -> dict[str, Any]:
    is_result = one.kind == RESULT
    route = "portal:own_result" if is_result else "portal:own_paper"
    return {
        "name": one.name, "kind": KINDS[is_result], "procedure": one.procedure,
        "dossier": one.dossier_code, "at": one.at, "file_name": one.file_name,
        "url": reverse(route, args=[one.dossier_code, one.pk]),
        "is_pdf": one.media_type == PDF, **_signed(checks.get(one.file_id)),
    }  # fmt: skip


def _signed(check: SignatureCheck | None) -> dict[str, str]:
    """What the last look at the signatures of a file found, in words."""
    if check is None:
        return {"verdict": "", "words": ""}
    verdict, is_trial = Verdict(check.verdict), report_of(check).is_trial
    trial = " (chữ ký thử)" if is_trial else ""
    return {"verdict": mark_of(verdict, is_trial=is_trial), "words": f"{verdict.label}{trial}"}
