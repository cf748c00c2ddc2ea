"""Finding a procedure and reading about it."""

import pytest

from konia.domains.dossiers.tests.factories import DossierFactory
from konia.domains.procedures.models import LifeEvent, LifeEventItem
from konia.domains.procedures.tests.contents import LINES, make_version
from konia.domains.procedures.tests.factories import ProcedureFactory
from konia.kernel.files.store import keep

from .citizen_stage import birth_registration


@pytest.fixture
def birth(units):
    return birth_registration(units)


def _page(client, code):
    return client.get(f"/thu-tuc/{code}/").content.decode()


@pytest.mark.parametrize(
    "words", ["dang ky khai sinh", "Đăng ký khai sinh", "ho tich", "khai sinh"]
)
def test_a_procedure_is_found_without_marks(client, birth, words):
    text = client.get("/thu-tuc/", {"q": words}).content.decode()
    assert f"/thu-tuc/{birth.code}/" in text


def test_household_registration_is_found_by_the_word_people_use(client, units):
    made = ProcedureFactory(unit=units["H21"], name="Đăng ký thường trú", keywords="hộ khẩu")
    assert made.code in client.get("/thu-tuc/?q=ho khau").content.decode()


def test_home_leads_to_procedures_life_events_tracking_and_figures(client, units, birth):
    event = LifeEvent.objects.create(unit=units["H21"], code="co-con", name="Có con nhỏ")
    LifeEventItem.objects.create(unit=units["H21"], event=event, procedure=birth)
    text = client.get("/").content.decode()
    assert "Bạn cần làm thủ tục gì?" in text
    assert 'action="/tra-cuu/"' in text
    assert birth.code in client.get("/thu-tuc/?su_kien=co-con").content.decode()


def test_the_list_is_narrowed_and_says_so(client, units, birth):
    ProcedureFactory(unit=units["H21.10"], name="Cấp phép khai thác nước", level="province")
    text = client.get("/thu-tuc/?cap=commune").content.decode()
    assert birth.code in text
    assert "khai thác nước" not in text
    assert "bỏ điều kiện này" in text
    by_agency = client.get("/thu-tuc/?co_quan=H21.10").content.decode()
    assert "khai thác nước" in by_agency
    assert birth.code not in by_agency


def test_a_search_without_result_says_what_to_do(client, birth):
    answer = client.get("/thu-tuc/?q=zzzz")
    assert answer.status_code == 200
    assert "Hãy thử ít từ hơn" in answer.content.decode()


def test_a_senseless_filter_filters_nothing(client, birth):
    assert birth.code in client.get("/thu-tuc/?cap=hanh-tinh&page=999").content.decode()


def test_the_page_of_a_procedure_shows_every_compulsory_part(client, birth):
    text = _page(client, birth.code)
    for part in (
        "Giấy chứng sinh", "Trường hợp: Trẻ bị bỏ rơi", "8.000 đồng", "3 ngày làm việc",
        "UBND cấp xã", "Giấy khai sinh", "60/2014/QH13", "Ai được đi khai?", "mức độ 4",
        "Trình tự thực hiện", "Cách thức thực hiện", "1 bộ", f"/nop-ho-so/{birth.code}/",
    ):  # fmt: skip
        assert part in text, part


def test_a_procedure_known_only_from_the_catalogue_has_a_page_too(client, units):
    made = ProcedureFactory(unit=units["H21"], papers="Đơn; Bản vẽ", legal_basis="45/2013/QH13")
    text = _page(client, made.code)
    assert "Bản vẽ" in text
    assert "100.000 đồng" in text
    assert "Bắt đầu nộp" not in text


def test_the_real_time_of_the_last_ninety_days_stands_beside_the_promise(client, units, birth):
    for received, finished in (("2021-06-01", "2021-06-03"), ("2021-06-01", "2021-06-04")):
        DossierFactory(
            unit=units["H21.31.02"], procedure_code=birth.code, received_on=received,
            finished_on=finished, due_on="2021-06-10",
        )  # fmt: skip
    DossierFactory(
        unit=units["H21.31.02"], procedure_code=birth.code, received_on="2021-01-04",
        finished_on="2021-03-01", due_on="2021-03-10",
    )  # fmt: skip
    assert "trung bình 2,5 ngày làm việc (2 hồ sơ)" in _page(client, birth.code)


def test_an_abolished_procedure_is_not_started(client, units):
    made = birth_registration(units, abolished_on="2021-06-01")
    text = _page(client, made.code)
    assert "hiện không áp dụng" in text
    assert "Bắt đầu nộp" not in text


@pytest.mark.parametrize("code", ["9.999999.H21", "<script>", "%00"])
def test_an_unknown_procedure_is_not_found(client, birth, code):
    assert client.get(f"/thu-tuc/{code}/").status_code == 404


def test_home_and_the_page_of_a_procedure_ask_few_questions(
    client, birth, boxes, django_assert_max_num_queries
):
    client.get("/")
    with django_assert_max_num_queries(6):
        client.get("/")
    with django_assert_max_num_queries(6):
        client.get(f"/thu-tuc/{birth.code}/")


def test_a_catalogue_page_asks_few_questions(client, units, django_assert_max_num_queries):
    made = ProcedureFactory(unit=units["H21"], papers="Đơn")
    with django_assert_max_num_queries(6):
        client.get(f"/thu-tuc/{made.code}/")


def test_codes_and_blank_forms_are_on_the_page_and_only_public_ones_are_fetched(client, units):
    made = ProcedureFactory(unit=units["H21.10"])
    shown, hidden = keep([b"%PDF-1.4 mau"]), keep([b"%PDF-1.4 nhap"])

    def lines(file):
        paper = LINES["papers"][0] | {"form_code": "MD-01", "form_kept": file}
        return LINES | {"papers": [paper]}

    make_version(made, lines=lines(shown), result_code="KQ-9")
    make_version(made, number=2, first_on=None, lines=lines(hidden))
    text = _page(client, made.code)
    where = f"/thu-tuc/{made.code}/mau-don/{shown.pk}/"
    assert f'href="{where}"' in text
    assert "(mã MD-01)" in text
    assert "(mã KQ-9)" in text
    answer = client.get(where)
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 mau"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    other = ProcedureFactory(unit=units["H21.10"])
    assert client.get(f"/thu-tuc/{made.code}/mau-don/{hidden.pk}/").status_code == 404
    assert client.get(f"/thu-tuc/{other.code}/mau-don/{shown.pk}/").status_code == 404
