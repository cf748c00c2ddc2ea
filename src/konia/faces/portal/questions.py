"""Questions and answers: people ask in their own words and read what officials have answered."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from konia.domains.dossiers.public import code_in
from konia.domains.procedures.public import best_questions, subject_of
from konia.domains.procedures.public import search as find
from konia.faces.ui.context import today

from .guard import public
from .procedures import hit_of

LONGEST = 300
MOST_PROCEDURES = 5


@public
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """The box and its answers: a dossier's page, the question bank, then procedures."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    return render(request, "portal/questions.html", {"text": text, **_found(text)})


def _found(text: str) -> dict[str, Any]:
    """What answers a text; a dossier code asks nothing of the bank."""
    code = code_in(text)
    if code or not text:
        return {"code": code, "answers": [], "hits": []}
    on = today()
    hits = [hit_of(one) for one in find(subject_of(text), on=on, most=MOST_PROCEDURES)]
    return {"code": "", "answers": best_questions(text, on=on), "hits": hits}
