"""What other programs are told of an event: codes, acts, states, units, times; nobody's name."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.timezone import localtime

from konia.domains.dossiers.messages import words_of
from konia.domains.dossiers.models import Event
from konia.domains.dossiers.states import NATIONAL, State
from konia.kernel.org.tree import Tree

from .models import FeedEntry


def told_of_event(entry: FeedEntry, *, tree: Tree, delivery: int | None = None) -> dict[str, Any]:
    """One line of the feed. What officials wrote is left out: it may name somebody."""
    event = entry.event
    dossier = event.dossier
    told: dict[str, Any] = {"delivery": delivery} if delivery is not None else {}
    return told | {
        "sequence": entry.pk,
        "topic": f"dossiers.{event.act}",
        **line_of(event, tree=tree),
        "dossier": {
            "code": dossier.code,
            "procedure": dossier.procedure_code,
            "unit": code_of(dossier.unit_id, tree),
            "competent_unit": code_of(dossier.competent_unit_id, tree),
            "due_at": instant(dossier.due_at),
        },
        "links": links_of(dossier.code),
    }


def line_of(event: Event, *, tree: Tree) -> dict[str, Any]:
    """What happened, when, where, and how the dossier stood afterwards."""
    return {
        "id": event.pk,
        "act": event.act,
        "title": words_of(event.act),
        "at": instant(event.at),
        "state": event.state,
        "national_state": int(NATIONAL[State(event.state)]),
        "unit": code_of(event.unit_id, tree),
        "public": event.public,
    }


def links_of(code: str) -> dict[str, str]:
    """Where more can be asked."""
    base = f"{settings.KONIA_SITE_URL}/api/v1/dossiers/{code}"
    return {"dossier": base, "events": f"{base}/events"}


def code_of(unit_id: int | None, tree: Tree) -> str | None:
    """The code of a unit; null for none."""
    node = tree.nodes.get(unit_id or 0)
    return node.code if node is not None else None


def instant(at: datetime | None) -> str | None:
    """An instant with the offset of Viet Nam."""
    return localtime(at).isoformat() if at is not None else None
