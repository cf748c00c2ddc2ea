"""Working days between a decision and its effect, and until the national database has it."""

from datetime import date

import pytest

from konia.domains.procedures.actions import recount_duties
from konia.domains.procedures.duties import entries, late_ones, publications
from konia.domains.procedures.models import DutyRule, ProcedureVersion, PublicationDecision
from konia.kernel.calendar.book import forget_edition
from konia.kernel.calendar.models import DayKind, SpecialDay
from konia.kernel.figures.engine import records
from konia.testing.questions import AS_OF, ask, value

from .contents import make_version
from .factories import ChangeFactory, DecisionFactory, ProcedureFactory

MONDAY = date(2021, 3, 1)
WEEK_LATER = date(2021, 3, 8)


@pytest.fixture
def root(units):
    return units["H21"]


def _told(decision, on=AS_OF):
    return publications(PublicationDecision.objects.among([decision.pk]), on=on)[0]


def _day_off(day):
    SpecialDay.objects.create(
        day=day, kind=DayKind.HOLIDAY, name="Nghỉ", source="x", approved_by="minh",
        approved_on=date(2021, 1, 4),
    )  # fmt: skip
    forget_edition()


@pytest.fixture(autouse=True)
def fresh_calendar():
    """What another test's calendar said is not believed here, nor ours there."""
    forget_edition()
    yield
    forget_edition()


@pytest.mark.parametrize(
    ("signed", "left", "is_late"),
    [(MONDAY, 5, False), (date(2021, 3, 2), 4, True), (WEEK_LATER, 0, True),
     (date(2021, 3, 9), -1, True), (date(2021, 2, 28), 6, False)],
)  # fmt: skip
def test_a_provincial_decision_needs_five_working_days(root, signed, left, is_late):
    decision = DecisionFactory(unit=root, decided_on=signed, text_effective_on=WEEK_LATER)
    told = _told(decision)
    assert (told.left, told.is_late, told.due_on) == (left, is_late, MONDAY)


def test_a_decision_of_a_ministry_needs_twenty(root):
    effect = date(2021, 3, 29)
    early = DecisionFactory(
        unit=root, issuer="ministry", decided_on=MONDAY, text_effective_on=effect
    )
    late = DecisionFactory(
        unit=root, issuer="ministry", decided_on=date(2021, 3, 2), text_effective_on=effect
    )
    assert (_told(early).left, _told(early).is_late) == (20, False)
    assert (_told(late).left, _told(late).is_late) == (19, True)


def test_a_holiday_on_the_way_is_not_counted(root):
    _day_off(date(2021, 3, 3))
    decision = DecisionFactory(unit=root, decided_on=MONDAY, text_effective_on=WEEK_LATER)
    told = _told(decision)
    assert (told.left, told.is_late, told.due_on) == (4, True, date(2021, 2, 26))


def test_without_a_day_of_the_text_the_first_later_content_counts(root):
    decision = DecisionFactory(unit=root, decided_on=MONDAY)
    assert _told(decision).effect_on is None
    same, later = ProcedureFactory.create_batch(2, unit=root)
    ChangeFactory(decision=decision, procedure=same, effective_on=MONDAY)
    assert not _told(decision).is_late
    ChangeFactory(decision=decision, procedure=later, effective_on=date(2021, 3, 4))
    assert (_told(decision).effect_on, _told(decision).is_late) == (date(2021, 3, 4), True)


def test_a_decision_not_signed_yet_is_judged_by_the_day_asked(root):
    decision = DecisionFactory(unit=root, draft=True, text_effective_on=WEEK_LATER)
    assert not _told(decision, on=MONDAY).is_late
    assert _told(decision, on=date(2021, 3, 2)).is_late


def test_the_days_are_those_of_the_rule_in_force_when_it_was_signed(root):
    DutyRule.objects.create(
        unit=root, duty="province", working_days=3, source="Nghị định mới",
        first_on=date(2021, 4, 1),
    )  # fmt: skip
    march = DecisionFactory(
        unit=root, decided_on=date(2021, 3, 3), text_effective_on=date(2021, 3, 8)
    )
    april = DecisionFactory(
        unit=root, decided_on=date(2021, 4, 7), text_effective_on=date(2021, 4, 12)
    )
    assert (_told(march).left, _told(march).is_late) == (3, True)
    assert (_told(april).left, _told(april).is_late) == (3, False)
    assert _told(april).allowed.source == "Nghị định mới"


def _content(root, decision, **rest):
    procedure = ProcedureFactory(unit=root)
    return make_version(procedure, first_on=decision.decided_on, decision=decision, **rest)


def test_a_content_is_entered_within_five_working_days_of_the_decision(root):
    decision = DecisionFactory(unit=root, decided_on=MONDAY)
    in_time = _content(root, decision, entered_on=WEEK_LATER)
    late = _content(root, decision, entered_on=date(2021, 3, 9))
    missing = _content(root, decision)
    found = entries(ProcedureVersion.objects.of_decision(decision.pk))
    assert {one.due_on for one in found} == {WEEK_LATER}
    ids = [one.version.pk for one in late_ones(found, on=AS_OF)]
    assert sorted(ids) == sorted([late.pk, missing.pk])
    assert in_time.pk not in ids
    assert [one.version.pk for one in late_ones(found, on=WEEK_LATER)] == [late.pk]


def test_a_day_beyond_the_calendar_hides_no_other_decision(root):
    DecisionFactory(unit=root, decided_on=MONDAY, text_effective_on=date(3021, 3, 8))
    old = DecisionFactory(unit=root, decided_on=date(1998, 3, 2), number="1/QĐ-UBND")
    _content(root, old)
    late = DecisionFactory(unit=root, decided_on=MONDAY, text_effective_on=date(2021, 3, 2))
    found = publications(PublicationDecision.objects.all(), on=AS_OF)
    assert [one.decision for one in found if one.is_late] == [late]
    assert entries(ProcedureVersion.objects.of_decision(old.pk)) == []
    recount_duties(AS_OF)
    assert value("procedures.published_late") == 1


def test_the_figures_name_what_came_late(root):
    late = DecisionFactory(unit=root, decided_on=MONDAY, text_effective_on=date(2021, 3, 2))
    DecisionFactory(unit=root, decided_on=MONDAY, text_effective_on=WEEK_LATER)
    outside = date(2021, 7, 1)
    DecisionFactory(unit=root, decided_on=outside, text_effective_on=outside)
    missing = _content(root, late)
    _content(root, late, entered_on=MONDAY)
    assert recount_duties(AS_OF) == 5
    assert recount_duties(AS_OF) == 0
    assert value("procedures.published_late") == 1
    assert value("procedures.entered_late") == 1
    for name, one in (("published_late", late), ("entered_late", missing)):
        assert list(records(f"procedures.{name}", ask())) == [one]
