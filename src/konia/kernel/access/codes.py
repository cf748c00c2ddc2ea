"""Codes sent to an e-mail address or telephone number: making them, and trying them."""

import hmac
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from konia.kernel.rooms.problems import FieldProblems, TooLateProblem

from .models import Account, OneTimeCode
from .turns import digest_of

LASTS = timedelta(minutes=15)
TRIES = 5
WRONG = "Mã không đúng hoặc đã hết hạn. Hãy kiểm tra lại, hoặc xin mã mới."


def make_code(
    purpose: str,
    contact: str,
    *,
    at: datetime,
    opens: bool,
    account: Account | None = None,
    full_name: str = "",
    password: str = "",
) -> tuple[OneTimeCode, str]:
    """A code of six digits. Runs inside the caller's transaction. Returns: the row, the code.

    opens: False when nothing may be opened; the asker cannot tell.
    """
    code = f"{secrets.randbelow(1_000_000):06}"
    handle = secrets.token_urlsafe(32)
    made = OneTimeCode.objects.create(
        handle=handle, purpose=purpose, contact=contact, digest=digest_of(handle + code),
        opens=opens, account=account, full_name=full_name, password=password,
        expires_at=at + LASTS,
    )  # fmt: skip
    return made, code


def spend_try(handle: str) -> None:
    """Count one try of a code, whatever comes of it; in a transaction of its own, before the act.

    Raises: TooLateProblem when the tries are used up or there is no such code.
    """
    with transaction.atomic(durable=True):
        open_ones = OneTimeCode.objects.filter(handle=handle, tries__lt=TRIES, used_at=None)
        tried = open_ones.update(tries=F("tries") + 1)
    if not tried:
        raise TooLateProblem("Mã này không dùng được nữa.", todo="Hãy xin mã mới.")


def use_code(handle: str, code: str, *, purpose: str, at: datetime) -> OneTimeCode:
    """Take a code. Runs inside the caller's transaction. Raises: FieldProblems."""
    rows = OneTimeCode.objects.select_for_update().filter(handle=handle, purpose=purpose)
    kept = rows.filter(used_at=None, expires_at__gt=at).first()
    fits = kept is not None and hmac.compare_digest(kept.digest, digest_of(handle + code))
    if kept is None or not fits or not kept.opens:
        raise FieldProblems({"code": [WRONG]})
    kept.used_at = at
    kept.save(update_fields=["used_at"])
    return kept
