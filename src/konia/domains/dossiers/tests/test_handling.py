from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from konia.domains.dossiers.models import Dossier
from konia.kernel.figures.definitions import FIGURES
from konia.kernel.figures.engine import Question, breakdown, read_many, records
from konia.kernel.figures.measures import leaves
from konia.testing.questions import answer, ask, value

from .factories import DossierFactory

MARCH_14 = date(2021, 3, 14)
COLUMNS = (
    "received", "carried_in", "finished_on_time", "finished_late", "open_in_time", "open_overdue",
    "to_handle",
)  # fmt: skip
ONE_SCAN = (
    *COLUMNS, "finished_early", "finished_on_the_day",
    "kept_in_time", "late_rate", "received_kept_in_time", "on_time_of_finished",
    "settled_on_time", "land_settled_on_time", "construction_settled_on_time", "by_post",
    "of_vertical_agencies",
)  # fmt: skip
TIERS = ("department", "district", "commune")


def _by_unit(name, nodes):
    return [int(one.value) for _, one in breakdown(f"dossiers.{name}", ask(), nodes)]


def _by_tier(name):
    return [value(f"dossiers.{name}", tiers=(tier,)) for tier in TIERS]


@pytest.mark.works("S18.1")
def test_two_of_three_finished_dossiers_are_on_time_and_the_bases_stand_apart(units):
    for fate in ("early", "on_the_day", "late"):
        DossierFactory(unit=units["H21.31"], **{fate: True})
    DossierFactory(unit=units["H21.31"], due_on=date(2021, 7, 1))
    assert value("dossiers.on_time_of_finished") == Decimal("66.67")
    assert value("dossiers.late_rate") == Decimal("25.00")
    assert value("dossiers.settled_on_time") == Decimal("50.0")


@pytest.mark.works("S18.2")
def test_the_columns_of_the_list_by_unit_add_up_to_received_and_carried_in(units):
    for code in ("H21.31", "H21.43"):
        for fate in ("early", "late", "carried"):
            DossierFactory(unit=units[code], **{fate: True})
    DossierFactory(unit=units["H21.31"], due_on=date(2021, 12, 1))
    nodes = [ask().scope.tree.node(code) for code in ("H21.31", "H21.43")]
    found = {name: _by_unit(name, nodes) for name in COLUMNS}
    for place in (0, 1):
        fates = sum(found[name][place] for name in COLUMNS[2:6])
        assert fates == found["received"][place] + found["carried_in"][place]
        assert fates == found["to_handle"][place]
    assert found["to_handle"] == [4, 3]


def test_what_is_finished_on_time_is_early_or_on_the_day(units):
    for fate in ("early", "on_the_day", "late", "carried"):
        DossierFactory(unit=units["H21.31"], **{fate: True})
    DossierFactory(unit=units["H21.31"], due_on=None, finished_on=date(2021, 3, 2))
    names = ("finished_early", "finished_on_the_day", "finished_on_time", "finished_late")
    assert [value(f"dossiers.{name}") for name in names] == [1, 2, 3, 1]


def test_every_dossier_to_handle_has_one_fate_on_any_day(units):
    for fate in ("early", "on_the_day", "late", "carried"):
        DossierFactory(unit=units["H21.31"], **{fate: True})
    for day in range(1, 20):
        seen = {n: value(f"dossiers.{n}", as_of=date(2021, 3, day)) for n in COLUMNS}
        assert sum(seen[name] for name in COLUMNS[2:6]) == seen["to_handle"]
        assert seen["received"] + seen["carried_in"] == seen["to_handle"]


def test_late_begins_the_day_after_the_due_day(units):
    DossierFactory(unit=units["H21.31"], finished_on=date(2021, 5, 1))
    assert value("dossiers.kept_in_time", as_of=date(2021, 3, 15)) == Decimal("100.00")
    assert value("dossiers.kept_in_time", as_of=date(2021, 3, 16)) == Decimal("0.00")
    assert value("dossiers.late_rate", as_of=date(2021, 6, 1)) == Decimal("100.00")


