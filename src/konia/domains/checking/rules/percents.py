"""Percentages that share out a whole must add up to 100."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.judging import show
from konia.domains.checking.sentences import Sentence, is_number
from konia.lib.grammar.numerals import is_slip
from konia.lib.grammar.tokens import Sort, Token
from konia.lib.grammar.words import word_set
from konia.lib.numbers import format_number

from .bases import of_a_plan
from .dimensions import common_cut, is_complete, is_open, overlaps
from .ratios import grows
from .shares import counted

LEAST = 10  # smaller counts add up to some other number by chance
_EXCLUSIVE = word_set("liking rank degree deadline sex mode state")
_SHARING = ("chiếm", "cơ cấu", "tỷ trọng")


@dataclass(frozen=True, slots=True)
class Slice:
    """One percentage with the words that lead to it."""

    token: Token
    label: str


def percent_findings(
    sentence: Sentence, before: Sequence[Sentence], settled: frozenset[int]
) -> Iterator[Finding]:
    """Each run of percentages that shares out one whole.

    before: the sentences that lead to this one. settled: offsets of percentages that are right
    of a whole of their own; when all of a run are, they do not share out one.
    """
    counts = {sentence.tokens[one.share].start: one.count for one in counted(sentence)}
    for run in _runs(sentence):
        known = [counts[one.token.start] for one in run if one.token.start in counts]
        whole = len(known) == len(run) and _make_a_whole(sentence, known, before)
        own = all(sentence.start + one.token.start in settled for one in run) and not whole
        finding = _judge(sentence, run, whole=whole)
        if finding is not None and (finding.verdict is Verdict.OK or not own):
            yield finding


def _make_a_whole(sentence: Sentence, counts: list[int], before: Sequence[Sentence]) -> bool:
    """The counts beside the percentages add up to a number told before them."""
    added = sum((_count(sentence.tokens[at]) for at in counts), Fraction())
    ahead = [token for token in sentence.tokens[: counts[0]] if is_number(token)]
    ahead += [token for one in before for token in one.tokens if is_number(token)]
    enough = len(counts) > 1 and added >= LEAST
    return enough and any(_count(token) == added for token in ahead)


def _count(token: Token) -> Fraction:
    return Fraction(token.numeral.value) if token.numeral else Fraction()


def _runs(sentence: Sentence) -> Iterator[list[Slice]]:
    """Percentages of one list, cut where a run is full or a label comes back."""
    tokens, begin = sentence.tokens, 0
    run: list[Slice] = []
    for at, token in enumerate(tokens):
        if token.sort is not Sort.SHARE or grows(tokens, at) or of_a_plan(tokens, at):
            continue
        label = sentence.text[tokens[begin].start : token.start]
        begin = min(at + 1, len(tokens) - 1)
        if run and "trong đó" in label.lower():  # parts of what was told before
            if len(run) > 1:
                yield run
            run = []
        run.append(Slice(token, label))
        if abs(_added(run) - 100) < _slack(run) and len(run) > 1:
            yield run
            run = []
    if len(run) > 1:
        yield run


def _added(run: list[Slice]) -> Fraction:
    values = [one.token.numeral.value for one in run if one.token.numeral]
    return sum((Fraction(value) for value in values), Fraction())


def _slack(run: list[Slice]) -> Fraction:
    steps = [one.token.numeral.step for one in run if one.token.numeral]
    return sum((Fraction(step) for step in steps), Fraction()) / 2


def _judge(sentence: Sentence, run: list[Slice], *, whole: bool) -> Finding | None:
    labels = [one.label for one in run]
    cut = common_cut(labels)
    sharing = all(any(word in label.lower() for word in _SHARING) for label in labels)
    if cut not in _EXCLUSIVE and not sharing and not whole:
        return None
    added = _added(run)
    rounded = _as_rounded(run, added)
    if rounded is not None:
        return _finding(sentence, run, added, rounded)
    open_list = is_open(sentence.text) or (cut != "sex" and overlaps(labels))
    if any(one.token.near for one in run) or (open_list and not whole):
        return None
    sure = whole and 60 <= added <= 140
    verdict = Verdict.WRONG if sure else _mismatch(run, labels, cut, added, sharing=sharing)
    return _finding(sentence, run, added, verdict) if verdict else None


def _as_rounded(run: list[Slice], added: Fraction) -> Verdict | None:
    """Right within the printed rounding; possible, but rare, when every one was cut off."""
    if abs(added - 100) < _slack(run):
        return Verdict.OK
    cut_off = -2 * _slack(run) < added - 100 < 0
    halves = added - 100 == _slack(run)  # all were halves rounded up
    return Verdict.SUSPECT if cut_off or halves else None


def _mismatch(
    run: list[Slice], labels: list[str], cut: str, added: Fraction, *, sharing: bool
) -> Verdict | None:
    if not 80 <= added <= 130:
        return None
    closed = cut in _EXCLUSIVE and is_complete(cut, labels)
    rest = "còn lại" in labels[-1].lower()
    if (
        closed
        or rest
        or (cut in _EXCLUSIVE and (added > 100 or (len(run) > 2 and _slips(run, added))))
    ):
        return Verdict.WRONG
    if sharing and len(run) > 2 and (_slips(run, added) or added > 100):
        return Verdict.WRONG if _slips(run, added) else Verdict.SUSPECT
    return Verdict.SUSPECT if 95 <= added <= 105 else None


def _slips(run: list[Slice], added: Fraction) -> bool:
    """One mistyped digit explains the difference, and digits enough are printed to tell."""
    for one in run:
        numeral = one.token.numeral
        assert numeral is not None
        right = Fraction(numeral.value) + 100 - added
        if numeral.decimals and right > 0:
            shown = format_number(_decimal(right), numeral.decimals)
            if is_slip(format_number(numeral.value, numeral.decimals), shown):
                return True
    return False


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _finding(sentence: Sentence, run: list[Slice], added: Fraction, verdict: Verdict) -> Finding:
    texts = " + ".join(one.token.text for one in run)
    ending = "." if verdict is Verdict.OK else ", không bằng 100%."
    return Finding(
        ClaimKind.PERCENT_SUM, verdict, sentence.place_of(run[0].token),
        sentence.quote(run[0].token, run[-1].token), texts, f"{show(added)}%",
        f"{texts} = {show(added)}%{ending}", offset=sentence.start + run[0].token.start,
    )  # fmt: skip
