"""Growth: 'tăng 15% (từ 100 lên 115)', 'giảm 2,3 điểm phần trăm', and printed equations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.judging import Measure, measure_values, percent, show
from konia.domains.checking.sentences import Sentence, depths, unit_key, unit_words
from konia.lib.grammar.numerals import NUMERAL, Fit, Numeral, read_numeral
from konia.lib.grammar.tokens import Sort, Token

_RISE = frozenset(["tăng", "lên", "vượt"])
_VALUES = frozenset({Sort.NUMBER, Sort.SHARE})
_FALL = frozenset(["giảm", "xuống"])


@dataclass(frozen=True, slots=True)
class Change:
    """From one value to another; both plain or both percentages."""

    start: Token
    end: Token
    first: int
    last: int


def growth_findings(sentence: Sentence) -> Iterator[Finding]:
    """Each change with its rate or its difference."""
    tokens = sentence.tokens
    for change in _changes(tokens):
        place = _rate(tokens, change)
        if place is not None:
            finding = _judge(sentence, change, tokens[place])
            if finding is not None:
                yield finding


def compared_findings(sentence: Sentence) -> Iterator[Finding]:
    """'115 hồ sơ, tăng 15% so với cùng kỳ (100 hồ sơ)'."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.sort is not Sort.SHARE or not _turns(tokens, at):
            continue
        end, start = _last_number(tokens, at), _compared_with(tokens, at)
        if end is None or start is None:
            continue
        change = Change(tokens[start], tokens[end], end, start)
        finding = _judge(sentence, change, token)
        same = unit_key(unit_words(tokens, start)) == unit_key(unit_words(tokens, end))
        if finding is not None and (finding.verdict is Verdict.OK or same):
            yield finding


def _last_number(tokens: list[Token], place: int) -> int | None:
    level = depths(tokens)
    for at in range(place - 1, max(place - 14, -1), -1):
        if level[at] > level[place]:
            continue  # an aside, such as the plan
        if tokens[at].sort is Sort.NUMBER:
            return at
        if tokens[at].text in {";", ".", "("} or tokens[at].sort is Sort.SHARE:
            return None
    return None


def _compared_with(tokens: list[Token], place: int) -> int | None:
    """The number in brackets behind 'so với cùng kỳ'."""
    words = [token.low for token in tokens[place + 1 : place + 14]]
    if words[:2] != ["so", "với"] or "(" not in words:
        return None
    opened = place + 1 + words.index("(")
    for at in range(opened + 1, min(opened + 8, len(tokens))):
        if tokens[at].sort is Sort.NUMBER:
            return at
        if tokens[at].text in {")", ";"} or tokens[at].low in {"tăng", "giảm"}:
            return None
    return None


def _changes(tokens: list[Token]) -> Iterator[Change]:
    """'từ 100 hồ sơ lên 115', 'từ 98,5% xuống còn 96,2%'."""
    for at, token in enumerate(tokens):
        if token.low != "từ":
            continue
        start = _value(tokens, at + 1, within=2)
        if start is None:
            continue
        for turn in range(start + 1, min(start + 14, len(tokens))):
            if tokens[turn].low in {"lên", "xuống", "còn", "thành"}:
                end = _value(tokens, turn + 1, within=3)
                if end is not None and tokens[end].sort is tokens[start].sort:
                    yield Change(tokens[start], tokens[end], at, end)
                break
            if tokens[turn].text in {";", ".", ","} or tokens[turn].sort in _VALUES:
                break


def _value(tokens: list[Token], place: int, *, within: int) -> int | None:
    for at in range(place, min(place + within, len(tokens))):
        if tokens[at].sort in {Sort.NUMBER, Sort.SHARE}:
            return at
    return None


def _rate(tokens: list[Token], change: Change) -> int | None:
    """The nearest 'tăng x%', 'giảm x điểm phần trăm' around the change."""
    behind = range(change.last + 1, min(change.last + 16, len(tokens)))
    ahead = range(change.first - 1, max(change.first - 14, -1), -1)
    found = _turning(tokens, behind)
    return found if found is not None else _turning(tokens, ahead)


def _turning(tokens: list[Token], places: range) -> int | None:
    for at in places:
        if tokens[at].text in {";", "."} or tokens[at].sort is Sort.NUMBER:
            return None
        if tokens[at].sort in {Sort.SHARE, Sort.POINTS} and _turns(tokens, at):
            return at
    return None


def _turns(tokens: list[Token], place: int) -> bool:
    return any(token.low in _RISE | _FALL for token in tokens[max(0, place - 4) : place])


def _judge(sentence: Sentence, change: Change, rate: Token) -> Finding | None:
    start, end = change.start.numeral, change.end.numeral
    if start is None or end is None or rate.numeral is None or not start.value:
        return None
    low, high = Fraction(start.value), Fraction(end.value)
    near = rate.near or change.start.near or change.end.near
    if change.start.sort is Sort.SHARE:
        return _points(sentence, change, rate, abs(high - low), near=near)
    if rate.sort is Sort.POINTS:
        return None
    held = measure_values(abs(high - low), low, rate.numeral)
    assert held is not None
    verdict = _verdict(held, change, near=near)
    message = (
        f"Từ {change.start.text} đến {change.end.text} là {percent(held.value)}; "
        f"báo cáo ghi {rate.text}."
    )
    return _finding(sentence, rate, change, held.computed, verdict, message)


