"""A citizen's own account: opening it, entering by electronic identity, contacts, passwords."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from konia.domains.citizens.models import Person
from konia.domains.citizens.numbers import identity_problem, plain_number, plain_phone
from konia.domains.citizens.states import IdentityLevel, NoticeChannel
from konia.domains.citizens.telling import tell
from konia.kernel.access.backends import citizen_account
from konia.kernel.access.codes import make_code, spend_try, use_code
from konia.kernel.access.models import Account, AccountKind
from konia.kernel.access.resets import account_of_link, path_of_link, take_password
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.models import Unit
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    TooLateProblem,
)  # fmt: skip

from .persons import SUBJECT, checked, joined, new_code, note

SIGN_UP, CONTACT = "sign_up", "contact"


def plain_contact(text: str) -> str:
    """An e-mail address in small letters, or a telephone number as it is kept."""
    return text.strip().lower() if "@" in text else plain_phone(text.strip())


@transaction.atomic(durable=True)
def ask_to_join(*, full_name: str, contact: str, password: str, at: datetime) -> str:
    """Send a code to a contact, to open an account with it.

    Who already has an account hears of it at that contact; the asker learns nothing either way.
    Returns: the handle the browser keeps.
    """
    contact = plain_contact(contact)
    known = citizen_account(contact)
    made, code = make_code(
        SIGN_UP, contact, at=at, opens=known is None, full_name=full_name.strip(),
        password=make_password(password),
    )  # fmt: skip
    site = settings.KONIA_SITE_URL
    name = known.full_name if known else made.full_name
    template = "sign_up_known" if known else "sign_up_code"
    told = {"name": name, "site": site, "code": "" if known else code}
    tell(template, to=contact, values=told, key=made.handle)
    return made.handle


def join(handle: str, code: str, *, unit: Unit, at: datetime) -> Account:
    """Open the account that waits for a code. Raises: FieldProblems, TooLateProblem."""
    spend_try(handle)
    return _join(handle, code, unit=unit, at=at)


@transaction.atomic(durable=True)
def _join(handle: str, code: str, *, unit: Unit, at: datetime) -> Account:
    asked = use_code(handle, code, purpose=SIGN_UP, at=at)
    account = _open_account(asked.full_name, asked.contact, password=asked.password)
    person = Person(
        unit=unit, code=new_code("ND"), full_name=asked.full_name, account=account,
        email=account.email, phone=account.phone, channels=_first_channels(account),
    )  # fmt: skip
    checked(person)
    note("join", SUBJECT, person, by=account.username)
    return account


def _open_account(full_name: str, contact: str, *, password: str) -> Account:
    """The user name tells nothing of the person, for it stands in the register of acts for ever.

    Raises: TooLateProblem when the contact was taken meanwhile.
    """
    held = {"email": contact} if "@" in contact else {"phone": contact}
    fresh = Account(
        username=new_code("cd").lower(), full_name=full_name, kind=AccountKind.CITIZEN,
        password=password, **held,
    )  # fmt: skip
    try:
        with transaction.atomic(durable=False):
            fresh.save()
    except IntegrityError:
        raise TooLateProblem("Liên hệ này vừa được dùng để mở tài khoản.") from None
    return fresh


def _first_channels(account: Account) -> list[str]:
    return [str(NoticeChannel.EMAIL if account.email else NoticeChannel.SMS)]


@dataclass(frozen=True)
class Claims:
    """What a provider of electronic identity says of somebody."""

    identity_no: str
    full_name: str
    birth_on: date | None = None
    gender: str = ""
    phone: str = ""
    email: str = ""
    level: IdentityLevel = IdentityLevel.ELECTRONIC_1


@transaction.atomic(durable=True)
def enter_electronically(claims: Claims, *, unit: Unit, known: Account | None = None) -> Account:
    """The account of somebody a provider vouches for: found by identity number, made when new.

    An e-mail address or telephone number alone never leads to an account. known: the account this
    provider led to before; it is refused when the number has become another person's.
    Raises: FieldProblems, ForbiddenProblem.
    """
    number = plain_number(claims.identity_no)
    if wrong := identity_problem(number):
        raise FieldProblems({"identity_no": [wrong]})
    rows = Person.objects.of_number(number).select_for_update(of=("self",))
    person = rows.select_related("account", "unit").first()
    if known is not None and (person is None or person.account_id != known.pk):
        raise ForbiddenProblem(
            "Định danh điện tử này không khớp với tài khoản.",
            why="Số định danh nay thuộc về một người khác trong hệ thống.",
            todo="Hãy mang giấy tờ đến bộ phận một cửa để kiểm tra.",
        )
    person = person or Person(unit=unit, code=new_code("ND"), identity_no=number)
    _take_claims(person, claims)
    account = person.account or _account_without_password(claims.full_name)
    if not account.is_active:
        raise ForbiddenProblem("Tài khoản này đang bị khóa.", todo="Hãy hỏi bộ phận một cửa.")
    person.account = account
    checked(person)
    note("sign_in_electronically", SUBJECT, person, by=account.username, level=claims.level)
    return account


def _take_claims(person: Person, claims: Claims) -> None:
    """What the provider knows for certain replaces what was written; contacts only fill gaps."""
    person.full_name, person.identity_level = claims.full_name, claims.level
    person.birth_on = claims.birth_on or person.birth_on
    person.gender = claims.gender or person.gender
    person.phone, person.email = person.phone or claims.phone, person.email or claims.email
    person.channels = person.channels or [str(NoticeChannel.SMS)]


def _account_without_password(full_name: str) -> Account:
    return Account.objects.create_user(
        new_code("cd").lower(), full_name=full_name, kind=AccountKind.CITIZEN
    )


@transaction.atomic(durable=True)
def link_electronic(account: Account, claims: Claims) -> Person:
    """Somebody signed in proves who they are with an electronic identity.

    Raises: FieldProblems, NotFoundProblem, TooLateProblem when the number has another account.
    """
    found = Person.objects.of_account(account.pk).select_for_update(of=("self",)).first()
    if found is None:
        raise NotFoundProblem("Tài khoản này không có hồ sơ người dân.")
    number = plain_number(claims.identity_no)
    if wrong := identity_problem(number):
        raise FieldProblems({"identity_no": [wrong]})
    if found.is_proven and found.identity_no != number:
        raise ForbiddenProblem("Định danh điện tử này là của người khác.")
    found.full_name, found.birth_on, found.gender = claims.full_name, claims.birth_on, claims.gender
    kept = joined(found, number, level=claims.level)
    _take_claims(kept, claims)
    checked(kept)
    note("link_electronic", SUBJECT, kept, by=account.username, level=claims.level)
    return kept


@transaction.atomic(durable=True)
def ask_to_change_contact(account: Account, contact: str, *, at: datetime) -> str:
    """Send a code to a new contact. Returns: the handle the browser keeps."""
    contact = plain_contact(contact)
    is_free = citizen_account(contact) is None
    made, code = make_code(CONTACT, contact, at=at, opens=is_free, account=account)
    if is_free:
        values = {"name": account.full_name, "code": code}
        tell("contact_code", to=contact, values=values, key=made.handle)
    return made.handle


def change_contact(account: Account, handle: str, code: str, *, at: datetime) -> Account:
    """Take the new contact its code has proven. Raises: FieldProblems, TooLateProblem."""
    spend_try(handle)
    return _change_contact(account, handle, code, at=at)


@transaction.atomic(durable=True)
def _change_contact(account: Account, handle: str, code: str, *, at: datetime) -> Account:
    asked = use_code(handle, code, purpose=CONTACT, at=at)
    if asked.account_id != account.pk:
        raise NotFoundProblem("Không có yêu cầu này.")
    kept = Account.objects.select_for_update().get(pk=account.pk)
    before = kept.email or kept.phone
    field = "email" if "@" in asked.contact else "phone"
    setattr(kept, field, asked.contact)
    try:
        with transaction.atomic(durable=False):
            kept.save(update_fields=[field])
    except IntegrityError:
        raise TooLateProblem("Liên hệ này vừa được tài khoản khác dùng.") from None
    Person.objects.of_account(kept.pk).update(**{field: asked.contact})
    write_act(
        "change_contact", by=kept.username, subject="access.account", subject_id=kept.pk,
        detail={"field": field},
    )  # fmt: skip
    tell("contact_changed", to=before, values={"name": kept.full_name}, key=f"changed:{handle}")
    return kept


@transaction.atomic(durable=True)
def choose_channels(account: Account, channels: Sequence[str]) -> Person:
    """How a citizen wants to be told. Raises: FieldProblems, NotFoundProblem."""
    found = Person.objects.of_account(account.pk).select_for_update(of=("self",)).first()
    if found is None:
        raise NotFoundProblem("Tài khoản này không có hồ sơ người dân.")
    lacking = {
        NoticeChannel.EMAIL: not found.email,
        NoticeChannel.SMS: not found.phone,
        NoticeChannel.ZALO: not found.phone,
    }
    if any(lacking[NoticeChannel(channel)] for channel in channels):
        words = "Kênh này cần thư điện tử hoặc số điện thoại. Hãy thêm liên hệ trước."
        raise FieldProblems({"channels": [words]})
    found.channels = sorted(channels)
    found.save(update_fields=["channels"])
    note("choose_channels", SUBJECT, found, by=account.username, channels=sorted(channels))
    return found


@transaction.atomic(durable=True)
def ask_reset(contact: str, *, at: datetime) -> None:
    """Send a link to set a new password, when the contact is an account's; else nothing happens.

    The link begins with the site's configured address, never with what a request says.
    """
    account = citizen_account(plain_contact(contact))
    if account is None or not account.is_active:
        return
    link = f"{settings.KONIA_SITE_URL}/tai-khoan/dat-lai-mat-khau/{path_of_link(account)}"
    values = {"name": account.full_name, "link": link}
    key = f"reset:{account.pk}:{at.isoformat()}"
    tell("reset", to=plain_contact(contact), values=values, key=key)


def account_of_reset(uid: str, token: str) -> Account:
    """The account a reset link is for. Raises: NotFoundProblem when it is used, old or made up."""
    return account_of_link(uid, token, kind=AccountKind.CITIZEN)


@transaction.atomic(durable=True)
def set_new_password(uid: str, token: str, password: str) -> Account:
    """Set the password a reset link was asked for; sessions opened with the old one end.

    Raises: NotFoundProblem.
    """
    account = take_password(uid, token, password, kind=AccountKind.CITIZEN)
    to = account.email or account.phone
    tell("password_changed", to=to, values={"name": account.full_name}, key=f"pw:{token}")
    return account
