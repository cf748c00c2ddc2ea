from datetime import date, timedelta

import pytest

from konia.kernel.org.actions import (
    AlreadyClosedError,
    TooEarlyError,
    UnderItselfError,
    add_alias,
    dissolve,
    merge,
    move,
    open_unit,
    rename,
)  # fmt: skip
from konia.kernel.org.models import Reorganisation, Spell, Unit
from konia.kernel.org.tree import Tree, UnknownUnitError
from konia.kernel.rooms.problems import FieldProblems

DAY = date(2021, 3, 1)
BEFORE = DAY - timedelta(days=1)


@pytest.mark.works("S32.3")
def test_a_merger_lowers_the_open_count_from_the_day_of_the_decision(units):
    merge(["H21.31.01", "H21.31.02"], into="H21.31.02", on=DAY, decision="4/QĐ-UBND")
    assert Unit.objects.open_on(BEFORE).count() == len(units)
    assert Unit.objects.open_on(DAY).count() == len(units) - 1
    assert Tree.at(DAY).node("H21.31.02").is_open


@pytest.mark.works("S32.3")
def test_a_dissolved_unit_leaves_the_open_count_from_its_day(units):
    dissolve("H21.43.S01", on=DAY, decision="5/QĐ-UBND")
    counts = [Unit.objects.open_on(day).count() for day in (BEFORE, DAY)]
    assert counts == [len(units), len(units) - 1]


def test_a_merger_keeps_which_units_went_and_into_which(units):
    merge(["H21.31.01"], into="H21.31.02", on=DAY, decision="4/QĐ-UBND")
    kept = Reorganisation.objects.get()
    assert [unit.code for unit in kept.from_units.all()] == ["H21.31.01"]
    assert [unit.code for unit in kept.to_units.all()] == ["H21.31.02"]
    assert (kept.on, kept.decision) == (DAY, "4/QĐ-UBND")


@pytest.mark.works("S64.4")
def test_a_renamed_unit_keeps_its_old_name_on_earlier_days(units):
    rename("H21.10", name="Sở Nông nghiệp và Môi trường", on=DAY, decision="6/QĐ")
    names = [Tree.at(day).node("H21.10").name for day in (BEFORE, DAY)]
    assert names == ["Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"]
    assert Spell.objects.get(unit=units["H21.10"], last_on=BEFORE).decision == ""


def test_a_second_name_on_the_same_day_replaces_the_first(units):
    for name in ("Sở A", "Sở B"):
        rename("H21.10", name=name, on=DAY, decision="6/QĐ")
    spells = Spell.objects.filter(unit=units["H21.10"])
    assert [(s.name, s.last_on) for s in spells] == [
        ("Sở Tài nguyên và Môi trường", BEFORE), ("Sở B", None),
    ]  # fmt: skip


def test_a_name_from_before_the_last_change_is_refused_and_nothing_is_overwritten(units):
    rename("H21.10", name="Sở A", on=DAY, decision="6/QĐ")
    with pytest.raises(TooEarlyError):
        rename("H21.10", name="Sở B", on=BEFORE, decision="7/QĐ")
    assert Tree.at(BEFORE).node("H21.10").name == "Sở Tài nguyên và Môi trường"
    assert Tree.at(DAY).node("H21.10").name == "Sở A"


def test_a_new_unit_exists_from_its_day_under_its_parent(units):
    made = open_unit("H21.50", name="Sở Mới", kind="department", parent="H21", on=DAY, decision="8")
    assert Tree.at(DAY).node("H21.50").parent_id == units["H21"].pk
    with pytest.raises(UnknownUnitError):
        Tree.at(BEFORE).node("H21.50")
    assert made.opened_on == DAY


def test_a_code_in_use_is_refused_at_its_field(units):
    with pytest.raises(FieldProblems) as caught:
        open_unit("H21", name="Tỉnh", kind="department", parent=None, on=DAY, decision="8")
    assert list(caught.value.fields) == ["code"]


def test_an_unknown_kind_is_refused_at_its_field(units):
    with pytest.raises(FieldProblems) as caught:
        open_unit("H21.50", name="Sở", kind="none", parent="H21", on=DAY, decision="8")
    assert list(caught.value.fields) == ["kind"]
    assert not Unit.objects.filter(code="H21.50").exists()


def test_an_unknown_parent_is_refused_and_nothing_is_opened(units):
    with pytest.raises(UnknownUnitError):
        open_unit("H21.50", name="Sở", kind="department", parent="H99", on=DAY, decision="8")
    assert not Unit.objects.filter(code="H21.50").exists()


@pytest.mark.parametrize("act", [
    lambda: rename("H99", name="x", on=DAY, decision="9"),
    lambda: move("H99", parent="H21", on=DAY, decision="9"),
    lambda: merge(["H99"], into="H21.31", on=DAY, decision="9"),
    lambda: dissolve("H99", on=DAY, decision="9"),
    lambda: add_alias("H99", "x"),
])  # fmt: skip
def test_no_act_takes_a_unit_nobody_knows(units, act):
    with pytest.raises(UnknownUnitError):
        act()
    assert not Reorganisation.objects.exists()


def test_a_closed_unit_cannot_be_closed_again(units):
    dissolve("H21.43.S01", on=DAY, decision="5")
    with pytest.raises(AlreadyClosedError):
        dissolve("H21.43.S01", on=DAY, decision="6")
    with pytest.raises(AlreadyClosedError):
        merge(["H21.31.S01"], into="H21.43.S01", on=DAY, decision="6")


def test_a_unit_cannot_end_before_it_began(units):
    with pytest.raises(TooEarlyError):
        dissolve("H21.43.S01", on=date(2009, 1, 1), decision="5")


@pytest.mark.parametrize("parent", ["H21.31", "H21.31.01"])
def test_no_unit_is_put_under_itself(units, parent):
    with pytest.raises(UnderItselfError):
        move("H21.31", parent=parent, on=DAY, decision="7")
    assert Tree.at(DAY).node("H21.31").parent_id == units["H21"].pk


def test_a_failed_merger_closes_nothing(units):
    dissolve("H21.31.02", on=DAY, decision="5")
    with pytest.raises(AlreadyClosedError):
        merge(["H21.31.01", "H21.31.02"], into="H21.31", on=DAY, decision="6")
    assert Unit.objects.get(code="H21.31.01").closed_on is None
