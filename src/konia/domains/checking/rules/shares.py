"""A count with its percentage, whose whole stands elsewhere: 'trong đó 635 hồ sơ, chiếm 98,8%'.

Any number near may be the whole. One that fits settles the claim as right; a claim is called
wrong only when which whole is meant is beyond doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.judging import Measure, measure, measure_values, percent, show
from konia.domains.checking.sentences import Sentence, is_change, is_number, unit_key, unit_words
from konia.lib.grammar.numerals import Fit, Numeral
from konia.lib.grammar.tokens import Sort, Token

from .bases import (
    NAMED,
    NEAR,
    SURE,
    Base,
    bases_of,
    is_quantity,
    is_same_unit,
    label_of,
    of_a_plan,
    weigh,
    words_behind,
)
from .fractions import fractions
from .ratios import INTRO, grows, introduced, links, ratio_message

CUT_OFF = 4  # of this weight a whole is believed when its percentage was cut off
_NOT_OURS = frozenset({"so", "gdp", "grdp"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and its percentage in one sentence (places of tokens).

    other: a second count that may be the one meant ('1.312 vụ với 2.286 bị cáo, đạt 99,5%').
    """

    count: int
    share: int
    other: int | None = None

    @property
    def counts(self) -> list[int]:
        """All counts that the percentage may be of."""
        return [self.count] if self.other is None else [self.count, self.other]


def counted(sentence: Sentence) -> Iterator[Counted]:
    """Counts directly followed, or preceded, by their percentage."""
    tokens = sentence.tokens
    taken = {link.share for link in links(sentence)}
    found = fractions(tokens)
    inside = {at for one in found if not one.paired for at in (one.first, one.last)}
    pairs = {one.last: one.first for one in found if one.paired}
    used: set[int] = set()
    for at, token in enumerate(tokens):
        if token.sort is not Sort.SHARE or at in taken or grows(tokens, at):
            continue
        if _of_something_else(tokens, at):
            continue
        count = _inside_after(tokens, at) or _before(tokens, at)
        if count is None or count in inside or count in used or is_change(tokens, count):
            continue
        used.add(count)
        yield Counted(count, at, pairs.get(count, _joined(tokens, count)))


def _of_something_else(tokens: list[Token], share: int) -> bool:
    after = tokens[share + 1].low if share + 1 < len(tokens) else ""
    named = [token.low for token in tokens[share + 1 : share + 4]] == ["so", "với", "số"]
    return after in _NOT_OURS and not named and not of_a_plan(tokens, share)


def _joined(tokens: list[Token], count: int) -> int | None:
    """The first count of '181 hộ với 882 khẩu'."""
    for at in range(count - 1, max(count - 6, -1), -1):
        if is_number(tokens[at]):
            return at if {"với", "/"} & {one.low for one in tokens[at:count]} else None
    return None


def _before(tokens: list[Token], place: int) -> int | None:
    """'635 hồ sơ, chiếm 98,8%', '635 hồ sơ (98,8%)', '46 vụ (tăng 2 vụ), đạt 98%'."""
    if not introduced(tokens, place) and tokens[place - 1].text not in {"(", "-"}:
        return None
    commas, at = 0, place
    while at > max(place - 26, 0):
        at -= 1
        token = tokens[at]
        if token.text == ")":
            at = _opening(tokens, at)
            continue
        if is_number(token):
            return at
        commas += token.text == ","
        # 'tỷ lệ hồ sơ đúng hạn đạt 98%' has a subject of its own, the count before is another's.
        far = token.low in {"đó", "so", "lệ"} and at < place - 4
        shut = token.text in {";", ":"} and at < place - 4
        closed = token.sort in {Sort.SHARE, Sort.POINTS} or shut or token.text == "."
        if far or closed or commas > 2:
            return None
    return None


def _opening(tokens: list[Token], place: int) -> int:
    """Where the bracket that ends here begins; -1 when it has no beginning or is a long one."""
    for at in range(place - 1, max(place - 24, -1), -1):
        if tokens[at].text == "(":
            return at
        if tokens[at].sort is Sort.SHARE:
            return -1
    return -1


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
    settled: list[Base] = []
    later: list[tuple[Counted, list[Base]]] = []
    for pair in list(counted(sentence)):
        bases = list(bases_of(sentence, pair.count, pair.share, before))
        found = _settle(sentence, pair, bases)
        if found is None:
            later.append((pair, bases))
            continue
        count, base, held = found
        settled.append(base)
        yield _finding(sentence, count, pair.share, base.text, held, Verdict.OK)
    open_counts = {pair.count for pair, _ in later}
    for pair, bases in later:
        bases = [_told(base, open_counts) for base in bases]
        if bases and (finding := _doubt(sentence, pair, bases, settled)):
            yield finding


def _told(base: Base, open_counts: set[int]) -> Base:
    """A base whose own percentage was found right is as good as one without any."""
    settled = base.place >= 0 and base.place not in open_counts
    return replace(base, shared=base.shared and not settled)


def _settle(
    sentence: Sentence, pair: Counted, bases: list[Base]
) -> tuple[int, Base, Measure] | None:
    """The whole that makes the percentage right, the most likely first."""
    share = _numeral(sentence, pair.share)
    for count in pair.counts:
        own = _numeral(sentence, count)
        for base in sorted(bases, key=lambda one: (one.rank, one.change)):
            held = measure(own, base.numeral, share)
            if held is not None and held.is_ok:
                return count, base, held
    return _settle_sums(sentence, pair, bases)


