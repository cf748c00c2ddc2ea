import time
from datetime import date

import pytest

from konia.domains.procedures.models import LifeEvent, LifeEventItem, Procedure
from konia.domains.procedures.public import count_uses, search
from konia.domains.procedures.searching import _folded

from .factories import ProcedureFactory, ServiceFactory

ON = date(2021, 6, 15)


@pytest.fixture
def catalogue(units):
    """Six procedures that a person may mean."""
    home = units["H21.31"]
    rest = {"unit": home, "field": "civil_status", "level": "commune"}
    made = {
        "birth": ProcedureFactory(name="Đăng ký khai sinh", code="1.001193.H21",
                                  keywords="làm giấy khai sinh cho con", **rest),
        "again": ProcedureFactory(name="Đăng ký lại khai sinh", **rest),
        "foreign": ProcedureFactory(name="Đăng ký khai sinh có yếu tố nước ngoài", **rest),
        "linked": ProcedureFactory(name="Liên thông đăng ký khai sinh, cấp thẻ", **rest),
        "land": ProcedureFactory(unit=units["H21.10"], name="Đăng ký biến động đất đai"),
        "old": ProcedureFactory(name="Đăng ký khai sinh lưu động", abolished=True, **rest),
    }  # fmt: skip
    event = LifeEvent.objects.create(unit=units["H21"], code="co-con", name="Có con nhỏ")
    LifeEventItem.objects.create(unit=units["H21"], event=event, procedure=made["birth"])
    return made


def _names(*args, **rest):
    return [found.procedure.name for found in search(*args, on=ON, **rest)]


def test_typing_without_accents_finds_the_right_one_first(catalogue):
    ServiceFactory(procedure=catalogue["linked"], four=True)
    found = _names("dang ky khai sinh")
    assert found[0] == "Đăng ký khai sinh"
    assert found[1] == "Đăng ký khai sinh có yếu tố nước ngoài"
    assert len(found) == 4


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("1.001193", "birth"), ("KHAI SINH", "birth"), ("làm giấy khai sinh", "birth"),
        ("thủ tục đất đai", "land"), ("tài nguyên môi trường", "land"), ("có con", "birth"),
    ],
)  # fmt: skip
def test_code_keywords_field_agency_and_life_event_all_find(catalogue, text, first):
    ServiceFactory(procedure=catalogue["birth"], four=True)
    assert _names(text)[0] == catalogue[first].name


def test_what_is_used_more_comes_first_and_online_before_that(catalogue):
    count_uses({catalogue["again"].pk: 10, catalogue["linked"].pk: 900}, ON)
    assert _names("ho tich")[:2] == [catalogue["linked"].name, catalogue["again"].name]
    ServiceFactory(procedure=catalogue["foreign"])
    assert _names("ho tich")[0] == catalogue["foreign"].name
    count_uses({catalogue["again"].pk: 1000}, ON)
    assert _names("ho tich")[1] == catalogue["again"].name


def test_an_abolished_procedure_is_not_found(catalogue):
    assert catalogue["old"].name not in _names("khai sinh luu dong")


def test_most_of_the_words_are_enough_when_none_has_all(catalogue):
    assert catalogue["land"].name in _names("biến động đất thổ cư")
    assert _names("xyzt qwer") == []


def test_filters_narrow(units, catalogue):
    assert _names(event="co-con") == ["Đăng ký khai sinh"]
    assert _names(level="province") == [catalogue["land"].name]
    assert _names(field="land") == [catalogue["land"].name]
    assert len(_names(agency=units["H21.31"].pk)) == 4
    assert len(_names()) == 5


def test_the_search_among_two_thousand_takes_few_queries_and_little_time(
    units, django_assert_num_queries
):
    rows = [
        Procedure(unit=units["H21.10"], code=f"1.{n:06}.H21", name=f"Cấp lại giấy phép số {n}",
                  field="land", level="province", time_limit_days=5, in_force_from=date(2018, 1, 1))
        for n in range(2000)
    ]  # fmt: skip
    for row in rows:
        row.compose()
    Procedure.objects.bulk_create(rows)
    search("cap lai giay phep", on=ON)
    with django_assert_num_queries(5):
        assert search("giay phep so 77", on=ON)[0].procedure.name == "Cấp lại giấy phép số 77"
    spent = []
    for _ in range(5):
        begun = time.perf_counter()
        search("giay phep so 77", on=ON)
        spent.append(time.perf_counter() - begun)
    assert min(spent) < 0.1  # 10 ms on a quiet machine; the rest is for a busy one
    assert _folded("Đất") == "dat"
