"""The issuer a sentence names against the initials in the symbol of its paper."""

import re
from collections.abc import Iterator

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.sentences import Sentence
from konia.lib.grammar.papers import PaperNumber
from konia.lib.grammar.tokens import Token

_LOOKED_BACK = 110
# Behind the issuer: 'đã ban hành Thông báo số', and nothing else.
_VERB = (
    r"(?:\s+(?:đã|cũng|vừa|tiếp tục))*\s+(?:ban hành|có)\s+(?:các\s+)?"
    r"(?:văn bản|công văn|thông báo|quyết định|kế hoạch|báo cáo|tờ trình|chỉ thị|hướng dẫn)"
    r"\s+số:?\s*$"
)
_PLACE = r"(?:\s+(?:tỉnh|huyện|thị xã|thành phố)(?:\s+[A-ZĐ][\w]+){0,3})?"
_BUSY = re.compile(r"tham mưu|trình|đề nghị|phối hợp|chủ trì|theo|UBND|HĐND|Ủy ban", re.IGNORECASE)
# Issuer as a sentence names it; what one part of the symbol must look like; how it is called.
_ISSUERS = (
    (re.compile(rf"\b(Sở\s+[A-ZĐ][^,;.()]{{1,45}}?){_PLACE}{_VERB}", re.IGNORECASE), r"S\w+"),
    (re.compile(rf"\b(UBND|Ủy ban nhân dân){_PLACE}{_VERB}", re.IGNORECASE), r".*(UBND|UB)\w*"),
    (re.compile(rf"\b(HĐND|Hội đồng nhân dân){_PLACE}{_VERB}", re.IGNORECASE), r".*HĐND\w*"),
    (re.compile(rf"(?:^|[,;.:]\s*)([Tt]ỉnh){_VERB}", re.IGNORECASE), r".*(UBND|UB|HĐND|TU)\w*"),
)


def issuer_findings(sentence: Sentence, token: Token, paper: PaperNumber) -> Iterator[Finding]:
    """'Sở Nội vụ đã ban hành Thông báo số 12/TB-ĐKT': the symbol is of somebody else."""
    before = sentence.text[max(0, token.start - _LOOKED_BACK) : token.start]
    for named, symbol in _ISSUERS:
        match = named.search(before)
        if match is None or _BUSY.search(match[1][4:]):
            continue
        parts = re.split(r"[-&./]", paper.symbol)
        if not any(re.fullmatch(symbol, part) for part in parts):
            yield _finding(sentence, token, " ".join(match[1].split()))
        return


def _finding(sentence: Sentence, token: Token, issuer: str) -> Finding:
    return Finding(
        ClaimKind.DATE, Verdict.SUSPECT, sentence.place_of(token),
        sentence.quote(token, token, around=50), token.text, "",
        f"Câu nói {issuer} ban hành nhưng ký hiệu {token.text} không phải của cơ quan đó.",
        offset=sentence.start + token.start,
    )  # fmt: skip
