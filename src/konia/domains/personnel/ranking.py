"""Ranking candidates for a post, with the reason for each place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol


class Marked(Protocol):
    """Somebody with marks."""

    number: str
    mark: Decimal
    priority: Decimal


@dataclass(frozen=True)
class Place:
    """A candidate's place. because: why, in Vietnamese, where the total alone does not tell."""

    candidate: Marked
    rank: int
    total: Decimal
    admitted: bool
    because: str = ""


def rank(candidates: Iterable[Marked], *, posts: int) -> list[Place]:
    """Candidates of one post, best first; the first `posts` are admitted.

    Order: total with priority, then the exam mark itself. Two who are still level for the last
    post are both left to the head of the recruiting body, and neither is admitted.
    """
    ordered = sorted(candidates, key=lambda one: (-_total(one), -one.mark, one.number))
    keys = [(_total(one), one.mark) for one in ordered]
    undecided = _undecided(keys, posts)
    return [
        _place(ordered, keys, index, posts=posts, undecided=undecided)
        for index in range(len(ordered))
    ]


def _total(candidate: Marked) -> Decimal:
    return candidate.mark + candidate.priority


def _undecided(
    keys: Sequence[tuple[Decimal, Decimal]], posts: int
) -> tuple[Decimal, Decimal] | None:
    """The marks of those level over the last post, when there are more of them than posts left."""
    if 0 < posts < len(keys) and keys[posts - 1] == keys[posts]:
        return keys[posts]
    return None


def _place(
    ordered: Sequence[Marked],
    keys: Sequence[tuple[Decimal, Decimal]],
    index: int,
    *,
    posts: int,
    undecided: tuple[Decimal, Decimal] | None,
) -> Place:
    key = keys[index]
    rank_number = keys.index(key) + 1
    if key == undecided:
        words = "Bằng điểm ở chỉ tiêu cuối; người đứng đầu cơ quan tuyển dụng quyết định."
        return Place(ordered[index], rank_number, key[0], admitted=False, because=words)
    level = sum(1 for total, _ in keys if total == key[0])
    words = "Bằng tổng điểm; xếp theo điểm thi chưa cộng ưu tiên." if level > 1 else ""
    return Place(ordered[index], rank_number, key[0], admitted=index < posts, because=words)
