"""Totals against their parts in one sentence, in brackets and in lists."""

from collections.abc import Iterator, Sequence

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.judging import Balance, balance, show, slip_between
from konia.domains.checking.sentences import Sentence
from konia.lib.grammar.numerals import Numeral
from konia.lib.grammar.tokens import Token

from .dimensions import (
    common_cut,
    cuts,
    is_complete,
    is_open,
    names_the_rest,
    overlaps,
    same_lead,
)
from .totals import EVERY, MOST_PARTS, STRONG, WEAK, Part, Split, splits

_GENERIC = frozenset({"người", "đồng chí", "trường hợp", "đơn vị"})
_POSTS = frozenset({"biên chế", "chỉ tiêu", "cán bộ", "công chức", "viên chức", "lao động"})


def sum_findings(sentence: Sentence) -> Iterator[Finding]:
    """Each total with parts, as far as anything can be said."""
    done: dict[int, list[tuple[Split, Finding | None]]] = {}
    for split in splits(sentence):
        done.setdefault(split.trigger, []).append((split, _judge(sentence, split)))
    for judged in done.values():
        kept = [one for _, one in judged if one is not None]
        right = [one for one in kept if one.verdict is Verdict.OK]
        first_split, first = judged[0]
        ends = len(first_split.parts) < max(len(split.parts) for split, _ in judged)
        if right:
            yield right[0]
        elif first is not None and ends and common_cut([p.label for p in first_split.parts]):
            yield first
        elif kept and len(kept) == len(judged):
            yield min(kept, key=lambda one: one.verdict is Verdict.WRONG)


def _judge(sentence: Sentence, split: Split) -> Finding | None:
    numbers = [part.token.numeral for part in split.parts]
    parts = [number for number in numbers if number is not None]
    best: tuple[Token, Balance] | None = None
    for place in split.totals:
        token = sentence.tokens[place]
        assert token.numeral is not None
        held = best_balance(token.numeral, parts, [part.label for part in split.parts])
        if best is None or held.equal:
            best = (token, held)
        if held.equal:
            return _finding(sentence, split, token, held, Verdict.OK)
    assert best is not None
    token, held = best
    if len(split.totals) > 1 or any(part.token.near for part in split.parts):
        return None
    assert token.numeral is not None
    if token.near:  # an estimate; only a slip of the hand is worth a look
        slip = token.numeral.value >= 100 and slip_between(token.numeral, parts)
        return _finding(sentence, split, token, held, Verdict.SUSPECT) if slip else None
    verdict = mismatch_verdict(
        token.numeral, split.parts, marker=split.marker, text=split.text,
        unit=split.unit, over=held.over,
    )  # fmt: skip
    return _finding(sentence, split, token, held, verdict) if verdict else None


def best_balance(total: Numeral, parts: Sequence[Numeral], labels: Sequence[str] = ()) -> Balance:
    """The balance of all parts, or of a run of them that makes up the total.

    labels: when all of them cut one way, none may be left out.
    """
    whole = balance(total, parts)
    if whole.equal or (len(labels) == len(parts) and common_cut(list(labels))):
        return whole
    if len(parts) > MOST_PARTS:
        return whole
    for size in range(len(parts) - 1, 1, -1):
        for start in range(len(parts) - size + 1):
            held = balance(total, parts[start : start + size])
            if held.equal:
                return held
    return whole


def mismatch_verdict(
    total: Numeral, parts: Sequence[Part], *, marker: int, text: str, unit: str, over: bool
) -> Verdict | None:
    """How sure a difference is an error; None when nothing can be said."""
    labels = [part.label for part in parts]
    units = {part.unit for part in parts if part.unit}
    cut = common_cut(labels)
    if is_open(text) or not _same_unit(units, unit, cut):
        return None
    score = marker + (2 if cut else 0) + (1 if cut and is_complete(cut, labels) else 0)
    numbers = [part.token.numeral for part in parts]
    known = [number for number in numbers if number is not None]
    if slip_between(total, known):
        score += 2 if total.value >= 100 else int(over or marker > WEAK)
    score += 1 if over and (cut or marker == STRONG) else 0
    score += 1 if same_lead(labels) else 0
    if over and len(known) > 2 and not overlaps(labels):
        score += 1 + int(text.count(";") == len(known) - 1)
    score += 1 + int(len(labels) > 2) if names_the_rest(labels[-1]) else 0
    if unit and units == {unit} and any(number.value > total.value for number in known):
        score += 2  # a part is larger than the whole
    if overlaps(labels) and cut not in {"sex", "deadline", "level", "unit"}:
        score -= 3
    if score >= 4 or (score >= 3 and (over or marker == STRONG or len(known) > 2)):
        return Verdict.WRONG
    return Verdict.SUSPECT if score >= 2 else None


def _same_unit(units: set[str], unit: str, cut: str) -> bool:
    """All count one thing, or kinds of it (quyết định, kế hoạch are văn bản)."""
    if unit == EVERY or (units <= _GENERIC and unit in _POSTS):
        return True
    if unit and all(unit.startswith(one) for one in units):  # giấy, giấy chứng nhận
        return True
    if len(units) <= 1:
        return not unit or not units or units == {unit} or (bool(cut) and units <= _GENERIC)
    heads = {one.split()[0] for one in units}
    if cut and unit and heads == {unit.split()[0]}:  # 12 đơn đủ điều kiện: 5 đơn khiếu nại, …
        return True
    named = bool(cut) and all(cut in cuts(one) for one in units)  # 25 nam, 20 nữ
    return cut in {"paper", "staff", "unit", "level"} or units == {unit} or named


def _finding(
    sentence: Sentence, split: Split, token: Token, held: Balance, verdict: Verdict
) -> Finding:
    return Finding(
        ClaimKind.SUM, verdict, sentence.place_of(token),
        sentence.quote(*_ends(token, split)), token.text, held.shown,
        sum_message([part.token.text for part in split.parts], token.text, held, verdict),
        offset=sentence.start + token.start,
    )  # fmt: skip


def _ends(token: Token, split: Split) -> tuple[Token, Token]:
    tokens = sorted((token, split.parts[0].token, split.parts[-1].token), key=lambda one: one.start)
    return tokens[0], tokens[-1]


def sum_message(parts: Sequence[str], total: str, held: Balance, verdict: Verdict) -> str:
    """One sentence with the sum."""
    added = " + ".join(parts[:12]) + (" + …" if len(parts) > 12 else "")
    if verdict is Verdict.OK:
        return f"Các phần cộng lại bằng tổng {total}."
    ending = (
        "cần người xem các phần đã đủ chưa."
        if verdict is Verdict.SUSPECT
        else (f"lệch {show(abs(held.total - held.added))}.")
    )
    return f"{added} = {held.shown} nhưng tổng ghi {total}; {ending}"
