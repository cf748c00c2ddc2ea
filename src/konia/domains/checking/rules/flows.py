"""Flows of work: received and carried over = done and pending; digits against words."""

import re
from collections.abc import Iterator

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.judging import balance, slip_between
from konia.domains.checking.sentences import Sentence, is_number
from konia.lib.grammar.numerals import Numeral
from konia.lib.grammar.tokens import Token
from konia.lib.grammar.words import NotNumberWordsError, read_words
from konia.lib.vietnamese import fold

from .fractions import fractions

# Folded; the role of a number is told by the words right before it, the last one wins.
_ROLES = (
    (
        "carried",
        r"(ky|thang|quy|nam) truoc (chuyen|mang)|ton (dau )?ky|chuyen (qua|sang|ky)|ton ky truoc",
    ),
    ("early", r"(truoc va dung|dung va truoc|som va dung|dung han va truoc|truoc han va dung) han"),
    ("early", r"truoc han|som han"),
    ("on_time", r"dung han|trong han|dung thoi han"),
    ("late", r"qua han|tre han|cham han"),
    ("waiting", r"(cho|chua) (duoc )?(giai quyet|xu ly)"),
    ("pending", r"(dang|con) (duoc )?(giai quyet|xu ly)|con lai"),
    ("done", r"da (duoc )?(giai quyet|xu ly|tra)|giai quyet xong|hoan thanh giai quyet"),
    ("received", r"tiep nhan|nhan duoc|thu ly"),
)
_COMPILED = tuple((role, re.compile(rf"\b(?:{pattern})\b")) for role, pattern in _ROLES)
_OTHER = re.compile(
    r"\b(tra lai|rut ho so|tu choi|khong du dieu kien|bo sung|huy|khong giai quyet|trong do)\b"
)
_SPOKEN = re.compile(r"(?<![\d.,/])(\d{1,3})\s*\(\s*([^\W\d_]+(?:\s[^\W\d_]+){0,4})\s*\)")


def flow_findings(sentence: Sentence) -> Iterator[Finding]:
    """The identity of received and carried over with done and pending."""
    roles = dict(_roles(sentence))
    if "pending" not in roles and "waiting" in roles:
        roles["pending"] = roles.pop("waiting")
    if not {"received", "done", "pending"} <= set(roles):
        return
    ins = [roles[name] for name in ("received", "carried") if name in roles]
    outs = [roles[name] for name in ("done", "pending", "waiting") if name in roles]
    known = [token.numeral for token in outs if token.numeral]
    for start in (ins[:1], ins):
        total = _joined(start)
        if balance(total, known).equal:
            yield _flow(sentence, ins, outs, Verdict.OK, total)
            return
    near = any(token.near for token in (*ins, *outs))
    if near or _OTHER.search(sentence.folded):
        return
    total = _joined(ins)
    verdict = Verdict.SUSPECT
    if len(ins) > 1 and slip_between(total, known) and total.value >= 100:
        verdict = Verdict.WRONG
    yield _flow(sentence, ins, outs, verdict, total)


def _joined(tokens: list[Token]) -> Numeral:
    values = [token.numeral.value for token in tokens if token.numeral]
    return Numeral(" + ".join(token.text for token in tokens), sum(values[1:], values[0]))


def _roles(sentence: Sentence) -> Iterator[tuple[str, Token]]:
    """The first number of each role."""
    wholes = {one.last for one in fractions(sentence.tokens)}
    seen: set[str] = set()
    begin = 0
    for at, token in enumerate(sentence.tokens):
        if not is_number(token) or at in wholes:
            continue
        role = _role(sentence.text[begin : token.start])
        begin = token.end
        if role and role not in seen:
            seen.add(role)
            yield role, token


def _role(text: str) -> str:
    folded = fold(re.split(r"[;:.]", text)[-1] if len(text) > 120 else text)
    best = (-1, "")
    for role, pattern in _COMPILED:
        for match in pattern.finditer(folded):
            if match.end() > best[0]:
                best = (match.end(), role)
    return best[1]


def _flow(
    sentence: Sentence, ins: list[Token], outs: list[Token], verdict: Verdict, total: Numeral
) -> Finding:
    held = balance(total, [token.numeral for token in outs if token.numeral])
    left = " + ".join(token.text for token in ins)
    right = " + ".join(token.text for token in outs)
    tokens = sorted((*ins, *outs), key=lambda token: token.start)
    message = (
        f"Tiếp nhận và kỳ trước chuyển qua ({left}) khớp với đã và đang giải quyết ({right})."
        if verdict is Verdict.OK
        else f"Tiếp nhận và kỳ trước chuyển qua ({left}) khác đã và đang giải quyết"
        f" ({right} = {held.shown})."
    )
    return Finding(
        ClaimKind.IDENTITY, verdict, sentence.place_of(tokens[0]),
        sentence.quote(tokens[0], tokens[-1]), left, held.shown, message,
        offset=sentence.start + tokens[0].start,
    )  # fmt: skip


def spoken_findings(sentence: Sentence) -> Iterator[Finding]:
    """'05 (năm) đơn vị': the digits and the words must say the same."""
    for match in _SPOKEN.finditer(sentence.text):
        try:
            value = read_words(match[2])
        except NotNumberWordsError:
            continue
        right = value == int(match[1])
        start = sentence.start + match.start()
        yield Finding(
            ClaimKind.NUMBER_WORDS, Verdict.OK if right else Verdict.WRONG,
            sentence.block.place_at(start), match[0], match[1], str(value),
            f"Số {match[1]} và chữ “{match[2]}” ({value}) " + ("khớp." if right else "khác nhau."),
            offset=start,
        )  # fmt: skip
