"""Two decisions being carried out, two older and later ones, and the deputies of departments."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from konia.domains.organisation.models import DeputyHead, RestructuredUnit, RestructuringDecision
from konia.kernel.org.models import Spell

from .people import full_name
from .units import DEPARTMENTS
from .world import ROOT, World, day_between

AGENCIES_ON = date(2021, 5, 11)
BRANCHES_ON = date(2021, 6, 10)
WITH_BRANCHES = ("snnptnt", "stnmt", "snv", "skhcn", "syt")
# ASSUMPTION: how many deputies decision 286 leaves each agency; the report does not print it.
DEPUTIES = 3
# Code, number, subject, reach, issued, carried out. Decision 2018 and that of autumn 2021 are
# made up: they lie outside the period and must not be counted in it.
DECISIONS = (
    ("QD-2018-455", "455/QĐ-UBND", "Sắp xếp phòng chuyên môn thuộc 04 sở", "agency", date(2018, 8, 20), date(2019, 6, 30)),
    ("QD-2021-286", "286/QĐ-UBND", "Sắp xếp cơ cấu tổ chức và số lượng cấp phó tại 19 cơ quan chuyên môn", "agency", AGENCIES_ON, None),
    ("QD-2021-355", "355/QĐ-UBND", "Sắp xếp lại bộ máy bên trong các chi cục, ban trực thuộc 05 sở, ngành", "branch", BRANCHES_ON, None),
    ("QD-2021-610", "610/QĐ-UBND", "Sắp xếp lại các ban trực thuộc Sở Nội vụ", "branch", date(2021, 9, 14), None),
)  # fmt: skip


def fill(world: World) -> None:
    """Decisions with the bodies they name, the number of deputies, and the deputies."""
    decisions = [_decision(world, *each) for each in DECISIONS]
    RestructuringDecision.objects.bulk_create(decisions)
    agencies = [key for key, _ in DEPARTMENTS]
    named = (agencies[1:5], agencies, WITH_BRANCHES, ("snv",))
    rows = [
        row
        for decision, keys in zip(decisions, named, strict=True)
        for row in _named(world, decision, keys)
    ]
    RestructuredUnit.objects.bulk_create(rows)
    _limit_deputies(world)
    DeputyHead.objects.bulk_create(_deputies(world))


def _decision(
    world: World, code: str, number: str, about: str, what: str, first: date, last: date | None
) -> RestructuringDecision:
    made = RestructuringDecision(
        unit_id=world.units[ROOT], code=code, number=number, about=about, what=what,
        first_on=first, last_on=last,
    )  # fmt: skip
    made.compose()
    return made


def _named(
    world: World, decision: RestructuringDecision, keys: Iterable[str]
) -> Iterator[RestructuredUnit]:
    for key in keys:
        row = RestructuredUnit(
            unit_id=world.unit(key), decision=decision, begins_on=decision.first_on,
            done_on=decision.last_on,
        )  # fmt: skip
        row.compose()
        yield row


def _limit_deputies(world: World) -> None:
    """From the decision on each agency has a spell that says how many deputies it may have."""
    ids = [world.unit(key) for key, _ in DEPARTMENTS]
    spells = list(Spell.objects.filter(unit_id__in=ids, last_on__isnull=True))
    Spell.objects.filter(pk__in=[spell.pk for spell in spells]).update(
        last_on=AGENCIES_ON - timedelta(days=1)
    )
    for spell in spells:
        spell.pk, spell.first_on = None, AGENCIES_ON
        spell.deputies_allowed, spell.decision = DEPUTIES, "286/QĐ-UBND"
    Spell.objects.bulk_create(spells)


def _deputies(world: World) -> Iterator[DeputyHead]:
    dice = world.dice("organisation")
    for place, (key, name) in enumerate(DEPARTMENTS):
        # Sở Nông nghiệp still has one deputy more than it may have: the warning is seen in life.
        count = DEPUTIES + 1 if key == "snnptnt" else DEPUTIES - place % 2
        for number in range(count + 1):
            first = day_between(dice, date(2015, 3, 1), date(2020, 11, 30))
            left = date(2020, 12, 31) if number == count else None
            row = DeputyHead(
                unit_id=world.unit(key), code=f"CP-{key}-{number + 1}", person=full_name(dice)[0],
                position=f"Cấp phó, {name}", first_on=first, last_on=left,
                decision=f"Quyết định bổ nhiệm năm {first.year}",
            )  # fmt: skip
            row.compose()
            yield row
