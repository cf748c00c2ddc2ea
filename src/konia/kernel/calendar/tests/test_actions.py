from datetime import date, datetime, time

import pytest

from konia.kernel.audit.models import Entry
from konia.kernel.calendar import actions
from konia.kernel.calendar.clock import Limit, Timetable, Timetables
from konia.kernel.calendar.models import (
    CalendarChange,
    ChangeKind,
    CutOff,
    DayKind,
    HoursRule,
    SpecialDay,
)
from konia.kernel.calendar.proposals import proposal
from konia.kernel.calendar.ruler import ZONE
from konia.kernel.calendar.weeks import WorkingCalendar
from konia.kernel.outbox.models import Message
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    TooLateProblem,
)

from .officers import officer

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 15, 9, tzinfo=ZONE)
OFFICE = ["07:30-11:30, 13:30-17:00"] * 5 + ["", ""]


def approve(kind, key, by):
    seen = proposal(kind, key, by=by).mark
    return actions.approve(kind, key, by=by, at=NOW, seen=seen)


def a_day(by, day=date(2021, 6, 16), kind=DayKind.HOLIDAY, **rest):
    return actions.propose_day(day, kind=kind, name="Ngày hội", source="QĐ 1", by=by, **rest)


def due_of(unit, **rest):
    return Timetable.of(unit.pk, **rest).due_at(NOW, Limit(1)).on


def test_the_holidays_of_a_year_are_proposed_and_not_yet_in_force(minh):
    assert actions.propose_year(2021, by=minh) == SpecialDay.objects.count() > 5
    assert SpecialDay.objects.filter(day=date(2021, 9, 2), kind=DayKind.HOLIDAY).exists()
    assert WorkingCalendar.approved() == WorkingCalendar()
    assert Timetables.current().book.days == ()


def test_proposing_again_leaves_entered_days_as_they_are(minh):
    SpecialDay.objects.create(
        day=date(2021, 9, 2), kind=DayKind.WORKED, name="Nhập tay", source="x"
    )
    actions.propose_year(2021, by=minh)
    assert SpecialDay.objects.get(day=date(2021, 9, 2)).name == "Nhập tay"
    assert actions.propose_year(2021, by=minh) == 0


def test_an_approved_year_counts_and_its_neighbour_does_not(minh):
    actions.propose_year(2021, by=minh)
    actions.propose_year(2022, by=minh)
    change = approve(ChangeKind.DAYS, 2021, minh)
    assert len(change.row_ids) == SpecialDay.objects.of_year(2021).count()
    calendar = WorkingCalendar.approved()
    assert not calendar.is_worked(date(2021, 9, 2))
    assert calendar.is_worked(date(2022, 9, 2))
    assert not Timetable.of(0).is_worked(date(2021, 9, 2))


def test_a_year_already_approved_is_told_and_who_approved_it_stays(minh):
    actions.propose_year(2021, by=minh)
    approve(ChangeKind.DAYS, 2021, minh)
    with pytest.raises(TooLateProblem, match="năm 2021 đã được duyệt"):
        proposal(ChangeKind.DAYS, 2021, by=minh)
    with pytest.raises(TooLateProblem):
        actions.approve(ChangeKind.DAYS, 2021, by=officer("an", "H21"), at=NOW, seen="")
    assert set(SpecialDay.objects.values_list("approved_by", flat=True)) == {"minh"}


def test_a_year_nobody_proposed_is_not_found(minh):
    with pytest.raises(NotFoundProblem, match="Chưa có ngày nào của năm 2021"):
        proposal(ChangeKind.DAYS, 2021, by=minh)


def test_tet_of_the_year_is_off_after_approval(minh):
    actions.propose_year(2021, by=minh)
    approve(ChangeKind.DAYS, 2021, minh)
    start = datetime(2021, 2, 9, 9, tzinfo=ZONE)
    assert Timetable.of(0).due_at(start, Limit(1)).on == date(2021, 2, 17)
    assert WorkingCalendar.approved().due_on(date(2021, 2, 9), working_days=1) == date(2021, 2, 17)


