"""What other rooms and the portal may ask: a dossier's public face, and the pilot's name list."""

from dataclasses import dataclass
from datetime import date

from konia.kernel.org.models import Spell

from .models import Dossier, PostPilot
from .states import State


@dataclass(frozen=True)
class PublicView:
    """What anybody may know of a dossier by its code: no name, no address."""

    code: str
    state: str
    received_on: date
    due_on: date | None


def look_up(code: str) -> PublicView | None:
    """The public face of a dossier; None when no dossier has that code."""
    found = Dossier.objects.of_code(code).values_list("code", "state", "received_on", "due_on")
    for own, state, received_on, due_on in found:
        return PublicView(own, str(State(state).label), received_on, due_on)
    return None


def pilot_list(place: str, *, on: date) -> str:
    """The desks of one kind in the pilot, numbered in the order of their beginning.

    Each name has a number of its own; those still to follow stand in brackets at the end.
    """
    desks = PostPilot.objects.at(place)
    running = _names(desks.running_on(on).order_by("first_on", "pk").values_list("unit_id"), on)
    pending = _names(desks.pending_on(on).order_by("first_on", "pk").values_list("unit_id"), on)
    text = "; ".join(f"({number}) {name}" for number, name in enumerate(running, 1))
    return f"{text} (chưa tính: {'; '.join(pending)})" if pending else text


def _names(ids: object, on: date) -> list[str]:
    wanted = [unit for (unit,) in ids]  # type: ignore[attr-defined]
    spells = Spell.objects.holding_on(on).filter(unit_id__in=wanted)
    named = {spell.unit_id: spell.short_name or spell.name for spell in spells}
    return [named[unit] for unit in wanted if unit in named]
