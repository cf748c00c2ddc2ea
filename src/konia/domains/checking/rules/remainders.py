"""What is left: 'đã giải quyết 58/64 đơn …, còn lại 6 đơn'."""

import re
from collections.abc import Iterator
from fractions import Fraction

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.judging import show
from konia.domains.checking.sentences import Sentence, is_change, is_number, unit_key, unit_words
from konia.lib.grammar.numerals import is_slip
from konia.lib.grammar.tokens import Token
from konia.lib.vietnamese import fold

from .fractions import fractions

_REST = re.compile(
    r"\b(con lai|con (ton|no|thieu|du)?|(so )?chua (su dung|giai quyet|xu ly|thuc hien))"
    r"( la)?$"
)
_MOST = 12


def remainder_findings(sentence: Sentence) -> Iterator[Finding]:
    """Each 'còn lại' against the whole and the part told before it."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if not is_number(token) or token.near or not _REST.search(_words_before(sentence, at)):
            continue
        finding = _against(sentence, at)
        if finding is not None:
            yield finding


def _words_before(sentence: Sentence, at: int) -> str:
    tokens = sentence.tokens
    first = at
    while first > max(0, at - 5) and tokens[first - 1].numeral is None:
        first -= 1
    return fold(sentence.text[tokens[first].start : tokens[at].start])


def _against(sentence: Sentence, at: int) -> Finding | None:
    tokens = sentence.tokens
    unit = unit_key(unit_words(tokens, at))
    before = [
        one
        for one in range(at)
        if is_number(tokens[one]) and not is_change(tokens, one) and not tokens[one].near
    ][-_MOST:]
    same = [one for one in before if not unit or unit_key(unit_words(tokens, one)) in {unit, ""}]
    pairs = [(one, two) for place, one in enumerate(before) for two in before[place + 1 :]]
    rest = _value(tokens[at])
    for one, two in reversed(pairs):
        if abs(_value(tokens[one]) - _value(tokens[two])) == rest:
            return _finding(sentence, at, (one, two), Verdict.OK) if one in same else None
    for share in reversed(fractions(tokens)):
        whole_fits = not share.paired and share.last < at and share.last in same
        if whole_fits and _slips(tokens, at, (share.first, share.last)):
            return _finding(sentence, at, (share.first, share.last), Verdict.WRONG)
    ends = before if len(before) == 2 else same
    if len(ends) == 2 and ends[0] in same and _slips(tokens, at, (ends[0], ends[1])):
        return _finding(sentence, at, (ends[0], ends[1]), Verdict.WRONG)
    return None


def _value(token: Token) -> int:
    """Whole numbers only; others are rounded and give a remainder that no count can have."""
    assert token.numeral is not None
    value = token.numeral.value
    return int(value) if value == int(value) else -(10**15)


def _slips(tokens: list[Token], at: int, ends: tuple[int, int]) -> bool:
    right = abs(_value(tokens[ends[0]]) - _value(tokens[ends[1]]))
    rest = _value(tokens[at])
    return right >= 10 and rest >= 10 and is_slip(str(rest), str(right))


def _finding(sentence: Sentence, at: int, ends: tuple[int, int], verdict: Verdict) -> Finding:
    tokens = sentence.tokens
    whole, part = sorted((tokens[one] for one in ends), key=_value, reverse=True)
    right = show(abs(_value(whole) - _value(part)) + Fraction())
    message = f"{whole.text} - {part.text} = {right}; báo cáo ghi còn {tokens[at].text}."
    return Finding(
        ClaimKind.IDENTITY, verdict, sentence.place_of(tokens[at]),
        sentence.quote(tokens[min(ends)], tokens[at]), tokens[at].text, right, message,
        offset=sentence.start + tokens[at].start,
    )  # fmt: skip
