"""Questions about dossiers, one-stop desks, the post-office pilot and use of the system."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from konia.kernel.calendar.periods import Period
from konia.kernel.org.models import Unit
from konia.kernel.org.queries import UnitQuerySet
from konia.kernel.registers.queries import RecordQuerySet
from konia.lib.vietnamese import fold

from .states import (
    Channel,
    Delivery,
    FieldOfWork,
    Operator,
    PilotStatus,
    Role,
    State,
    SystemUseKind,
)

if TYPE_CHECKING:
    from konia.domains.citizens.public import Party

BODY_KINDS = ("department", "management_board", "district_pc", "commune_pc")
PILOT_KINDS = ("district_pc", "commune_pc")
WORDS = SearchVector("folded", config="simple")
ONLINE_LEVELS = 3  # levels three and four can be done online from submission on


def bodies(on: date, *kinds: str) -> UnitQuerySet:
    """Departments, district and commune people's committees that exist on a day."""
    return Unit.objects.open_on(on).of_kind(*(kinds or BODY_KINDS), on=on)


class OneStopQuerySet(RecordQuerySet[models.Model]):
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
        """… that units received, decide, or have or had a step of."""
        listed = list(ids)
        step = apps.get_model("dossiers", "Step")
        held = step.objects.filter(dossier=OuterRef("pk"), unit_id__in=listed)
        own = Q(unit_id__in=listed) | Q(competent_unit_id__in=listed)
        return self.filter(own | Exists(held))

    def applied_for_by(self, party: "Party") -> Self:
        """… of the person or organisation that somebody acts for."""
        if party.for_organisation_id is not None:
            return self.filter(application__organisation_id=party.for_organisation_id)
        person = party.applicant_id
        return self.filter(application__person_id=person) if person else self.none()

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
        used = self.model.objects.filter(  # type: ignore[attr-defined]
            service_level__gte=ONLINE_LEVELS, channel=Channel.ONLINE,
            received_on__gte=period.first, received_on__lte=period.last,
        )  # fmt: skip
        return self.filter(procedure_code__in=used.values("procedure_code"))

    def of_vertical_agencies(self) -> Self:
        """… of procedures that belong to a vertical agency."""
        return self.exclude(agency="")


class SystemUseQuerySet(RecordQuerySet[models.Model]):
    """Uses of the one-stop system …"""

    def connected(self) -> Self:
        """… by being connected."""
        return self.filter(kind=SystemUseKind.CONNECTED)

    def receiving(self) -> Self:
        """… by receiving dossiers there."""
        return self.filter(kind=SystemUseKind.RECEIVES)

    def bodies_on(self, on: date) -> UnitQuerySet:
        """The bodies of the three levels with one of these uses on a day."""
        return bodies(on).filter(Exists(self.holding_on(on).filter(unit=OuterRef("pk"))))

    def bodies_without(self, on: date) -> UnitQuerySet:
        """The bodies of the three levels with none of these uses on a day."""
        return bodies(on).filter(~Exists(self.holding_on(on).filter(unit=OuterRef("pk"))))


class PostPilotQuerySet(RecordQuerySet[models.Model]):
    """Desks of the post-office pilot …"""

    def running_on(self, on: date) -> Self:
        """… that the post office runs on a day."""
        return self.holding_on(on).filter(status=PilotStatus.RUNNING)

    def pending_on(self, on: date) -> Self:
        """… that are to follow: planned or learning, or beginning after a day."""
        return self.filter(~Q(status=PilotStatus.RUNNING) | Q(first_on__gt=on))

    def at(self, place: str) -> Self:
        """… of one kind of place."""
        return self.filter(place=place)

    def bodies_on(self, on: date) -> UnitQuerySet:
        """The district and commune people's committees whose desk the post office runs."""
        held = self.running_on(on).filter(unit=OuterRef("pk"))
        return bodies(on, *PILOT_KINDS).filter(Exists(held))


class MobileSessionQuerySet(RecordQuerySet[models.Model]):
    """Sessions away from the desk …"""

    def held_from(self, first: date, last: date) -> Self:
        """… held on the days from one to another, in order."""
        return self.filter(held_on__gte=first, held_on__lte=last).order_by("held_on", "starts_at")

    def of_code(self, code: str) -> Self:
        """… with a code: one or none."""
        return self.filter(code=code)

    def newest_first(self) -> Self:
        """… the latest day first."""
        return self.order_by("-held_on", "-pk").select_related("unit")


