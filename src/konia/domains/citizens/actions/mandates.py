"""Giving, recording, approving and revoking mandates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from konia.domains.citizens.models import Mandate, Organisation, Person
from konia.domains.citizens.numbers import identity_problem, plain_number
from konia.domains.citizens.parties import held_by, person_of
from konia.domains.citizens.states import GivenHow, MandateKind, MandateScope
from konia.domains.citizens.telling import tell
from konia.kernel.access.models import Account, AccountKind
from konia.kernel.access.powers import Powers
from konia.kernel.files.models import StoredFile
from konia.kernel.org.models import Unit
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    TooLateProblem,
)  # fmt: skip

from .persons import CHANGE, checked, new_code, note

SUBJECT = "citizens.mandates"
APPROVE = "citizens.approve_mandates"


@dataclass(frozen=True)
class Terms:
    """What is mandated: in what role, for what, from when to when (None = until revoked)."""

    kind: MandateKind
    scope: MandateScope
    first_on: date
    last_on: date | None = None
    procedures: Sequence[str] = ()
    dossier_code: str = ""


@dataclass(frozen=True)
class Holder:
    """Who is to act: an official by user name, or anybody by identity number and name."""

    name: str = ""
    identity_no: str = ""
    username: str = ""


@transaction.atomic(durable=True)
def give_mandate(account: Account, holder: Holder, terms: Terms) -> Mandate:
    """A citizen lets somebody act for them. Whether the holder is known to the system is not told.

    Raises: FieldProblems, NotFoundProblem.
    """
    grantor = person_of(account)
    if grantor is None:
        raise NotFoundProblem("Tài khoản này không có hồ sơ người dân.")
    if grantor.identity_no and plain_number(holder.identity_no) == grantor.identity_no:
        raise FieldProblems({"identity_no": ["Đây là số định danh của chính bạn."]})
    mandate = _mandate(grantor.unit, holder, terms)
    mandate.grantor_person, mandate.given_how = grantor, GivenHow.ONLINE
    mandate.recorded_by = account.username
    checked(mandate)
    note("enter", SUBJECT, mandate, by=account.username)
    _tell_grantor("mandate_given", mandate)
    return mandate


@transaction.atomic(durable=True)
def record_paper_mandate(
    grantor_id: int, holder: Holder, terms: Terms, *, unit: Unit, proof: StoredFile | None,
    by: Powers,
) -> Mandate:  # fmt: skip
    """A clerk writes down a mandate brought on paper; the paper is kept as its proof.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem.
    """
    by.check(CHANGE)
    grantor = Person.objects.filter(pk=grantor_id).first()
    if grantor is None:
        raise NotFoundProblem("Không tìm thấy người ủy quyền.", todo="Hãy tra cứu lại.")
    if proof is None:
        raise FieldProblems({"proof": ["Thiếu bản chụp văn bản ủy quyền. Hãy đính kèm tệp."]})
    mandate = _mandate(unit, holder, terms)
    mandate.grantor_person, mandate.given_how = grantor, GivenHow.PAPER
    mandate.recorded_by, mandate.proof = by.account.username, proof
    checked(mandate)
    note("enter", SUBJECT, mandate, by=by.account.username)
    _tell_grantor("mandate_given", mandate)
    return mandate


def _mandate(unit: Unit, holder: Holder, terms: Terms) -> Mandate:
    """Raises: FieldProblems."""
    mandate = Mandate(
        unit=unit, code=new_code("UQ"), kind=terms.kind, scope=terms.scope,
        procedures=list(terms.procedures), dossier_code=terms.dossier_code.strip(),
        first_on=terms.first_on, last_on=terms.last_on, holder_name=holder.name.strip(),
    )  # fmt: skip
    if holder.username:
        mandate.holder_account = _official(holder.username)
        mandate.holder_name = mandate.holder_name or mandate.holder_account.full_name
        return mandate
    number = plain_number(holder.identity_no)
    if wrong := identity_problem(number):
        raise FieldProblems({"identity_no": [wrong]})
    if not mandate.holder_name:
        raise FieldProblems({"name": ["Hãy nhập họ tên người được ủy quyền."]})
    mandate.holder_no = number
    return mandate


def _official(username: str) -> Account:
    rows = Account.objects.filter(username=username, kind=AccountKind.OFFICIAL, is_active=True)
    found = rows.first()
    if found is None:
        words = "Không có cán bộ với tên đăng nhập này. Hãy hỏi lại người sẽ làm thay bạn."
        raise FieldProblems({"username": [words]})
    return found


@transaction.atomic(durable=True)
def claim_organisation(
    account: Account, *, tax_no: str, name: str, proof: StoredFile | None, unit: Unit, on: date
) -> Mandate:
    """Ask to act for an organisation; an officer looks at the proof before anything opens.

    Raises: FieldProblems, NotFoundProblem.
    """
    person = person_of(account)
    if person is None:
        raise NotFoundProblem("Tài khoản này không có hồ sơ người dân.")
    if proof is None:
        raise FieldProblems({"proof": ["Thiếu giấy tờ chứng minh. Hãy đính kèm tệp."]})
    mandate = Mandate(
        unit=unit, code=new_code("UQ"), kind=MandateKind.LEGAL_REPRESENTATIVE,
        scope=MandateScope.EVERYTHING, first_on=on, proof=proof, needs_approval=True,
        grantor_organisation=_organisation(tax_no, name, unit), holder_person=person,
        holder_name=person.full_name, given_how=GivenHow.ONLINE, recorded_by=account.username,
    )  # fmt: skip
    checked(mandate)
    note("claim", SUBJECT, mandate, by=account.username)
    return mandate


def _organisation(tax_no: str, name: str, unit: Unit) -> Organisation:
    """The organisation of a tax number; one nobody has checked yet, when it is new."""
    found = Organisation.objects.of_tax_number(plain_number(tax_no)).first()
    if found is not None:
        return found
    fresh = Organisation(unit=unit, code=new_code("TC"), name=name, tax_no=tax_no)
    checked(fresh)
    return fresh


@transaction.atomic(durable=True)
def decide_mandate(code: str, *, approves: bool, words: str, at: datetime, by: Powers) -> Mandate:
    """Approve or refuse a claim to act for an organisation. words: needed to refuse.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    by.check(APPROVE)
    mandate = _locked(code)
    if mandate.holder_person is not None and mandate.holder_person.account_id == by.account.pk:
        raise ForbiddenProblem("Bạn không được tự duyệt yêu cầu của mình.")
    if not mandate.needs_approval or mandate.approved_at or mandate.refused_at:
        raise TooLateProblem("Yêu cầu này đã được xử lý.", todo="Hãy tải lại danh sách.")
    if mandate.revoked_at:
        raise TooLateProblem("Người yêu cầu đã rút yêu cầu này.")
    if not approves and not words.strip():
        raise FieldProblems({"words": ["Hãy ghi lý do từ chối."]})
    mandate.decided_by, mandate.decision = by.account.username, words.strip()
    mandate.approved_at, mandate.refused_at = (at, None) if approves else (None, at)
    checked(mandate)
    _mark_checked(mandate, at=at)
    note("approve" if approves else "refuse", SUBJECT, mandate, by=by.account.username)
    _tell_holder(mandate)
    return mandate