def test_an_approval_leaves_an_audit_line_a_change_and_a_message(minh):
    a_day(minh)
    change = approve(ChangeKind.DAYS, 2021, minh)
    assert list(Entry.objects.order_by("at").values_list("act", "subject")) == [
        ("propose", "calendar.days"), ("approve", "calendar.days"),
    ]  # fmt: skip
    assert CalendarChange.objects.get() == change
    message = Message.objects.get(topic="calendar.changed")
    assert message.payload == {"change": change.pk}


def test_what_changed_since_it_was_seen_is_not_approved(minh):
    a_day(minh)
    seen = proposal(ChangeKind.DAYS, 2021, by=minh).mark
    a_day(minh, date(2021, 6, 17))
    with pytest.raises(TooLateProblem, match="vừa được thay đổi"):
        actions.approve(ChangeKind.DAYS, 2021, by=minh, at=NOW, seen=seen)
    assert not SpecialDay.objects.approved().exists()
    assert not Message.objects.exists()


def test_a_day_approved_again_replaces_the_old_one_which_stays_readable(minh):
    first = a_day(minh)
    approve(ChangeKind.DAYS, 2021, minh)
    a_day(minh, kind=DayKind.ORDINARY)
    assert not Timetable.of(0).is_worked(date(2021, 6, 16))
    approve(ChangeKind.DAYS, 2021, minh)
    assert Timetable.of(0).is_worked(date(2021, 6, 16))
    first.refresh_from_db()
    assert (first.replaced_on, first.approved_by) == (minh.on, "minh")


def test_a_day_waits_for_approval_once(minh):
    a_day(minh)
    with pytest.raises(FieldProblems, match="đã có đề xuất chờ duyệt"):
        a_day(minh)


def test_a_proposal_is_taken_back_with_a_reason_and_an_approved_one_is_not(minh):
    day = a_day(minh)
    with pytest.raises(FieldProblems, match="Thiếu lý do"):
        actions.withdraw(ChangeKind.DAYS, day.pk, by=minh, at=NOW, reason=" ")
    actions.withdraw(ChangeKind.DAYS, day.pk, by=minh, at=NOW, reason="Nhầm ngày")
    with pytest.raises(NotFoundProblem):
        proposal(ChangeKind.DAYS, 2021, by=minh)
    kept = a_day(minh)
    approve(ChangeKind.DAYS, 2021, minh)
    with pytest.raises(TooLateProblem, match="Không rút được"):
        actions.withdraw(ChangeKind.DAYS, kept.pk, by=minh, at=NOW, reason="x")


def test_only_the_province_decides_for_everyone_and_a_district_for_itself(lan, units):
    with pytest.raises(ForbiddenProblem):
        a_day(lan)
    with pytest.raises(ForbiddenProblem):
        a_day(lan, unit_id=units["H21.43"].pk)
    a_day(lan, unit_id=units["H21.31"].pk)
    approve(ChangeKind.DAYS, 2021, lan)
    assert due_of(units["H21.31"]) == due_of(units["H21.31.01"]) == date(2021, 6, 17)
    assert due_of(units["H21.43"]) == date(2021, 6, 16)


def test_an_officer_approves_only_the_days_of_their_own_units(lan, minh, units):
    a_day(minh)
    a_day(lan, date(2021, 6, 17), unit_id=units["H21.31"].pk)
    change = approve(ChangeKind.DAYS, 2021, lan)
    assert len(change.row_ids) == 1
    assert SpecialDay.objects.proposed().get().unit_id is None


def test_who_may_only_look_decides_nothing(units):
    looker = officer("an", "H21", "calendar.see")
    for act in (
        lambda: actions.propose_year(2021, by=looker),
        lambda: a_day(looker),
        lambda: actions.propose_cut_off(time(15), first_on=date(2021, 1, 1), source="x", by=looker),
    ):
        with pytest.raises(ForbiddenProblem):
            act()


