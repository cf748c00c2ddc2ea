"""A printed percentage beside its fraction: 11/38 nhiệm vụ (đạt 28,94%)."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.judging import Measure, measure, measure_values, percent, share_verdict
from konia.domains.checking.sentences import Sentence, depths
from konia.lib.grammar.numerals import Fit, Numeral
from konia.lib.grammar.tokens import Sort, Token
from konia.lib.grammar.words import word_set

from .fractions import Share, fractions, numbers_between

INTRO = word_set("đạt chiếm lệ bằng đương ứng ( = : là tức được trọng")
_LEADS = frozenset("(=:,;-–")
_OWN = word_set("tổng số so trên trong theo kế chỉ của và đơn trường hợp hồ cơ")
_EQUALS = word_set(", tương ứng với đương là tức - hay")
_GROWTH = word_set("tăng giảm vượt thấp cao hơn nhanh")
_FILLER = word_set("khoảng hơn trên gần mức ước xấp xỉ dưới số với của tổng đến thực hiện")
_OUTCOME = word_set("cắt giảm hoàn thành giải quyết ngân thực hiện đúng trước hạn xử lý")
_NOT_BASE = word_set("kế so cùng dự dân gdp chỉ")


_KNOWN = INTRO | _FILLER | _OUTCOME


@dataclass(frozen=True, slots=True)
class Link:
    """A percentage and the fraction it belongs to. sure: no other reading is likely."""

    share: int
    fraction: Share
    sure: bool


def introduced(tokens: list[Token], place: int) -> bool:
    """Whether 'đạt', 'chiếm', 'tỷ lệ' or a bracket leads to the percentage."""
    for at in range(place - 1, max(place - 6, -1), -1):
        low = tokens[at].low
        if low == "cắt" or (low == "giảm" and at and tokens[at - 1].low == "cắt"):
            continue  # 'tỷ lệ cắt giảm' is a share
        if low in _GROWTH and low != "hơn":
            return False
        if low in INTRO:
            return low != "được" or tokens[at - 1].low == "đạt"
        if low not in _FILLER:
            return False
    return False


def grows(tokens: list[Token], place: int) -> bool:
    """Whether the percentage says by how much something grew."""
    for at in range(place - 1, max(place - 7, -1), -1):
        low = tokens[at].low
        if low == "chiếm":
            return False  # 'loại kém chiếm 0,7%' shares out
        if low in _GROWTH and not _is_level(tokens, at):
            return True
        if _ends_clause(tokens[at]):
            return _is_signed(tokens, place)
    return _compared(tokens, place)


def _is_signed(tokens: list[Token], place: int) -> bool:
    """'(+8,3%)', '(-67%)'."""
    ahead = [token.text for token in tokens[max(0, place - 2) : place]]
    return ahead in (["(", "+"], ["(", "-"], ["(", "–"])


def _ends_clause(token: Token) -> bool:
    return token.sort in {Sort.NUMBER, Sort.SHARE} or (
        token.sort is Sort.SIGN and token.text not in "("
    )


def _is_level(tokens: list[Token], at: int) -> bool:
    """'đạt thấp (5,6%)' and 'tỷ lệ cắt giảm' are no growth; 'thấp hơn 5%' is."""
    if tokens[at].low in {"thấp", "cao", "nhanh"}:
        return tokens[at + 1].low != "hơn"
    return tokens[at].low == "hơn" or bool(at and tokens[at - 1].low == "cắt")


def _compared(tokens: list[Token], place: int) -> bool:
    words = [token.low for token in tokens[place + 1 : place + 4]]
    return words[:2] == ["so", "với"] and "tổng" not in [
        token.low for token in tokens[place + 3 : place + 6]
    ]


def links(sentence: Sentence) -> list[Link]:
    """Each percentage of the sentence with its fraction, where one is surely its own."""
    tokens = sentence.tokens
    found = fractions(tokens)
    shares = [at for at, token in enumerate(tokens) if token.sort is Sort.SHARE]
    found = [one for one in found if not one.paired or _explains(tokens, one, shares)]
    linked = [link for at in shares if (link := _followed(tokens, at, found) or _within(at, found))]
    taken = {link.fraction.first for link in linked}
    done = {link.share for link in linked}
    level = depths(tokens)
    for fitting in (True, False):
        for at in shares:
            free = [one for one in found if one.first not in taken]
            link = _preceded(tokens, at, free, level) if at not in done else None
            if link is not None and (not fitting or _fits(link.fraction, tokens[at])):
                linked.append(link)
                taken.add(link.fraction.first)
                done.add(at)
    return sorted(linked, key=lambda link: link.share)


def _explains(tokens: list[Token], pair: Share, shares: list[int]) -> bool:
    """Whether '12 xã/15 đơn vị' gives one of the percentages behind it after all."""
    part, whole = pair.part.numeral, pair.whole.numeral
    assert part is not None
    assert whole is not None
    printed = (tokens[at].numeral for at in shares if at > pair.first)
    held = (measure(part, whole, share) for share in printed if share is not None)
    return any(one is not None and one.fit is not Fit.OFF for one in held)


def _fits(fraction: Share, share: Token) -> bool:
    part, whole = fraction.part.numeral, fraction.whole.numeral
    assert part is not None
    assert whole is not None
    assert share.numeral is not None
    held = measure(part, whole, share.numeral)
    return held is not None and held.is_ok


def _followed(tokens: list[Token], place: int, found: list[Share]) -> Link | None:
    """'98,5% (197/200 hồ sơ)', '98,5%, tương ứng 197/200'."""
    for fraction in found:
        gap = tokens[place + 1 : fraction.first]
        if fraction.first <= place or len(gap) > 8:
            continue
        clear = gap and not grows(tokens, place) and not _in_turn(tokens, fraction)
        if clear and _leads_to(tokens, gap, fraction):
            return Link(place, fraction, sure=fraction.sure)
        return None
    return None


def _within(place: int, found: list[Share]) -> Link | None:
    """'150 hồ sơ (chiếm 1,0%) trên tổng số 15.000'."""
    inside = [one for one in found if one.first < place < one.last]
    return Link(place, inside[0], sure=inside[0].sure) if inside else None


def _leads_to(tokens: list[Token], gap: list[Token], fraction: Share) -> bool:
    """'(', '(tương ứng', 'cán bộ (' or ', tương ứng' between a percentage and its fraction."""
    words = [token.low for token in gap]
    if "(" in words[1:]:
        opened = words.index("(", 1)
        if _plain_words(gap[:opened]) and set(words[opened + 1 :]) <= _EQUALS:
            return True
    if words in (["("], ["="], ["(", "="], [":"]):
        return True
    if _closing_share(tokens, fraction):
        return False
    if words[0] == "(":
        return all(token.sort is Sort.WORD for token in gap[1:])
    return len(words) > 1 and set(words) <= _EQUALS


def _in_turn(tokens: list[Token], fraction: Share) -> bool:
    """'95% và 100% (19/20 và 12/12)': which belongs to which is told by the order only."""
    rest = tokens[fraction.last + 1 : fraction.last + 6]
    words = [token.low for token in rest]
    joined = "và" in words and ")" not in words[: words.index("và")]
    return (
        joined
        and any(token.text == "/" for token in rest[words.index("và") :])
        and any(
            token.sort is Sort.SHARE
            for token in tokens[max(0, fraction.first - 8) : fraction.first - 2]
        )
    )


def _plain_words(gap: list[Token]) -> bool:
    """'100% cán bộ, công chức (312/312 người)': what the percentage is of."""
    return all(token.sort is Sort.WORD or token.text == "," for token in gap) and not (
        {"trong", "đó", "tăng", "giảm", "so"} & {token.low for token in gap}
    )


def _closing_share(tokens: list[Token], fraction: Share) -> bool:
    """The fraction has a percentage of its own right behind it."""
    for token in tokens[fraction.last + 1 : fraction.last + 12]:
        if token.sort is Sort.SHARE:
            return True
        if token.text in {";", ")", ","} or token.sort is Sort.NUMBER:
            return False
    return False


def _preceded(tokens: list[Token], place: int, found: list[Share], level: list[int]) -> Link | None:
    before = [one for one in found if one.last < place]
    if not before or grows(tokens, place):
        return None
    fraction = before[-1]
    between = list(numbers_between(tokens, fraction.last, place))
    gap = tokens[fraction.last + 1 : place]
    led = introduced(tokens, place) or _leans(tokens, gap, place)
    if len(gap) > 60 or not _one_clause(gap) or not led:
        return None
    sorts = {tokens[at].sort for at in between}
    # A count that stands between has the percentage, unless the fraction gives it.
    if Sort.SHARE in sorts or (Sort.NUMBER in sorts and not _fits(fraction, tokens[place])):
        return None
    sure = fraction.sure and not between and _sure_gap(tokens, gap, place, level)
    sure = sure and not _of_others(tokens, place)
    return Link(place, fraction, sure=sure)


def _leans(tokens: list[Token], gap: list[Token], place: int) -> bool:
    """A bare percentage behind a bracket, '=' or a comma, with nothing that it is of."""
    if not gap or gap[-1].text not in _LEADS:
        return False
    return gap[-1].text in "(=:" or _stands_alone(tokens, place)


def _stands_alone(tokens: list[Token], place: int) -> bool:
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return after is None or after.sort is Sort.SIGN or after.low in {"và", "so"}


def _of_others(tokens: list[Token], place: int) -> bool:
    """'(100% xã, phường)' behind a fraction of districts; '(83% tổng số)' is its own."""
    bare = place > 0 and tokens[place - 1].text in _LEADS
    after = tokens[place + 1].low if place + 1 < len(tokens) else ""
    return bare and not _stands_alone(tokens, place) and after not in _OWN


def _one_clause(gap: list[Token]) -> bool:
    """No semicolon between, but for '11/38 nhiệm vụ; tỷ lệ 28,95%'."""
    marks = [at for at, token in enumerate(gap) if token.text == ";"]
    if not marks:
        return True
    rest = [token.low for token in gap[marks[-1] + 1 :]]
    return (
        len(marks) == 1
        and len(gap) < 12
        and all(word in INTRO | _FILLER | {"tỷ", "tỉ"} for word in rest)
    )


def _sure_gap(tokens: list[Token], gap: list[Token], place: int, level: list[int]) -> bool:
    words = [token.low for token in gap]
    if "trong" in words and "đó" in words:
        return False
    if any(words[at : at + 2] == ["lần", "lượt"] for at in range(len(words))):
        return False
    after = [token.low for token in tokens[place + 1 : place + 3]]
    if after and after[0] in _NOT_BASE:
        return False
    if level[place] > level[place - len(gap) - 1]:
        return True
    return words.count(",") <= 3


def ratio_findings(sentence: Sentence) -> Iterator[Finding]:
    """Every fraction with its percentage, and how they stand."""
    for link in links(sentence):
        share, fraction = sentence.tokens[link.share], link.fraction
        if share.numeral is None or fraction.part.numeral is None:
            continue
        assert fraction.whole.numeral is not None
        found = measure(fraction.part.numeral, fraction.whole.numeral, share.numeral)
        if found is None:
            continue
        near = share.near or fraction.part.near or fraction.whole.near
        if share.near and found.distance > 5:
            continue  # '9/9 huyện đạt tỷ lệ này dưới 10%' is about another share
        verdict = share_verdict(found, near=near, sure=link.sure)
        if verdict is Verdict.WRONG and _another_subject(sentence.tokens, link):
            verdict = Verdict.WRONG if found.slip or found.distance <= 5 else Verdict.SUSPECT
        if verdict in {Verdict.WRONG, Verdict.SUSPECT}:
            verdict, found = _second_look(sentence, link, verdict, found)
        yield _finding(sentence, link, verdict, found)


def _another_subject(tokens: list[Token], link: Link) -> bool:
    """'123/159 xã, tỷ lệ cử tri đi bầu đạt 100%': the rate has a subject of its own."""
    gap = [token.low for token in tokens[link.fraction.last + 1 : link.share]]
    named = gap[gap.index("lệ") + 1 :] if "lệ" in gap else []
    return bool([word for word in named if word not in _KNOWN and word.isalpha()])


def _second_look(
    sentence: Sentence, link: Link, verdict: Verdict, found: Measure
) -> tuple[Verdict, Measure]:
    """Other honest readings of a mismatch: two fractions together, the rest, a plan."""
    share = sentence.tokens[link.share].numeral
    assert share is not None
    joined = _joined(sentence, link)
    if joined is not None:
        parts = [one.part.numeral for one in joined]
        wholes = [one.whole.numeral for one in joined]
        together = measure_values(
            sum((_exact(one) for one in parts), Fraction()),
            sum((_exact(one) for one in wholes), Fraction()),
            share,
        )
        if together is not None and together.is_ok:
            return Verdict.OK, together
        if not found.slip:
            return Verdict.SUSPECT, found
    part, whole = link.fraction.part.numeral, link.fraction.whole.numeral
    rest = measure_values(_exact(whole) - _exact(part), _exact(whole), share)
    if rest is not None and rest.is_ok and found.distance > 2:
        return Verdict.SUSPECT, found
    if found.distance > 60 and not found.slip and found.value < 1:
        return Verdict.SUSPECT, found
    return verdict, found


def _exact(numeral: object) -> Fraction:
    assert isinstance(numeral, Numeral)
    return Fraction(numeral.value)


def _joined(sentence: Sentence, link: Link) -> list[Share] | None:
    """Fractions named together before one percentage ('5/10 sở và 7/10 huyện đạt 60%')."""
    tokens = sentence.tokens
    linked = {one.fraction.first for one in links(sentence)}
    group = [link.fraction]
    for fraction in reversed(fractions(tokens)):
        if fraction.first >= group[0].first:
            continue
        gap = [token.low for token in tokens[fraction.last + 1 : group[0].first]]
        if fraction.first in linked or len(gap) > 12 or not {"và", ",", "+"} & set(gap):
            break
        group.insert(0, fraction)
    return group if len(group) > 1 else None


def _finding(sentence: Sentence, link: Link, verdict: Verdict, found: Measure) -> Finding:
    tokens, fraction = sentence.tokens, link.fraction
    share = tokens[link.share]
    first = min(fraction.first, link.share)
    last = max(fraction.last, link.share)
    ratio = f"{fraction.part.text}/{fraction.whole.text}"
    return Finding(
        ClaimKind.RATIO,
        verdict,
        sentence.place_of(share),
        sentence.quote(tokens[first], tokens[last]),
        share.text,
        found.computed,
        ratio_message(ratio, share.text, found, verdict),
        offset=sentence.start + share.start,
    )


_ENDINGS = {
    Verdict.OK: "khớp với số in {stated}.",
    Verdict.TRUNCATED: "số in {stated} bị cắt bớt chữ số, không làm tròn.",
    Verdict.WRONG: "nhưng báo cáo ghi {stated}.",
    Verdict.SUSPECT: "báo cáo ghi {stated}; cần người xem lại mẫu số.",
}


def ratio_message(ratio: str, stated: str, found: Measure, verdict: Verdict) -> str:
    """One sentence with the computed value."""
    text = f"{ratio} = {found.computed}"
    if verdict is Verdict.TRUNCATED:
        text = f"{ratio} = {percent(found.value, decimals=4)}, làm tròn là " + percent(
            found.value, decimals=found.decimals
        )
    return f"{text}; " + _ENDINGS[verdict].format(stated=stated)
