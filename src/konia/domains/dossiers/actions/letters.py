"""Issuing the official forms: numbered in the act's transaction, typeset afterwards."""

from datetime import datetime
from typing import Any

from konia.domains.dossiers.messages import LETTER
from konia.domains.dossiers.models import Dossier, Letter
from konia.kernel.files.numbering import next_number
from konia.kernel.outbox.post import post
from konia.kernel.rooms.rows import write

from .recording import Actor, day_of

# What stands after the running number on each kind of form; a receipt bears the dossier's code.
MARKS = {"supplement": "HDHS", "refusal": "TCTN", "apology": "PXL", "stop": "TBD", "control": "PKS"}


def issue(dossier: Dossier, kind: str, *, at: datetime, by: Actor, **facts: Any) -> Letter:
    """Issue a form about a dossier, with its number. Runs inside the caller's transaction.

    The page is typeset by the worker, or when somebody opens it first.
    """
    letter = Letter(
        dossier=dossier, kind=kind, number=_number(dossier, kind, at), issued_at=at, by=by.name,
        facts=facts, form_code="",
    )  # fmt: skip
    write(letter, numbered=True)
    post(LETTER, {"letter": letter.pk}, key=f"{LETTER}:{letter.pk}")
    return letter


def _number(dossier: Dossier, kind: str, at: datetime) -> str:
    if kind not in MARKS:
        return dossier.code
    year = day_of(at).year
    number = next_number(f"dossiers:{kind}:{dossier.unit.code}:{year}")
    return f"{number:02}/{year}/{MARKS[kind]}-{dossier.unit.code}"
