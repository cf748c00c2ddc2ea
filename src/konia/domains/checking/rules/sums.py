"""Totals against their parts in one sentence."""

from collections.abc import Iterator

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.judging import Balance, balance, slip_between
from konia.domains.checking.sentences import Sentence, is_number
from konia.lib.grammar.numerals import Numeral
from konia.lib.grammar.tokens import Token

from .dimensions import common_cut
from .splitting import Split, splits
from .weighing import best_balance, is_close, mismatch_verdict, sum_message


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
    if sum(bool(part.value) for part in parts) < 2:
        return None
    right = _right_total(sentence, split, parts) or _other_total(sentence, split, parts)
    if right is not None:
        return _finding(sentence, split, *right, Verdict.OK)
    if split.mixed or any(part.token.near for part in split.parts):
        return None
    return _doubt(sentence, split, parts)


def _right_total(
    sentence: Sentence, split: Split, parts: list[Numeral]
) -> tuple[Token, Balance] | None:
    for place in split.totals:
        token = sentence.tokens[place]
        assert token.numeral is not None
        held = best_balance(token.numeral, parts, [part.label for part in split.parts])
        if held.equal:
            return token, held
    return None


def _doubt(sentence: Sentence, split: Split, parts: list[Numeral]) -> Finding | None:
    """The parts make up no total: an error, or nothing that can be said."""
    token = sentence.tokens[split.totals[0]]
    assert token.numeral is not None
    held = balance(token.numeral, parts)
    slip = slip_between(token.numeral, parts)
    if len(split.totals) > 1 and not (slip and is_close(token.numeral, parts)):
        return None  # '12.618 người/12.000 người': the part, when one digit is between
    if token.near:  # an estimate; only a slip of the hand is worth a look
        doubted = slip and token.numeral.value >= 100
        return _finding(sentence, split, token, held, Verdict.SUSPECT) if doubted else None
    verdict = mismatch_verdict(
        token.numeral, split.parts, marker=split.marker, text=split.text,
        unit=split.unit, over=held.over, tight=_is_tight(sentence.tokens, split),
    )  # fmt: skip
    return _finding(sentence, split, token, held, verdict) if verdict else None


def _is_tight(tokens: list[Token], split: Split) -> bool:
    return tokens[split.trigger].text == "(" and 0 < split.trigger - split.totals[-1] <= 10


def _other_total(
    sentence: Sentence, split: Split, parts: list[Numeral]
) -> tuple[Token, Balance] | None:
    """A number further ahead that all the parts make up ('thụ lý 624 vụ, đã giải quyết 260 …')."""
    for token in reversed(sentence.tokens[: split.totals[0]]):
        if is_number(token) and token.numeral is not None:
            held = balance(token.numeral, parts)
            if held.equal:
                return token, held
    return None


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
