"""Questions about what the API keeps, and what a list of dossiers is narrowed by."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef

from konia.domains.dossiers.models import Dossier, Event
from konia.domains.dossiers.queries import OneStopQuerySet

from .states import DeliveryState

if TYPE_CHECKING:
    from .models import HookDelivery, KeptAnswer  # noqa: F401 - named as text


class KeptAnswerQuerySet(models.QuerySet["KeptAnswer"]):
    """Kept answers …"""

    def of(self, account_id: int, key: str) -> Self:
        """… of one account and key: one or none."""
        return self.filter(account_id=account_id, key=key)

    def with_number(self, pk: int) -> Self:
        """… of one number."""
        return self.filter(pk=pk)

    def begun_before(self, at: datetime) -> Self:
        """… that nobody will ask for any more."""
        return self.filter(begun_at__lt=at)


class UploadQuerySet(models.QuerySet[Any]):
    """Files sent in before their request …"""

    def of_account(self, account_id: int) -> Self:
        """… by one account."""
        return self.filter(account_id=account_id)

    def named(self, handles: Iterable[str]) -> Self:
        """… with these handles."""
        return self.filter(handle__in=list(handles))

    def sent_before(self, at: datetime) -> Self:
        """… and never used, or used and kept elsewhere since."""
        return self.filter(at__lt=at)


class FeedQuerySet(models.QuerySet[Any]):
    """Lines of the progress feed …"""

    def after(self, number: int) -> Self:
        """… after a line, in order."""
        return self.filter(pk__gt=number).order_by("pk")

    def of_dossier(self, dossier_id: int) -> Self:
        """… of one dossier."""
        return self.filter(event__dossier_id=dossier_id)

    def within(self, dossiers: OneStopQuerySet | None) -> Self:
        """… of some dossiers; of all when none are named."""
        if dossiers is None:
            return self
        return self.filter(Exists(dossiers.filter(pk=OuterRef("event__dossier_id"))))

    def shown_to_all(self) -> Self:
        """… that the applicant may see."""
        return self.filter(event__public=True)

    def with_events(self) -> Self:
        """… with what they tell of."""
        return self.select_related("event", "event__dossier")


class WebhookQuerySet(models.QuerySet[Any]):
    """Subscriptions …"""

    def in_use(self) -> Self:
        """… that have not ended."""
        return self.filter(ended_at__isnull=True)

    def of_units(self, ids: Iterable[int]) -> Self:
        """… of units."""
        return self.filter(unit_id__in=list(ids))

    def of_code(self, code: str) -> Self:
        """… with a code: one or none."""
        return self.filter(code=code)


class HookDeliveryQuerySet(models.QuerySet["HookDelivery"]):
    """Messages to subscribers …"""

    def with_number(self, pk: int) -> Self:
        """… of one number."""
        return self.filter(pk=pk)

    def to(self, webhook_id: int) -> Self:
        """… to one of them, newest first."""
        return self.filter(webhook_id=webhook_id).order_by("-pk")

    def in_state(self, state: str) -> Self:
        """… in a state; all when none is named."""
        return self.filter(state=state) if state in DeliveryState.values else self

    def before(self, number: int | None) -> Self:
        """… before a number, for the next page."""
        return self.filter(pk__lt=number) if number is not None else self

    def dead(self) -> Self:
        """… that were given up, newest first."""
        return self.filter(state=DeliveryState.DEAD).order_by("-pk")

    def of_units(self, ids: Iterable[int]) -> Self:
        """… to subscribers of units."""
        return self.filter(webhook__unit_id__in=list(ids))


def not_in_feed(event_id: int) -> "models.QuerySet[Event]":
    """An event and those before it of the same dossier that the feed does not show yet, in order.

    Acts on a dossier wait for one another, so everything before a visible event is visible too.
    """
    shown = apps.get_model("api", "FeedEntry").objects.filter(event=OuterRef("pk"))
    same = Event.objects.filter(pk=event_id).values("dossier_id")
    found = Event.objects.filter(dossier_id__in=same, pk__lte=event_id)
    return found.filter(~Exists(shown)).select_related("dossier").order_by("pk")


class Asked(Protocol):
    """What a list of dossiers may be narrowed by; blank or None leaves it as it is."""

    state: str
    procedure: str
    field: str
    channel: str
    q: str
    received_from: date | None
    received_to: date | None
    due_from: date | None
    due_to: date | None
    overdue: bool


def narrowed(rows: OneStopQuerySet, asked: Asked, *, on: date) -> OneStopQuerySet:
    """Dossiers kept to what was asked."""
    wanted = {
        "state": asked.state, "procedure_code": asked.procedure, "field": asked.field,
        "channel": asked.channel, "received_on__gte": asked.received_from,
        "received_on__lte": asked.received_to, "due_on__gte": asked.due_from,
        "due_on__lte": asked.due_to,
    }  # fmt: skip
    kept = rows.filter(**{name: value for name, value in wanted.items() if value})
    if asked.overdue:
        kept = kept.overdue(on).filter(finished_on__isnull=True)
    return kept.matching(asked.q) if asked.q.strip() else kept


def before(rows: OneStopQuerySet, number: int | None) -> OneStopQuerySet:
    """The part of a list, newest first, that comes after a dossier's number."""
    kept = rows.filter(pk__lt=number) if number is not None else rows
    return kept.order_by("-pk")


def step_units(dossier: Dossier) -> frozenset[int]:
    """The units a dossier concerns: its desk, the competent body, everybody with a step."""
    steps = dossier.steps.values_list("unit_id", flat=True)
    return frozenset({dossier.unit_id, dossier.competent_unit_id or dossier.unit_id, *steps})
