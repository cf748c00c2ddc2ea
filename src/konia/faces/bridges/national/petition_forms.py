"""How petitions are written for the national portal, by day: names of fields, codes of states."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from konia.domains.feedback.states import PetitionState

PUBLISHED = "published"
WORDS = {**dict(PetitionState.choices), PUBLISHED: "Đã công khai"}
PLACE = Path(__file__).with_name("petition_forms.toml")


@dataclass(frozen=True)
class PetitionForm:
    """One form. fields: our name -> theirs; states: ours -> theirs; answer_days: calendar days."""

    first_on: date
    service: str
    look_up: str
    answer_days: int
    note: str
    fields: Mapping[str, str]
    states: Mapping[str, str]

    def written(self, values: Mapping[str, Any]) -> dict[str, str]:
        """The packet; what is not known is blank."""
        return {theirs: str(values.get(ours) or "") for ours, theirs in self.fields.items()}

    def read(self, packet: Mapping[str, Any]) -> dict[str, str]:
        """A packet of theirs under our names."""
        return {ours: str(packet.get(theirs) or "").strip() for ours, theirs in self.fields.items()}

    def state_words(self, theirs: str) -> str:
        """A state of theirs as people here read it."""
        ours = next((name for name, code in self.states.items() if code == theirs), "")
        return WORDS.get(ours, "")


@cache
def forms() -> tuple[PetitionForm, ...]:
    """Every form, the oldest first."""
    with PLACE.open("rb") as file:
        rows = tomllib.load(file)["form"]
    return tuple(sorted((PetitionForm(**row) for row in rows), key=lambda form: form.first_on))


def form_on(day: date) -> PetitionForm:
    """The form in use on a day; before the first one, that one."""
    held = [form for form in forms() if form.first_on <= day]
    return held[-1] if held else forms()[0]


def form_of(service: str) -> PetitionForm | None:
    """The newest form that went out under a service; None when no petition goes out under it."""
    return next((form for form in reversed(forms()) if form.service == service), None)
