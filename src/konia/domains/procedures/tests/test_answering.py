"""The question bank answers people's own words, the same words always the same way."""

from datetime import date

import pytest

from konia.domains.procedures.answering import best_questions

from .factories import ProcedureFactory, QuestionFactory

ON = date(2021, 6, 15)


@pytest.fixture
def bank(units):
    """Four questions on birth registration and land, in the words of the bank."""
    birth = ProcedureFactory(unit=units["H21.10"], name="Đăng ký khai sinh")
    land = ProcedureFactory(unit=units["H21.10"], name="Cấp sổ đỏ lần đầu")
    return {
        "papers": QuestionFactory(
            procedure=birth, question="Hồ sơ đăng ký khai sinh gồm những giấy tờ gì?",
            answer="Tờ khai và giấy chứng sinh."),
        "time": QuestionFactory(
            procedure=birth, question="Thời hạn đăng ký khai sinh là bao lâu?",
            answer="Trong ngày."),
        "land": QuestionFactory(
            procedure=land, question="Hồ sơ cấp sổ đỏ lần đầu gồm những giấy tờ gì?",
            answer="Đơn và giấy tờ về đất."),
        "fee": QuestionFactory(
            procedure=land, question="Phí cấp sổ đỏ lần đầu là bao nhiêu?", answer="100.000 đồng."),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("khai sinh cần giấy tờ gì", "papers"), ("KHAI SINH CAN GIAY TO GI?", "papers"),
        ("thoi han khai sinh bao lau", "time"), ("sổ đỏ phí bao nhiêu", "fee"),
        ("giấy tờ làm sổ đỏ", "land"),
    ],
)  # fmt: skip
def test_the_best_question_comes_first_with_or_without_marks(bank, text, name):
    assert best_questions(text, on=ON)[0] == bank[name]


@pytest.mark.parametrize("text", ["", "   ", "?!", "xin chào", "giá vàng hôm nay thế nào", "'; --"])
def test_what_the_bank_does_not_know_is_not_answered(bank, text):
    assert best_questions(text, on=ON) == []


def test_drafts_withdrawn_and_abolished_are_not_answered(units, bank):
    gone = ProcedureFactory(unit=units["H21.10"], abolished=True)
    text = "Đăng ký kết hôn có yếu tố nước ngoài"
    QuestionFactory(procedure=gone, question=text)
    QuestionFactory(procedure=bank["fee"].procedure, question=text, posted_on=None)
    QuestionFactory(
        procedure=bank["fee"].procedure, question=text, taken_down_on=date(2021, 1, 1)
    )  # fmt: skip
    QuestionFactory(procedure=bank["fee"].procedure, question=text, posted_on=date(2021, 7, 1))
    assert best_questions(text, on=ON) == []


def test_a_question_without_a_procedure_is_answered(units):
    row = QuestionFactory(procedure=None, unit=units["H21"], question="Giờ làm việc ra sao?")
    assert best_questions("gio lam viec", on=ON) == [row]


def test_it_asks_the_database_three_times(bank, django_assert_num_queries):
    with django_assert_num_queries(3):
        best_questions("khai sinh cần giấy tờ gì", on=ON)
