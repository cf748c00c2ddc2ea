"""A count with its percentage, whose whole stands elsewhere: 'trong đó 635 hồ sơ, chiếm 98,8%'.

Any number near may be the whole. One that fits settles the claim as right; a claim is called
wrong only when which whole is meant is beyond doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.judging import Measure, measure, measure_values, percent, show
from konia.domains.checking.sentences import Sentence, is_number, unit_key, unit_words
from konia.lib.grammar.numerals import Numeral
from konia.lib.grammar.tokens import Sort, Token
from konia.lib.grammar.words import word_set

from .fractions import fractions
from .ratios import grows, introduced, links, ratio_message

_PLANS = word_set("kế dự chỉ so gdp grdp dân nghị kh")


@dataclass(frozen=True, slots=True)
class Base:
    """A number that may be the whole.

    rank: 0 and 1 are named as the whole, 2 governs, 3 stands near.
    """

    numeral: Numeral
    text: str
    unit: str
    rank: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and its percentage in one sentence (places of tokens)."""

    count: int
    share: int


def counted(sentence: Sentence) -> Iterator[Counted]:
    """Counts directly followed, or preceded, by their percentage."""
    tokens = sentence.tokens
    taken = {link.share for link in links(sentence)}
    inside = {at for one in fractions(tokens) for at in (one.first, one.last)}
    used: set[int] = set()
    for at, token in enumerate(tokens):
        if token.sort is not Sort.SHARE or at in taken or grows(tokens, at):
            continue
        if at + 1 < len(tokens) and tokens[at + 1].low in _PLANS:
            continue  # of a plan that is not told here
        count = _inside_after(tokens, at) or _before(tokens, at)
        if count is not None and {"tăng", "giảm"} & {
            t.low for t in tokens[max(0, count - 3) : count]
        }:
            continue
        if count is not None and count not in inside and count not in used:
            used.add(count)
            yield Counted(count, at)


def _before(tokens: list[Token], place: int) -> int | None:
    """'635 hồ sơ, chiếm 98,8%', '635 hồ sơ (98,8%)'."""
    if not introduced(tokens, place) and tokens[place - 1].text not in {"(", "-"}:
        return None
    commas = 0
    for at in range(place - 1, max(place - 26, -1), -1):
        token = tokens[at]
        if is_number(token):
            return at
        commas += token.text == ","
        # 'tỷ lệ hồ sơ đúng hạn đạt 98%' has a subject of its own, the count before is another's.
        far = token.low in {"đó", "so", "lệ"} and at < place - 4
        shut = token.text in {";", ".", ")", ":"} and at < place - 4
        closed = token.sort in {Sort.SHARE, Sort.POINTS} or shut or token.text in {".", ")"}
        if far or closed or commas > 2:
            return None
    return None


def _inside_after(tokens: list[Token], place: int) -> int | None:
    """'98,8% (635 hồ sơ)'."""
    if place + 2 >= len(tokens) or tokens[place + 1].text != "(":
        return None
    for at in range(place + 2, min(place + 6, len(tokens))):
        if is_number(tokens[at]):
            closing = [token.text for token in tokens[at + 1 : at + 6]]
            return at if ")" in closing and "/" not in closing else None
        if tokens[at].low not in {"tương", "ứng", "đương", "với", "là", "có"}:
            return None
    return None


def share_findings(sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Finding]:
    """Each count with a percentage, held against every whole it may have.

    before: the sentences that lead to this one, nearest last.
    """
    pairs = list(counted(sentence))
    settled: list[Base] = []
    later: list[tuple[Counted, list[Base]]] = []
    for pair in pairs:
        bases = list(_bases(sentence, pair, before))
        found = _settle(sentence, pair, bases)
        if found is None:
            later.append((pair, bases))
            continue
        base, held = found
        settled.append(base)
        yield _finding(sentence, pair, base.text, held, Verdict.OK)
    for pair, bases in later:
        if bases and (finding := _doubt(sentence, pair, bases, settled)):
            yield finding


def _bases(sentence: Sentence, pair: Counted, before: Sequence[Sentence]) -> Iterator[Base]:
    tokens = sentence.tokens
    named = _named_after(tokens, pair)
    if named is not None:
        yield _base(tokens, named, rank=0)
        return
    for at in range(len(tokens) - 1, -1, -1):
        if is_number(tokens[at]) and at != pair.count:
            yield _base(tokens, at, rank=_rank(tokens, at, pair.count))
    for other in reversed(before):
        for at, token in enumerate(other.tokens):
            if is_number(token):
                yield _base(other.tokens, at, rank=3)


def _base(tokens: list[Token], at: int, *, rank: int) -> Base:
    numeral = tokens[at].numeral
    assert numeral is not None
    return Base(numeral, tokens[at].text, unit_key(unit_words(tokens, at)), rank)


def _named_after(tokens: list[Token], pair: Counted) -> int | None:
    """The whole in 'chiếm 12,3% trong tổng số 1.234', '12,3% tổng số 1.234 hồ sơ'."""
    words: list[str] = []
    for at in range(max(pair.share, pair.count) + 1, len(tokens)):
        if is_number(tokens[at]):
            clear = "tổng" in words or words in (["trên"], ["trong", "số"], ["/"])
            return at if clear and not {"đó", ";"} & set(words) else None
        words.append(tokens[at].low)
        if tokens[at].text in {";", ","} or len(words) > 9:
            return None
    return None


