"""What the room listens to: a result handed over is an invitation to rate."""

from typing import Any

from konia.kernel.outbox.post import subscribe

from .actions import invite

HANDED_OVER = "dossiers.handed_over"


def on_handed_over(payload: dict[str, Any]) -> None:
    """Make the invitation; called again for the same dossier it makes no second one."""
    invite(payload)


subscribe(HANDED_OVER, on_handed_over)
