from datetime import date

import pytest

from konia.kernel.org import actions
from konia.kernel.org.directory import NoSuchUnitError, find_unit
from konia.kernel.org.models import Alias, Unit
from konia.kernel.org.tree import Tree

TODAY = date(2021, 6, 15)


@pytest.mark.works("S64.1")
@pytest.mark.parametrize("text", ["Đăk Pơ", "Đak Pơ", "huyện Đăk Pơ", "UBND huyện Đak Pơ"])
def test_each_way_of_writing_a_name_finds_the_one_unit(units, text):
    assert find_unit(text, on=TODAY) == units["H21.43"].pk


@pytest.mark.works("S64.1")
@pytest.mark.parametrize("text", ["Chư Puh", "AYunPa", "Kong Chro", "Đúc Cơ"])
def test_an_alias_kept_from_papers_finds_its_unit(units, text):
    actions.add_alias("H21.43", text)
    assert find_unit(f"huyện {text}", on=TODAY) == units["H21.43"].pk


@pytest.mark.works("S64.2")
def test_a_name_of_no_unit_is_refused_with_near_names_and_stores_nothing(units):
    before = (Unit.objects.count(), Alias.objects.count())
    with pytest.raises(NoSuchUnitError) as caught:
        find_unit("huyện Đăk Sơ", on=TODAY)
    assert any("Đak Pơ" in name for name in caught.value.offered)
    assert (Unit.objects.count(), Alias.objects.count()) == before


@pytest.mark.works("S64.4")
def test_an_older_report_still_prints_the_old_name(units):
    actions.rename("H21.31", name="UBND quận Pleiku", on=date(2021, 4, 1), decision="Số 2")
    assert Tree.at(date(2021, 3, 31)).node("H21.31").name == "UBND thành phố Pleiku"
    assert Tree.at(date(2021, 4, 1)).node("H21.31").name == "UBND quận Pleiku"
