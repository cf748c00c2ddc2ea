"""The corpus: sentences and small documents in YAML, and what the checker must say of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from konia.domains.checking.audit import audit
from konia.domains.checking.claims import Verdict
from konia.domains.checking.reading.lines import read_lines

FOLDER = Path(__file__).with_name("corpus")
_NUMBER = re.compile(r"(?<![\d.,/])\d+(?:\.\d{3})*(?:,\d+)?(?![\d/-])")
FAULTS = {"wrong", "truncated", "missing"}


@dataclass(frozen=True)
class Case:
    """One text. expect: 'ratio wrong', 'sum ok'…; faults not named must not be found."""

    book: str
    text: str
    expect: tuple[str, ...]

    @property
    def wanted(self) -> Counter:
        return Counter(self.expect)

    def found(self) -> Counter:
        items = audit(read_lines(self.text.splitlines())).items
        return Counter(f"{item.kind.value} {item.verdict.value}" for item in items)


def cases(*books: str) -> Iterator[Case]:
    """All cases, or those of some books."""
    for path in sorted(FOLDER.glob("*.yaml")):
        if not books or path.stem in books:
            for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
                yield Case(path.stem, entry["text"], tuple(entry["expect"]))


def lacking(case: Case) -> Counter:
    """Expected claims that were not found."""
    return case.wanted - case.found()


def invented(case: Case) -> Counter:
    """Faults found that are not expected."""
    extra = case.found() - case.wanted
    return Counter({name: times for name, times in extra.items() if name.split()[1] in FAULTS})


def score(found: list[Case]) -> dict[str, tuple[int, int, int]]:
    """For each faulty verdict of a kind: expected, found of these, invented."""
    table: dict[str, list[int]] = {}
    for case in found:
        lack, extra = lacking(case), invented(case)
        for name, times in case.wanted.items():
            if name.split()[1] in FAULTS:
                row = table.setdefault(name, [0, 0, 0])
                row[0] += times
                row[1] += times - lack[name]
        for name, times in extra.items():
            table.setdefault(name, [0, 0, 0])[2] += times
    return {name: (row[0], row[1], row[2]) for name, row in sorted(table.items())}


def is_right(case: Case) -> bool:
    """Its claims are named and all are right."""
    return bool(case.expect) and all(one.endswith(" ok") for one in case.expect)


def mutations(text: str) -> Iterator[str]:
    """The text with the last digit of one number changed, each number once."""
    for match in _NUMBER.finditer(text):
        digit = match[0][-1]
        changed = match[0][:-1] + str((int(digit) + 5) % 10)
        yield text[: match.start()] + changed + text[match.end() :]


def mutated(right: Iterable[Case]) -> Counter:
    """Changed right texts: how many there are, are called faulty, are doubted, pass unnoticed."""
    told: Counter = Counter()
    for case in right:
        for text in mutations(case.text):
            verdicts = {item.verdict for item in audit(read_lines(text.splitlines())).items}
            told["changed"] += 1
            if verdicts & {Verdict.WRONG, Verdict.TRUNCATED}:
                told["faulty"] += 1
            else:
                told["suspect" if Verdict.SUSPECT in verdicts else "unnoticed"] += 1
    return told
