from datetime import date, timedelta
from decimal import Decimal

import pytest

from konia.domains.procedures.actions import raise_level
from konia.domains.procedures.models import IntegrationBlocker, OnlineService, Procedure
from konia.domains.procedures.public import levels_on, service_on
from konia.domains.procedures.registers import BLOCKERS, SERVICES
from konia.kernel.figures.engine import Question, read_many, records
from konia.kernel.registers import actions, listing
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem
from konia.testing.questions import AS_OF, answer, ask, value

from .factories import (
    BlockerFactory,
    PriorityFactory,
    ProcedureFactory,
    ServiceFactory,
    TargetFactory,
)

COUNTS = ("level3", "level4", "level3_and_4", "national_linked", "national_integrated")
COUNTS += ("payment_enabled", "priority_waiting", "integration_blocked")
SHARES = ("payment_of_level4", "payment_of_both_levels", "priority_at_level4", "level4_target")
MAY = date(2021, 5, 1)


@pytest.fixture
def home(units):
    return units["H21.10"]


def _services(unit, count, **rest):
    made = ProcedureFactory.create_batch(count, unit=unit)
    return [ServiceFactory(procedure=one, **rest) for one in made]


@pytest.mark.parametrize("name", COUNTS)
def test_no_service_counts_as_zero(units, name):
    assert value(f"procedures.{name}") == 0


@pytest.mark.parametrize("name", SHARES)
def test_no_service_gives_no_share(units, name):
    assert value(f"procedures.{name}") is None


@pytest.mark.works("S21.1")
def test_every_procedure_is_listed_and_some_are_at_level_three_and_four(home):
    ProcedureFactory.create_batch(5, unit=home)
    _services(home, 2)
    _services(home, 4, four=True)
    names = ("portal_listed", "level3_and_4", "level3", "level4")
    assert [value(f"procedures.{name}") for name in names] == [11, 6, 2, 4]


def test_a_service_of_an_abolished_procedure_is_offered_no_more(home):
    _services(home, 2)
    one = Procedure.objects.earliest("pk")
    Procedure.objects.filter(pk=one.pk).update(abolished_on=AS_OF)
    days = (AS_OF - timedelta(days=1), AS_OF)
    assert [value("procedures.level3", as_of=day) for day in days] == [2, 1]


def test_another_department_does_not_count(home):
    _services(home, 1)
    assert value("procedures.level3", "H21.16") == 0
    assert value("procedures.level3", "H21.10") == 1


def test_a_service_counts_on_the_first_and_the_last_day_of_its_spell(home):
    _services(home, 1, first_on=date(2021, 3, 1), last_on=date(2021, 3, 31))
    days = (date(2021, 2, 28), date(2021, 3, 1), date(2021, 3, 31), date(2021, 4, 1))
    assert [value("procedures.level3", as_of=day) for day in days] == [0, 1, 1, 0]


@pytest.mark.works("S21.5")
def test_raising_a_level_moves_the_counts_by_one_and_keeps_history(home, minh):
    service, _ = _services(home, 2, integrated=True)
    raise_level(service.pk, level=4, on=MAY, decision="421/QĐ-UBND", by=minh, payment_on=MAY)
    counts = [
        [value(f"procedures.level{level}", as_of=day) for level in (3, 4)]
        for day in (date(2021, 4, 30), MAY)
    ]
    assert counts == [[2, 0], [1, 1]]
    spells = OnlineService.objects.filter(procedure=service.procedure).order_by("first_on")
    assert [(s.level, s.last_on) for s in spells] == [(3, date(2021, 4, 30)), (4, None)]


def test_a_raised_service_stays_linked_and_integrated(home, minh):
    (service,) = _services(home, 1, integrated=True)
    raise_level(service.pk, level=4, on=MAY, decision="421/QĐ-UBND", by=minh, payment_on=MAY)
    names = ("national_linked", "national_integrated", "payment_enabled")
    assert [value(f"procedures.{name}") for name in names] == [1, 1, 1]


@pytest.mark.parametrize(("level", "on"), [(3, MAY), (4, date(2019, 1, 1))])
def test_a_level_is_raised_upwards_and_later_only(home, minh, level, on):
    (service,) = _services(home, 1)
    with pytest.raises(FieldProblems):
        raise_level(service.pk, level=level, on=on, decision="", by=minh)
    assert OnlineService.objects.get().last_on is None


def test_an_ended_service_is_not_raised_and_a_strange_one_is_not_found(home, minh, hoa):
    (service,) = _services(home, 1, last_on=MAY)
    with pytest.raises(TooLateProblem):
        raise_level(service.pk, level=4, on=AS_OF, decision="", by=minh)
    with pytest.raises(NotFoundProblem):
        raise_level(service.pk, level=4, on=AS_OF, decision="", by=hoa)