def _rank(tokens: list[Token], at: int, count: int) -> int:
    """1: 'trong tổng số N, có n'. 2: it governs the count. 3: it stands near."""
    if at > count:
        return 3
    lead = [token.low for token in tokens[max(0, at - 3) : at]]
    if lead in (["trong", "tổng", "số"], ["trên", "tổng", "số"]) or lead[-2:] == ["trong", "số"]:
        return 1
    if lead == ["trong"]:  # the sentence begins so
        return 1
    return 2 if _governs(tokens, at, count) else 3


def _governs(tokens: list[Token], at: int, count: int) -> bool:
    """'tổng số N … trong đó n', 'trong số N …, n'."""
    lead = [token.low for token in tokens[max(0, at - 3) : at]]
    gap = [token.low for token in tokens[at + 1 : count]]
    led = bool({"tổng", "toàn"} & set(lead)) or lead[-2:] == ["trong", "số"]
    inner = any(gap[i : i + 2] == ["trong", "đó"] for i in range(len(gap)))
    return led or inner or "gồm" in gap


def _settle(sentence: Sentence, pair: Counted, bases: list[Base]) -> tuple[Base, Measure] | None:
    """The whole that makes the percentage right, the most likely first."""
    count, share = _pair(sentence, pair)
    for base in sorted(bases, key=lambda one: one.rank):
        held = measure(count, base.numeral, share)
        if held is not None and held.is_ok:
            return base, held
    values = [Fraction(base.numeral.value) for base in bases if base.rank][:14]
    own = Fraction(count.value)
    sums = [own + value for value in values]
    sums += [one + two for place, one in enumerate(values) for two in values[place + 1 :]]
    sums.append(own + sum(values, Fraction()))
    for total in sums:
        held = measure_values(own, total, share)
        if held is not None and held.is_ok and own < total:
            shown = show(total)
            return Base(count, shown, "", 3), held
    return None


def _pair(sentence: Sentence, pair: Counted) -> tuple[Numeral, Numeral]:
    count = sentence.tokens[pair.count].numeral
    share = sentence.tokens[pair.share].numeral
    assert count is not None
    assert share is not None
    return count, share


def _doubt(
    sentence: Sentence, pair: Counted, bases: list[Base], settled: list[Base]
) -> Finding | None:
    """No whole fits: truncated, wrong or for a person, by how sure the whole is."""
    count, share = _pair(sentence, pair)
    unit = unit_key(unit_words(sentence.tokens, pair.count))
    near = sentence.tokens[pair.share].near or sentence.tokens[pair.count].near
    best: tuple[int, Base, Measure] | None = None
    for base in bases:
        held = measure(count, base.numeral, share)
        if held is None or base.numeral.value < count.value:
            continue
        score = _score(base, held, unit=unit, settled=settled, bases=bases)
        if best is None or score > best[0]:
            best = (score, base, held)
    if best is None:
        return None
    score, base, held = best
    if near:
        verdict = Verdict.OK if held.distance <= 5 else Verdict.SUSPECT
    elif held.fit.value == "truncated" and score >= 2:
        verdict = Verdict.TRUNCATED
    else:
        verdict = Verdict.WRONG if score >= 3 else Verdict.SUSPECT
    return _finding(sentence, pair, base.text, held, verdict)


def _score(base: Base, held: Measure, *, unit: str, settled: list[Base], bases: list[Base]) -> int:
    same = bool(unit) and base.unit == unit
    score = {0: 3, 1: 2, 2: 1, 3: 0}[base.rank] + same
    score += 2 if held.slip and held.decimals else 0
    score += 2 if held.fit.value == "truncated" and held.decimals else 0
    sisters = sum(base.numeral is one.numeral for one in settled)
    score += (3 if sisters > 1 or held.decimals else 2) if sisters else 0
    alone = sum(one.rank <= 2 for one in bases) == 1
    return score + (1 if base.rank == 2 and same and alone and held.distance < 2 else 0)


def _finding(
    sentence: Sentence, pair: Counted, base: str, held: Measure, verdict: Verdict
) -> Finding:
    tokens = sentence.tokens
    first, last = sorted((pair.count, pair.share))
    ratio = f"{tokens[pair.count].text}/{base}"
    stated = tokens[pair.share].text
    if verdict is Verdict.SUSPECT:
        message = (
            f"Không số nào ở gần làm mẫu số để {tokens[pair.count].text} thành {stated}"
            f" (thử {base} được {percent(held.value)}); cần nêu rõ mẫu số."
        )
    else:
        message = ratio_message(ratio, stated, held, verdict)
    return Finding(
        ClaimKind.RATIO, verdict, sentence.place_of(tokens[pair.share]),
        sentence.quote(tokens[first], tokens[last]), stated, held.computed, message,
        offset=sentence.start + tokens[pair.share].start,
    )  # fmt: skip
