"""What the procedures of a list are called, those that only the desks know too: one statement."""

from collections.abc import Iterable

from .models import CounterService, Dossier


def name_procedures(dossiers: Iterable[Dossier]) -> None:
    """Let `procedure_title` of each tell its name without a question of its own.

    Asks once for all that no catalogue knows, and nothing when there are none.
    """
    unnamed = [one for one in dossiers if one.procedure_id is None and one.agency]
    if not unnamed:
        return
    codes = {one.procedure_code for one in unnamed}
    names = dict(CounterService.objects.of_procedures(codes).names())
    for one in unnamed:
        one.desk_title = names.get(one.procedure_code, one.procedure_code)
