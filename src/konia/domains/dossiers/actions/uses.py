"""Telling the catalogue how much each procedure was used."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Count

from konia.domains.dossiers.models import Dossier
from konia.domains.procedures.public import count_uses
from konia.kernel.calendar.periods import Period


@transaction.atomic(durable=True)
def count_uses_before(on: date) -> int:
    """Count the dossiers of the year before a day for each procedure. Returns: how many had any."""
    return count_year(on)


def count_year(on: date) -> int:
    """The same inside the caller's transaction."""
    year = Period(on - timedelta(days=365), on)
    rows = Dossier.objects.filter(procedure__isnull=False).received_in(year)
    uses = dict(rows.order_by().values_list("procedure_id").annotate(Count("id")))
    count_uses(uses, on)
    return len(uses)
