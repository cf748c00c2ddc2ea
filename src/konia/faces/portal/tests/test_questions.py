"""The answer box of the portal, without a script."""

import pytest

from konia.domains.procedures.tests.factories import ProcedureFactory, QuestionFactory

CODE = "000.31.00.H21-210615-0001"


@pytest.fixture
def bank(units):
    birth = ProcedureFactory(unit=units["H21.10"], name="Đăng ký khai sinh")
    return QuestionFactory(
        procedure=birth, question="Thời hạn đăng ký khai sinh là bao lâu?",
        answer="Trong ngày làm việc.",
    )  # fmt: skip


def _asked(client, text):
    return client.get("/hoi-dap/", {"q": text}).content.decode()


def test_a_question_is_answered_and_leads_to_its_procedure(client, bank):
    text = _asked(client, "khai sinh bao lau")
    assert "Trong ngày làm việc." in text
    assert f"/thu-tuc/{bank.procedure.code}/" in text
    assert "1022" in text


def test_a_dossier_code_leads_to_its_public_page(client, bank):
    text = _asked(client, f"hồ sơ {CODE.lower()} của tôi đến đâu rồi")
    assert f'href="/tra-cuu/{CODE}/"' in text
    assert "Câu trả lời" not in text


def test_what_nobody_has_answered_names_the_line(client, bank):
    text = _asked(client, "giá vàng hôm nay")
    assert "Chưa có câu trả lời sẵn" in text
    assert "1022" in text


@pytest.mark.parametrize("text", ["", "<script>alert(1)</script>", "\x00", "a" * 5000])
def test_whatever_is_written_the_page_stands(client, bank, text):
    answer = client.get("/hoi-dap/", {"q": text})
    assert answer.status_code == 200
    assert "<script>alert(1)" not in answer.content.decode()


def test_the_box_takes_few_queries(client, bank, django_assert_max_num_queries):
    _asked(client, "khai sinh")
    with django_assert_max_num_queries(9):
        _asked(client, "khai sinh bao lau")