def hours(by, week=OFFICE, **rest):
    given = {"first_on": date(2021, 1, 1), "source": "QĐ 2"} | rest
    return actions.propose_hours("Giờ thử", week=week, by=by, **given)


def test_hours_hold_for_the_unit_and_service_they_name_once_approved(minh, units):
    saturday = [*OFFICE[:5], "07:30-11:30", ""]
    rule = hours(minh, saturday, unit_id=units["H21.31"].pk, service="mobile")
    mobile = Timetable.of(units["H21.31"].pk, service="mobile")
    assert not mobile.is_worked(date(2021, 6, 19))
    approve(ChangeKind.HOURS, rule.pk, minh)
    assert Timetable.of(units["H21.31"].pk, service="mobile").is_worked(date(2021, 6, 19))
    assert not Timetable.of(units["H21.31"].pk).is_worked(date(2021, 6, 19))
    assert not Timetable.of(units["H21.43"].pk, service="mobile").is_worked(date(2021, 6, 19))


def test_the_rule_of_a_service_goes_before_that_of_a_unit(minh, units):
    for week, rest in (
        (["00:00-24:00"] * 7, {"service": "online", "every_day": True}),
        ([*OFFICE[:5], "07:30-11:30", ""], {"unit_id": units["H21.31"].pk}),
    ):
        approve(ChangeKind.HOURS, hours(minh, week, **rest).pk, minh)
    assert Timetable.of(units["H21.31"].pk, service="online").is_worked(date(2021, 6, 20))
    assert not Timetable.of(units["H21.31"].pk).is_worked(date(2021, 6, 20))


def test_wrong_hours_are_told_at_their_day(minh):
    with pytest.raises(FieldProblems) as caught:
        hours(minh, ["7-11", *OFFICE[1:4], "17:00-13:30", "", ""])
    assert set(caught.value.fields) == {"day_0", "day_4"}
    with pytest.raises(FieldProblems, match="Cả tuần không có giờ"):
        hours(minh, [""] * 7)
    with pytest.raises(FieldProblems) as caught:
        hours(minh, last_on=date(2020, 1, 1))
    assert "last_on" in caught.value.fields
    assert not HoursRule.objects.exists()


def test_wrong_days_are_told_at_their_field(minh):
    with pytest.raises(FieldProblems) as caught:
        actions.propose_day(date(2021, 6, 16), kind="x", name="", source="", by=minh)
    assert set(caught.value.fields) == {"kind", "name", "source"}
    with pytest.raises(FieldProblems, match="Năm phải từ"):
        actions.propose_year(2201, by=minh)


def test_a_cut_off_is_for_paper_from_its_first_day_and_can_be_lifted_for_a_unit(minh, units):
    late = datetime(2021, 6, 15, 15, 1, tzinfo=ZONE)
    for at, rest in ((time(15), {}), (None, {"unit_id": units["H21.43"].pk})):
        rule = actions.propose_cut_off(
            at, first_on=date(2021, 1, 1), source="QĐ 3", by=minh, service="paper", **rest
        )
        approve(ChangeKind.CUT_OFF, rule.pk, minh)

    def due(code, service):
        return Timetable.of(units[code].pk, service=service).due_at(late, Limit(1)).on

    assert due("H21.31", "paper") == date(2021, 6, 17)
    assert due("H21.31", "online") == due("H21.43", "paper") == date(2021, 6, 16)


def test_rows_of_a_province_may_be_entered_already_approved(minh):
    actions.enter_approved(
        [CutOff(at=time(15), service="paper", first_on=date(2018, 6, 21), source="x")],
        by="quantri", on=date(2019, 1, 1),
    )  # fmt: skip
    assert Timetable.of(0, service="paper").cut_offs[0].minute == 900
