from datetime import date, timedelta
from itertools import pairwise

import pytest

from konia.domains.dossiers.letters.compose import HERE, NoFormProblem, form_on, forms, letter
from konia.domains.dossiers.letters.facts import LetterFacts, LetterKind, OfficeFacts
from konia.kernel.rooms.problems import FieldProblems

from .samples import FACTS, ON_2021, ON_2026

OLD, NEW = "tt-01-2018", "tt-03-2025"


def test_there_are_six_forms_of_2018_and_seven_of_2025():
    codes = [form.code for form in forms()]
    assert [code for code in codes if code.startswith(OLD)] == [f"{OLD}:0{n}" for n in range(1, 7)]
    assert [code for code in codes if code.startswith(NEW)] == [f"{NEW}:0{n}" for n in range(1, 8)]


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        (LetterKind.RECEIPT, "01", "01"),
        (LetterKind.SUPPLEMENT, "02", "02"),
        (LetterKind.REFUSAL, "03", "03"),
        (LetterKind.APOLOGY, "04", "04"),
        (LetterKind.CONTROL, "05", "06"),
        (LetterKind.REGISTER, "06", "07"),
    ],
)
def test_the_day_of_a_letter_chooses_its_form(kind, old, new):
    changed = date(2025, 9, 15)
    assert form_on(kind, ON_2021).code == f"{OLD}:{old}"
    assert form_on(kind, changed - timedelta(days=1)).code == f"{OLD}:{old}"
    assert form_on(kind, changed).code == f"{NEW}:{new}"
    assert form_on(kind, ON_2026).number == f"Mẫu số {new}"


def test_there_was_no_form_for_a_stop_before_2025():
    with pytest.raises(NoFormProblem, match="dừng giải quyết"):
        letter(LetterKind.STOP, FACTS, on=ON_2021)
    assert form_on(LetterKind.STOP, ON_2026).number == "Mẫu số 05"


def test_no_two_forms_of_a_kind_are_in_force_on_one_day():
    for kind in LetterKind:
        lines = sorted((f for f in forms() if f.kind is kind), key=lambda form: form.first_on)
        for earlier, later in pairwise(lines):
            assert earlier.last_on is not None
            assert earlier.last_on < later.first_on


def test_every_form_has_a_template():
    assert [form.code for form in forms() if not (HERE / form.template).is_file()] == []


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.code)
def test_every_missing_fact_is_refused_in_words(form):
    bare = LetterFacts(office=OfficeFacts("UBND xã Ia Mơ"))
    with pytest.raises(FieldProblems) as caught:
        letter(form.kind, bare, on=form.first_on)
    assert list(caught.value.fields) == list(form.needs)
    for words in caught.value.fields.values():
        assert words[0].startswith(f"{form.title} thiếu ")
        assert "Hãy" in words[0]
