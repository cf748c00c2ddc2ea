"""Runs every rule over a document and puts the findings in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .claims import Finding, Findings, Verdict
from .document import Block, Cell, Document, Kind, Table
from .rules.acts import act_findings
from .rules.blanks import blank_cells, blank_findings
from .rules.breakdowns import breakdown_findings, level_findings
from .rules.codes import code_findings
from .rules.coverage import coverage_findings
from .rules.differences import difference_findings
from .rules.flows import flow_findings, spoken_findings
from .rules.grids import Grid, grid
from .rules.growth import compared_findings, equation_findings, growth_findings
from .rules.links import partition_findings, rate_findings, same_findings
from .rules.lists import footnote_findings, list_findings
from .rules.mentions import prose_mentions, row_mentions
from .rules.papers import paper_findings
from .rules.percents import percent_findings
from .rules.ratios import ratio_findings
from .rules.reasons import with_reasons
from .rules.remainders import remainder_findings
from .rules.rosters import roster_findings
from .rules.shares import share_findings
from .rules.sums import sum_findings
from .rules.table_columns import column_findings
from .rules.table_rows import row_findings
from .rules.table_sums import total_findings
from .sentences import Sentence, sentences


@dataclass(slots=True)
class Reading:
    """A document cut into sentences and grids once, for all rules."""

    document: Document
    sentences: list[Sentence] = field(default_factory=list)
    cells: list[Sentence] = field(default_factory=list)
    grids: list[tuple[Table, Grid]] = field(default_factory=list)


def audit(document: Document) -> Findings:
    """All claims of a document."""
    reading = read(document)
    findings = Findings()
    for finding in _all(reading):
        findings.add(finding)
    findings.items = with_reasons(_ordered(findings.items), document)
    return findings


def read(document: Document) -> Reading:
    """Cut a document up."""
    reading = Reading(document)
    for part in document.parts:
        if isinstance(part, Block):
            reading.sentences += sentences(part)
        else:
            reading.grids.append((part, grid(part)))
            for row in part.rows:
                for cell in row.cells:
                    if len(cell.text) > 7:
                        reading.cells += sentences(_cell_block(cell))
    return reading


def _cell_block(cell: Cell) -> Block:
    return Block(Kind.PARAGRAPH, cell.text, [(0, cell.place)], cell.marks)


def _all(reading: Reading) -> Iterator[Finding]:
    yield from _prose(reading.sentences, reading.document)
    yield from _prose(reading.cells, reading.document)
    yield from list_findings(reading.document)
    yield from paper_findings(reading.sentences + reading.cells)
    for block in reading.document.blocks:
        yield from blank_findings(block)
    for table, one in reading.grids:
        yield from total_findings(one)
        yield from column_findings(one)
        yield from row_findings(one, reading.document)
        yield from code_findings(table)
        yield from blank_cells(one, table)
    yield from _linked(reading)


def _linked(reading: Reading) -> Iterator[Finding]:
    body = [one for one in reading.sentences if one.block.kind is not Kind.FOOTNOTE]
    mentions = [one for sentence in body for one in prose_mentions(sentence)]
    grids = [one for _, one in reading.grids]
    mentions += [one for each in grids for one in row_mentions(each)]
    yield from same_findings(mentions)
    yield from rate_findings(mentions)
    yield from partition_findings(grids)
    for each in grids:
        yield from breakdown_findings(each, reading.document)
    yield from level_findings(body, reading.document)
    yield from coverage_findings(body, grids)
    yield from roster_findings(body)


_RULES = (
    sum_findings,
    growth_findings,
    compared_findings,
    difference_findings,
    equation_findings,
    flow_findings,
    remainder_findings,
    act_findings,
    spoken_findings,
)


def _prose(all_sentences: list[Sentence], document: Document) -> Iterator[Finding]:
    before: list[Sentence] = []
    for sentence in all_sentences:
        if before and before[-1].block is not sentence.block:
            before = (
                before[-4:]
                if sentence.block.kind is Kind.ITEM
                else (before[-1:] if before[-1].block.text.endswith(":") else [])
            )
        if any(token.numeral is not None for token in sentence.tokens):
            for rule in _RULES:
                yield from rule(sentence)
            yield from _percentages(sentence, before[-4:])
            yield from footnote_findings(sentence, document)
        before.append(sentence)


def _percentages(sentence: Sentence, before: list[Sentence]) -> Iterator[Finding]:
    found = [*ratio_findings(sentence), *share_findings(sentence, before)]
    yield from found
    settled = frozenset(one.offset for one in found if one.verdict is Verdict.OK)
    yield from percent_findings(sentence, before, settled)


_WEIGHT = {Verdict.WRONG: 0, Verdict.TRUNCATED: 1, Verdict.MISSING: 2, Verdict.SUSPECT: 3}


def _ordered(items: list[Finding]) -> list[Finding]:
    """In reading order; of two claims on the same number in the same sense, one stays."""
    kept: dict[tuple[object, ...], Finding] = {}
    for item in items:
        key = (item.kind, item.place, item.stated, item.offset, item.beside, item.quote)
        kept.setdefault(key, item)
    return sorted(
        kept.values(), key=lambda one: (one.place.page, one.place.line, one.place.cell, one.offset)
    )
