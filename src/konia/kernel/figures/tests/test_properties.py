"""The engine against a plain count, one unit after the other, over random trees and records."""

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from konia.kernel.calendar.periods import Period
from konia.kernel.figures.definitions import Ask
from konia.kernel.figures.engine import Question, read_many
from konia.kernel.org.models import Spell, Unit
from konia.kernel.org.tree import Scope, Tree

from .asking import AS_OF, H1, Mailbox, box, stated

KINDS = ("province_pc", "department", "district_pc", "commune_pc", "public_unit", "division")


@pytest.fixture(params=range(6))
def dice(request):
    return random.Random(request.param)  # noqa: S311


@pytest.fixture
def grown(units, dice):
    """The small province with up to thirty more units anywhere under it, and random records."""
    known = [unit for code, unit in units.items() if code.startswith("H21")]
    for number in range(dice.randint(5, 30)):
        made = Unit.objects.create(code=f"R{number:02}", opened_on=date(2010, 1, 1))
        Spell.objects.create(
            unit=made, first_on=made.opened_on, name=made.code, kind_id=dice.choice(KINDS),
            parent=dice.choice(known),
        )  # fmt: skip
        known.append(made)
    for _ in range(dice.randint(20, 80)):
        _record(dice, dice.choice(known))
    return Tree.at(AS_OF)


def _record(dice, unit):
    day = date(2020, 10, 1) + timedelta(days=dice.randint(0, 300))
    box(
        unit, created_on=day, holder=dice.choice("ABCDEF"),
        last_used_on=dice.choice([None, AS_OF - timedelta(days=dice.randint(0, 60))]),
        locked_on=dice.choice([None, None, day + timedelta(days=dice.randint(0, 90))]),
    )  # fmt: skip
    if dice.random() < 0.4:
        stated(unit, Decimal(dice.randint(0, 90)) / 4, on=day)


def _asks(tree, dice):
    tiers = [(), ("commune",), ("province", "district"), ("department",)]
    return [
        Ask(Scope(tree, node.code, frozenset(dice.choice(tiers))), H1, AS_OF)
        for node in tree.nodes.values()
    ]


def _plainly(asked):
    """Every value counted by the ORM, or in Python, without the engine."""
    rows = Mailbox.objects.open_on(asked.as_of).in_scope(asked.scope)
    used = rows.used_regularly(asked.as_of).count()
    created = Mailbox.objects.on_days("created_on", asked.so_far).in_scope(asked.scope)
    days = list(created.values_list("created_on", flat=True))
    return [
        rows.count(), created.count(), used, len(set(rows.values_list("holder", flat=True))),
        rows.count() - used, min(days, default=None), max(days, default=None),
    ]  # fmt: skip


NAMES = ("test.boxes", "test.created", "test.used", "test.holders", "test.idle",
         "test.first_day", "test.last_day")  # fmt: skip


def test_one_fused_reading_says_what_counting_one_by_one_says(grown, dice):
    for asked in _asks(grown, dice):
        told = read_many([Question(name, asked) for name in NAMES])
        found = [each.part if each.part is not None else each.value for each in told]
        assert found == _plainly(asked), asked.scope.root


def test_a_parent_is_the_sum_of_its_children_and_its_own(grown, dice):
    everywhere = [Ask(Scope(grown, node.code), H1, AS_OF) for node in grown.nodes.values()]
    for name in ("test.boxes", "test.created", "test.sum"):
        told = read_many([Question(name, asked) for asked in everywhere])
        at = {asked.scope.root: each.value for asked, each in zip(everywhere, told, strict=True)}
        for node in grown.nodes.values():
            below = sum(at[child.code] for child in grown.children(node.id))
            assert at[node.code] >= below
            if not _own(name, node.id):
                assert at[node.code] == below


def _own(name, unit_id):
    from .asking import DeclaredValue

    model = DeclaredValue if name == "test.sum" else Mailbox
    return model.objects.filter(unit_id=unit_id).exists()


def test_tiers_share_out_the_whole(grown):
    tiers = ("province", "department", "district", "commune")
    whole = Scope(grown, "H21")
    asks = [Ask(part, H1, AS_OF) for part in (whole, *(whole.narrowed({t}) for t in tiers))]
    told = [each.value for each in read_many([Question("test.boxes", asked) for asked in asks])]
    assert told[0] == sum(told[1:])


def test_a_union_is_never_more_than_the_sum_of_its_parts(grown, dice):
    root = grown.node("H21")
    parts = [Ask(Scope(grown, node.code), H1, AS_OF) for node in grown.children(root.id)]
    told = read_many([Question("test.holders", asked) for asked in parts])
    whole = read_many([Question("test.holders", Ask(Scope(grown, "H21"), H1, AS_OF))])[0].value
    own = Mailbox.objects.open_on(AS_OF).filter(unit_id=root.id).values("holder").distinct().count()
    assert whole <= sum(each.value for each in told) + own


def test_halves_of_a_period_add_up_to_it(grown, dice):
    cut = H1.first + timedelta(days=dice.randint(1, 170))
    halves = [Period(H1.first, cut), Period(cut + timedelta(days=1), H1.last), H1]
    asks = [Ask(Scope(grown, "H21"), part, AS_OF) for part in halves]
    told = [each.value for each in read_many([Question("test.created", asked) for asked in asks])]
    assert told[0] + told[1] == told[2]
