"""Making and revoking the tokens of programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from konia.kernel.audit.register import record
from konia.kernel.org.models import Unit
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.plates import all_permissions
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem

from .managing import accounts_managed, beyond, managed_account
from .models import Account
from .powers import Powers, active_account
from .tokens import ApiToken, digest_of, held_within, new_text

SUBJECT = "access.token"
# ASSUMPTION: nobody sets how long a program's token may last; after two years somebody looks anew.
MOST_DAYS = 730
# A second press comes within this; later the same form is told that its token was shown already.
SAME_PRESS = timedelta(minutes=1)


@dataclass(frozen=True)
class TokenAsked:
    """A token somebody asks for. unit: a code; blank is every unit of the account."""

    username: str
    name: str
    scopes: Sequence[str]
    unit: str
    expires_on: date


@transaction.atomic(durable=True)
def make_token(
    username: str, *, name: str, scopes: Sequence[str], unit: str = "",
    expires_on: date | None, at: datetime, by: str,
) -> tuple[ApiToken, str]:  # fmt: skip
    """Make a token that acts as an account. Returns: the token, and its text, shown this once.

    scopes: permissions it is kept to, all of the account's when none are named.
    Raises: FieldProblems, NotFoundProblem.
    """
    unknown = sorted(set(scopes) - all_permissions().keys())
    if unknown:
        raise FieldProblems({"scopes": [f"Không có quyền “{unknown[0]}”."]})
    if not name.strip():
        raise FieldProblems({"name": ["Hãy ghi mã này dùng cho phần mềm nào."]})
    reach = Unit.objects.filter(code=unit).first() if unit else None
    if unit and reach is None:
        raise NotFoundProblem(f"Không có đơn vị “{unit}”.")
    text = new_text()
    made = ApiToken.objects.create(
        account=active_account(username), name=name.strip()[:100], digest=digest_of(text),
        scopes=sorted(set(scopes)), unit=reach, made_at=at, made_by=by, expires_on=expires_on,
    )  # fmt: skip
    _note_made(made, unit_code=unit)
    return made, text


def _note_made(made: ApiToken, *, unit_code: str) -> None:
    detail = {
        "account": made.account.username, "scopes": made.scopes,
        "expires_on": str(made.expires_on or ""),
    }  # fmt: skip
    record(
        "token_make", by=made.made_by, subject=SUBJECT, subject_id=made.pk, unit_code=unit_code,
        detail=detail,
    )  # fmt: skip


@transaction.atomic(durable=True)
def let_program_in(asked: TokenAsked, *, text: str, at: datetime, by: Powers) -> ApiToken:
    """Make a token for an account one manages, with no more than one may do oneself.

    text: the token's own, which the caller shows and keeps nowhere; pressed twice with the same
    text it is made once. Scopes are always named, so that what the account is given later is not
    the token's. Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    tree = Tree.at(by.on)
    account = managed_account(asked.username, by=by, tree=tree)
    reach = _checked(asked, account, tree=tree, by=by)
    made, fresh = ApiToken.objects.get_or_create(
        digest=digest_of(text),
        defaults={
            "account": account, "name": asked.name.strip()[:100], "made_at": at,
            "scopes": sorted(set(asked.scopes)), "unit_id": reach, "expires_on": asked.expires_on,
            "made_by": by.account.username,
        },
    )  # fmt: skip
    if fresh:
        _note_made(made, unit_code=asked.unit or (account.unit.code if account.unit else ""))
    elif made.made_by != by.account.username or at - made.made_at > SAME_PRESS:
        raise TooLateProblem(
            "Mã này đã tạo và đã hiện một lần.",
            todo="Nếu chưa kịp chép, hãy thu hồi mã đó rồi tạo mã khác.",
        )
    return made


def _checked(asked: TokenAsked, account: Account, *, tree: Tree, by: Powers) -> int | None:
    """The id of the unit a token is kept to. Raises: FieldProblems."""
    found: dict[str, list[str]] = {}
    if not asked.name.strip():
        found["name"] = ["Hãy ghi mã này dùng cho phần mềm nào."]
    if not by.on <= asked.expires_on <= by.on + timedelta(days=MOST_DAYS):
        found["expires_on"] = [f"Chọn một ngày từ hôm nay đến {MOST_DAYS} ngày tới."]
    reach = tree.node(asked.unit).id if asked.unit in tree else None
    if asked.unit and reach is None:
        found["unit"] = ["Không có đơn vị này."]
    elif wrong := _wrong_scopes(asked, account, tree=tree, by=by):
        found["scopes"] = [wrong]
    if found:
        raise FieldProblems(found)
    return reach


def _wrong_scopes(asked: TokenAsked, account: Account, *, tree: Tree, by: Powers) -> str:
    """Why these permissions cannot be given; '' when they can."""
    held = held_within(Powers.of(account, on=by.on).held, asked.unit, by.on)
    titles = {name: one.title for name, one in all_permissions().items()}
    if not asked.scopes:
        return "Hãy chọn ít nhất một quyền."
    if lacking := sorted(set(asked.scopes) - held.keys()):
        return f"Tài khoản không có quyền “{titles.get(lacking[0], lacking[0])}” ở phạm vi này."
    if more := beyond(held, asked.scopes, by=by, tree=tree):
        return f"Bạn không có quyền “{titles[more[0]]}” ở mọi đơn vị của tài khoản này."
    return ""


@transaction.atomic(durable=True)
def shut_program_out(pk: int, *, at: datetime, by: Powers) -> ApiToken:
    """Revoke a token of an account one manages. Revoked before, it stays as it was.

    Raises: ForbiddenProblem, NotFoundProblem.
    """
    mine = ApiToken.objects.of_accounts(accounts_managed(by, Tree.at(by.on)))
    if not mine.with_number(pk).exists():
        raise NotFoundProblem(f"Không có mã truy cập số {pk}.")
    return _revoke(pk, at=at, by=by.account.username)


@transaction.atomic(durable=True)
def revoke_token(pk: int, *, at: datetime, by: str) -> ApiToken:
    """End a token now. One that is revoked already stays as it was. Raises: NotFoundProblem."""
    return _revoke(pk, at=at, by=by)


def _revoke(pk: int, *, at: datetime, by: str) -> ApiToken:
    """Runs inside the caller's transaction."""
    found = ApiToken.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise NotFoundProblem(f"Không có mã truy cập số {pk}.")
    if found.revoked_at is None:
        found.revoked_at = at
        found.save(update_fields=["revoked_at"])
        record("token_revoke", by=by, subject=SUBJECT, subject_id=found.pk)
    return found