def test_a_second_service_of_a_procedure_at_the_same_time_is_refused(home, minh):
    (service,) = _services(home, 1)
    values = {
        "unit": home.pk, "procedure": service.procedure_id, "level": 4, "first_on": MAY,
    }  # fmt: skip
    with pytest.raises(FieldProblems, match="Trùng thời gian"):
        actions.enter(SERVICES, values, by=minh)


def test_an_integrated_service_was_linked_first(home, minh):
    values = {
        "unit": home.pk, "procedure": ProcedureFactory(unit=home).pk, "level": 4, "first_on": MAY,
        "national_integrated_on": MAY,
    }  # fmt: skip
    with pytest.raises(FieldProblems) as caught:
        actions.enter(SERVICES, values, by=minh)
    assert list(caught.value.fields) == ["national_linked_on"]


@pytest.mark.works("S22.1")
def test_linked_and_integrated_services_are_two_figures_from_the_same_records(home):
    _services(home, 3)
    _services(home, 2, four=True, integrated=True)
    _services(home, 1, national_linked_on=None)
    assert value("procedures.national_linked") == 5
    assert value("procedures.national_integrated") == 2
    assert value("procedures.national_integrated", as_of=date(2020, 5, 31)) == 0


@pytest.mark.works("S22.2")
def test_a_blocked_service_stands_on_the_obstacle_list_with_its_letters(units, minh):
    BlockerFactory(unit=units["H21.16"], cleared_on=date(2021, 6, 14))
    one = BlockerFactory(unit=units["H21.16"])
    assert list(records("procedures.integration_blocked", ask())) == [one]
    assert value("procedures.integration_blocked", as_of=date(2021, 6, 9)) == 0
    assert listing.list_page(BLOCKERS, {"q": "2488 vp"}, by=minh).total == 2
    assert IntegrationBlocker.objects.get(pk=one.pk).get_cause_display() == "Chưa có mã thủ tục"


@pytest.mark.works("S23.1")
def test_payment_on_all_services_of_level_four_is_all_of_their_base(home):
    _services(home, 4, four=True, paid=True)
    _services(home, 2)
    assert value("procedures.payment_enabled") == 4
    base, both = answer("procedures.payment_of_level4"), answer("procedures.payment_of_both_levels")
    assert (base.part, base.whole, base.value) == (4, 4, Decimal(100))
    assert (both.part, both.whole, both.value) == (4, 6, Decimal("66.67"))


def test_payment_counts_from_the_day_it_was_enabled(home):
    _services(home, 1, four=True, payment_enabled_on=MAY)
    assert value("procedures.payment_enabled", as_of=date(2021, 4, 30)) == 0
    assert value("procedures.payment_enabled", as_of=MAY) == 1


@pytest.mark.works("S21.6")
def test_the_priority_list_shows_what_is_not_yet_at_level_four(units, home):
    target = TargetFactory(unit=units["H21"])
    done, low = _services(home, 1, four=True)[0], _services(home, 1)[0]
    for service in (done, low):
        PriorityFactory(target=target, procedure=service.procedure)
    PriorityFactory(target=target, procedure=ProcedureFactory(unit=home), is_eligible=False)
    waiting = records("procedures.priority_waiting", ask())
    assert [item.procedure for item in waiting] == [low.procedure]
    progress = answer("procedures.priority_at_level4")
    assert (progress.part, progress.whole) == (1, 2)
    assert value("procedures.level4_target") == 100


def test_targets_of_two_bodies_are_not_added(units, home):
    TargetFactory(unit=units["H21"])
    TargetFactory(unit=home, code="12/QĐ-UBND")
    assert value("procedures.level4_target") == 100


def test_a_list_decided_later_or_for_another_year_does_not_count(units, home):
    target = TargetFactory(unit=units["H21"])
    PriorityFactory(target=target, procedure=ProcedureFactory(unit=home))
    assert value("procedures.priority_waiting", as_of=date(2021, 5, 13)) == 0
    assert value("procedures.level4_target", as_of=date(2021, 5, 13)) is None
    assert value("procedures.priority_waiting", as_of=date(2021, 5, 14)) == 1


def test_upper_rooms_learn_the_level_of_a_day(home):
    service = _services(home, 1, first_on=MAY)[0]
    other = ProcedureFactory(unit=home)
    both = [service.procedure_id, other.pk]
    assert levels_on(both, MAY) == {service.procedure_id: 3}
    assert levels_on(both, date(2021, 4, 30)) == {}
    assert service_on(other, MAY) is None


def test_one_statement_reads_every_service(units, django_assert_num_queries):
    question = ask()
    names = (*COUNTS[:6], *SHARES[:2])
    with django_assert_num_queries(1):
        read_many([Question(f"procedures.{name}", question) for name in names])
