"""Changing one's password; slowing down guesses at passwords."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from konia.kernel.audit.register import record
from konia.kernel.rooms.problems import FieldProblems, Problem

from .models import Account, SignInAttempt

TRIES = 8
TRIES_FROM_ONE_ADDRESS = 40
WINDOW = timedelta(minutes=15)


class TooManyTriesError(Problem):
    """Too many failed sign-ins of late."""

    status = 429


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