def _verdict(held: Measure, change: Change, *, near: bool) -> Verdict:
    if held.is_ok or (near and held.distance <= 5):
        return Verdict.OK
    if held.fit is Fit.TRUNCATED:
        return Verdict.TRUNCATED
    coarse = any(
        token.numeral is not None and (token.numeral.decimals or token.numeral.power)
        for token in (change.start, change.end)
    )
    return Verdict.SUSPECT if near or (coarse and held.distance < 2) else Verdict.WRONG


def _points(
    sentence: Sentence, change: Change, rate: Token, exact: Fraction, *, near: bool
) -> Finding | None:
    """Two percentages apart by so many points; '%' is often written for points."""
    assert rate.numeral is not None
    start = change.start.numeral
    assert start is not None
    if abs(exact - Fraction(rate.numeral.value)) <= Fraction(rate.numeral.step) / 2 or near:
        verdict = Verdict.OK
    elif rate.sort is Sort.SHARE:
        held = measure_values(exact, Fraction(start.value), rate.numeral)
        verdict = Verdict.OK if held is not None and held.is_ok else Verdict.SUSPECT
    else:
        verdict = Verdict.WRONG
    message = (
        f"{change.start.text} và {change.end.text} cách nhau {show(exact)} điểm phần trăm; "
        f"báo cáo ghi {rate.text}."
    )
    return _finding(sentence, rate, change, show(exact), verdict, message)


def _finding(
    sentence: Sentence, rate: Token, change: Change, computed: str, verdict: Verdict, message: str
) -> Finding:
    tokens = sentence.tokens
    at = tokens.index(rate)
    first, last = min(at, change.first), max(at, change.last)
    return Finding(
        ClaimKind.GROWTH, verdict, sentence.place_of(rate),
        sentence.quote(tokens[first], tokens[last]), rate.text, computed, message,
        offset=sentence.start + rate.start,
    )  # fmt: skip


_OPERAND = rf"(?:{NUMERAL})\s*%?"
_UNITS = r"(?:\s*[^\W\d_]{1,12}){0,3}"
_EQUATION = re.compile(
    rf"(?<![\d.,/=+\-–])(?P<left>{_OPERAND}{_UNITS}(?:\s*[+\-–*x×:/]\s*(?:{_OPERAND}){_UNITS}){{1,12}})"
    rf"\s*=\s*(?P<right>(?:{NUMERAL})(?![\d]|[.,]\d)\s*%?)(?P<more>\s*[+\-–*x×:/]\s*\d)?"
)
_PIECE = re.compile(rf"([+\-–*x×:/]?)\s*({NUMERAL})\s*(%?)")


def equation_findings(sentence: Sentence) -> Iterator[Finding]:
    """Sums and quotients that the report itself writes out: 1.000-861=139."""
    for match in _EQUATION.finditer(sentence.text):
        value = _evaluate(match["left"])
        stated = read_numeral(match["right"].strip(" %"), share="%" in match["right"])
        if value is None or _is_ratio(match):
            continue
        if "%" in match["right"] and "%" not in match["left"] and "100" not in match["left"]:
            value *= 100
        finding = _equation(sentence, match, value, stated)
        if finding.verdict is Verdict.OK or not match["more"]:
            yield finding


def _is_ratio(match: re.Match[str]) -> bool:
    """'5/10 = 50%' is a ratio and is judged as one."""
    return "%" in match["right"] and not re.search(r"[+*x×–]", match["left"])


def _evaluate(text: str) -> Fraction | None:
    """Left to right, products first; None when it cannot be read as arithmetic."""
    terms: list[Fraction] = []
    for sign, digits, _ in _PIECE.findall(text):
        number = Fraction(read_numeral(digits).value)
        if sign in {"*", "x", "×"} and terms:
            terms[-1] *= number
        elif sign in {":", "/"} and terms:
            if not number:
                return None
            terms[-1] /= number
        else:
            terms.append(-number if sign in {"-", "–"} else number)
    return sum(terms, Fraction()) if terms else None


def _equation(
    sentence: Sentence, match: re.Match[str], value: Fraction, stated: Numeral
) -> Finding:
    equal = any(
        abs(Fraction(one) - value)
        <= (Fraction(stated.step) / 2 if stated.decimals or value.denominator > 1 else 0)
        for one in stated.readings
    )
    shown = percent(value).rstrip("%") if value.denominator > 1 else show(value)
    text = " ".join(match[0].split())
    start = sentence.start + match.start()
    return Finding(
        ClaimKind.EQUATION, Verdict.OK if equal else Verdict.WRONG,
        sentence.block.place_at(start), text, match["right"].strip(), shown,
        f"Phép tính cho {shown}; báo cáo ghi {match['right'].strip()}.", offset=start,
    )  # fmt: skip