def test_a_dossier_finished_on_time_later_was_in_time_all_along(units):
    DossierFactory(unit=units["H21.31"], early=True)
    for day in (1, 11, 12, 31):
        assert value("dossiers.kept_in_time", as_of=date(2021, 3, day)) == Decimal("100.00")


def test_what_is_carried_in_counts_to_the_provinces_base_only(units):
    DossierFactory(unit=units["H21.31"], carried=True)
    DossierFactory(unit=units["H21.31"], early=True)
    assert answer("dossiers.kept_in_time").whole == 2
    assert answer("dossiers.received_kept_in_time").whole == 1


def test_a_dossier_finished_before_the_period_is_not_carried_in(units):
    DossierFactory(unit=units["H21.31"], carried=True, due_on=None, finished_on=date(2020, 12, 14))
    assert value("dossiers.carried_in") == 0
    Dossier.objects.update(finished_on=date(2020, 12, 15))
    assert value("dossiers.carried_in") == 1


def test_open_in_time_lowers_the_settled_share_and_not_the_kept_one(units):
    DossierFactory(unit=units["H21.31"], early=True)
    DossierFactory(unit=units["H21.31"])
    assert value("dossiers.settled_on_time", as_of=MARCH_14) == Decimal("50.0")
    assert value("dossiers.kept_in_time", as_of=MARCH_14) == Decimal("100.00")


@pytest.mark.works("S18.6")
def test_land_and_construction_by_level_and_a_level_without_dossiers_is_blank(units):
    DossierFactory(unit=units["H21.10"], land=True, early=True)
    DossierFactory(unit=units["H21.31"], land=True)
    DossierFactory(unit=units["H21.31"], construction=True, early=True)
    assert _by_tier("land_settled_on_time") == [Decimal("100.0"), Decimal("0.0"), None]
    assert _by_tier("construction_settled_on_time") == [None, Decimal("100.0"), None]


def test_received_counts_both_edge_days_of_the_period_and_nothing_beside_them(units):
    days = (date(2020, 12, 14), date(2020, 12, 15), date(2021, 6, 14), date(2021, 6, 15))
    for day in days:
        DossierFactory(unit=units["H21.31"], received_on=day, due_on=None)
    assert value("dossiers.received") == 2
    assert value("dossiers.received", "H21.43") == 0


def test_no_dossier_gives_no_share_and_not_zero(units):
    for name in (
        "kept_in_time",
        "late_rate",
        "on_time_of_finished",
        "settled_on_time",
        "online_share",
    ):
        assert value(f"dossiers.{name}") is None
    assert value("dossiers.received") == 0


def test_a_withdrawn_dossier_counts_nowhere(units):
    DossierFactory(unit=units["H21.31"], withdrawn_at=datetime(2021, 3, 2, tzinfo=UTC))
    assert value("dossiers.to_handle") == 0


def test_bodies_without_a_late_dossier_are_named(units):
    DossierFactory(unit=units["H21.31"], late=True)
    DossierFactory(unit=units["H21.43"], early=True)
    assert value("dossiers.bodies_without_late") == 1
    assert [unit.code for unit in records("dossiers.bodies_without_late", ask())] == ["H21.43"]


def test_all_handling_figures_are_read_in_one_scan(units, django_assert_num_queries):
    question = ask()
    with django_assert_num_queries(1):
        read_many([Question(f"dossiers.{name}", question) for name in ONE_SCAN])


def test_the_handling_figures_read_the_dossiers_and_nothing_else(units):
    for name in ONE_SCAN:
        shape = FIGURES.in_force(f"dossiers.{name}", date(2021, 6, 14)).ask(ask())
        assert {leaf.rows.model for leaf in leaves(shape)} == {Dossier}
