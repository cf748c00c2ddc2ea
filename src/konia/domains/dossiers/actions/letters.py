"""Issuing the official forms: numbered in the act's transaction, typeset afterwards."""

from datetime import datetime
from typing import Any

from django.db import transaction

from konia.domains.dossiers.messages import LETTER
from konia.domains.dossiers.models import Dossier, Letter
from konia.kernel.files.numbering import next_number
from konia.kernel.files.store import keep
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


@transaction.atomic(durable=True)
def keep_page(letter: Letter, content: bytes, *, form_code: str) -> Letter:
    """Keep the page of an issued letter, once: whoever comes later is given the first one's.

    A signature tells its instant, so no two pages are equal: the row is locked before the bytes
    are put away, and those of the slower are not kept at all.
    """
    kept = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    assert isinstance(kept, Letter)
    if kept.file_id is None:
        kept.file, kept.form_code = keep([content]), form_code
        kept.save(update_fields=["file", "form_code"])
    return kept


def _number(dossier: Dossier, kind: str, at: datetime) -> str:
    if kind not in MARKS:
        return dossier.code
    year = day_of(at).year
    number = next_number(f"dossiers:{kind}:{dossier.unit.code}:{year}")
    return f"{number:02}/{year}/{MARKS[kind]}-{dossier.unit.code}"
