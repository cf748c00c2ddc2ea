"""The personal store: results and digitised papers of a citizen, to look at and to use again.

What belongs to whose store is said here alone; faces and acts only ask.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from konia.domains.citizens.public import Mandate, MandateScope, Party
from konia.kernel.rooms.problems import FieldProblems
from konia.lib.vietnamese import fold

from .models import Dossier, Paper, Result
from .states import State

SHOWN_RESULT = frozenset({State.READY, State.RETURNED})  # from here on a result is the applicant's
MOST = 500  # of each kind: beyond all but the busiest organisations; the newest count
RESULT, PAPER = "ket-qua", "giay-to"


@dataclass(frozen=True)
class Stored:
    """A kept file with where it came from. kind: RESULT or PAPER; pk: of the row it stands in."""

    kind: str
    pk: int
    file_id: int
    media_type: str
    name: str
    file_name: str
    code: str
    dossier_code: str
    procedure_code: str
    procedure: str
    at: datetime

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.kind}-{self.pk}"

    def is_like(self, *, code: str, name: str, procedure: str) -> bool:
        """Whether it is the paper a procedure asks for: the same name, or that procedure's code.

        Codes count within one procedure alone, for each procedure numbers its papers itself.
        """
        is_coded = bool(code) and (self.code, self.procedure_code) == (code, procedure)
        return is_coded or fold(self.name) == fold(name)


def stored_of(party: Party) -> tuple[Stored, ...]:
    """The store of whom somebody acts for, as far as the mandate reaches, the newest first."""
    return _stored(reached_by(party))


def stored_of_person(person_id: int) -> tuple[Stored, ...]:
    """The store of one person, for a desk that has looked the person up; write the view down."""
    return _stored(Dossier.objects.applied_for_by_person(person_id))


def stored_of_organisation(organisation_id: int) -> tuple[Stored, ...]:
    """The store of one organisation, for a desk that has looked it up; write the view down."""
    return _stored(Dossier.objects.applied_for_by_organisation(organisation_id))


def reached_by(party: Party) -> Any:
    """The dossiers of whom somebody acts for that the mandate reaches to."""
    rows = Dossier.objects.applied_for_by(party)
    if party.mandate_id is None:
        return rows
    mandate = Mandate.objects.get(pk=party.mandate_id)
    if mandate.scope == MandateScope.PROCEDURES:
        return rows.of_procedures(mandate.procedures)
    if mandate.scope == MandateScope.DOSSIER:
        return rows.of_code(mandate.dossier_code)
    return rows


def named(stored: Iterable[Stored], text: str) -> tuple[Stored, ...]:
    """Those whose name, procedure or dossier holds the words; accents do not count."""
    words = fold(text).split()
    return tuple(one for one in stored if all(word in _text_of(one) for word in words))


def _text_of(one: Stored) -> str:
    return fold(f"{one.name} {one.procedure} {one.dossier_code}")


def like(stored: Sequence[Stored], *, code: str, name: str, procedure: str) -> tuple[Stored, ...]:
    """Those that are like a paper a procedure asks for."""
    return tuple(
        one for one in stored if one.is_like(code=code, name=name, procedure=procedure)
    )  # fmt: skip


def like_first(
    stored: Sequence[Stored], *, code: str, name: str, procedure: str
) -> tuple[Stored, ...]:
    """All of them, those that are like a paper a procedure asks for on top."""
    top = like(stored, code=code, name=name, procedure=procedure)
    return (*top, *(one for one in stored if one not in top))


def chosen(stored: Iterable[Stored], key: str) -> Stored:
    """The one a form has named. Raises: FieldProblems for anything outside of this store."""
    found = next((one for one in stored if one.key == key), None)
    if found is None:
        words = "Giấy tờ này không có trong kho của người nộp. Hãy chọn lại trong danh sách."
        raise FieldProblems({"reuse": [words]})
    return found


def _stored(dossiers: Any) -> tuple[Stored, ...]:
    """Two questions. A file that was used again is told once, as where it first came from."""
    finished = dossiers.in_states(*SHOWN_RESULT)
    results = Result.objects.of_dossiers(finished).kept_well().order_by("-signed_at", "-pk")[:MOST]
    papers = Paper.objects.of_dossiers(dossiers).kept_well().not_replaced()
    first = {(one.file_id, one.name): one for one in papers.order_by("-added_at", "-pk")[:MOST]}
    ours = {one.file_id for one in results}
    found = [_of_result(one) for one in results]
    found += [_of_paper(one) for one in first.values() if one.file_id not in ours]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _of_result(one: Any) -> Stored:
    return _of(one, RESULT, file_name=f"{one.name}.pdf", code="", at=one.signed_at)


def _of_paper(one: Any) -> Stored:
    return _of(one, PAPER, file_name=one.file_name or one.name, code=one.code, at=one.added_at)


def _of(one: Any, kind: str, *, file_name: str, code: str, at: datetime) -> Stored:
    dossier = one.dossier
    title = dossier.procedure.name if dossier.procedure else dossier.procedure_code
    return Stored(
        kind, one.pk, one.file_id, one.file.media_type, one.name, file_name, code,
        dossier.code, dossier.procedure_code, title, at,
    )  # fmt: skip
