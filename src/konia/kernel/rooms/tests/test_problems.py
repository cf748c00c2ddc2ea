import pytest

from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    Problem,
    TooLateProblem,
)  # fmt: skip


def test_a_problem_is_told_in_three_parts():
    told = Problem("Không lưu được.", why="Thiếu ngày.", todo="Hãy điền ngày.")
    assert str(told) == "Không lưu được. Thiếu ngày. Hãy điền ngày."


def test_a_problem_without_a_reason_has_no_stray_blanks():
    assert str(Problem("Không lưu được.", todo="Hãy thử lại.")) == "Không lưu được. Hãy thử lại."


@pytest.mark.parametrize(
    ("problem", "status"),
    [(Problem, 422), (NotFoundProblem, 404), (ForbiddenProblem, 403), (TooLateProblem, 409)],
)
def test_each_kind_of_problem_has_the_status_faces_answer_with(problem, status):
    assert problem("x").status == status


def test_problems_at_fields_keep_their_words_and_show_the_first():
    told = FieldProblems({"unit": ["Thiếu đơn vị."], "day": ["Sai ngày."]})
    assert told.what == "Thiếu đơn vị."
    assert list(told.fields) == ["unit", "day"]


def test_no_fields_are_no_words():
    assert FieldProblems({}).what == ""
