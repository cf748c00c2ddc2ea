"""Answering a question in people's own words from the question bank: by words, without guessing.

No language model: the same words get the same answer, and every answer was written by an official.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log

from konia.lib.vietnamese import fold

from .models import PostedQuestion
from .queries import QuestionQuerySet
from .searching import telling_words

MOST = 5
# A word that only the answer bears says less; half of what was asked must be found.
IN_ANSWER, ENOUGH = 0.4, 0.5
# How people ask, folded; what is left says about which procedure. Longer phrases come first.
ASKING = (
    "nhu the nao", "mat bao lau", "bao nhieu tien", "giay to", "ho so", "thoi han", "bao lau",
    "bao nhieu", "le phi", "the nao", "la gi", "nhung gi", "o dau", "phi", "gi", "gom", "nhung",
)  # fmt: skip


@dataclass(frozen=True)
class _Candidate:
    """A posted question as it is weighed: all its text, and the question alone, both folded."""

    id: int
    code: str
    whole: str
    question: str


def best_questions(text: str, *, on: date, most: int = MOST) -> list[PostedQuestion]:
    """The posted questions that fit a text best; none when nothing fits well enough.

    Rare words count more than common ones. Questions on abolished procedures are left out.
    """
    words = telling_words(subject_of(text))
    bank = PostedQuestion.objects.standing_on(on)
    rows = _read(bank, words) if words else []
    weights = _weights(words, rows, bank.count()) if rows else {}
    fits = [(_fit(row, weights), row) for row in rows]
    good = [(fit, row) for fit, row in fits if fit >= ENOUGH]
    pairs = _pairs(text)
    good.sort(key=lambda found: _order(found[0], found[1], pairs))
    return _whole([row.id for _, row in good[:most]])


def subject_of(text: str) -> str:
    """What a text asks about, folded, without the words of asking; all of it when none is left."""
    whole = f" {fold(text)} "
    for phrase in ASKING:
        whole = whole.replace(f" {phrase} ", " ")
    return whole.strip() or fold(text)


def _pairs(text: str) -> list[str]:
    """Two words that follow each other say more than either: how long, which papers."""
    words = fold(text).split()
    return [" ".join(two) for two in pairwise(words)]


def _order(fit: float, row: _Candidate, pairs: Sequence[str]) -> tuple[float, int, int, str]:
    """The best fit first; of equals the one that asks in the same words, then the shorter one."""
    shared = sum(_has(row.question, pair) for pair in pairs)
    return (-fit, -shared, len(row.question), row.code)


def _read(bank: QuestionQuerySet, words: Sequence[str]) -> list[_Candidate]:
    rows = bank.with_any_of(words).values_list("pk", "code", "folded", "question")
    return [_Candidate(pk, code, whole, fold(asked)) for pk, code, whole, asked in rows]


def _weights(words: Sequence[str], rows: list[_Candidate], total: int) -> dict[str, float]:
    """How much each word tells: the fewer questions bear it, the more."""
    bearing = {word: sum(_has(row.whole, word) for row in rows) for word in words}
    return {word: log(1 + total / max(count, 0.5)) for word, count in bearing.items()}


def _fit(row: _Candidate, weights: dict[str, float]) -> float:
    """The share of what was asked that a question bears."""
    found = sum(
        weight * (1 if _has(row.question, word) else IN_ANSWER if _has(row.whole, word) else 0)
        for word, weight in weights.items()
    )
    return round(found / sum(weights.values()), 3)


def _has(folded: str, word: str) -> bool:
    return folded.startswith(word) or f" {word}" in folded


def _whole(ids: list[int]) -> list[PostedQuestion]:
    known = {one.pk: one for one in PostedQuestion.objects.among(ids)}
    return [known[pk] for pk in ids]
