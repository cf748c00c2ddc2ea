"""Finds '11/38', '11 trên tổng số 38', '47 (…)/57' in the tokens of a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from konia.domains.checking.sentences import unit_key, unit_words
from konia.lib.grammar.tokens import Sort, Token
from konia.lib.grammar.words import word_set

_SCALE = re.compile(r"[^\W\d_]+")
_RANKS = frozenset(["thứ", "hạng", "vị-trí", "bậc"])
_DAY_WORDS = word_set("ngày từ đến hết trước sau sáng chiều tối hôm")
_COUNTED = word_set(
    "đơn cơ hồ thủ tthc nhiệm văn sở huyện xã phường người cán công viên phiếu lớp dịch phản "
    "kiến chỉ tiêu ubnd địa trường hộ thôn điểm"
)


@dataclass(frozen=True, slots=True)
class Share:
    """A part and its whole. first, last: places of tokens. sure: written as a fraction.

    paired: two counts of two things (86 vụ/135 bị can), a fraction only if a percentage says so.
    """

    part: Token
    whole: Token
    first: int
    last: int
    sure: bool = True
    paired: bool = False


def fractions(tokens: list[Token]) -> list[Share]:
    """All parts over wholes of a sentence, in order."""
    found = [share for place in range(len(tokens)) if (share := _at(tokens, place))]
    taken: list[Share] = []
    for share in found:
        if not taken or share.first > taken[-1].last:
            taken.append(share)
    return taken


def _at(tokens: list[Token], place: int) -> Share | None:
    token = tokens[place]
    if token.text == "/" and token.sort is Sort.SIGN:
        return _slashed(tokens, place)
    if token.low in {"trên", "trong"} and token.sort is Sort.WORD:
        return _spoken(tokens, place)
    return None


def _slashed(tokens: list[Token], slash: int) -> Share | None:
    right = _right(tokens, slash + 1)
    left = _left(tokens, slash - 1)
    if right is None or left is None:
        return None
    if _is_rank_or_day(tokens, left, right) or _is_chain(tokens, left, right):
        return None
    units = [unit_key(unit_words(tokens, at)) for at in (left, right)]
    paired = all(units) and units[0] != units[1]
    return Share(_scaled(tokens, left, right), tokens[right], left, right, paired=paired)


def _scaled(tokens: list[Token], left: int, right: int) -> Token:
    """The 3,5 of '3,5/7 tỷ' counts thousand millions too."""
    part, whole = tokens[left].numeral, tokens[right].numeral
    if part is None or whole is None or part.power or not whole.power or right != left + 2:
        return tokens[left]
    return replace(tokens[left], numeral=part.scaled(_SCALE.findall(whole.text)[-1]))


def _right(tokens: list[Token], place: int, *, words: int = 4) -> int | None:
    for at in range(place, min(place + words + 1, len(tokens))):
        if tokens[at].sort is Sort.NUMBER:
            return at
        if tokens[at].low not in {"tổng", "số", "tổng-số", "cộng", "là", "có"}:
            return None
    return None


def _left(tokens: list[Token], place: int, *, words: int = 7, commas: int = 0) -> int | None:
    """The number before a slash, over words ('197 hồ sơ/200') or one bracket ('47 (…)/57').

    commas: how many may stand between ('622 vụ, việc trong tổng số 698').
    """
    if 0 <= place < len(tokens) and tokens[place].text == ")":
        opened = _opening(tokens, place)
        if opened is None:
            return None
        place = opened - 1
    for at in range(place, max(place - words - 1, -1), -1):
        if tokens[at].sort is Sort.NUMBER:
            return at
        commas -= tokens[at].text == ","
        if commas < 0 or (tokens[at].sort is not Sort.WORD and tokens[at].text != ","):
            return None
    return None


def _opening(tokens: list[Token], place: int) -> int | None:
    depth = 0
    for at in range(place, max(place - 60, -1), -1):
        depth += (tokens[at].text == ")") - (tokens[at].text == "(")
        if depth == 0:
            return at
    return None


def _is_rank_or_day(tokens: list[Token], left: int, right: int) -> bool:
    before = tokens[left - 1].low if left else ""
    if before in _RANKS:
        return True
    part, whole = tokens[left].numeral, tokens[right].numeral
    assert part is not None
    assert whole is not None
    if before in _DAY_WORDS and part.value <= 31 and whole.value <= 12:
        return right + 1 >= len(tokens) or tokens[right + 1].low not in _COUNTED
    return False


def _is_chain(tokens: list[Token], left: int, right: int) -> bool:
    """12/5/2021 torn apart, or a path."""
    after = tokens[right + 1] if right + 1 < len(tokens) else None
    before = tokens[left - 1] if left else None
    if before is not None and before.text == "/" and before.end == tokens[left].start:
        return True
    return after is not None and after.text == "/" and after.start == tokens[right].end


def _spoken(tokens: list[Token], place: int) -> Share | None:
    """'11 nhiệm vụ trên tổng số 38', '11 trong số 38'; 'trên địa bàn' is none."""
    right = _right(tokens, place + 1)
    if right is None:
        return None
    named = right > place + 1
    left = _left(tokens, place - 1, words=9 if named else 6, commas=3 if named else 0)
    if left is None or (not named and tokens[place].low == "trong"):
        return None
    if left and tokens[left - 1].low in _RANKS:
        return None
    # The "trên" of "17 trên 24" is not that of "trên 24", about 24.
    whole = replace(tokens[right], near=False)
    unit = [token.low for token in tokens[left + 1 : place]]
    same = unit == [token.low for token in tokens[right + 1 : right + 1 + len(unit)]]
    return Share(tokens[left], whole, left, right, sure=named or same)


def numbers_between(tokens: list[Token], first: int, last: int) -> Iterator[int]:
    """Places of numbers and shares strictly between two tokens."""
    for at in range(first + 1, last):
        if tokens[at].sort in {Sort.NUMBER, Sort.SHARE, Sort.POINTS}:
            yield at
