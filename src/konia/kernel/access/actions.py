"""Granting, ending and lending roles; slowing down guesses at passwords."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from konia.kernel.audit.register import record
from konia.kernel.org.models import Unit
from konia.kernel.rooms.problems import FieldProblems, Problem
from konia.lib.dates import format_date

from .models import Account, Grant, Role, SignInAttempt

TRIES = 8
TRIES_FROM_ONE_ADDRESS = 40
WINDOW = timedelta(minutes=15)


class TooManyTriesError(Problem):
    """Too many failed sign-ins of late."""

    status = 429


@transaction.atomic(durable=True)
def grant(
    username: str, role: str, unit_code: str, *, by: str, first_on: date, last_on: date | None
) -> Grant:
    """Give an account a role at a unit between two days (without end when None)."""
    given = Grant.objects.create(
        account=Account.objects.get(username=username),
        role=Role.objects.get(code=role),
        unit=Unit.objects.get(code=unit_code),
        first_on=first_on,
        last_on=last_on,
    )
    record("access.grant", by=by, subject="access.grant", subject_id=given.pk, unit_code=unit_code,
           detail={"account": username, "role": role})  # fmt: skip
    return given


@transaction.atomic(durable=True)
def lend(grant_id: int, to: str, *, by: str, first_on: date, last_on: date) -> Grant:
    """Let another account act under a grant for some days; the lender stays named on it."""
    # Locked, so that a grant being ended is not lent in the same moment.
    rows = Grant.objects.select_related("account", "unit").select_for_update(of=("self",))
    own = rows.get(pk=grant_id)
    if own.account.username != by:
        raise Problem("Chỉ người được giao quyền mới được ủy quyền lại.")
    if first_on < own.first_on or (own.last_on is not None and last_on > own.last_on):
        raise Problem(
            "Không thể ủy quyền ngoài thời gian bạn được giao.",
            why=f"Quyền của bạn từ {format_date(own.first_on)} đến {format_date(own.last_on)}.",
            todo="Hãy chọn những ngày nằm trong thời gian này.",
        )
    lent = Grant.objects.create(
        account=Account.objects.get(username=to), role=own.role, unit=own.unit,
        first_on=first_on, last_on=last_on, lent_by=own.account, lent_from=own,
    )  # fmt: skip
    record("access.lend", by=by, subject="access.grant", subject_id=lent.pk,
           unit_code=own.unit.code, detail={"to": to})  # fmt: skip
    return lent


@transaction.atomic(durable=True)
def end_grant(grant_id: int, *, by: str, on: date) -> None:
    """End a grant with a day, and with it all that was lent from it; the days before stay.

    What ends sooner stays as it is. What had not begun by that day never holds.
    """
    ended = _end(Grant.objects.filter(pk=grant_id), on)
    if not ended:
        raise Grant.DoesNotExist
    given = ended[0]
    record("access.end_grant", by=by, subject="access.grant", subject_id=given.pk,
           detail={"lent": [one.pk for one in ended[1:]]})  # fmt: skip


def _end(rows: QuerySet[Grant], on: date) -> list[Grant]:
    """End grants and, in turn, what was lent from each. Runs inside the caller's transaction."""
    ended = list(rows.select_for_update().order_by("pk"))
    for given in ended:
        last_on = max(on, given.first_on - timedelta(days=1))
        given.last_on = min(last_on, given.last_on or last_on)
        given.save(update_fields=["last_on"])
    return ended + (_end(Grant.objects.lent_from_any(ended), on) if ended else [])


@transaction.atomic(durable=True)
def change_password(account: Account, *, old: str, new: str) -> Account:
    """Set a new password by knowing the old one. Raises: FieldProblems."""
    kept = Account.objects.select_for_update().get(pk=account.pk)
    if not kept.check_password(old):
        raise FieldProblems({"old": ["Mật khẩu hiện tại không đúng."]})
    kept.set_password(new)
    kept.save(update_fields=["password"])
    record("set_password", by=kept.username, subject="access.account", subject_id=kept.pk)
    return kept


def check_tries(username: str, address: str) -> None:
    """Raises: TooManyTriesError when this name or this address failed too often of late."""
    recent = SignInAttempt.objects.filter(at__gte=timezone.now() - WINDOW)
    tried = recent.filter(username=username).count()
    if tried >= TRIES or recent.filter(address=address).count() >= TRIES_FROM_ONE_ADDRESS:
        raise TooManyTriesError(
            "Đăng nhập sai quá nhiều lần.",
            why="Để bảo vệ tài khoản, hệ thống tạm dừng nhận mật khẩu.",
            todo="Hãy thử lại sau 15 phút.",
        )


def note_failure(username: str, address: str) -> None:
    """Remember one failed try."""
    SignInAttempt.objects.create(username=username[:150], address=address)


def forget_failures(username: str) -> None:
    """A right password clears the name."""
    SignInAttempt.objects.filter(username=username).delete()
