"""A change told twice, as a count and as a percentage: '612 lượt, tăng 46 lượt (8,1%)'."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.judging import Measure, measure_values, percent
from konia.domains.checking.sentences import Sentence, is_change, is_number, unit_key, unit_words
from konia.lib.grammar.numerals import Fit, Numeral
from konia.lib.grammar.tokens import Sort, Token
from konia.lib.grammar.words import word_set

_BETWEEN = word_set("( , + - – = tăng giảm tương đương ứng với tỷ tỉ lệ là bằng hay hơn gần")
_FALLS = word_set("giảm bớt hụt")


@dataclass(frozen=True, slots=True)
class Told:
    """Places of tokens: by how much, by how many percent. falls: the number became smaller."""

    change: int
    share: int
    falls: bool


def difference_findings(sentence: Sentence) -> Iterator[Finding]:
    """Each change told both ways, with the value it led to or came from in the same sentence."""
    for told in _told(sentence.tokens):
        values = list(_values(sentence.tokens, told))
        found = _settled(sentence, told, values) or _doubted(sentence, told, values)
        if found is not None:
            yield found


def _told(tokens: list[Token]) -> Iterator[Told]:
    """'tăng 46 lượt (8,1%)', 'giảm 31 phòng, tương đương 18,0%', 'tăng 2,3% (+3.564 tấn)'."""
    for at, token in enumerate(tokens):
        if not is_number(token) or not is_change(tokens, at):
            continue
        share = _share_behind(tokens, at)
        share = _share_ahead(tokens, at) if share is None else share
        if share is not None:
            first = min(at, share)
            words = {one.text.lower() for one in tokens[max(0, first - 3) : at]}
            minus = tokens[at - 1].text in {"-", "–"}
            yield Told(at, share, bool(words & _FALLS) or minus)


def _share_behind(tokens: list[Token], at: int) -> int | None:
    unit = len(unit_words(tokens, at))
    for place in range(at + 1, min(at + 12, len(tokens))):
        token = tokens[place]
        if token.sort is Sort.SHARE:
            return place
        if place > at + unit and token.low not in _BETWEEN:
            return None
    return None


def _share_ahead(tokens: list[Token], at: int) -> int | None:
    """The percentage right before the bracket in which the change stands."""
    for place in range(at - 1, max(at - 5, -1), -1):
        if tokens[place].sort is Sort.SHARE:
            return place if tokens[place + 1].text == "(" else None
        if tokens[place].low not in _BETWEEN:
            return None
    return None


def _values(tokens: list[Token], told: Told) -> Iterator[tuple[Token, bool]]:
    """The numbers near that count the same thing, nearest first, and whether one stands beside."""
    first = min(told.change, told.share)
    unit = unit_key(unit_words(tokens, told.change))
    met = 0
    for at in [*range(first - 1, -1, -1), *range(max(told.change, told.share) + 1, len(tokens))]:
        if not is_number(tokens[at]) or is_change(tokens, at):
            continue
        met += 1
        same = not unit or unit_key(unit_words(tokens, at)) in {unit, ""}
        if same:
            yield tokens[at], met == 1 and first - at < 9


def _settled(sentence: Sentence, told: Told, values: list[tuple[Token, bool]]) -> Finding | None:
    for token, _ in values:
        for start in _starts(sentence, told, token):
            held = _held(sentence, told, start)
            if held is not None and _fits(sentence, told, token, held):
                return _finding(sentence, told, token, held, Verdict.OK)
    return None


def _starts(sentence: Sentence, told: Told, token: Token) -> Iterator[Fraction]:
    """The value before the change: computed back from the new one, or the printed one."""
    end, change = _value(token), _value(sentence.tokens[told.change])
    yield end + change if told.falls else end - change
    yield end


def _value(token: Token) -> Fraction:
    assert token.numeral is not None
    return Fraction(token.numeral.value)


def _held(sentence: Sentence, told: Told, start: Fraction) -> Measure | None:
    share = sentence.tokens[told.share].numeral
    assert share is not None
    if start <= 0:
        return None
    return measure_values(_value(sentence.tokens[told.change]), start, share)


def _fits(sentence: Sentence, told: Told, token: Token, held: Measure) -> bool:
    """Right as printed, or within what the rounding of the two numbers may have moved."""
    if held.is_ok:
        return True
    change = sentence.tokens[told.change].numeral
    assert change is not None
    assert token.numeral is not None
    slack = Fraction()
    for numeral in (change, token.numeral):
        if (numeral.decimals or numeral.power) and numeral.value:
            slack += Fraction(numeral.step) / 2 / Fraction(numeral.value)
    return held.distance <= held.value * slack + Fraction(1, 2 * 10**held.decimals)


def _doubted(sentence: Sentence, told: Told, values: list[tuple[Token, bool]]) -> Finding | None:
    """Only a slip of the hand, or nearly the right rate of the number beside, is told."""
    share, change = sentence.tokens[told.share], sentence.tokens[told.change]
    if share.near or change.near:
        return None
    for token, beside in values:
        start = next(_starts(sentence, told, token))
        held = _held(sentence, told, start)
        if held is None or token.near:
            continue
        sure = (held.slip and bool(held.decimals)) or _is_printed(values, start)
        if held.fit is Fit.TRUNCATED and (sure or beside):
            return _finding(sentence, told, token, held, Verdict.TRUNCATED)
        if sure or (beside and held.distance * 4 <= held.value):
            verdict = Verdict.WRONG if sure and _exact(change, token) else Verdict.SUSPECT
            return _finding(sentence, told, token, held, verdict)
    return None


def _is_printed(values: list[tuple[Token, bool]], start: Fraction) -> bool:
    """'từ 172 phòng xuống 141 phòng (giảm 31 phòng, …)': all three numbers agree."""
    return any(_value(token) == start for token, _ in values)


def _exact(*tokens: Token) -> bool:
    """Whole numbers, which rounding has not moved."""
    numerals: list[Numeral] = [token.numeral for token in tokens if token.numeral]
    return not any(one.decimals or one.power for one in numerals)


def _finding(
    sentence: Sentence, told: Told, token: Token, held: Measure, verdict: Verdict
) -> Finding:
    tokens = sentence.tokens
    share, change = tokens[told.share], tokens[told.change]
    ends = sorted((share, change, token), key=lambda one: one.start)
    word = "Giảm" if told.falls else "Tăng"
    return Finding(
        ClaimKind.GROWTH, verdict, sentence.place_of(share),
        sentence.quote(ends[0], ends[-1]), share.text, held.computed,
        f"{word} {change.text} (so với {token.text}) là {percent(held.value)};"
        f" báo cáo ghi {share.text}.",
        offset=sentence.start + share.start,
    )  # fmt: skip
