"""What the API listens to at home."""

from typing import Any

from konia.domains.dossiers.public import EVENT
from konia.faces.ui.moment import now
from konia.kernel.outbox.post import subscribe, subscribe_outside

from .actions import NEWS, enter_feed
from .hooks.sending import deliver


def hear_event(payload: dict[str, Any]) -> None:
    """Something happened to a dossier: show it in the feed, tell subscribers."""
    enter_feed(int(payload["event"]), at=now())


def listen() -> None:
    """Subscribe to everything."""
    subscribe(EVENT, hear_event)
    subscribe_outside(NEWS, deliver)
