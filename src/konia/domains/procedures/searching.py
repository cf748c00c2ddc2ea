"""Finding procedures as people ask for them: without accents, by any of the words they know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Q

from konia.kernel.org.tree import Tree
from konia.lib.vietnamese import fold

from .models import LifeEventItem, OnlineService, Procedure
from .queries import ProcedureQuerySet
from .states import Level, ProcedureField

MOST = 200
# Words that say nothing about which procedure is meant.
IDLE = frozenset(
    [
        "thu",
        "tuc",
        "lam",
        "o",
        "dau",
        "nhu",
        "the",
        "nao",
        "toi",
        "can",
        "muon",
        "xin",
        "ve",
        "cho",
        "va",
        "de",
    ]
)
EXACT, BEGINS, WITHIN, KNOWN_AS, EACH_WORD = 100, 80, 70, 60, 10


@dataclass(frozen=True)
class Found:
    """One procedure that was found. online_level: 2 when it cannot be filed online."""

    procedure: Procedure
    online_level: int
    uses: int


@dataclass(frozen=True)
class Hit:
    """What is looked at before any procedure is read whole."""

    id: int
    folded: str
    code: str
    keywords: str
    online_level: int
    uses: int

    @property
    def name(self) -> str:
        """The folded name: the search text without code and keywords, which are folded in."""
        start = len(self.code)
        end = len(_folded(self.keywords)) + 1 if self.keywords else 0
        return self.folded[start : len(self.folded) - end].strip()


def search(
    text: str = "", *, field: str = "", agency: int | None = None, event: str = "",
    level: str = "", on: date, most: int = MOST,
) -> list[Found]:  # fmt: skip
    """Procedures in force on a day, the most useful first.

    agency: id of the unit that keeps them, or of one above it; event: code of a life event; level:
    of administration. When no procedure has every word, those with most of them are given.
    """
    rows = ranked(text, field=field, agency=agency, event=event, level=level, on=on)
    return whole(rows[:most])


def ranked(
    text: str, *, field: str, agency: int | None, event: str, level: str, on: date
) -> list[Hit]:
    """All that `search` would give, in its order, not read whole yet: for lists with pages."""
    rows = _narrowed(field, agency, event, level, on).with_usefulness(
        OnlineService.objects.holding_on(on)
    )
    words = telling_words(text)
    if not words:
        return _read(rows.most_useful_first())
    places = _places(words, on)
    found = _read(rows.meeting_all(places))
    if not found and len(words) > 1:
        found = _nearly(_read(rows.meeting_any(places)), words)
    phrase = fold(text)
    scored = [(_score(row, phrase, words), row) for row in found]
    scored.sort(key=lambda pair: _order(*pair))
    return [row for _, row in scored]


def _order(score: int, row: Hit) -> tuple[int, int, int, int, str]:
    return (-score, -row.online_level, -row.uses, len(row.folded), row.code)


def telling_words(text: str) -> list[str]:
    """The words of a text that say what is meant, folded; all when none does."""
    words = fold(text).split()
    telling = [word for word in words if word not in IDLE]
    return list(dict.fromkeys(telling or words))


def _narrowed(
    field: str, agency: int | None, event: str, level: str, on: date
) -> ProcedureQuerySet:
    rows: ProcedureQuerySet = Procedure.objects.in_force_on(on)
    if field in ProcedureField.values:
        rows = rows.of_field(field)
    if level in Level.values:
        rows = rows.of_level(Level(level))
    if agency is not None:
        rows = rows.of_units(list(Tree.at(on).below(agency)))
    if event:
        rows = rows.among(LifeEventItem.objects.of_event(event).values("procedure_id"))
    return rows


def _places(words: Iterable[str], on: date) -> list[Q]:
    """For each word where it may stand: in name, code, field, agency or life event."""
    nodes = Tree.at(on).nodes
    keepers = set(Procedure.objects.values_list("unit_id", flat=True).distinct())
    units = {pk: _folded(nodes[pk].name) for pk in keepers if pk in nodes}
    fields = {one.value: _folded(str(one.label)) for one in ProcedureField}
    events = list(LifeEventItem.objects.values_list("procedure_id", "event__folded"))
    places = []
    for word in words:
        found = Q(folded__startswith=word) | Q(folded__contains=f" {word}")
        found |= Q(field__in=[code for code, label in fields.items() if _has(label, word)])
        found |= Q(unit_id__in=[pk for pk, name in units.items() if _has(name, word)])
        found |= Q(pk__in=[pk for pk, name in events if _has(name, word)])
        places.append(found)
    return places


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text)


def _has(folded: str, word: str) -> bool:
    return folded.startswith(word) or f" {word}" in folded


def _read(rows: ProcedureQuerySet) -> list[Hit]:
    names = ("pk", "folded", "code", "keywords", "online_level", "used")
    return [Hit(*row) for row in rows.values_list(*names)]


def whole(rows: list[Hit]) -> list[Found]:
    """The procedures themselves, in the same order."""
    known = Procedure.objects.in_bulk([row.id for row in rows])
    return [Found(known[row.id], row.online_level, row.uses) for row in rows]


def _score(row: Hit, phrase: str, words: list[str]) -> int:
    """How well the name answers: the very name, its beginning, the phrase within it, its words."""
    name = row.name
    if name == phrase or row.folded.startswith(phrase):
        return EXACT
    if _has(name, phrase):
        return BEGINS if name.startswith(phrase) else WITHIN
    if _has(row.folded, phrase):
        return KNOWN_AS
    return sum(EACH_WORD for word in words if _has(name, word)) // len(words)


def _nearly(rows: list[Hit], words: list[str]) -> list[Hit]:
    """Those that have most of the words; nothing when only a few fit."""
    counted = [(sum(_has(row.folded, word) for word in words), row) for row in rows]
    best = max((count for count, _ in counted), default=0)
    return [row for count, row in counted if count == best and count * 2 >= len(words)]
