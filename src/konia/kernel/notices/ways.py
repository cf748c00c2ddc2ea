"""The ways of sending: what each must offer, and which one serves a delivery."""

from typing import Protocol

from .models import Delivery
from .states import Way
from .texts import Text


class RefusedError(Exception):
    """The other side will never take this message: no such address, text not allowed."""


class NotNowError(Exception):
    """The other side did not take the message this time; trying later makes sense."""


class Sender(Protocol):
    """One way of sending. Any exception but RefusedError means: try again later."""

    def is_on(self) -> bool:
        """Whether the installation is set up for it."""
        ...

    def send(self, delivery: Delivery, text: Text) -> str:
        """Send it; a repeat with the same key must be told as such to the other side.

        Returns: the other side's number for it, '' when there is none. Raises: RefusedError.
        """
        ...


_SENDERS: dict[Way, Sender] = {}


def serve(way: Way, sender: Sender) -> None:
    """Have a sender serve a way."""
    _SENDERS[way] = sender


def sender_of(way: Way) -> Sender | None:
    """Who serves a way; None when nobody does."""
    return _SENDERS.get(way)
