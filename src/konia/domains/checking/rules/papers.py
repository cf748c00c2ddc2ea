"""Numbers of papers against their dates, across the whole report."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.sentences import Sentence
from konia.lib.grammar.days import read_day
from konia.lib.grammar.papers import PaperNumber, read_paper
from konia.lib.grammar.tokens import Sort, Token

from .issuers import issuer_findings

_DOUBLED = re.compile(r"DDĐ|DĐĐ|UUB|BBN|NNĐ|QQĐ|ĐĐT")
# Papers whose number carries the year of their signing by law.
_YEARED = re.compile(r"(NĐ-CP|QĐ-TTg|TT-|TTLT-|NQ-CP|NQ-HĐND|QĐ-UBND)")


@dataclass(frozen=True, slots=True)
class Cited:
    """One mention of a paper with its day."""

    paper: PaperNumber
    text: str
    day: date | None
    day_text: str
    sentence: Sentence
    token: Token
    before: str


def cited(sentence: Sentence) -> Iterator[Cited]:
    """The papers of a sentence with the days printed right behind them."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.sort is not Sort.PAPER:
            continue
        paper = read_paper(token.text)
        if paper is None:
            continue
        found = _day(tokens, at)
        written = read_day(found.text) if found else None
        start = max(0, token.start - 40)
        yield Cited(
            paper, token.text, written.day if written else None, found.text if found else "",
            sentence, token, sentence.text[start : token.start],
        )  # fmt: skip


def _day(tokens: list[Token], at: int) -> Token | None:
    """'… ngày 26/12/2020' right behind the number, or behind 'của' and an issuer's name."""
    for place in range(at + 1, min(at + 3, len(tokens))):
        if tokens[place].sort is Sort.DAY:
            return tokens[place]
        if tokens[place].low not in {"ngày", ",", "("}:
            return None
    return None


def paper_findings(sentences: list[Sentence]) -> Iterator[Finding]:
    """All claims about papers of one report."""
    mentions = [one for sentence in sentences for one in cited(sentence)]
    for one in mentions:
        yield from _year(one)
        yield from _symbol(one)
        yield from issuer_findings(one.sentence, one.token, one.paper)
    yield from _twice(mentions)
    yield from _order(mentions)
    for sentence in sentences:
        yield from _impossible(sentence)


def _year(one: Cited) -> Iterator[Finding]:
    if one.paper.year is None or one.day is None or not _YEARED.search(one.paper.symbol):
        return
    right = one.paper.year == one.day.year
    yield _finding(
        one, Verdict.OK if right else Verdict.WRONG, str(one.day.year),
        f"Số {one.text} mang năm {one.paper.year}, ngày ban hành {one.day_text}"
        + (": khớp." if right else " thuộc năm khác."),
    )  # fmt: skip


def _symbol(one: Cited) -> Iterator[Finding]:
    if _DOUBLED.search(one.paper.symbol):
        yield _finding(
            one, Verdict.SUSPECT, one.paper.symbol,
            f"Ký hiệu “{one.paper.symbol}” có chữ lặp, có thể gõ thừa.",
        )  # fmt: skip


def _twice(mentions: list[Cited]) -> Iterator[Finding]:
    """The same number with two days, or the same day under two years in the number."""
    by_name: dict[str, list[Cited]] = defaultdict(list)
    by_day: dict[tuple[str, str, date], list[Cited]] = defaultdict(list)
    for one in mentions:
        if one.day is None:
            continue
        by_name[one.text.upper()].append(one)
        if one.paper.year is not None:
            by_day[(one.paper.number, one.paper.symbol, one.day)].append(one)
    for group in by_name.values():
        yield from _clash(group, lambda one: one.day, "hai ngày ban hành")
    for group in by_day.values():
        yield from _clash(group, lambda one: one.paper.year, "hai năm trong số ký hiệu")


def _clash(group: list[Cited], key: "object", what: str) -> Iterator[Finding]:
    first = group[0]
    assert callable(key)
    for other in group[1:]:
        if key(other) == key(first):
            continue
        near = first.day and other.day and (first.day.day, first.day.month) == (
            other.day.day, other.day.month)  # fmt: skip
        typo = near or (first.day and other.day and first.day.year == other.day.year)
        if not typo and first.paper.year is None:
            continue  # numbering starts again each year
        yield Finding(
            ClaimKind.DATE, Verdict.SUSPECT, other.sentence.place_of(other.token),
            f"{other.text} ngày {other.day_text}", other.day_text, first.day_text,
            f"{first.text} ({first.day_text}) và {other.text} ({other.day_text}): cùng một văn bản"
            f" mà có {what}.",
            beside=first.sentence.place_of(first.token), why=first.text,
            offset=other.sentence.start + other.token.start,
        )  # fmt: skip
        return


def _order(mentions: list[Cited]) -> Iterator[Finding]:
    """Within one symbol and year a higher number should not carry an earlier day."""
    books: dict[tuple[str, int], dict[int, Cited]] = defaultdict(dict)
    for one in mentions:
        if one.day is not None and one.paper.year is None:
            books[(one.paper.symbol, one.day.year)].setdefault(one.paper.ordinal, one)
    for (symbol, year), book in books.items():
        papers = [book[number] for number in sorted(book)]
        latest: Cited | None = None
        for one in papers:
            assert one.day is not None
            if latest is not None and latest.day is not None and one.day < latest.day:
                yield _finding(
                    one, Verdict.SUSPECT, latest.day_text,
                    f"{one.text} ngày {one.day_text} có số lớn hơn {latest.text}"
                    f" ({latest.day_text}) nhưng ngày sớm hơn; sổ {symbol} năm {year} có thể là"
                    " hai sổ.",
                    beside=latest,
                )  # fmt: skip
            if latest is None or latest.day is None or one.day > latest.day:
                latest = one


def _impossible(sentence: Sentence) -> Iterator[Finding]:
    for token in sentence.tokens:
        if token.sort is Sort.DAY and read_day(token.text).day is None:
            yield Finding(
                ClaimKind.DATE, Verdict.WRONG, sentence.place_of(token),
                sentence.quote(token, token, around=30), token.text, "",
                f"Lịch không có ngày {token.text}.", offset=sentence.start + token.start,
            )  # fmt: skip


def _finding(
    one: Cited, verdict: Verdict, computed: str, message: str, beside: Cited | None = None
) -> Finding:
    quote = f"{one.text} ngày {one.day_text}" if one.day_text else one.text
    return Finding(
        ClaimKind.DATE, verdict, one.sentence.place_of(one.token), quote,
        one.day_text or one.text, computed, message,
        beside=beside.sentence.place_of(beside.token) if beside else None,
        offset=one.sentence.start + one.token.start,
    )  # fmt: skip
