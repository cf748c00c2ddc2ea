"""Questions about desks, tickets, devices and reserved numbers."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, F, Max, Min, Q, Sum, Value, When

from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

from .limits import WaitLimit
from .states import TicketState

AT_WINDOW = (TicketState.CALLED, TicketState.SERVING)


class WindowQuerySet(RecordQuerySet[models.Model]):
    """Desks …"""

    def open_at(self, unit_id: int, on: date) -> Self:
        """… of a unit open on a day, by number."""
        return self.filter(unit_id=unit_id).holding_on(on).order_by("number")

    def with_number(self, pk: int) -> Self:
        """… of this row number: one or none."""
        return self.filter(pk=pk)


class ServiceLineQuerySet(RecordQuerySet[models.Model]):
    """Kinds of service people queue for …"""

    def open_at(self, unit_id: int, on: date) -> Self:
        """… at a unit on a day, by letter."""
        return self.filter(unit_id=unit_id).holding_on(on).order_by("letter")


class CounterDeviceQuerySet(RecordQuerySet[models.Model]):
    """Devices …"""

    def with_token(self, digest: str, on: date) -> Self:
        """… that hold a secret and are in use on a day."""
        return self.filter(digest=digest).holding_on(on)

    def with_number(self, pk: int) -> Self:
        """… of this row number: one or none."""
        return self.filter(pk=pk)

    def of_kind(self, kind: str) -> Self:
        """… of a kind; of every kind when none is named."""
        return self.filter(kind=kind) if kind else self

    def for_a_list(self) -> Self:
        """… those in use first, by kind and code."""
        return self.order_by(F("last_on").desc(nulls_first=True), "kind", "code")


class TicketQuerySet(RecordQuerySet[models.Model]):
    """Tickets …"""

    def of_day(self, unit_id: int, day: date) -> Self:
        """… of a unit's day."""
        return self.filter(unit_id=unit_id, day=day)

    def taken_in(self, period: Period) -> Self:
        """… taken in a period."""
        return self.on_days("day", period)

    def waiting(self) -> Self:
        """… not called yet, or handed on and not called again."""
        return self.filter(state=TicketState.WAITING)

    def served(self) -> Self:
        """… whose service ended."""
        return self.filter(state=TicketState.DONE)

    def left(self) -> Self:
        """… whose holder went away."""
        return self.filter(state=TicketState.LEFT)

    def called(self) -> Self:
        """… that were called at least once: only these have a measured wait."""
        return self.filter(called_at__isnull=False)

    def waited_at_most(self, minutes: int) -> Self:
        """… called within so many minutes of being taken."""
        return self.filter(waited_seconds__lte=minutes * 60)

    def under_a_limit(self, limits: Iterable[WaitLimit]) -> Self:
        """… of days for which a longest wait was set."""
        return self.filter(_any(_days(one) for one in limits))

    def within_limit(self, limits: Iterable[WaitLimit]) -> Self:
        """… called within the longest wait set for their own day."""
        each = (_days(one) & Q(waited_seconds__lte=one.minutes * 60) for one in limits)
        return self.filter(_any(each))

    def at_window(self, window_id: int) -> Self:
        """… called to a desk or being served there now."""
        return self.filter(window_id=window_id, state__in=AT_WINDOW)

    def on_the_board(self) -> Self:
        """… called or being served, the newest call first."""
        return self.filter(state__in=AT_WINDOW).order_by("-last_called_at")

    def for_window(self, window_id: int, letters: Iterable[str]) -> Self:
        """… that a desk may call: handed to it, or of a line it serves. letters: none = every."""
        named = tuple(letters)
        own = Q(wanted_id__isnull=True) & (Q(letter__in=named) if named else Q())
        return self.filter(own | Q(wanted_id=window_id))

    def in_turn(self, window_id: int, *, ordinary_first: bool) -> Self:
        """… in the order in which a desk calls them: handed to it, then priority, then by time."""
        favoured = Q(priority="") if ordinary_first else ~Q(priority="")
        turn = Case(
            When(wanted_id=window_id, then=Value(0)), When(favoured, then=Value(1)),
            default=Value(2), output_field=models.SmallIntegerField(),
        )  # fmt: skip
        return self.annotate(turn=turn).order_by("turn", "taken_at", "pk")

    def last_called_at_window(self, window_id: int, day: date) -> Self:
        """… a desk called on a day, the newest call first."""
        return self.filter(window_id=window_id, day=day).order_by("-last_called_at")

    def ahead_of(self, taken_at: datetime, letter: str) -> Self:
        """… waiting in the same line and taken earlier."""
        return self.waiting().filter(letter=letter, taken_at__lt=taken_at)

    def from_source(self, digest: str, since: datetime) -> Self:
        """… taken from one address since a moment."""
        return self.filter(taken_from=digest, taken_at__gte=since)

    def waiting_by_unit(self, day: date) -> dict[int, int]:
        """How many wait on a day, by unit."""
        rows = self.waiting().filter(day=day).order_by().values_list("unit_id")
        return dict(rows.annotate(number=Count("pk")))


def _days(limit: WaitLimit) -> Q:
    ends = Q() if limit.last_on is None else Q(day__lte=limit.last_on)
    return Q(day__gte=limit.first_on) & ends


def _any(conditions: Iterable[Q]) -> Q:
    found = Q(pk__in=())
    for condition in conditions:
        found |= condition
    return found


class NumberRangeQuerySet(RecordQuerySet[models.Model]):
    """Reserved ranges of numbers …"""

    def held(self) -> Self:
        """… not returned yet."""
        return self.filter(returned_at__isnull=True)

    def holding(self, series: str, number: int) -> Self:
        """… of a series in which a number lies."""
        return self.filter(series=series, first__lte=number, last__gte=number)

    def of_machine(self, mark: str) -> Self:
        """… held by the machine with this mark at the end of its name."""
        return self.filter(desk__endswith=f"({mark})")

    def of_device(self, pk: int) -> Self:
        """… set aside for a registered device."""
        return self.filter(device_id=pk)

    def taken_for(self, devices: Iterable[int]) -> "models.QuerySet[Any, dict[str, Any]]":
        """Of each device: how many numbers it was given, and when it was first and last readied."""
        rows: models.QuerySet[Any, dict[str, Any]] = (
            self.filter(device_id__in=list(devices)).order_by().values("device_id")
            .annotate(
                total=Sum(F("last") - F("first") + 1), since=Min("taken_at"),
                latest=Max("taken_at"),
            )
        )  # fmt: skip
        return rows

    def fates_for(self, devices: Iterable[int]) -> "models.QuerySet[Any, dict[str, Any]]":
        """Of each device and fate: how many of its numbers, and when the last was told."""
        rows: models.QuerySet[Any, dict[str, Any]] = (
            self.filter(device_id__in=list(devices), uses__isnull=False).order_by()
            .values("device_id", fate=F("uses__fate"))
            .annotate(count=Count("uses"), at=Max("uses__at"))
        )  # fmt: skip
        return rows

    def last_takers(self, devices: Iterable[int]) -> dict[int, str]:
        """Who last readied each of these devices; device id -> user name."""
        rows = self.filter(device_id__in=list(devices)).order_by("device_id", "-taken_at", "-pk")
        return dict(rows.distinct("device_id").values_list("device_id", "taken_by"))

    def of_days(self, first: date, last: date) -> Self:
        """… of the days from one to another, by day."""
        return self.filter(day__gte=first, day__lte=last).order_by("day", "first")

    def newest_first(self) -> Self:
        """… the latest taken first, with what became of their numbers."""
        return self.order_by("-taken_at", "-pk").select_related("unit", "device")
