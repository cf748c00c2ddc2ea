"""What the worker does for dossiers: hearing of payments, telling applicants, typesetting."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from konia.domains.payments.public import CONFIRMED, NOTICE_ISSUED, SETTLED
from konia.domains.procedures.public import REPLAYS, Replay
from konia.kernel.calendar.deadlines import HOLDERS, DeadlineHolder
from konia.kernel.files.checks import check_new
from konia.kernel.notices.sending import Recipient, notify
from konia.kernel.outbox.post import subscribe, subscribe_outside

from .actions.recounting import affected, recount
from .actions.settling import confirm, notice_came, settle
from .actions.telling import tell_leaders
from .actions.uses import count_uses_before
from .letters.filling import typeset_letter
from .messages import EVENT, LETTER, RESULTS
from .models import Application, Dossier, Event, Letter
from .replays import replayed

PAYS_FOR = "dossiers"
# Acts the applicant is told of by e-mail or short message.
NOTICES = {
    "submit": "dossiers.submitted",
    "receive": "dossiers.received",
    "accept": "dossiers.received",
    "decline": "dossiers.declined",
    "ask_supplement": "dossiers.supplement",
    "reschedule": "dossiers.rescheduled",
    "decide": "dossiers.ready",
    "refuse": "dossiers.refused",
    "stop": "dossiers.stopped",
    "hand_over": "dossiers.returned",
}


def hear_payment(payload: dict[str, Any]) -> None:
    """A payment was settled: note it on the dossier it was for."""
    if payload["subject"] == PAYS_FOR:
        settle(payload["subject_code"], **_money(payload), kind=payload["kind"])


def hear_treasury(payload: dict[str, Any]) -> None:
    """The treasury confirmed: the dossier goes on."""
    if payload["subject"] == PAYS_FOR:
        confirm(payload["subject_code"], **_money(payload), kind=payload["kind"])


def hear_notice(payload: dict[str, Any]) -> None:
    """The tax branch issued a notice: the applicant is to pay."""
    if payload["subject"] == PAYS_FOR:
        notice_came(payload["subject_code"], **_money(payload), number=payload["notice"])


def _money(payload: dict[str, Any]) -> dict[str, Any]:
    return {
        "amount_vnd": int(payload["amount_vnd"]),
        "at": datetime.fromisoformat(payload["at"]),
    }


def tell_applicant(payload: dict[str, Any]) -> None:
    """Tell the applicant of an event, by the channels they gave."""
    template = NOTICES.get(payload["act"])
    dossier = Dossier.objects.of_code(payload["code"]).first()
    if template is None or not isinstance(dossier, Dossier):
        return
    applied = Application.objects.filter(dossier=dossier).first()
    event = Event.objects.filter(pk=payload["event"]).first()
    if applied is None or event is None or not (applied.email or applied.phone):
        return
    notify(
        template, to=_recipient(dossier, applied), values=_values(dossier, event),
        key=f"dossiers:{event.pk}",
    )  # fmt: skip


def _recipient(dossier: Dossier, applied: Application) -> Recipient:
    channels = tuple(
        channel
        for channel, address in (("email", applied.email), ("sms", applied.phone))
        if address
    )
    return Recipient(
        name=dossier.applicant, email=applied.email, phone=applied.phone, channels=channels,
        subject=PAYS_FOR, subject_code=dossier.code, unit_id=dossier.unit_id,
    )  # fmt: skip


def _values(dossier: Dossier, event: Event) -> dict[str, str]:
    return {
        "name": dossier.applicant,
        "code": dossier.code,
        "due_on": f"{dossier.due_on:%d/%m/%Y}" if dossier.due_on else "",
        "words": event.words,
        "link": f"{settings.KONIA_SITE_URL}/tra-cuu/{dossier.code}/",
    }


def typeset(payload: dict[str, Any]) -> None:
    """Typeset and seal an issued letter, if nobody has opened it before."""
    letter = Letter.objects.select_related("dossier").filter(pk=payload["letter"]).first()
    if letter is not None and letter.file_id is None:
        typeset_letter(letter, at=timezone.now())


def check_results(payload: dict[str, Any]) -> None:
    """Results were handed in as files: verify the signatures in them."""
    check_new(payload["files"], at=timezone.now())


def count_uses_today() -> None:
    """Tell the catalogue how much each procedure was used in the year before today."""
    count_uses_before(timezone.localdate())


def tell_leaders_now() -> None:
    """Tell leaders what has become overdue since the last hour."""
    tell_leaders(at=timezone.now())


REPLAYS.add(Replay("dossiers", "Hồ sơ một cửa", replayed))
HOLDERS.add(DeadlineHolder("dossiers", "Hồ sơ một cửa", affected, recount))
subscribe(SETTLED, hear_payment)
subscribe(CONFIRMED, hear_treasury)
subscribe(NOTICE_ISSUED, hear_notice)
subscribe(EVENT, tell_applicant)
subscribe_outside(RESULTS, check_results)
subscribe_outside(LETTER, typeset)
