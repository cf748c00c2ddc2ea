"""The list of the API names a procedure that only the desks know, however long it is."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from konia.domains.dossiers import actions
from konia.domains.dossiers.tests.factories import ServiceFactory
from konia.domains.dossiers.tests.stage import intake, moment
from konia.domains.dossiers.tests.test_reception import police


def listed(bearer):
    items = bearer.get("dossiers").json()["items"]
    return [(one["procedure"], one["procedure_name"]) for one in items]


def test_both_kinds_are_named_in_the_list_and_alone(desk_program, procedure, units, lan):
    ServiceFactory(unit=units["H21.31"], working_days=7)
    vertical = ("2.009001", "Cấp thẻ căn cước công dân")
    actions.receive(intake(procedure), at=moment(1, 8), by=lan)
    listed(desk_program)
    with CaptureQueriesContext(connection) as plain:
        assert listed(desk_program) == [(procedure.code, procedure.name)]
    kept = [actions.receive(police(), at=moment(1, 9, n), by=lan) for n in range(4)]
    with CaptureQueriesContext(connection) as both:
        assert listed(desk_program) == [vertical] * 4 + [(procedure.code, procedure.name)]
    assert len(both) == len(plain) + 1
    whole = desk_program.get(f"dossiers/{kept[0].code}").json()
    assert (whole["procedure"], whole["procedure_name"]) == vertical
