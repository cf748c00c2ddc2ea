"""Numbers that may be the whole of a count, and how likely each of them is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from konia.domains.checking.document import Kind
from konia.domains.checking.judging import Measure
from konia.domains.checking.sentences import (
    Sentence,
    is_change,
    is_number,
    unit_key,
    unit_words,
)
from konia.lib.grammar.numerals import Fit, Numeral
from konia.lib.grammar.tokens import Sort, Token
from konia.lib.grammar.words import word_set
from konia.lib.vietnamese import fold

from .wording import words_of

NAMED, SPOKEN, GOVERNS, NEAR = 0, 1, 2, 3
SURE = 6
_RANKED = {NAMED: 6, SPOKEN: 4, GOVERNS: 2, NEAR: 0}
_PLAN = re.compile(r"\b(ke hoach|kh|du toan|chi tieu|nghi quyet|duoc giao|giao|dang ky)\b")
_LEADS_TO = word_set("( là giao : kh hoạch toán tiêu quyết")
_AGAINST = word_set("tăng giảm cùng trước")
# Folded words before a number: what came in, and what was done with it.
_WHOLE = re.compile(
    r"\b(thu ly|tiep nhan|nhan duoc|nhan|phai \w+( \w+)?|phat (ra|hanh)|giao|tong (so|cong)|tong"
    r"|dang ky|can \w+|co dieu kien( \w+){0,2}|khao sat|kiem tra|ra soat|thu)\b"
)
_DONE = re.compile(
    r"\b(giai quyet|xu ly|xet xu|xong|thu ve|thu hoi|co mat|hoan thanh|tra|dat chuan|han|khoi"
    r"|tiem|giai ngan|vi pham|phat hien|sai sot|dong y|hoa giai|khac phuc|hai long"
    r"|thanh cong|hop le)\b"
)
_QUANTITIES = word_set("đồng tỷ tỉ triệu usd ha tấn tạ m km")


@dataclass(frozen=True, slots=True)
class Base:
    """A number that may be the whole. label: the folded words around it.

    rank: NAMED as the whole with the percentage, SPOKEN of before ('trong tổng số N'), GOVERNS
    the count ('N …, trong đó n'), or NEAR. change: 'tăng 12'. shared: it has a share of its own.
    place: of its token in the count's own sentence, else -1.
    """

    numeral: Numeral
    text: str
    unit: str
    rank: int
    label: str = ""
    change: bool = False
    shared: bool = False
    place: int = -1


def bases_of(
    sentence: Sentence, count: int, share: int, before: Sequence[Sentence]
) -> Iterator[Base]:
    """Every whole the count may have; one only when the words name it beside the percentage."""
    tokens = sentence.tokens
    named = _named_after(tokens, max(share, count))
    if named is not None:
        yield _base(sentence, named, NAMED)
        return
    if of_a_plan(tokens, share):
        yield from _plans(sentence, count)
        return
    if tokens[share + 1 : share + 2] and tokens[share + 1].low == "dân":
        yield from _peoples(sentence, before)
        return
    spoken = _spoken_of(sentence, count, before)
    if spoken is not None:
        yield spoken
    of = words_of(" ".join(words_behind(tokens, share)))
    yield from _beside(sentence, count, of)
    yield from _ahead(sentence, count, before, of)


def _beside(sentence: Sentence, count: int, of: frozenset[str]) -> Iterator[Base]:
    """The other numbers of the sentence, the last one first."""
    tokens = sentence.tokens
    for at in range(len(tokens) - 1, -1, -1):
        if is_number(tokens[at]) and at != count:
            base = _base(sentence, at, _rank(tokens, at, count))
            yield replace(_called(base, of) if at < count else base, place=at)


def _ahead(
    sentence: Sentence, count: int, before: Sequence[Sentence], of: frozenset[str]
) -> Iterator[Base]:
    """The numbers of the sentences before."""
    heading = _list_head(sentence, count, before)
    for other in reversed(before):
        for at, token in enumerate(other.tokens):
            if is_number(token):
                rank = SPOKEN if token is heading else NEAR
                yield _called(_base(other, at, rank), of)


def _list_head(sentence: Sentence, count: int, before: Sequence[Sentence]) -> Token | None:
    """The number of '14.000 hồ sơ, trong đó:' above items that tell one count each."""
    first = next((at for at, token in enumerate(sentence.tokens) if is_number(token)), count)
    leads = [other for other in before if other.block.text.rstrip().endswith(":")]
    if first != count or sentence.block.kind is not Kind.ITEM or not leads:
        return None
    tokens = leads[-1].tokens
    told = [at for at, one in enumerate(tokens) if is_number(one) and not is_change(tokens, at)]
    return tokens[told[-1]] if told else None


def _called(base: Base, of: frozenset[str]) -> Base:
    """'chiếm 70,1% tổng thu ngân sách địa phương': the number that was told by these words."""
    told = len(of) > 1 and of <= words_of(base.label)
    return replace(base, rank=min(base.rank, GOVERNS)) if told else base


def words_behind(tokens: list[Token], share: int) -> list[str]:
    """What a percentage is said to be of."""
    words: list[str] = []
    for token in tokens[share + 1 : share + 9]:
        if token.sort is not Sort.WORD or token.low in {"và", "tăng", "giảm", "trong"}:
            break
        words.append(token.low)
    return words


def _base(sentence: Sentence, at: int, rank: int) -> Base:
    tokens = sentence.tokens
    numeral = tokens[at].numeral
    assert numeral is not None
    unit = unit_key(unit_words(tokens, at))
    label = label_of(sentence, at)
    shared = any(token.sort is Sort.SHARE for token in _until_number(tokens, at + 1, most=9))
    return Base(numeral, tokens[at].text, unit, rank, label, is_change(tokens, at), shared)


def _until_number(tokens: list[Token], start: int, *, most: int) -> Iterator[Token]:
    for token in tokens[start : start + most]:
        if is_number(token) or token.text == ";":
            return
        yield token


def label_of(sentence: Sentence, at: int) -> str:
    """The folded words that say what a number counts: before it and behind it."""
    tokens = sentence.tokens
    first = at
    while first > max(0, at - 12) and _goes_back(tokens[first - 1]):
        first -= 1
    ahead = "".join(f" {token.text}" for token in _until_number(tokens, at + 1, most=6))
    return f"{fold(sentence.text[tokens[first].start : tokens[at].start])} | {fold(ahead)}"


def _goes_back(token: Token) -> bool:
    return token.numeral is None and token.text not in {";", ".", ")"}


def _named_after(tokens: list[Token], place: int) -> int | None:
    """The whole in 'chiếm 12,3% trong tổng số 1.234', 'đạt 83,5% dự toán giao (1.540 tỷ)'."""
    words: list[str] = []
    for at in range(place + 1, len(tokens)):
        if is_number(tokens[at]):
            return at if _names_whole(words) else None
        words.append(tokens[at].low)
        if tokens[at].text in {";", ","} or len(words) > 12 or tokens[at].numeral is not None:
            return None
    return None


def _names_whole(words: list[str]) -> bool:
    if {"đó", *_AGAINST} & set(words):
        return False
    short = len(words) <= 10 and ")" not in words
    compared = words[:2] == ["so", "với"] and words[-1] == "(" and "số" in words
    return short and (compared or _is_named(words))


def _is_named(words: list[str]) -> bool:
    plan = bool(_PLAN.search(fold(" ".join(words)))) and words[-1] in _LEADS_TO
    return plan or "tổng" in words or words in (["trên"], ["trong", "số"], ["/"])


def of_a_plan(tokens: list[Token], share: int) -> bool:
    """'47,8% kế hoạch', '98% so với chỉ tiêu được giao'."""
    words = [token.low for token in tokens[share + 1 : share + 6]]
    ended = next((at for at, word in enumerate(words) if not word[0].isalpha()), len(words))
    phrase = fold(" ".join(words[:ended]))
    return bool(re.match(r"(so voi )?(muc )?(ke hoach|kh|du toan|chi tieu|nghi quyet)\b", phrase))


def _plans(sentence: Sentence, count: int) -> Iterator[Base]:
    """Numbers of the sentence that a plan sets: 'kế hoạch giao 180 đảng viên'."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens[:count]):
        if is_number(token):
            base = _base(sentence, at, SPOKEN)
            if _PLAN.search(base.label.split(" | ")[0][-40:]):
                yield base


