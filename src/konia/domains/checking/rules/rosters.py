"""How many departments there are: a total of departments and districts against either alone."""

import re
from collections.abc import Iterator, Sequence

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.sentences import Sentence
from konia.lib.vietnamese import fold

from .fractions import Share, fractions

_DISTRICTS = re.compile(r"^(ubnd )?(cap )?huyen\b|^(ubnd )?cac huyen\b")
_DEPARTMENTS = re.compile(r"^s[oở] ?(,|ban|nganh|va|$)|^so\b")
_TOGETHER = re.compile(r"^(co quan )?don vi dia phuong\b")
_NEAR = 3


def roster_findings(body: Sequence[Sentence]) -> Iterator[Finding]:
    """'25/35 đơn vị, địa phương' when 35 less 17 districts is no number of departments told."""
    told = [(sentence, one) for sentence in body for one in fractions(sentence.tokens)]
    districts = {_whole(one) for sentence, one in told if _counts(sentence, one, _DISTRICTS)}
    departments = {_whole(one) for sentence, one in told if _counts(sentence, one, _DEPARTMENTS)}
    if len(districts) != 1 or not departments:
        return
    (below,) = districts
    seen: set[int] = set()
    for sentence, one in told:
        rest = _whole(one) - below
        near = min(abs(rest - number) for number in departments)
        both = {"so", "huyen"} <= set(fold(sentence.block.text).split())
        if not _counts(sentence, one, _TOGETHER) or not both or rest <= 0 or rest in seen:
            continue
        if 0 < near <= _NEAR:
            seen.add(rest)
            yield _finding(sentence, one, below, rest, departments)


def _whole(share: Share) -> int:
    assert share.whole.numeral is not None
    return int(share.whole.numeral.value)


def _counts(sentence: Sentence, share: Share, named: re.Pattern[str]) -> bool:
    """Whether the words behind a fraction name these units."""
    after = sentence.text[share.whole.end : share.whole.end + 40]
    return bool(named.search(fold(after)))


def _finding(
    sentence: Sentence, share: Share, below: int, rest: int, departments: set[int]
) -> Finding:
    numbers = ", ".join(str(number) for number in sorted(departments))
    return Finding(
        ClaimKind.PARTITION, Verdict.SUSPECT, sentence.place_of(share.whole),
        sentence.quote(share.part, share.whole, around=25), share.whole.text, str(rest),
        f"{share.whole.text} đơn vị trừ {below} huyện còn {rest} sở, ngành; nơi khác báo cáo ghi"
        f" {numbers} sở, ngành.",
        why="sở, ngành và huyện", offset=sentence.start + share.whole.start,
    )  # fmt: skip
