"""The sessions of an account: written down when they begin, so that their owner may end them."""

from collections.abc import Sequence

from django.contrib.sessions.models import Session
from django.utils import timezone

from konia.kernel.audit.register import record
from konia.kernel.rooms.problems import NotFoundProblem

from .models import Account, SignedIn

SHOWN = 30


def note_session(account: Account, key: str, *, address: str, browser: str) -> None:
    """Write down that a session began."""
    SignedIn.objects.update_or_create(
        session_key=key,
        defaults={
            "account": account, "address": address, "browser": browser[:200],
            "at": timezone.now(), "ended_at": None,
        },
    )  # fmt: skip


def open_sessions(account: Account) -> Sequence[SignedIn]:
    """The sessions that may still be used, the newest first."""
    rows = SignedIn.objects.filter(account=account, ended_at=None).order_by("-at")[:SHOWN]
    listed = list(rows)
    alive = Session.objects.filter(
        session_key__in=[one.session_key for one in listed], expire_date__gt=timezone.now()
    ).values_list("session_key", flat=True)
    known = set(alive)
    return [one for one in listed if one.session_key in known]


def end_session(account: Account, pk: int) -> None:
    """End one of the account's own sessions. Raises: NotFoundProblem."""
    found = SignedIn.objects.filter(account=account, pk=pk, ended_at=None).first()
    if found is None:
        raise NotFoundProblem("Phiên này không còn mở.", todo="Hãy tải lại danh sách.")
    _end([found])
    record("end_session", by=account.username, subject="access.account", subject_id=account.pk)


def end_other_sessions(account: Account, key: str) -> int:
    """End every session of an account but the one in hand. Returns: how many."""
    others = [one for one in open_sessions(account) if one.session_key != key]
    _end(others)
    return len(others)


def end_all_sessions(account: Account) -> None:
    """End every session of an account. Runs inside the caller's transaction."""
    _end(list(SignedIn.objects.filter(account=account, ended_at=None)))


def _end(listed: Sequence[SignedIn]) -> None:
    Session.objects.filter(session_key__in=[one.session_key for one in listed]).delete()
    SignedIn.objects.filter(pk__in=[one.pk for one in listed]).update(ended_at=timezone.now())