class HeldIntakeQuerySet(models.QuerySet[Any]):
    """Offline intakes that wait for a supervisor …"""

    def at_units(self, ids: frozenset[int]) -> Self:
        """… taken at units."""
        return self.filter(unit_id__in=list(ids))

    def waiting(self) -> Self:
        """… not settled yet, the oldest first."""
        return self.filter(settled_at__isnull=True).order_by("received_at", "pk")

    def of_sending(self, key: str) -> Self:
        """… that one sending made."""
        return self.filter(key=key)


class StepQuerySet(models.QuerySet[Any]):
    """Steps of dossiers …"""

    def of_dossier(self, dossier_id: int) -> Self:
        """… of one dossier."""
        return self.filter(dossier_id=dossier_id)

    def still_open(self) -> Self:
        """… that are not done."""
        return self.filter(done_on__isnull=True)

    def of_process(self) -> Self:
        """… of the internal process, not beside it."""
        return self.exclude(role=Role.CONSULT)

    def at_units(self, ids: frozenset[int]) -> Self:
        """… that wait, or waited, at units."""
        return self.filter(unit_id__in=list(ids))

    def needing(self, permissions: frozenset[str]) -> Self:
        """… that somebody with these permissions may do."""
        return self.filter(needs__in=["", *permissions])

    def given_to(self, account_id: int) -> Self:
        """… given to one official."""
        return self.filter(assignee_id=account_id)

    def not_withdrawn(self) -> Self:
        """… of dossiers that stand."""
        return self.filter(dossier__withdrawn_at__isnull=True)

    def overdue_on(self, on: date) -> Self:
        """… open past their day."""
        return self.filter(done_on__isnull=True, due_on__lt=on)

    def due_by(self, on: date) -> Self:
        """… open and due by a day."""
        return self.filter(done_on__isnull=True, due_on__lte=on)


class EventQuerySet(models.QuerySet[Any]):
    """Events of dossiers …"""

    def of_dossier(self, dossier_id: int) -> Self:
        """… of one dossier, oldest first."""
        return self.filter(dossier_id=dossier_id).order_by("id")

    def of_act(self, act: str, ids: Any) -> Self:
        """… of one kind, of these dossiers, oldest first."""
        return self.filter(act=act, dossier_id__in=ids).order_by("id")

    def shown_to_all(self) -> Self:
        """… that the applicant may see."""
        return self.filter(public=True)


class PauseQuerySet(RecordQuerySet[models.Model]):
    """Waits for a supplement …"""

    def of_dossier(self, dossier_id: int) -> Self:
        """… of one dossier, oldest first."""
        return self.filter(dossier_id=dossier_id).order_by("id")

    def that_moved_the_clock(self) -> Self:
        """… that ended, and whose length was added to the due moment."""
        return self.filter(stops_clock=True, began_at__isnull=False, ended_at__isnull=False)

    def still_open(self) -> Self:
        """… that have not ended."""
        return self.filter(ended_on__isnull=True)


class CounterServiceQuerySet(RecordQuerySet[models.Model]):
    """Procedures of vertical agencies at desks …"""

    def offering(self, agency: str, procedure_code: str) -> Self:
        """… of one agency and procedure."""
        return self.filter(agency=agency, procedure_code=procedure_code)

    def by_agency(self) -> Self:
        """… listed by agency, procedure and desk."""
        return self.order_by("agency", "procedure_code", "unit__code").select_related("unit")


class CounterQuerySet(RecordQuerySet[models.Model]):
    """One-stop desks …"""

    def run_by_post(self) -> Self:
        """… run by staff of the post office."""
        return self.filter(operator=Operator.POST)

    def begun_after(self, unit_id: int, on: date) -> Self:
        """… of a unit, of spells that begin on a day or later."""
        return self.filter(unit_id=unit_id, first_on__gte=on)

    def run_by_state(self) -> Self:
        """… run by officials."""
        return self.filter(operator=Operator.STATE)


def punctual_bodies(dossiers: OneStopQuerySet, period: Period) -> UnitQuerySet:
    """The bodies that had dossiers to handle in a period and none of them late at its end."""
    handled = dossiers.to_handle_in(period)
    late = handled.late(period.last)
    return (
        bodies(period.last)
        .filter(id__in=handled.values("unit_id"))
        .exclude(id__in=late.values("unit_id"))
    )
