"""After the calendar changed: deadlines are recounted in batches, each in its own transaction."""

from typing import Any

from konia.kernel.outbox.post import post, subscribe

from .actions import CHANGED
from .deadlines import HOLDERS, Recount
from .models import CalendarChange

RECOUNT = "calendar.recount"
BATCH = 200


def spread(payload: dict[str, Any]) -> None:
    """Ask every holder of deadlines for its first batch."""
    for holder in HOLDERS:
        _ask(payload["change"], holder.name, "", 0)


def recount(payload: dict[str, Any]) -> None:
    """Recount one batch of one holder and ask for the next.

    A batch told twice asks for the next one under the same key, so it is asked once.
    """
    change = CalendarChange.objects.select_for_update().get(pk=payload["change"])
    name, batch = payload["holder"], payload["batch"]
    told = Recount(change.pk, change.title, change.approved_at, change.approved_by)
    after = HOLDERS.get(name).recompute(told, payload["after"], BATCH)
    change.recounted[name] = {"batches": batch + 1, "done": not after}
    change.save(update_fields=["recounted"])
    if after:
        _ask(change.pk, name, after, batch + 1)


def _ask(change: int, holder: str, after: str, batch: int) -> None:
    post(
        RECOUNT, {"change": change, "holder": holder, "after": after, "batch": batch},
        key=f"{RECOUNT}:{change}:{holder}:{batch}",
    )  # fmt: skip


subscribe(CHANGED, spread)
subscribe(RECOUNT, recount)
