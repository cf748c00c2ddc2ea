"""Totals against the items of a list below them, and against a footnote that lists the parts."""

import re
from collections.abc import Iterator, Sequence

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.document import Block, Document, Kind, NoteMark, Table
from konia.domains.checking.judging import balance
from konia.domains.checking.sentences import (
    Sentence,
    is_change,
    is_number,
    sentences,
    unit_key,
    unit_words,
)
from konia.lib.grammar.numerals import Numeral
from konia.lib.grammar.tokens import Token

from .fractions import fractions
from .table_rows import best_of, note_parts
from .weighing import MIDDLE, STRONG, WEAK, Part, best_balance, mismatch_verdict, sum_message

_LEADS = re.compile(r"(trong đó|gồm|bao gồm|cụ thể|cụ thể như sau|như sau|chia ra)\s*:?\s*$|:\s*$")
_ENUMERATED = re.compile(r"\((\d{1,2})\)")


def list_findings(document: Document) -> Iterator[Finding]:
    """A block that ends in 'trong đó:' against the items right below it."""
    parts = document.parts
    for place, block in enumerate(parts):
        if isinstance(block, Table) or block.kind in {Kind.FOOTNOTE, Kind.HEADING}:
            continue
        match = _LEADS.search(block.text.lower())
        if match is None:
            continue
        sentence = list(sentences(block))[-1]
        items = list(_items(parts, place, block))
        if len(items) >= 2:
            yield from _held(
                sentence,
                items,
                strong=match[1] in {"gồm", "bao gồm", "chia ra"},
                bare=match[1] is None,
            )


def _items(parts: Sequence[Block | Table], place: int, lead: Block) -> Iterator[Part]:
    """The first count of each item of the next list level; stops where the list ends."""
    first: Block | None = None
    for block in parts[place + 1 :]:
        if isinstance(block, Table) or block.kind is Kind.HEADING:
            return
        if block.kind is Kind.FOOTNOTE:
            continue
        first = first or block
        if block.kind is not first.kind or (block.kind is Kind.ITEM and block.depth < first.depth):
            return
        if block.depth > first.depth:
            continue
        if block.kind is lead.kind and block.kind is Kind.ITEM and block.bullet == lead.bullet:
            return
        part = _first_count(block)
        if part is None:
            return
        yield part


def _first_count(block: Block) -> Part | None:
    for sentence in sentences(block):
        for at, token in enumerate(sentence.tokens):
            if is_number(token):
                unit = unit_key(unit_words(sentence.tokens, at))
                label = sentence.text[: token.start] or sentence.text[token.end :]
                return Part(token, label.strip(" :"), unit)
        return None
    return None


def _held(sentence: Sentence, items: list[Part], *, strong: bool, bare: bool) -> Iterator[Finding]:
    total = _last_count(sentence)
    if total is None or total.numeral is None:
        return
    numbers = [item.token.numeral for item in items if item.token.numeral]
    total = next((one for one in _counts(sentence) if _makes_up(one, numbers)), total)
    assert total.numeral is not None
    held = best_balance(total.numeral, numbers)
    verdict: Verdict | None = Verdict.OK
    if not held.equal:
        unit = unit_key(unit_words(sentence.tokens, sentence.tokens.index(total)))
        marker = STRONG if strong else WEAK if bare else MIDDLE
        verdict = mismatch_verdict(
            total.numeral, items, marker=marker, text="", unit=unit, over=held.over
        )
        if verdict and (total.near or any(item.token.near for item in items) or bare):
            verdict = Verdict.SUSPECT if strong else None
    if verdict is not None:
        texts = [item.token.text for item in items]
        yield Finding(
            ClaimKind.SUM, verdict, sentence.place_of(total),
            sentence.quote(total, sentence.tokens[-1]), total.text, held.shown,
            sum_message(texts, total.text, held, verdict), offset=sentence.start + total.start,
        )  # fmt: skip


def _last_count(sentence: Sentence) -> Token | None:
    """The total a list speaks of: the last count before it that is no change of another."""
    counts = list(_counts(sentence))
    return next((one for one in counts if not is_change(sentence.tokens, _at(sentence, one))), None)


