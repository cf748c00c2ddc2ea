"""Running a proposed change of a procedure over the dossiers of the year before it."""

from decimal import Decimal

from konia.domains.procedures.public import Change, Outcome
from konia.kernel.calendar.clock import Timetables

from .models import Dossier

HOURS = Decimal(8)


def replayed(change: Change) -> Outcome:
    """How many of last year's dossiers would have been late under other terms.

    Units: working days; dossiers known by their days only count from the end of their first day.
    """
    rows = Dossier.objects.of_procedure(change.procedure_id).finished_between(
        change.first, change.last
    )
    spans = rows.values_list("unit_id", "received_on", "finished_on")
    timetables = Timetables.current()
    before = after = total = 0
    for unit, received, finished in spans.iterator():
        days = timetables(unit).worked_days(received, finished)
        total += 1
        before += days > change.hours_before / HOURS
        after += days > change.hours_after / HOURS
    return Outcome(total, before, after)
