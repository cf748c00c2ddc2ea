"""Lists name a procedure that only the desks know, in one statement more however long they are."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from konia.domains.dossiers import actions
from konia.domains.dossiers.tests.factories import ServiceFactory
from konia.domains.dossiers.tests.stage import intake, make_procedure, moment
from konia.domains.dossiers.tests.test_reception import police

from .stage import people

NAME, CODE = "Cấp thẻ căn cước công dân", "2.009001"
LISTS = (
    "/lam-viec/ho-so/", "/lam-viec/ho-so/?q=siu", "/lam-viec/viec-can-lam/?the=don-vi",
    "/lam-viec/ho-so/qua-han/",
)  # fmt: skip


@pytest.fixture
def known(units):
    """A procedure of the catalogue."""
    return make_procedure(units)


@pytest.fixture
def clerk(client, units, known):
    """Lan, at a desk that receives a procedure of the police."""
    cast = people()
    ServiceFactory(unit=units["H21.31"], working_days=7)
    client.force_login(cast["lan"].account)
    return client


def receive(cast, count, *, asked=police):
    for n in range(count):
        kept = actions.receive(asked(), at=moment(1, 9, n, month=3), by=cast)
        actions.pass_on(kept.code, at=moment(1, 10, n, month=3), by=cast)


@pytest.fixture
def thu(units, lan):
    return lan


@pytest.mark.parametrize("address", LISTS)
def test_a_list_names_it_with_the_same_statements_for_one_and_for_six(
    clerk, thu, address, django_assert_num_queries
):
    receive(thu, 1)
    clerk.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = clerk.get(address).content.decode()
    assert NAME in page
    receive(thu, 5)
    with django_assert_num_queries(len(asked)):
        page = clerk.get(address).content.decode()
    assert page.count(NAME) >= 6


@pytest.mark.parametrize("address", LISTS)
def test_it_costs_one_statement_and_nothing_where_the_catalogue_knows_all(
    clerk, thu, known, address, django_assert_num_queries
):
    receive(thu, 1, asked=lambda: intake(known))
    clerk.get(address)
    with CaptureQueriesContext(connection) as asked:
        clerk.get(address)
    assert not [one for one in asked if "dossiers_counterservice" in one["sql"]]
    receive(thu, 2)
    with django_assert_num_queries(len(asked) + 1):
        page = clerk.get(address).content.decode()
    assert NAME in page
    assert known.name in page


def test_of_several_names_lists_and_the_page_tell_the_same(clerk, thu, units):
    ServiceFactory(unit=units["H21.43"], procedure_name="Tên khác", first_on="2019-01-01")
    receive(thu, 1)
    page = clerk.get("/lam-viec/ho-so/").content.decode()
    assert NAME in page
    assert "Tên khác" not in page


def test_what_no_list_names_is_told_by_its_code(clerk, thu):
    from konia.domains.dossiers.models import CounterService

    receive(thu, 1)
    CounterService.objects.update(withdrawn_at=datetime.fromisoformat("2021-03-02T00:00:00+07:00"))
    assert CODE in clerk.get("/lam-viec/ho-so/").content.decode()
