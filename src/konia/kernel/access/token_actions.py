"""Making and revoking the tokens of programs."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from konia.kernel.audit.register import record
from konia.kernel.org.models import Unit
from konia.kernel.rooms.plates import all_permissions
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem

from .powers import active_account
from .tokens import ApiToken, digest_of, new_text

SUBJECT = "access.token"


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
    detail = {"account": username, "scopes": list(scopes), "expires_on": str(expires_on or "")}
    record("token_make", by=by, subject=SUBJECT, subject_id=made.pk, unit_code=unit, detail=detail)
    return made, text


@transaction.atomic(durable=True)
def revoke_token(pk: int, *, at: datetime, by: str) -> ApiToken:
    """End a token now. One that is revoked already stays as it was. Raises: NotFoundProblem."""
    found = ApiToken.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise NotFoundProblem(f"Không có mã truy cập số {pk}.")
    if found.revoked_at is None:
        found.revoked_at = at
        found.save(update_fields=["revoked_at"])
        record("token_revoke", by=by, subject=SUBJECT, subject_id=found.pk)
    return found
