"""Registering people at the counter, correcting what is written, proving who they are."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone

from konia.domains.citizens.models import Person
from konia.domains.citizens.numbers import identity_problem, plain_number
from konia.domains.citizens.states import IdentityLevel
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.models import Unit
from konia.kernel.registers.models import Record
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem

SUBJECT = "citizens.persons"
CHANGE = "citizens.change"
OWN = ("full_name", "birth_on", "gender", "address", "declared_no")


def new_code(prefix: str) -> str:
    """A code that tells nothing and that nobody can guess."""
    return f"{prefix}-{secrets.token_hex(6).upper()}"


def checked(fresh: Record) -> None:
    """Save when the record's own rules allow it. Raises: FieldProblems."""
    fresh.compose()
    try:
        fresh.full_clean()
    except ValidationError as error:
        told = {"" if k == NON_FIELD_ERRORS else k: v for k, v in error.message_dict.items()}
        raise FieldProblems(told) from None
    fresh.save()


def note(act: str, subject: str, kept: Record, *, by: str, **detail: Any) -> None:
    """Write one act. Runs inside the caller's transaction."""
    write_act(
        act, by=by, subject=subject, subject_id=kept.pk, unit_code=kept.unit.code, detail=detail
    )


@transaction.atomic(durable=True)
def register_person(
    *, unit: Unit, full_name: str, identity_no: str = "", birth_on: date | None = None,
    gender: str = "", phone: str = "", email: str = "", address: str = "", by: Powers,
) -> Person:  # fmt: skip
    """Write down somebody whose papers a clerk has seen.

    Raises: FieldProblems, ForbiddenProblem, TooLateProblem when the number is known already.
    """
    by.check(CHANGE)
    number = plain_number(identity_no)
    if Person.objects.of_number(number).exists():
        raise TooLateProblem("Người có số định danh này đã có trong sổ.", todo="Hãy tra cứu lại.")
    level = IdentityLevel.PAPER if number else IdentityLevel.DECLARED
    person = Person(
        unit=unit, code=new_code("ND"), full_name=full_name, identity_no=number, gender=gender,
        birth_on=birth_on, phone=phone, email=email, address=address, identity_level=level,
    )  # fmt: skip
    checked(person)
    note("enter", SUBJECT, person, by=by.account.username)
    return person


@transaction.atomic(durable=True)
def amend_person(person_id: int, values: Mapping[str, Any], *, by: Powers, reason: str) -> Person:
    """Correct what is written about a person; the old content is kept with the reason.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem.
    """
    by.check(CHANGE)
    if not reason.strip():
        raise FieldProblems({"reason": ["Thiếu lý do sửa. Hãy ghi vì sao sửa."]})
    person = locked(person_id)
    allowed = (*OWN, "phone", "email")
    for name in values.keys() & set(allowed):
        setattr(person, name, values[name])
    checked(person)
    note("amend", SUBJECT, person, by=by.account.username, reason=reason, fields=sorted(values))
    return person


@transaction.atomic(durable=True)
def amend_own(account: Account, values: Mapping[str, Any]) -> Person:
    """A citizen corrects their own data; what has been proven stays as it was proven.

    Raises: FieldProblems, NotFoundProblem.
    """
    found = Person.objects.of_account(account.pk).select_for_update(of=("self",)).first()
    if found is None:
        raise NotFoundProblem("Tài khoản này không có hồ sơ người dân.")
    open_fields = ("address",) if found.is_proven else OWN
    for name in values.keys() & set(open_fields):
        setattr(found, name, values[name])
    checked(found)
    note("amend", SUBJECT, found, by=account.username, fields=sorted(values))
    return found


@transaction.atomic(durable=True)
def confirm_identity(person_id: int, identity_no: str, *, by: Powers) -> Person:
    """A clerk has seen the paper of somebody who opened an account: the number is now proven.

    When the number is already in the register, the account moves to the person it names, and the
    self-made record is withdrawn. Raises: FieldProblems, ForbiddenProblem, NotFoundProblem,
    TooLateProblem when that person already has another account.
    """
    by.check(CHANGE)
    person = locked(person_id)
    number = plain_number(identity_no)
    wrong = identity_problem(number, born=person.birth_on, gender=person.gender)
    if wrong:
        raise FieldProblems({"identity_no": [wrong]})
    kept = joined(person, number, level=IdentityLevel.PAPER)
    note("confirm", SUBJECT, kept, by=by.account.username)
    return kept


def joined(person: Person, number: str, *, level: IdentityLevel) -> Person:
    """Give a person a proven number, or their account to the person who has it.

    Runs inside the caller's transaction. Raises: TooLateProblem.
    """
    rows = Person.objects.of_number(number).exclude(pk=person.pk)
    known = rows.select_for_update(of=("self",)).first()
    if known is None:
        person.identity_no, person.identity_level, person.declared_no = number, level, ""
        checked(person)
        return person
    if known.account_id is not None and person.account_id is not None:
        raise TooLateProblem(
            "Số định danh này đã gắn với một tài khoản khác.",
            todo="Hãy đăng nhập bằng tài khoản đó, hoặc nhờ bộ phận một cửa gỡ bỏ.",
        )
    account_id, person.account_id = person.account_id, None
    person.withdrawn_at = timezone.now()
    person.save(update_fields=["account", "withdrawn_at"])
    known.account_id = known.account_id or account_id
    known.phone, known.email = known.phone or person.phone, known.email or person.email
    known.save(update_fields=["account", "phone", "email"])
    return known


def locked(person_id: int) -> Person:
    """A person, locked. Runs inside the caller's transaction. Raises: NotFoundProblem."""
    found = Person.objects.select_for_update(of=("self",)).filter(pk=person_id).first()
    if found is None:
        raise NotFoundProblem("Không tìm thấy người này.", todo="Hãy tra cứu lại.")
    return found