def _peoples(sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Base]:
    """'chiếm 63,5% dân số': only a number called so."""
    for other in (sentence, *before):
        for at, token in enumerate(other.tokens):
            if is_number(token):
                base = _base(other, at, SPOKEN)
                if "dan so" in base.label.split(" | ")[0][-24:]:
                    yield base


_ANAPHORA = re.compile(r"(?:trong|trên) (?:tổng )?số ((?:[^\W\d_]+ ){1,7}[^\W\d_]+)\s*,", re.I)


def _spoken_of(sentence: Sentence, count: int, before: Sequence[Sentence]) -> Base | None:
    """'Trong số việc có điều kiện, đã thi hành 2.905 việc': the number of 'việc có điều kiện'."""
    matches = list(_ANAPHORA.finditer(sentence.text[: sentence.tokens[count].start]))
    if not matches:
        return None
    wanted = words_of(matches[-1][1])
    for other in reversed((*before, sentence)):
        for at in range(len(other.tokens) - 1, -1, -1):
            earlier = other is not sentence or other.tokens[at].start < matches[-1].start()
            if earlier and is_number(other.tokens[at]) and wanted:
                base = _base(other, at, SPOKEN)
                if wanted <= words_of(base.label) and _denied(base.label) == _denied(
                    matches[-1][1]
                ):
                    return base
    return None