def _counts(sentence: Sentence) -> Iterator[Token]:
    """The counts of the last clause, the last one first."""
    wholes = {one.first for one in fractions(sentence.tokens)}
    for at in range(len(sentence.tokens) - 1, -1, -1):
        token = sentence.tokens[at]
        if is_number(token) and at not in wholes:
            yield token
        if token.text == ";" and not _goes_back(sentence.tokens, at):
            return


def _goes_back(tokens: list[Token], at: int) -> bool:
    """'24.610 tỷ đồng; so với năm trước tăng 2.375 tỷ đồng': still about the first number."""
    return [token.low for token in tokens[at + 1 : at + 3]] in (["so", "với"], ["tăng"], ["giảm"])


def _at(sentence: Sentence, token: Token) -> int:
    return next(at for at, one in enumerate(sentence.tokens) if one is token)


def _makes_up(total: Token, parts: list[Numeral]) -> bool:
    return total.numeral is not None and balance(total.numeral, parts).equal


def footnote_findings(sentence: Sentence, document: Document) -> Iterator[Finding]:
    """A number with a footnote mark against the list in the footnote."""
    for mark in sentence.block.marks:
        note = document.notes.get(mark.number)
        values = marked(sentence, mark)
        if note is None or not values:
            continue
        yield from _against_note(sentence, values, note)


def marked(sentence: Sentence, mark: NoteMark) -> list[Token]:
    """The number, or the two ends of a fraction, before a footnote mark."""
    offset = mark.offset - sentence.start
    if not 0 <= offset <= len(sentence.text):
        return []
    tokens = sentence.tokens
    before = [at for at, token in enumerate(tokens) if token.end <= offset]
    for words, at in enumerate(reversed(before), start=1):
        token = tokens[at]
        if is_number(token):
            for one in fractions(tokens):
                if at in {one.first, one.last}:
                    return [one.part, one.whole]
            return [token]
        if token.text in {";", ".", ")"} or words > 40 or token.numeral is not None:
            return []
    return []


def _against_note(sentence: Sentence, values: list[Token], note: Block) -> Iterator[Finding]:
    found = list(_added_note(sentence, values, note))
    if found:
        yield from best_of(found)
        return
    yield from _counted_note(sentence, values[0], note)


def _added_note(sentence: Sentence, values: list[Token], note: Block) -> Iterator[Finding]:
    for parts in note_parts(note):
        numbers = [part.token.numeral for part in parts if part.token.numeral]
        for value in values:
            assert value.numeral is not None
            held = best_balance(value.numeral, numbers, [part.label for part in parts])
            verdict: Verdict | None = Verdict.OK
            if not held.equal:
                verdict = mismatch_verdict(
                    value.numeral, parts, marker=STRONG, text=note.text, unit="", over=held.over
                )
                cut_off = not note.text.rstrip().endswith((".", ")", "./."))
                verdict = None if cut_off or value is not values[0] else verdict
            if verdict is not None and not (value.near and verdict is not Verdict.OK):
                texts = [part.token.text for part in parts]
                yield Finding(
                    ClaimKind.SUM, verdict, sentence.place_of(value),
                    sentence.quote(value, value, around=40), value.text, held.shown,
                    f"Chú thích {note.number}: "
                    + sum_message(texts, value.text, held, verdict),
                    beside=note.place_at(0), offset=sentence.start + value.start,
                )  # fmt: skip


def _counted_note(sentence: Sentence, value: Token, note: Block) -> Iterator[Finding]:
    """A footnote that numbers its items (1), (2)… against the number it explains."""
    numbers = [int(text) for text in _ENUMERATED.findall(note.text)]
    if len(numbers) < 3 or numbers[0] != 1 or value.numeral is None:
        return
    last = max(numbers)
    right = value.numeral.value == last
    if "..." in note.text[-6:] and not right:
        return
    if not right and abs(value.numeral.value - last) > 3:
        return
    message = (
        f"Chú thích {note.number} đánh số đến ({last}), khớp với {value.text}."
        if right
        else f"Chú thích {note.number} đánh số đến ({last}) nhưng số in là {value.text}; "
        "cần người đếm lại danh sách."
    )
    yield Finding(
        ClaimKind.COUNTED_LIST, Verdict.OK if right else Verdict.SUSPECT,
        sentence.place_of(value), sentence.quote(value, value, around=40), value.text, str(last),
        message, beside=note.place_at(0), offset=sentence.start + value.start,
    )  # fmt: skip
