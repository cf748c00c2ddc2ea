"""Public figures of handling: before, on and after the due day, by unit, level, field and month."""

from datetime import date

import pytest

from konia.domains.dossiers.tests.factories import DossierFactory

PAGE = "/so-lieu/giai-quyet-ho-so/"
ASKED = {"ky": "2020-12-15..2021-06-14", "den": "2021-06-15"}


@pytest.fixture
def some(units):
    """Two finished early, one on the day, one late, in two districts and one ward."""
    DossierFactory(unit=units["H21.31"], early=True, land=True)
    DossierFactory(unit=units["H21.31.01"], early=True)
    DossierFactory(unit=units["H21.31"], on_the_day=True)
    DossierFactory(
        unit=units["H21.43"], received_on=date(2021, 4, 1), due_on=date(2021, 4, 5),
        finished_on=date(2021, 4, 6),
    )  # fmt: skip


def rows(client, **asked):
    """Title -> the other cells of a line."""
    table = client.get(PAGE, ASKED | asked).context["table"]
    return {
        row["cells"][0]["text"]: [cell["text"] for cell in row["cells"][1:]]
        for row in table["rows"]
    }


@pytest.mark.works("S18.2")
def test_finished_dossiers_are_parted_into_early_on_the_day_and_late(client, some):
    found = rows(client)
    assert found["UBND tỉnh Gia Lai"] == ["4", "0", "2", "1", "1", "0", "0", "75 %"]
    assert found["UBND thành phố Pleiku"] == ["3", "0", "2", "1", "0", "0", "0", "100 %"]
    assert found["UBND huyện Đak Pơ"][2:5] == ["0", "0", "1"]


def test_the_same_by_level_field_month_and_quarter(client, some):
    assert rows(client, xem="cap")["Cấp xã"][:3] == ["1", "0", "1"]
    assert rows(client, xem="linh-vuc")["Đất đai"][:3] == ["1", "0", "1"]
    months = rows(client, xem="thang")
    assert months["Tháng 3 năm 2021"][:4] == ["3", "2", "1", "0"]
    assert months["Tháng 4 năm 2021"][:4] == ["1", "0", "0", "1"]
    year = rows(client, xem="thang", ky="2021-01-01..2021-12-31")
    assert year["Quý I năm 2021"][:4] == ["3", "2", "1", "0"]


def test_it_is_kept_to_a_level_a_field_and_a_unit(client, some):
    assert rows(client, cap="commune")["UBND tỉnh Gia Lai"][0] == "1"
    assert rows(client, linh_vuc="land")["UBND tỉnh Gia Lai"][0] == "1"
    assert rows(client, unit="H21.31")["Riêng UBND thành phố Pleiku"][0] == "2"
    assert client.get(PAGE, {"linh_vuc": "x"}).status_code == 404


def test_every_number_of_a_line_opens_its_figure_with_the_same_value(client, some):
    first = client.get(PAGE, ASKED).context["table"]["rows"][0]["cells"]
    for cell in first[1:-1]:
        assert client.get(cell["url"]).context["figure"]["text"] == cell["text"]


def test_it_costs_the_same_however_many_units(client, some, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        client.get(PAGE, ASKED)