def _mark_checked(mandate: Mandate, *, at: datetime) -> None:
    organisation = mandate.grantor_organisation
    if mandate.approved_at and organisation is not None and organisation.checked_at is None:
        organisation.checked_at = at
        organisation.save(update_fields=["checked_at"])


@transaction.atomic(durable=True)
def revoke_own_mandate(account: Account, code: str, *, at: datetime) -> Mandate:
    """Who gave a mandate, or who holds it, ends it at once.

    Raises: NotFoundProblem, TooLateProblem.
    """
    mandate = _locked(code)
    person = person_of(account)
    gave = person is not None and person.pk == mandate.grantor_person_id
    if not gave and not held_by(account, person).of_code(code).exists():
        raise _missing()
    return _revoked(mandate, at=at, by=account.username)


@transaction.atomic(durable=True)
def revoke_mandate(code: str, *, at: datetime, by: Powers) -> Mandate:
    """A clerk ends a mandate at the grantor's word. Raises: ForbiddenProblem, NotFoundProblem, …"""
    by.check(CHANGE)
    return _revoked(_locked(code), at=at, by=by.account.username)


def _revoked(mandate: Mandate, *, at: datetime, by: str) -> Mandate:
    if mandate.revoked_at is not None:
        raise TooLateProblem("Ủy quyền này đã được thu hồi trước đó.")
    mandate.revoked_at, mandate.revoked_by = at, by
    checked(mandate)
    note("revoke", SUBJECT, mandate, by=by)
    _tell_grantor("mandate_revoked", mandate)
    return mandate


def _locked(code: str) -> Mandate:
    rows = Mandate.objects.select_related("grantor_organisation", "holder_person", "unit")
    found = rows.select_for_update(of=("self",)).filter(code=code).first()
    if found is None:
        raise _missing()
    return found


def _missing() -> NotFoundProblem:
    return NotFoundProblem("Không tìm thấy ủy quyền này.", todo="Hãy mở lại danh sách ủy quyền.")


def _tell_grantor(template: str, mandate: Mandate) -> None:
    """The grantor hears of what was done in their name, also by a clerk."""
    person = mandate.grantor_person
    if person is not None:
        values = {
            "name": person.full_name, "code": mandate.code, "holder": mandate.holder,
            "site": settings.KONIA_SITE_URL,
        }  # fmt: skip
        to = person.email or person.phone
        tell(template, to=to, values=values, key=f"{template}:{mandate.code}")


def _tell_holder(mandate: Mandate) -> None:
    person = mandate.holder_person
    if person is not None:
        said = "đã được duyệt." if mandate.approved_at else f"bị từ chối. {mandate.decision}"
        values = {
            "name": person.full_name, "code": mandate.code, "decision": said,
            "organisation": mandate.grantor,
        }  # fmt: skip
        to = person.email or person.phone
        tell("mandate_decided", to=to, values=values, key=f"decided:{mandate.code}")
