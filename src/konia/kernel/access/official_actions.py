"""Opening, correcting and switching off accounts of officials, and giving them a way in."""

import secrets

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import transaction

from konia.kernel.audit.register import record
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem

from .models import Account
from .officials import SUBJECT, OfficialAsked, official_managed, unit_of
from .powers import Powers
from .resets import path_of_link
from .sessions import end_all_sessions


def make_official(asked: OfficialAsked, *, tree: Tree, by: Powers) -> tuple[Account, bool]:
    """Make an account. Returns: the account, and whether it is new.

    Runs inside the caller's transaction. Asked again in the same words it stays as it was.
    Raises: FieldProblems, ForbiddenProblem.
    """
    fields = asked.columns | {"unit_id": unit_of(asked, tree=tree, by=by, fresh=True)}
    made, fresh = Account.objects.get_or_create(
        username=asked.username, defaults=fields | {"password": _unknown_password()}
    )
    if fresh:
        record("open_account", by=by.account.username, subject=SUBJECT, subject_id=made.pk,
               unit_code=asked.unit, detail={"username": made.username})  # fmt: skip
    elif made.is_citizen or any(getattr(made, name) != value for name, value in fields.items()):
        raise FieldProblems({"username": ["Tên này đã có người dùng. Hãy chọn tên khác."]})
    return made, fresh


def _unknown_password() -> str:
    """A password nobody knows, so that the owner of the mailbox may set one by a link.

    One round is enough: what is as long as this and random is not guessed.
    """
    return PBKDF2PasswordHasher().encode(
        secrets.token_urlsafe(32), secrets.token_hex(16), iterations=1
    )


@transaction.atomic(durable=True)
def correct_official(pk: int, asked: OfficialAsked, *, by: Powers) -> Account:
    """Correct the name, the addresses or the unit of an account; its user name stays.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem.
    """
    tree = Tree.at(by.on)
    kept = official_managed(pk, by=by, tree=tree, for_update=True)
    fields = asked.columns | {"unit_id": unit_of(asked, tree=tree, by=by)}
    changed = sorted(name for name, value in fields.items() if getattr(kept, name) != value)
    if changed:
        for name, value in fields.items():
            setattr(kept, name, value)
        kept.save(update_fields=changed)
        record("correct_account", by=by.account.username, subject=SUBJECT, subject_id=kept.pk,
               unit_code=asked.unit, detail={"changed": changed})  # fmt: skip
    return kept


@transaction.atomic(durable=True)
def switch_official(pk: int, *, on: bool, reason: str, by: Powers) -> Account:
    """Switch an account on or off. Off, every session of it ends and its tokens open nothing.

    Roles stay as they are. Raises: FieldProblems, ForbiddenProblem, NotFoundProblem.
    """
    if not reason.strip():
        raise FieldProblems({"reason": ["Hãy ghi vì sao."]})
    kept = official_managed(pk, by=by, tree=Tree.at(by.on), for_update=True)
    if kept.pk == by.account.pk:
        raise ForbiddenProblem(
            "Không ai tự khóa tài khoản của mình.", todo="Hãy nhờ người quản trị khác."
        )
    if kept.is_active != on:
        kept.is_active = on
        kept.save(update_fields=["is_active"])
        if not on:
            end_all_sessions(kept)
        record("switch_on_account" if on else "switch_off_account", by=by.account.username,
               subject=SUBJECT, subject_id=kept.pk, unit_code=kept.unit.code if kept.unit else "",
               detail={"reason": reason.strip()[:200]})  # fmt: skip
    return kept


@transaction.atomic(durable=True)
def make_password_link(pk: int, *, by: Powers) -> tuple[Account, str]:
    """The account, and the secret part of a link by which its owner sets a password.

    For who has no mailbox: the caller shows it once and keeps it nowhere.
    Raises: ForbiddenProblem, NotFoundProblem.
    """
    kept = ask_password_link(pk, by=by)
    return kept, path_of_link(kept)


def ask_password_link(pk: int, *, by: Powers) -> Account:
    """An account for which a link may be made, noted. Runs inside the caller's transaction.

    Raises: ForbiddenProblem, NotFoundProblem.
    """
    kept = official_managed(pk, by=by, tree=Tree.at(by.on), for_update=True)
    if not kept.is_active:
        raise ForbiddenProblem("Tài khoản đang khóa.", todo="Hãy mở khóa trước.")
    record("give_password_link", by=by.account.username, subject=SUBJECT, subject_id=kept.pk,
           unit_code=kept.unit.code if kept.unit else "")  # fmt: skip
    return kept
