"""Every sentence and document of the corpus; and mutations of the right ones."""

import re

import pytest

from konia.domains.checking.audit import audit
from konia.domains.checking.claims import ClaimKind, Verdict
from konia.domains.checking.reading.lines import read_lines

from .corpus import FAULTS, cases, invented, is_right, lacking, mutated

ALL = list(cases())
RIGHT = [case for case in cases("ratios", "sums", "shares") if is_right(case)]


@pytest.mark.parametrize("case", ALL, ids=[f"{one.book}-{at}" for at, one in enumerate(ALL)])
def test_the_checker_says_what_the_corpus_expects(case):
    assert lacking(case) == {}
    assert invented(case) == {}


def test_the_corpus_is_large_enough():
    documents = [case for case in ALL if case.book.startswith("documents")]
    assert len(ALL) - len(documents) >= 300
    assert len(documents) >= 20


def test_a_changed_digit_of_a_right_claim_is_found_or_known_to_be_uncheckable():
    """Uncheckable: an about number, a number outside every claim, a share rounded to whole."""
    told = mutated(RIGHT)
    assert told["faulty"] >= told["changed"] * 0.75, told
    assert told["faulty"] + told["suspect"] >= told["changed"] * 0.85, told


def test_a_right_ratio_with_a_changed_percentage_is_never_called_right():
    for case in cases("ratios"):
        if case.expect != ("ratio ok",) or re.search("khoảng|gần|trên 9|Gần", case.text):
            continue
        changed = re.sub(
            r"(\d+)([.,]\d+)?( ?%)",
            lambda m: f"{(int(m[1]) + 37) % 99}{m[2] or ''}{m[3]}",
            case.text,
        )
        items = audit(read_lines(changed.splitlines())).items
        ratios = [item for item in items if item.kind is ClaimKind.RATIO]
        assert not any(item.verdict is Verdict.OK for item in ratios), changed


def test_every_finding_quotes_the_text_and_explains_itself():
    for case in ALL:
        for item in audit(read_lines(case.text.splitlines())).items:
            assert item.message.strip().endswith((".", "?")), item
            assert item.verdict.value not in FAULTS or item.quote
