from datetime import date, timedelta

import pytest
from django.db import transaction

from konia.kernel.org.actions import dissolve, move
from konia.kernel.org.models import Unit
from konia.kernel.org.tree import ClosedUnitError, Scope, Tree, UnknownUnitError

ON = date(2021, 6, 15)


def _codes(tree, ids):
    return {tree.nodes[unit].code for unit in ids}


def test_the_tree_of_a_day_is_read_in_three_queries_and_after_that_in_one(
    units, django_assert_num_queries
):
    with django_assert_num_queries(3):
        tree = Tree.at(ON)
        list(tree.below(units["H21"].pk))
    with django_assert_num_queries(1):
        assert Tree.at(ON) is tree


def test_a_tree_read_before_a_change_is_not_taken_for_the_one_after(units):
    before = Tree.at(ON)
    dissolve("H21.31.01", on=date(2021, 3, 1), decision="2/QĐ")
    assert before.node("H21.31.01").is_open
    assert not Tree.at(ON).node("H21.31.01").is_open


def test_a_tree_read_within_a_change_that_failed_is_forgotten(units):
    """Two changes one after the other, the first rolled back: their trees must not be mixed up."""
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        Unit.objects.filter(code="H21.31.01").update(closed_on=date(2021, 3, 1))
        assert not Tree.at(ON).node("H21.31.01").is_open
        raise RuntimeError
    Unit.objects.filter(code="H21.31.02").update(closed_on=date(2021, 3, 1))
    assert Tree.at(ON).node("H21.31.01").is_open
    assert not Tree.at(ON).node("H21.31.02").is_open


def test_a_district_holds_its_communes_and_its_schools(units):
    tree = Tree.at(ON)
    below = _codes(tree, tree.below(units["H21.31"].pk))
    assert below == {"H21.31", "H21.31.01", "H21.31.02", "H21.31.S01"}


def test_children_stand_in_dictionary_order(units):
    names = [node.name for node in Tree.at(ON).children(units["H21.31"].pk)]
    assert names == ["Trường Mầm non Hoa Mai", "UBND phường Hoa Lư", "UBND phường Yên Đỗ"]


def test_above_goes_up_to_the_province(units):
    above = [node.code for node in Tree.at(ON).above(units["H21.31.01"].pk)]
    assert above == ["H21.31.01", "H21.31", "H21"]


def test_a_closed_unit_keeps_its_place_in_the_tree(units):
    dissolve("H21.31.01", on=date(2021, 3, 1), decision="2/QĐ")
    tree = Tree.at(ON)
    assert units["H21.31.01"].pk in tree.below(units["H21.31"].pk)
    assert not tree.node("H21.31.01").is_open
    assert "H21.31.01" not in {node.code for node in tree.tiered()}


def test_a_unit_is_gone_on_the_very_day_it_is_closed(units):
    day = date(2021, 3, 1)
    dissolve("H21.31.01", on=day, decision="2/QĐ")
    assert Tree.at(day - timedelta(days=1)).node("H21.31.01").is_open
    assert not Tree.at(day).node("H21.31.01").is_open


def test_a_unit_opened_later_is_not_in_the_tree_yet(units):
    with pytest.raises(UnknownUnitError) as caught:
        Tree.at(date(2009, 12, 31)).node("H21")
    assert caught.value.status == 404


def test_a_moved_unit_stands_under_its_parent_of_the_day(units):
    day = date(2021, 3, 1)
    move("H21.31.S01", parent="H21.16", on=day, decision="3/QĐ")
    unit = units["H21.31.S01"].pk
    assert unit in Tree.at(day).below(units["H21.16"].pk)
    assert unit in Tree.at(day - timedelta(days=1)).below(units["H21.31"].pk)


def test_a_school_of_a_district_counts_as_district(units):
    scope = Scope(Tree.at(ON), "H21", frozenset({"district"}))
    assert _codes(scope.tree, scope.members) == {"H21.31", "H21.43", "H21.31.S01", "H21.43.S01"}


def test_a_unit_of_the_province_without_a_tier_answers_to_the_province(units):
    scope = Scope(Tree.at(ON), "H21", frozenset({"province"}))
    assert _codes(scope.tree, scope.members) == {"H21", "H21.S01"}


def test_the_tiers_of_a_province_share_out_its_units(units):
    whole = Scope(Tree.at(ON), "H21")
    parts = [whole.narrowed({t}).members for t in ("province", "department", "district", "commune")]
    assert sum(len(part) for part in parts) == len(whole.members)
    assert frozenset().union(*parts) == whole.members


def test_each_unit_is_anchored_at_the_nearest_body_of_a_tier(units):
    anchors = Tree.at(ON).anchors
    anchored = {code: anchors.get(unit.pk) for code, unit in units.items()}
    assert anchored["H21.16.S01"] == units["H21.16"].pk
    assert anchored["H21.31.01"] == units["H21.31.01"].pk
    assert anchored["TW.01"] is None


def test_a_scope_of_everything_names_no_units(units):
    assert Scope(Tree.at(ON)).unit_ids is None
    assert len(Scope(Tree.at(ON)).members) == len(units)


def test_tiers_without_a_root_keep_the_whole_country_to_them(units):
    scope = Scope(Tree.at(ON), tiers=frozenset({"commune"}))
    assert _codes(scope.tree, scope.unit_ids) == {"H21.31.01", "H21.31.02", "H21.43.01"}


def test_two_scopes_of_one_day_are_equal_by_root_and_tiers(units):
    one, other = Scope(Tree.at(ON), "H21"), Scope(Tree.at(ON), "H21")
    assert one == other
    assert hash(one) == hash(other)
    assert one != one.narrowed({"commune"})


def test_units_of_a_scope_and_of_a_kind_are_found_by_day(units):
    scope = Scope(Tree.at(ON), "H21.31")
    found = Unit.objects.in_scope(scope).of_kind("commune_pc", on=ON).open_on(ON)
    assert {unit.code for unit in found} == {"H21.31.01", "H21.31.02"}


def test_a_closed_unit_names_itself_and_the_day(units):
    dissolve("H21.31.01", on=date(2021, 3, 1), decision="2/QĐ")
    problem = ClosedUnitError(Tree.at(ON).node("H21.31.01"), ON)
    assert "UBND phường Yên Đỗ" in problem.what
    assert "15/06/2021" in problem.what
