"""The questions people are asked about a service, by day; data, not code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from konia.kernel.rooms.problems import FieldProblems

MOST_POINTS = 2


@dataclass(frozen=True)
class RatingQuestion:
    """One index. answers: words for 0, 1, 2 points; is_for_staff: it also rates the official."""

    number: int
    text: str
    answers: tuple[str, ...]
    is_for_staff: bool


@dataclass(frozen=True)
class Questionnaire:
    """The questions that hold from a day to a day."""

    code: str
    first_on: date
    last_on: date | None
    source: str
    questions: tuple[RatingQuestion, ...]

    def read(self, answers: Mapping[int, int]) -> dict[int, int]:
        """The answers, checked. Raises: FieldProblems for what the questionnaire does not offer."""
        known = {question.number for question in self.questions}
        for number, points in answers.items():
            if number not in known or not 0 <= points <= MOST_POINTS:
                raise FieldProblems({f"q{number}": ["Hãy chọn một trong các câu trả lời."]})
        return dict(answers)


@cache
def questionnaires() -> tuple[Questionnaire, ...]:
    """Every questionnaire, the oldest first."""
    text = (Path(__file__).parent / "questionnaire.toml").read_text(encoding="utf-8")
    made = (_made(row) for row in tomllib.loads(text)["form"])
    return tuple(sorted(made, key=lambda one: one.first_on))


def _made(row: dict[str, Any]) -> Questionnaire:
    questions = tuple(
        RatingQuestion(each["number"], each["text"], tuple(each["answers"]), each["staff"])
        for each in row["question"]
    )
    return Questionnaire(row["code"], row["first_on"], row.get("last_on"), row["source"], questions)


def questionnaire_on(on: date) -> Questionnaire | None:
    """The questionnaire of a day; None before the first one."""
    for one in questionnaires():
        if one.first_on <= on and (one.last_on is None or on <= one.last_on):
            return one
    return None
