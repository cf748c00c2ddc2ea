from datetime import date, timedelta

import pytest

from konia.kernel.org.actions import add_alias, rename
from konia.kernel.org.directory import Directory, NoSuchUnitError, find_unit
from konia.kernel.org.models import Alias, Spell, Unit

ON = date(2021, 6, 15)


@pytest.fixture
def districts(units):
    """The units of the footnotes, with the other ways in which papers write them."""
    named = {
        "H21.40": ("UBND huyện Chư Pưh", "Chư Puh"),
        "H21.32": ("UBND thị xã Ayun Pa", "AYunPa"),
        "H21.41": ("UBND huyện Kông Chro", "Kong Chro"),
        "H21.42": ("UBND huyện Đức Cơ", "Đúc Cơ"),
    }
    for code, (name, alias) in named.items():
        made = Unit.objects.create(code=code, opened_on=date(2010, 1, 1))
        Spell.objects.create(
            unit=made, first_on=made.opened_on, name=name, kind_id="district_pc",
            parent=units["H21"],
        )  # fmt: skip
        Alias.objects.create(unit=made, text=alias)
        units[code] = made
    return units


@pytest.mark.works("S64.1")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Đăk Pơ", "H21.43"),
        ("Chư Puh", "H21.40"),
        ("AYunPa", "H21.32"),
        ("Kong Chro", "H21.41"),
        ("Đúc Cơ", "H21.42"),
    ],
)
def test_each_way_of_writing_a_name_leads_to_one_unit(districts, text, code):
    assert find_unit(text, on=ON) == districts[code].pk


@pytest.mark.works("S64.2")
def test_an_unknown_name_is_refused_with_near_names_and_stores_nothing(units):
    before = (Unit.objects.count(), Alias.objects.count())
    with pytest.raises(NoSuchUnitError) as caught:
        find_unit("Đăk Sơ", on=ON)
    assert "UBND huyện Đak Pơ" in caught.value.offered
    assert (Unit.objects.count(), Alias.objects.count()) == before


def test_a_name_that_is_like_nothing_offers_nothing(units):
    with pytest.raises(NoSuchUnitError) as caught:
        find_unit("zzzz", on=ON)
    assert caught.value.offered == []
    assert "kiểm tra lại" in caught.value.todo


@pytest.mark.parametrize(
    "text", ["H21.43", "h21.43", "  UBND huyện Đak Pơ ", "huyện đak pơ", "UBND Đăk Pơ"]
)
def test_codes_full_names_and_words_before_a_name_are_understood(units, text):
    assert find_unit(text, on=ON) == units["H21.43"].pk


def test_two_units_of_one_name_are_both_offered(units):
    for code in ("H21.31", "H21.43"):
        add_alias(code, "Hoà Bình")
    with pytest.raises(NoSuchUnitError) as caught:
        find_unit("Hòa Bình", on=ON)
    assert caught.value.offered == ["UBND huyện Đak Pơ", "UBND thành phố Pleiku"]


def test_a_unit_not_yet_opened_is_not_found(units):
    with pytest.raises(NoSuchUnitError):
        find_unit("Sở Nội vụ", on=date(2009, 12, 31))


def test_a_renamed_unit_is_found_by_the_name_of_the_day(units):
    day = date(2021, 3, 1)
    rename("H21.10", name="Sở Nông nghiệp và Môi trường", on=day, decision="1/QĐ")
    assert find_unit("Sở Nông nghiệp và Môi trường", on=day) == units["H21.10"].pk
    with pytest.raises(NoSuchUnitError):
        find_unit("Sở Nông nghiệp và Môi trường", on=day - timedelta(days=1))


def test_an_alias_written_twice_is_kept_once(units):
    first = add_alias("H21.31", "TP. Pleiku tỉnh")
    assert add_alias("H21.31", "tp pleiku tinh") == first
    assert Alias.objects.filter(folded="tp pleiku tinh").count() == 1


def test_the_whole_directory_is_read_in_two_queries(units, django_assert_num_queries):
    with django_assert_num_queries(2):
        Directory.at(ON)


def test_a_decomposed_name_is_found_too(units):
    import unicodedata

    assert find_unit(unicodedata.normalize("NFD", "Đăk Pơ"), on=ON) == units["H21.43"].pk
