"""Transfer slips: when a land dossier comes to the tax step, its land data go to the tax branch."""

from typing import Any

from konia.domains.dossiers.models import Application, Dossier, Event, Step
from konia.domains.dossiers.states import Role, State
from konia.kernel.outbox.post import post

from .outside import outside

TAX_TRANSFER = "tax.transfer"
SUBJECT = "dossiers"
# Names the questions about land bear in the forms of procedures.
PARCEL, AREA = "thua_dat", "dien_tich"


def hear_event(payload: dict[str, Any]) -> None:
    """Post the slip of a dossier that waits at the tax branch; told again it is one slip."""
    if payload["state"] != State.INTERLINKED or not outside().tax_url:
        return
    event = Event.objects.select_related("dossier").get(pk=payload["event"])
    dossier: Dossier = event.dossier
    steps = Step.objects.of_dossier(dossier.pk).still_open().of_process().select_related("unit")
    step = steps.order_by("pk").last()
    if step is not None and step.role == Role.HOP and is_at_tax(dossier, step):
        slip = slip_of(dossier, step)
        post(TAX_TRANSFER, slip, key=f"{TAX_TRANSFER}:{slip['slip']}")


def is_at_tax(dossier: Dossier, step: Step) -> bool:
    """Whether a step is the tax branch's, by its unit or by its code in the internal process."""
    told = outside()
    if step.unit.code in _words(told.tax_units):
        return True
    steps = list(dossier.process.steps.order_by("order")) if dossier.process is not None else []
    place = step.place if step.place is not None else len(steps)
    code = steps[place].code if place < len(steps) else ""
    return any(code.startswith(beginning) for beginning in _words(told.tax_steps))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def slip_of(dossier: Dossier, step: Step) -> dict[str, Any]:
    """The slip: what the tax branch needs to reckon. unit_id: who will have asked for the money."""
    applied = Application.objects.in_bulk([dossier.pk]).get(dossier.pk)
    answers = applied.answers if applied is not None else {}
    return {
        "slip": f"PC-{dossier.code}-{step.pk}", "dossier": dossier.code,
        "owner": dossier.applicant, "parcel": str(answers.get(PARCEL, "")),
        "area_m2": str(answers.get(AREA, "")), "unit_id": step.unit_id, "subject": SUBJECT,
    }  # fmt: skip
