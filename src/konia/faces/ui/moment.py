"""The moment of a request, and a mark of who sends it."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.timezone import localtime

from .context import today


def now() -> datetime:
    """The moment pages act at: this time of day, on the day the site stands at."""
    return datetime.combine(today(), localtime().timetz())


def sender_mark(request: HttpRequest) -> str:
    """A mark of the sender's address that changes every day and does not tell the address."""
    address = request.META.get("REMOTE_ADDR", "")
    return salted_hmac("konia.sender", f"{today().isoformat()}|{address}").hexdigest()[:32]
