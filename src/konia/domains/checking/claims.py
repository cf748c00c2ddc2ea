"""What the checker says: one claim of a report, and how it stands."""

from dataclasses import dataclass, field
from enum import StrEnum

from .document import Place


class Verdict(StrEnum):
    """How a claim stands to the numbers printed beside it."""

    OK = "ok"
    TRUNCATED = "truncated"
    WRONG = "wrong"
    SUSPECT = "suspect"
    MISSING = "missing"


class ClaimKind(StrEnum):
    """What was checked."""

    RATIO = "ratio"
    SUM = "sum"
    PERCENT_SUM = "percent_sum"
    IDENTITY = "identity"
    GROWTH = "growth"
    EQUATION = "equation"
    SAME_QUANTITY = "same_quantity"
    PARTITION = "partition"
    COUNTED_LIST = "counted_list"
    NUMBER_WORDS = "number_words"
    DATE = "date"
    CODE = "code"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Finding:
    """One checkable claim. quote: the printed words. computed: what the rule gives, as text.

    message: one Vietnamese sentence. beside: the other place of a linked pair. why: the words
    that link the pair.
    """

    kind: ClaimKind
    verdict: Verdict
    place: Place
    quote: str
    stated: str
    computed: str
    message: str
    beside: Place | None = None
    why: str = ""
    offset: int = 0


@dataclass(slots=True)
class Findings:
    """The claims of one document, in reading order."""

    items: list[Finding] = field(default_factory=list)
    _known: set[Finding] = field(default_factory=set, repr=False, compare=False)

    def add(self, finding: Finding) -> None:
        """Keep a finding once."""
        if finding not in self._known:
            self._known.add(finding)
            self.items.append(finding)

    def count(self, verdict: Verdict) -> int:
        """How many stand so."""
        return sum(item.verdict is verdict for item in self.items)
