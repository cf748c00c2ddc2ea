"""`make bench`, the checker: precision and recall on the corpus, and the time of one report.

Recall: of the faults an official marked in the corpus, how many are found. Precision: of the faults
the checker reports, how many are marked. Then one digit of each number of every right sentence is
changed. Nothing here needs a database.
"""

import sys
import time
from collections.abc import Iterable

from konia.domains.checking.audit import audit
from konia.domains.checking.reading.lines import read_lines
from konia.domains.checking.tests.corpus import Case, cases, is_right, mutated, score

BOOKS = {
    "corpus": ("ratios", "shares", "sums", "others", "more", "traps", "honest", "documents"),
    "held out": ("heldout", *(f"heldout{number}" for number in range(2, 17))),
}
TURNS = 5


def main() -> None:
    """Print both; exit 1 when a bound is missed."""
    missed = False
    for name, books in BOOKS.items():
        found = list(cases(*books))
        wanted, right, invented = _told(name, found)
        recall, precision = right / wanted, right / max(1, right + invented)
        missed |= recall < 0.9 or precision < 0.99
        print(f"{name:<10} texts {len(found):4}  recall {recall:.3f}  precision {precision:.3f}")
    told = mutated(one for one in cases("ratios", "shares", "sums") if is_right(one))
    print("one digit changed:", ", ".join(f"{name} {times}" for name, times in told.items()))
    print(f"a report of {len(_report()) // 1000} thousand letters: {_seconds():.2f} s")
    sys.exit(1 if missed else 0)


def _told(name: str, found: Iterable[Case]) -> tuple[int, int, int]:
    table = score(list(found))
    for kind, (wanted, right, invented) in table.items():
        print(f"{name:<10} {kind:<24} marked {wanted:3}  found {right:3}  invented {invented:3}")
    columns = list(zip(*table.values(), strict=True))
    return sum(columns[0]), sum(columns[1]), sum(columns[2])


def _report() -> str:
    texts = [case.text for case in cases()]
    return "\n\n".join(texts * 2)


def _seconds() -> float:
    lines = _report().splitlines()
    times = []
    for _ in range(TURNS):
        started = time.perf_counter()
        audit(read_lines(lines))
        times.append(time.perf_counter() - started)
    return min(times)


if __name__ == "__main__":
    main()
