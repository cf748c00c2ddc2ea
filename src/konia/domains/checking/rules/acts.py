"""A share of one act out of a number that counts two: 'gửi, nhận 84.210 lượt, trong đó 96%'."""

import re
from collections.abc import Iterator

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.sentences import Sentence, depths, is_number
from konia.lib.grammar.tokens import Sort, Token
from konia.lib.vietnamese import fold

_INNER = frozenset({"trong do co", "trong do", "do co"})
_PAIRS = (("gui", "nhan"), ("den", "di"), ("di", "den"), ("nhan", "gui"), ("vao", "ra"))


def act_findings(sentence: Sentence) -> Iterator[Finding]:
    """Each percentage of one act behind a count of both."""
    tokens, level = sentence.tokens, depths(sentence.tokens)
    for at, token in enumerate(tokens):
        if token.sort is not Sort.SHARE or fold(_lead(sentence, at)) not in _INNER:
            continue
        ahead = (one for one in range(at - 1, -1, -1) if level[one] <= level[at])
        base = next((one for one in ahead if is_number(tokens[one])), None)
        if base is None:
            continue
        for pair in _PAIRS:
            finding = _mixed(sentence, tokens[base], token, pair)
            if finding is not None:
                yield finding
                break


def _lead(sentence: Sentence, at: int) -> str:
    words = sentence.tokens[max(0, at - 3) : at]
    return " ".join(token.text for token in words if token.sort is Sort.WORD)


def _mixed(sentence: Sentence, base: Token, share: Token, pair: tuple[str, str]) -> Finding | None:
    counted = fold(sentence.text[max(0, base.start - 40) : base.start])
    told = fold(sentence.text[share.end : share.end + 60]).split()
    both = re.search(rf"\b{pair[0]}( va)? {pair[1]}\b", counted)
    one = set(pair) & set(told[:8])
    if both is None or len(one) != 1:
        return None
    return Finding(
        ClaimKind.RATIO, Verdict.SUSPECT, sentence.place_of(share),
        sentence.quote(base, share), share.text, "",
        f"{base.text} đếm cả hai việc, {share.text} chỉ nói một việc; cần nêu rõ mẫu số.",
        offset=sentence.start + share.start,
    )  # fmt: skip
