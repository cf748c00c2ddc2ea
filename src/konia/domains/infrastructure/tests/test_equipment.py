from datetime import date
from decimal import Decimal

import pytest

from konia.domains.infrastructure.models import Device
from konia.kernel.figures.engine import Question, Reader, records
from konia.testing.questions import answer, ask, value

from .factories import DeviceCountFactory, DeviceFactory, LinkFactory

RATIO = "infrastructure.computers_per_official"
BODIES = ("H21.02", "H21.16", "H21.10", "H21.31", "H21.43", "H21.31.01", "H21.31.02", "H21.43.01")


@pytest.mark.works("S59.1")
def test_computers_per_official_are_shown_by_unit_with_their_base(units):
    DeviceCountFactory(unit=units["H21.31"])
    DeviceCountFactory(unit=units["H21.43"], officials=30, computers=29)
    found = answer(RATIO)
    assert (found.value, found.part, found.whole) == (Decimal("95.00"), 38, 40)
    question = Question(RATIO, ask())
    nodes = [question.ask.scope.tree.node(code) for code in ("H21.31", "H21.43")]
    listed = Reader([question]).by_unit(RATIO, question.ask, nodes)
    assert [(own.part, own.whole) for _, own in listed] == [(9, 10), (29, 30)]


def test_the_newest_count_of_a_unit_takes_the_place_of_the_older_one(units):
    DeviceCountFactory(unit=units["H21.31"])
    DeviceCountFactory(unit=units["H21.31"], counted_on=date(2021, 6, 15), computers=10)
    assert value(RATIO) == 100
    assert value(RATIO, as_of=date(2021, 6, 14)) == 90
    assert value(RATIO, as_of=date(2020, 12, 30)) is None


@pytest.mark.works("S59.2")
def test_a_machine_for_secrets_on_the_internet_is_listed_as_a_breach(units):
    found = DeviceFactory(unit=units["H21.31"], breach=True)
    DeviceFactory(unit=units["H21.31"], kept_offline=True)
    DeviceFactory(unit=units["H21.31"])
    assert list(Device.objects.drafting_secrets_online()) == [found]
    assert list(records("infrastructure.secrets_online", ask("H21.31"))) == [found]
    assert value("infrastructure.secrets_online", "H21.43") == 0


def test_a_breach_ends_with_the_device_or_when_it_is_taken_off_the_internet(units):
    DeviceFactory(unit=units["H21.31"], breach=True, last_on=date(2021, 6, 14))
    assert value("infrastructure.secrets_online", as_of=date(2021, 6, 14)) == 1
    assert value("infrastructure.secrets_online") == 0


@pytest.mark.works("S59.3")
def test_when_every_body_has_a_lan_nobody_is_without(units):
    for code in BODIES:
        LinkFactory(unit=units[code])
    found = answer("infrastructure.units_with_lan")
    assert (found.value, found.part, found.whole) == (100, 8, 8)
    assert value("infrastructure.units_without_lan") == 0


def test_a_wan_a_link_that_is_down_and_another_bodys_lan_do_not_count(units):
    LinkFactory(unit=units["H21.31"], kind="wan")
    LinkFactory(unit=units["H21.31"], state="down")
    LinkFactory(unit=units["H21.43"])
    assert value("infrastructure.units_without_lan") == 7
    assert [unit.code for unit in records("infrastructure.units_with_lan", ask())] == ["H21.43"]
    assert value("infrastructure.links_down") == 1


def test_a_unit_with_no_body_below_it_has_no_share(units):
    assert value("infrastructure.units_with_lan", "H21.31.S01") is None
