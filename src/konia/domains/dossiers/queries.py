"""Questions about dossiers, one-stop desks, the post-office pilot and use of the system."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import Avg, Count, F, Q
from django.db.models.functions import Coalesce, TruncMonth

from konia.kernel.calendar.periods import Period
from konia.kernel.figures.lookups import AmongIds
from konia.kernel.org.queries import UnitQuerySet
from konia.kernel.registers.queries import RecordQuerySet
from konia.lib.vietnamese import fold

from .places import bodies
from .states import Channel, Delivery, FieldOfWork, Role, State
from .waiting import FOR_APPLICANT, OPEN_STATES, WaitingSteps

if TYPE_CHECKING:
    from konia.domains.citizens.public import Party


WORDS = SearchVector("folded", config="simple")
ONLINE_LEVELS = 3  # levels three and four can be done online from submission on


class OneStopQuerySet(RecordQuerySet[Any]):
    """Dossiers …"""

    def matching(self, text: str) -> Self:
        """… whose search text holds the words, the last one perhaps unfinished; by the index."""
        words = fold(text).split()
        if not words:
            return self
        asked = " & ".join([*words[:-1], f"{words[-1]}:*"])
        question = SearchQuery(asked, config="simple", search_type="raw")
        return self.alias(words=WORDS).filter(words=question)

    def of_code(self, code: str) -> Self:
        """… with a code, as the applicant types it."""
        return self.filter(code=code.strip().upper())

    def concerning(self, ids: frozenset[int]) -> Self:
        """… that units received, decide, or have or had a step of.

        Few dossiers have a step elsewhere: their ids are read first and given as one array, so that
        the database joins three indexes, or hashes the array where it reads row by row.
        """
        steps = apps.get_model("dossiers", "Step").objects.dossiers_elsewhere(ids)
        own = Q(AmongIds(F("unit_id"), ids)) | Q(AmongIds(F("competent_unit_id"), ids))
        return self.filter(own | Q(AmongIds(F("pk"), steps)))

    def under(self, parent_id: int) -> Self:
        """… that came of another one by interlinking."""
        return self.filter(parent_id=parent_id)

    def applied_for_by(self, party: "Party") -> Self:
        """… of the person or organisation that somebody acts for."""
        if party.for_organisation_id is not None:
            return self.applied_for_by_organisation(party.for_organisation_id)
        person = party.applicant_id
        return self.applied_for_by_person(person) if person else self.none()

    def applied_for_by_person(self, person_id: int) -> Self:
        """… of one person."""
        return self.filter(application__person_id=person_id)

    def applied_for_by_organisation(self, organisation_id: int) -> Self:
        """… of one organisation."""
        return self.filter(application__organisation_id=organisation_id)

    def with_procedures(self) -> Self:
        """… with their procedures, of which a list needs no more than the name."""
        long = ("papers", "legal_basis", "keywords")
        return self.select_related("procedure").defer(*(f"procedure__{one}" for one in long))

    def of_procedure(self, procedure_id: int) -> Self:
        """… about one procedure of the catalogue."""
        return self.filter(procedure_id=procedure_id)

    def finished_between(self, first: date, last: date) -> Self:
        """… received and finished within some days."""
        return self.filter(received_on__gte=first, finished_on__lte=last)

    def in_states(self, *states: str) -> Self:
        """… that stand in one of these states."""
        return self.filter(state__in=states)

    def about_procedure(self, code: str) -> Self:
        """… of one procedure."""
        return self.filter(procedure_code=code)

    def in_field(self, field: str) -> Self:
        """… counted in one field."""
        return self.filter(field=field)

    def through(self, channel: str) -> Self:
        """… that came one way."""
        return self.filter(channel=channel)

    def from_day(self, field: str, first: date) -> Self:
        """… whose day in a field is this one or later."""
        return self.filter(**{f"{field}__gte": first})

    def to_day(self, field: str, last: date) -> Self:
        """… whose day in a field is this one or earlier."""
        return self.filter(**{f"{field}__lte": last})

    def not_finished(self) -> Self:
        """… received and still open, as they stand now."""
        return self.filter(received_on__isnull=False, state__in=OPEN_STATES)

    def due_soon(self, on: date, soon: Q) -> Self:
        """… still open, not late on a day, and due by the last day that counts as soon."""
        return self.not_finished().filter(soon, due_on__gte=on)

    def standing_by_unit(self, on: date, week_end: date, soon: Q) -> "list[dict[str, Any]]":
        """For each unit how many are open, late, due soon, due by the end of the week, waiting."""
        waiting = Q(state__in=FOR_APPLICANT)
        rows = self.not_finished().values("unit_id").annotate(
            open=Count("pk"), late=Count("pk", filter=Q(due_on__lt=on)),
            week=Count("pk", filter=Q(due_on__gte=on, due_on__lte=week_end)),
            soon=Count("pk", filter=Q(due_on__gte=on) & soon),
            waiting=Count("pk", filter=waiting),
        )  # fmt: skip
        return list(rows.order_by("-late", "-open", "unit_id"))

    def counted_by_unit(self) -> "list[tuple[int, int]]":
        """How many at each unit."""
        counted = self.values("unit_id").annotate(count=Count("pk")).order_by()
        return list(counted.values_list("unit_id", "count"))

    def counted_by_field(self) -> "dict[str, int]":
        """How many in each field of work."""
        return dict(self.order_by().values_list("field").annotate(Count("pk")))

    def counted_by_month(self, day: str) -> "dict[date, int]":
        """How many in each month of a day, named by its first day."""
        months = self.order_by().annotate(month=TruncMonth(day)).values_list("month")
        return dict(months.annotate(Count("pk")))

    def average_days(self) -> "float | None":
        """How many days these took from receipt to the end, on average; None for none."""
        took = self.aggregate(days=Avg(F("finished_on") - F("received_on")))["days"]
        return None if took is None else took.total_seconds() / 86400

    def by_receipt(self) -> Self:
        """… the latest received first; what is not received yet before all."""
        return self.order_by("-received_on", "-id")

    def newest_keys(self) -> "models.QuerySet[Any, Any]":
        """What `by_receipt` orders by: day of receipt and number."""
        return self.values_list("received_on", "pk")

    def numbered(self, ids: "list[int] | str") -> Self:
        """… of these row numbers, or the array of them."""
        return self.filter(AmongIds(F("pk"), ids))

    def newest_first(self) -> Self:
        """… the latest that came in first; of what is not received, the latest submitted."""
        return self.order_by(Coalesce("received_at", "submitted_at").desc(nulls_last=True), "-id")

    def of_procedures(self, codes: Sequence[str]) -> Self:
        """… of procedures of these codes."""
        return self.filter(procedure_code__in=list(codes))

    def days_taken(self) -> "Iterable[tuple[date, date, int]]":
        """The days they came and were finished, each pair with how many there are."""
        pairs = self.exclude(finished_on=None).order_by().values_list("received_on", "finished_on")
        found: Iterable[tuple[date, date, int]] = pairs.annotate(how_many=Count("pk"))
        return found

    def not_answered(self) -> Self:
        """… submitted online, to which the desk has not answered."""
        return self.filter(state=State.SUBMITTED)

    def with_running_clock(self) -> Self:
        """… handled here whose clock runs by the limit of their procedure."""
        return self.filter(
            state__in=(State.RECEIVED, State.HANDLING, State.INTERLINKED, State.PAYING),
            received_at__isnull=False, due_at__isnull=False, procedure__isnull=False,
            rescheduled_at__isnull=True,
        )  # fmt: skip

    def of_sending(self, key: str) -> Self:
        """… that one sending made."""
        return self.filter(sent_key=key)

    def in_session(self, session_id: int) -> Self:
        """… received in a session away from the desk, in the order they came."""
        return self.filter(session_id=session_id).order_by("received_at", "pk")

    def on_their_way_by_post(self, state: str) -> Self:
        """… whose result goes by post and stands so, the one that was ready first on top."""
        posted = self.filter(delivery=Delivery.POST, delivery_state=state)
        return posted.order_by("finished_at", "pk").select_related("application")

    def received_in(self, period: Period) -> Self:
        """… received in a period."""
        return self.on_days("received_on", period)

    def carried_into(self, period: Period) -> Self:
        """… received before a period and not finished when it began."""
        unfinished = Q(finished_on__isnull=True) | Q(finished_on__gte=period.first)
        return self.filter(unfinished, received_on__lt=period.first)

    def to_handle_in(self, period: Period) -> Self:
        """… received in a period or carried into it."""
        unfinished = Q(finished_on__isnull=True) | Q(finished_on__gte=period.first)
        return self.filter(unfinished, received_on__lte=period.last)

    def finished_in(self, period: Period) -> Self:
        """… finished in a period."""
        return self.on_days("finished_on", period)

    def open_on(self, on: date) -> Self:
        """… received by a day and not finished by its end."""
        unfinished = Q(finished_on__isnull=True) | Q(finished_on__gt=on)
        return self.filter(unfinished, received_on__lte=on)

    def finished_on_time(self) -> Self:
        """… finished on or before the due day; one without a due day is on time."""
        return self.filter(Q(due_on__isnull=True) | Q(finished_on__lte=F("due_on")))

    def finished_early(self) -> Self:
        """… finished before the due day."""
        return self.filter(finished_on__lt=F("due_on"))

    def finished_on_the_day(self) -> Self:
        """… finished on the due day; one without a due day too, for it is on time."""
        return self.filter(
            Q(due_on__isnull=True) | Q(finished_on=F("due_on")), finished_on__isnull=False
        )

    def finished_late(self) -> Self:
        """… finished after the due day."""
        return self.filter(finished_on__gt=F("due_on"))

    def not_yet_due(self, on: date) -> Self:
        """… whose due day has not passed by a day; while it waits a dossier has none."""
        return self.filter(Q(due_on__isnull=True) | Q(due_on__gte=on))

    def overdue(self, on: date) -> Self:
        """… whose due day has passed."""
        return self.filter(due_on__lt=on)

    def in_time(self, on: date) -> Self:
        """… not late as seen on a day: finished on time, or not yet due."""
        waiting = Q(due_on__isnull=True) | Q(due_on__gte=on)
        return self.filter(waiting | Q(finished_on__lte=F("due_on")))

    def late(self, on: date) -> Self:
        """… late as seen on a day: finished after the due day, or still open past it."""
        return self.filter(
            Q(finished_on__isnull=True) | Q(finished_on__gt=F("due_on")), due_on__lt=on
        )

    def about_land(self) -> Self:
        """… in the field of land."""
        return self.filter(field=FieldOfWork.LAND)

    def about_construction(self) -> Self:
        """… in the field of construction."""
        return self.filter(field=FieldOfWork.CONSTRUCTION)

    def online(self) -> Self:
        """… submitted online."""
        return self.filter(channel=Channel.ONLINE)

    def by_post(self) -> Self:
        """… that came by the public postal service."""
        return self.filter(channel=Channel.POST)

    def of_online_services(self) -> Self:
        """… of services that were of level three or four when the dossier came."""
        return self.filter(service_level__gte=ONLINE_LEVELS)

    def of_level(self, level: int) -> Self:
        """… of services of one level."""
        return self.filter(service_level=level)

    def of_services_used_online(self, period: Period) -> Self:
        """… of services for which at least one dossier came online in a period."""
        used = self.model.objects.filter(
            service_level__gte=ONLINE_LEVELS, channel=Channel.ONLINE,
            received_on__gte=period.first, received_on__lte=period.last,
        )  # fmt: skip
        return self.filter(procedure_code__in=used.values("procedure_code"))

    def of_vertical_agencies(self) -> Self:
        """… of procedures that belong to a vertical agency."""
        return self.exclude(agency="")


class StepQuerySet(WaitingSteps):
    """Steps of dossiers …"""

    def of_dossier(self, dossier_id: int) -> Self:
        """… of one dossier."""
        return self.filter(dossier_id=dossier_id)

    def elsewhere_at(self, ids: frozenset[int]) -> Self:
        """… at units, of dossiers that others received."""
        return self.elsewhere().filter(AmongIds(F("unit_id"), ids))

    def dossiers_elsewhere(self, ids: frozenset[int]) -> frozenset[int]:
        """The dossiers of such steps."""
        return frozenset(self.elsewhere_at(ids).values_list("dossier_id", flat=True))

    def elsewhere(self) -> Self:
        """… at other units than the one that received the dossier."""
        return self.filter(is_elsewhere=True)

    def units(self) -> set[int]:
        """The units they wait, or waited, at."""
        return set(self.values_list("unit_id", flat=True))

    def handled(self) -> Self:
        """… in which somebody settled the matter, the latest first."""
        return self.filter(role=Role.HANDLE).exclude(by="").order_by("-id")

    def still_open(self) -> Self:
        """… that are not done."""
        return self.filter(done_on__isnull=True)

    def of_process(self) -> Self:
        """… of the internal process, not beside it."""
        return self.exclude(role=Role.CONSULT, place__isnull=True)

    def at_units(self, ids: frozenset[int]) -> Self:
        """… that wait, or waited, at units."""
        return self.filter(unit_id__in=list(ids))

    def needing(self, permissions: frozenset[str]) -> Self:
        """… that somebody with these permissions may do."""
        return self.filter(needs__in=["", *permissions])

    def not_withdrawn(self) -> Self:
        """… of dossiers that stand."""
        return self.filter(dossier__withdrawn_at__isnull=True)

    def overdue_on(self, on: date) -> Self:
        """… open past their day."""
        return self.filter(done_on__isnull=True, due_on__lt=on)

    def due_by(self, on: date) -> Self:
        """… open and due by a day."""
        return self.filter(done_on__isnull=True, due_on__lte=on)


def punctual_bodies(dossiers: OneStopQuerySet, period: Period) -> UnitQuerySet:
    """The bodies that had dossiers to handle in a period and none of them late at its end."""
    handled = dossiers.to_handle_in(period)
    late = handled.late(period.last)
    return (
        bodies(period.last)
        .filter(id__in=handled.values("unit_id"))
        .exclude(id__in=late.values("unit_id"))
    )