def _denied(text: str) -> bool:
    return bool(re.search(r"\b(chua|khong)\b", fold(text)))


def _rank(tokens: list[Token], at: int, count: int) -> int:
    if at > count:
        return NEAR
    lead = [token.low for token in tokens[max(0, at - 3) : at]]
    if lead in (["trong", "tổng", "số"], ["trên", "tổng", "số"]) or lead[-2:] == ["trong", "số"]:
        return SPOKEN
    if lead == ["trong"]:  # the sentence begins so
        return SPOKEN
    return GOVERNS if _governs(tokens, at, count) else NEAR


def _governs(tokens: list[Token], at: int, count: int) -> bool:
    """'tổng số N … trong đó n', 'gồm'."""
    lead = [token.low for token in tokens[max(0, at - 3) : at]]
    gap = [token.low for token in tokens[at + 1 : count]]
    inner = any(gap[i : i + 2] == ["trong", "đó"] for i in range(len(gap)))
    return "tổng" in lead or inner or "gồm" in gap


def weigh(
    base: Base, held: Measure, *, count: Base, verb: str, of: Iterable[str], alone: bool
) -> int:
    """How sure the base is meant; SURE and more is beyond doubt.

    count: the part, as a base. verb: the word before the percentage. of: the words behind it.
    alone: no other number near may be the whole.
    """
    same = is_same_unit(base, count)
    flow = _flows(base, count)
    score = _RANKED[base.rank] + 2 * same + _closeness(held) + 3 * flow
    score += 2 * (alone and same and held.distance * 2 < 3)
    score += verb in {"chiếm", "lệ", "trọng"} and (flow or base.rank == GOVERNS)
    score += 4 * bool(held.decimals and (held.slip or held.fit is Fit.TRUNCATED))
    score -= 3 * (base.shared and base.rank > SPOKEN)
    named = words_of(" ".join(of))
    score -= 2 * (base.rank > NAMED and not named <= words_of(base.label))
    return score


def is_same_unit(base: Base, count: Base) -> bool:
    """Both count one thing; one of them may be an abbreviation (TCCSĐ)."""
    if not count.unit or not base.unit:
        return False
    if base.unit == count.unit:
        return True
    short = fold(count.unit.split()[0])
    words = base.label.split(" | ")[-1].split()
    return len(short) > 2 and "".join(word[0] for word in words[: len(short)]) == short


def _flows(base: Base, count: Base) -> bool:
    """What came in, and after it what was done with it."""
    if base.place > count.place >= 0:
        return False
    ahead, behind = base.label.split(" | ")[0], count.label.split(" | ")[0]
    return bool(_WHOLE.search(ahead) and _DONE.search(behind)) and not count.change


def _closeness(held: Measure) -> int:
    """Another whole seldom gives nearly the same percentage."""
    if held.distance * 10 <= min(Fraction(40), held.value + 2):
        return 2
    return int(held.distance * 5 <= min(Fraction(50), held.value))


def is_quantity(unit: str) -> bool:
    """Money, land, weight: what has a plan for a whole ('đạt 74%')."""
    return bool(unit) and unit.split()[0] in _QUANTITIES
