"""Keeping what a comparison with the national database found."""

from datetime import date

from django.db import transaction

from konia.domains.procedures.comparing import NationalRow, compare
from konia.domains.procedures.models import CatalogueCheck, CatalogueMismatch
from konia.kernel.access.powers import Powers
from konia.kernel.org.models import Unit

from .records import check_unit, note


@transaction.atomic(durable=True)
def reconcile(
    theirs: list[NationalRow], *, source: str, unit_id: int, on: date, by: Powers
) -> CatalogueCheck:
    """Compare the catalogue of a day with the list of the national database, and keep the result.

    theirs: read before this is called; no file or network is touched here.
    Raises: ForbiddenProblem, Problem for an empty list.
    """
    check_unit(unit_id, by)
    ours, found = compare(theirs, on)
    run = CatalogueCheck(
        unit=Unit.objects.get(pk=unit_id), checked_on=on, source=source[:200], ours=ours,
        theirs=len(theirs),
    )  # fmt: skip
    run.save()
    CatalogueMismatch.objects.bulk_create(
        CatalogueMismatch(
            check_run=run, kind=one.kind, code=one.code[:40], name=one.name[:500], words=one.words
        )
        for one in found
    )
    note("reconcile", "checks", run, by=by, source=source, mismatches=len(found))
    return run
