from datetime import date

import pytest
from django.core.exceptions import ValidationError

from konia.domains.assignments import actions
from konia.domains.assignments.models import Assignment, Extension, Programme
from konia.domains.assignments.registers import ASSIGNMENTS
from konia.domains.assignments.states import Standing
from konia.kernel.registers import actions as register
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem
from konia.testing.questions import AS_OF

from .factories import AssignmentFactory, BroadcastItemFactory, ProgrammeFactory


@pytest.fixture
def plan(units):
    return ProgrammeFactory(unit=units["H21"])


@pytest.fixture
def item(plan, units):
    return AssignmentFactory(unit=units["H21.31"], programme=plan)


@pytest.mark.works("S01.3")
@pytest.mark.parametrize(
    ("given", "missing"),
    [({"completed_on": date(2021, 5, 1)}, "evidence"), ({"evidence": "Báo cáo"}, "completed_on")],
)
def test_completing_without_day_or_evidence_names_the_missing_field(item, minh, given, missing):
    with pytest.raises(FieldProblems) as caught:
        register.amend(ASSIGNMENTS, item.pk, given, by=minh, reason="Đã xong")
    assert missing in caught.value.fields
    item.refresh_from_db()
    assert item.completed_on is None


@pytest.mark.works("S01.4")
def test_the_remaining_items_each_have_their_due_period(plan, units):
    items = AssignmentFactory.create_batch(3, unit=units["H21.31"], programme=plan)
    AssignmentFactory(unit=units["H21.31"], programme=plan, done=True)
    left = Assignment.objects.of_kind("cchc_plan").remaining(AS_OF)
    assert set(left) == set(items)
    assert all(one.due_on for one in left)


@pytest.mark.works("S01.5")
def test_the_completed_items_make_a_numbered_footnote(plan, units):
    for number, title in ((2, "Kiểm tra"), (1, "Kế hoạch")):
        AssignmentFactory(unit=units["H21"], programme=plan, number=number, title=title, done=True)
    AssignmentFactory(unit=units["H21"], programme=plan, number=3)
    assert Assignment.objects.numbered(AS_OF) == ["(1) Kế hoạch", "(2) Kiểm tra"]


@pytest.mark.works("S02.2")
def test_a_broadcast_shows_in_the_evidence_with_its_day_and_channel(units):
    plan = ProgrammeFactory(unit=units["H21"], comms=True)
    item = AssignmentFactory(unit=units["H21"], programme=plan, channel="broadcast")
    BroadcastItemFactory(unit=units["H21"], assignment=item)
    assert item.proofs(AS_OF) == ["Nộp hồ sơ từ nhà – Phát thanh, truyền hình, 8/3/2021"]
    assert item.proofs(date(2021, 3, 7)) == []


def test_a_broadcast_of_another_channel_is_refused(item, units):
    wrong = BroadcastItemFactory.build(unit=units["H21"], assignment=item)
    with pytest.raises(ValidationError):
        wrong.clean()


@pytest.mark.works("S02.3")
def test_the_contest_is_planned_in_june_and_late_in_september(plan, units):
    contest = AssignmentFactory(
        unit=units["H21"], programme=plan, channel="contest",
        due_from=date(2021, 8, 1), due_on=date(2021, 8, 31),
    )  # fmt: skip
    assert contest.standing(date(2021, 6, 14)) is Standing.PLANNED
    assert contest.standing(date(2021, 8, 31)) is Standing.OPEN
    assert contest.standing(date(2021, 9, 1)) is Standing.OVERDUE


@pytest.mark.works("S02.4")
def test_a_channel_shows_only_its_items_with_their_links(plan, units):
    AssignmentFactory(unit=units["H21"], programme=plan, channel="press")
    web = AssignmentFactory(unit=units["H21"], programme=plan, channel="portal", link="https://a")
    assert list(Assignment.objects.through("portal").values_list("pk", "link")) == [
        (web.pk, "https://a")
    ]


@pytest.mark.works("S07.4")
def test_the_board_gives_totals_by_unit_and_no_notes(units):
    given = ProgrammeFactory(unit=units["H21"], province=True)
    for state in ({"done": True}, {"late": True}, {"overdue": True}, {}):
        AssignmentFactory(unit=units["H21.31"], programme=given, note="nội bộ", **state)
    board = list(Assignment.objects.given_out().board(AS_OF))
    assert board == [
        {"unit_id": units["H21.31"].pk, "on_time": 1, "late": 1, "overdue": 1, "open": 1}
    ]


@pytest.mark.works("S07.5")
def test_an_extension_keeps_the_old_due_day_and_the_reason(item, minh):
    actions.extend(item.code, to=date(2021, 10, 31), on=AS_OF, reason="Chờ ý kiến", by=minh)
    actions.extend(item.code, to=date(2021, 11, 30), on=AS_OF, reason="Chờ nữa", by=minh)
    item.refresh_from_db()
    assert (item.original_due_on, item.due_on) == (date(2021, 9, 30), date(2021, 11, 30))
    days = Extension.objects.order_by("pk").values_list("old_due_on", "new_due_on")
    assert list(days)[1] == (date(2021, 10, 31), date(2021, 11, 30))


def test_an_earlier_moment_sees_the_due_day_that_held_then(item, minh):
    """Put off on 20/10 from 30/9 to 30/11: overdue as seen on 10/10, not as seen on 25/10."""
    day = date(2021, 10, 20)
    actions.extend(item.code, to=date(2021, 11, 30), on=day, reason="Chờ ý kiến", by=minh)
    assert list(Assignment.objects.overdue(date(2021, 10, 10))) == [item]
    assert not Assignment.objects.overdue(date(2021, 10, 25)).exists()
    assert list(Assignment.objects.overdue(date(2021, 12, 1))) == [item]


def test_an_extension_needs_a_reason_a_later_day_and_an_open_item(item, minh):
    with pytest.raises(FieldProblems):
        actions.extend(item.code, to=date(2021, 10, 31), on=AS_OF, reason=" ", by=minh)
    with pytest.raises(FieldProblems):
        actions.extend(item.code, to=item.due_on, on=AS_OF, reason="Chờ", by=minh)
    Assignment.objects.update(completed_on=AS_OF, evidence="Báo cáo")
    with pytest.raises(TooLateProblem):
        actions.extend(item.code, to=date(2021, 10, 31), on=AS_OF, reason="Chờ", by=minh)


def test_another_district_does_not_extend(item, hoa):
    with pytest.raises(NotFoundProblem):
        actions.extend(item.code, to=date(2021, 10, 31), on=AS_OF, reason="Chờ", by=hoa)
    assert not Extension.objects.exists()


@pytest.mark.works("S62.3")
def test_an_item_leads_to_the_decision_of_its_plan(units):
    plan = ProgrammeFactory(unit=units["H21"], kind="smart_city", decision="77/QĐ-UBND")
    item = AssignmentFactory(unit=units["H21.31"], programme=plan)
    assert item.programme.decision == "77/QĐ-UBND"
    assert (item.programme_kind, item.year) == ("smart_city", 2021)


def test_a_decision_needs_its_day_and_an_expectation_both_ends(units):
    with pytest.raises(ValidationError) as caught:
        Programme(decision="1/QĐ").clean()
    assert list(caught.value.message_dict) == ["decided_on"]
    with pytest.raises(ValidationError) as caught:
        Programme(expected_from=AS_OF).clean()
    assert list(caught.value.message_dict) == ["expected_to"]
