"""How often somebody may send something in: counted in the database, so all workers count alike."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from .actions import TooManyTriesError
from .models import OneTimeCode, PublicPost, SignInAttempt

KEPT = timedelta(days=2)


@dataclass(frozen=True)
class Limit:
    """How many times within a stretch: about one thing, and from one address."""

    about_one: int
    from_one_address: int
    within: timedelta = timedelta(minutes=15)


def take_turn(kind: str, *, about: str, address: str, limit: Limit) -> None:
    """Count one post of a kind; what it is about is kept as a keyed digest only.

    A refused post counts as well, so that knocking on does not open the door.
    Raises: TooManyTriesError.
    """
    key = digest_of(about)
    recent = PublicPost.objects.filter(kind=kind, at__gte=timezone.now() - limit.within)
    too_many = (
        recent.filter(key=key).count() >= limit.about_one
        or recent.filter(address=address).count() >= limit.from_one_address
    )
    PublicPost.objects.create(kind=kind, key=key, address=address)
    if too_many:
        minutes = int(limit.within.total_seconds()) // 60
        raise TooManyTriesError(
            "Bạn đã gửi quá nhiều lần.",
            why="Để bảo vệ người dùng, hệ thống tạm dừng nhận yêu cầu này.",
            todo=f"Hãy thử lại sau {minutes} phút.",
        )


def digest_of(text: str) -> str:
    """A keyed digest by which equal texts are known to be equal, and nothing more."""
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def forget_old_tries() -> None:
    """Drop what no limit looks at any more."""
    before = timezone.now() - KEPT
    PublicPost.objects.filter(at__lt=before).delete()
    SignInAttempt.objects.filter(at__lt=before).delete()
    OneTimeCode.objects.filter(expires_at__lt=before).delete()