def _settle_sums(
    sentence: Sentence, pair: Counted, bases: list[Base]
) -> tuple[int, Base, Measure] | None:
    """The same for wholes that are told in two parts."""
    count, share = _numeral(sentence, pair.count), _numeral(sentence, pair.share)
    unit = unit_key(unit_words(sentence.tokens, pair.count))
    near = sorted(bases, key=lambda base: not 0 <= base.place < pair.count)  # those told before
    alike = [base for base in near if base.rank != NAMED and base.unit == unit]
    values = [Fraction(base.numeral.value) for base in alike][:14]
    own = Fraction(count.value)
    sums = [own + value for value in values]
    sums += [one + two for place, one in enumerate(values) for two in values[place + 1 :]]
    sums.append(own + sum(values, Fraction()))
    if any(_is_cut_off(count, base, share) for base in alike if base.rank < NEAR):
        return None
    for total in sums:
        held = measure_values(own, total, share)
        if held is not None and held.is_ok and own < total:
            return pair.count, Base(count, show(total), "", NEAR), held
    return None


def _is_cut_off(count: Numeral, base: Base, share: Numeral) -> bool:
    held = measure(count, base.numeral, share)
    return held is not None and held.fit is Fit.TRUNCATED and held.decimals > 0


def _numeral(sentence: Sentence, at: int) -> Numeral:
    numeral = sentence.tokens[at].numeral
    assert numeral is not None
    return numeral


def _doubt(
    sentence: Sentence, pair: Counted, bases: list[Base], settled: list[Base]
) -> Finding | None:
    """No whole fits: truncated, wrong or for a person, by how sure the whole is."""
    share = _numeral(sentence, pair.share)
    best: tuple[tuple[bool, int], int, Base, Measure] | None = None
    for count in pair.counts:
        own = _numeral(sentence, count)
        for base in bases:
            held = measure(own, base.numeral, share)
            if held is None or base.change:
                continue
            if base.numeral.value < own.value and base.rank != NAMED:
                continue
            part = _part(sentence, count)
            alone = sum(_may_hold(one, part) for one in bases) == 1
            score = _score(sentence.tokens, part, pair.share, base, held, alone=alone)
            score += _sisters(base, held, settled)
            cut_off = held.fit is Fit.TRUNCATED and bool(held.decimals) and score >= CUT_OFF
            if best is None or (cut_off, score) > best[0]:
                best = ((cut_off, score), count, base, held)
    if best is None:
        return None
    (_, score), count, base, held = best
    verdict = _verdict(sentence, count, pair.share, held, score, named=base.rank == NAMED)
    return _finding(sentence, count, pair.share, base.text, held, verdict) if verdict else None


def _may_hold(base: Base, part: Base) -> bool:
    return base.numeral.value >= part.numeral.value and is_same_unit(base, part)


def _part(sentence: Sentence, count: int) -> Base:
    """The count itself, with its words."""
    unit = unit_key(unit_words(sentence.tokens, count))
    return Base(
        _numeral(sentence, count), sentence.tokens[count].text, unit, NEAR,
        label_of(sentence, count), is_change(sentence.tokens, count), place=count,
    )  # fmt: skip


def _score(
    tokens: list[Token], part: Base, share: int, base: Base, held: Measure, *, alone: bool
) -> int:
    verb, of = _verb(tokens, share), words_behind(tokens, share)
    return weigh(base, held, count=part, verb=verb, of=of, alone=alone)


def _sisters(base: Base, held: Measure, settled: list[Base]) -> int:
    """Other counts of the sentence have the same whole."""
    sisters = sum(base.numeral is one.numeral for one in settled)
    return (6 if sisters > 1 or held.decimals else 4) if sisters else 0


def _verb(tokens: list[Token], share: int) -> str:
    """'chiếm', 'đạt', 'lệ' before the percentage."""
    words = [token.low for token in tokens[max(0, share - 5) : share]]
    return next((word for word in reversed(words) if word in INTRO and word.isalpha()), "")


def _verdict(
    sentence: Sentence, count: int, share: int, held: Measure, score: int, *, named: bool
) -> Verdict | None:
    tokens = sentence.tokens
    if tokens[share].near or tokens[count].near:
        return Verdict.OK if held.distance <= 5 else Verdict.SUSPECT
    if held.fit is Fit.TRUNCATED and score >= CUT_OFF:
        return Verdict.TRUNCATED
    if score >= SURE and (named or held.stated <= 100):
        return Verdict.WRONG
    unit = unit_key(unit_words(tokens, count))
    planned = is_quantity(unit) or tokens[count].text.endswith(("tỷ", "tỉ", "triệu"))
    if held.stated >= 100 or (planned and _verb(tokens, share) in {"đạt", "bằng"}):
        return None  # of a plan that is not told here
    return Verdict.SUSPECT


def _finding(
    sentence: Sentence, count: int, share: int, base: str, held: Measure, verdict: Verdict
) -> Finding:
    tokens = sentence.tokens
    first, last = sorted((count, share))
    ratio = f"{tokens[count].text}/{base}"
    stated = tokens[share].text
    if verdict is Verdict.SUSPECT:
        message = (
            f"Không số nào ở gần làm mẫu số để {tokens[count].text} thành {stated}"
            f" (thử {base} được {percent(held.value)}); cần nêu rõ mẫu số."
        )
    else:
        message = ratio_message(ratio, stated, held, verdict)
    return Finding(
        ClaimKind.RATIO, verdict, sentence.place_of(tokens[share]),
        sentence.quote(tokens[first], tokens[last]), stated, held.computed, message,
        offset=sentence.start + tokens[share].start,
    )  # fmt: skip
