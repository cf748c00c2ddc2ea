import io
from datetime import date, timedelta

import pytest
import xlsxwriter

from konia.domains.personnel.models import Appointment
from konia.domains.personnel.registers.careers import APPOINTMENTS
from konia.domains.personnel.states import AppointmentMethod, LeaderLevel, MoveKind, StaffKind
from konia.kernel.registers.imports import import_table
from konia.testing.questions import AS_OF, H1, answer, value

from .factories import AppointmentFactory, MoveFactory

KINDS = {
    "appointment_processes_approved": MoveKind.PROCESS_APPROVED,
    "moved_and_appointed": MoveKind.MOVED_AND_APPOINTED,
    "public_managers_appointed": MoveKind.MANAGER_APPOINTED,
    "appointments_approved": MoveKind.POST_APPROVED,
    "staff_received": MoveKind.RECEIVED,
    "pay_grades_changed": MoveKind.PAY_GRADE_CHANGED,
    "pay_raised": MoveKind.PAY_RAISED,
    "seniority_granted": MoveKind.SENIORITY_GRANTED,
    "principal_specialists_appointed": MoveKind.PRINCIPAL_SPECIALIST,
    "received_into_quota": MoveKind.INTO_QUOTA,
    "transferred_between_units": MoveKind.BETWEEN_UNITS,
    "moved_out_of_quota": MoveKind.OUT_OF_QUOTA,
    "grades_changed": MoveKind.GRADE_CHANGED,
}
MANAGERS = {
    "enterprise_appointment_processes_approved": MoveKind.PROCESS_APPROVED,
    "enterprise_managers_reappointed": MoveKind.REAPPOINTED,
    "enterprise_managers_moved_and_appointed": MoveKind.MOVED_AND_APPOINTED,
}
HEADS = (
    "Mã cán bộ", "Họ và tên", "Đơn vị", "Giới tính", "Cấp", "Chức vụ", "Quyết định",
    "Ngày quyết định", "Hết thời hạn bổ nhiệm",
)  # fmt: skip
ROW = (
    "GL1", "Lan", "huyện Đăk Sơ", "Nữ", "district_division", "Trưởng phòng", "1/QĐ", "1/3/2021",
    "1/3/2026",
)  # fmt: skip


@pytest.mark.works("S37.1")
@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_decisions_count_by_their_kind_within_the_period(units, name, kind):
    for day in (H1.first, H1.last, H1.first - timedelta(days=1), H1.last + timedelta(days=1)):
        MoveFactory(unit=units["H21.02"], kind=kind, decided_on=day)
    for other in set(MoveKind) - {kind}:
        MoveFactory(unit=units["H21.02"], kind=other)
    assert value(f"personnel.{name}") == 2
    assert value(f"personnel.{name}", "H21.31") == 0


@pytest.mark.works("S37.1")
@pytest.mark.parametrize(("name", "kind"), MANAGERS.items())
def test_managers_of_enterprises_are_counted_within_their_kind(units, name, kind):
    MoveFactory(unit=units["H21"], kind=kind, holder=StaffKind.ENTERPRISE_MANAGER)
    MoveFactory(unit=units["H21"], kind=kind)
    assert value(f"personnel.{name}") == 1


@pytest.mark.works("S37.2")
def test_division_leaders_newly_appointed_count_where_they_lead(units):
    level = LeaderLevel.DISTRICT_DIVISION
    AppointmentFactory.create_batch(3, unit=units["H21.31"], level=level)
    AppointmentFactory(unit=units["H21.43"], level=level)
    AppointmentFactory(unit=units["H21.31"], level=level, again=True)
    AppointmentFactory(unit=units["H21.02"], level=LeaderLevel.DEPARTMENT_DIVISION)
    name = "personnel.district_division_leaders_appointed"
    assert (value(name), value(name, "H21.31")) == (4, 3)
    assert value("personnel.department_division_leaders_appointed") == 1


@pytest.mark.works("S37.2")
def test_a_leader_of_an_unknown_district_is_refused_at_entry(units, minh):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADS)
        page.write_row(1, 0, ROW)
    report = import_table(APPOINTMENTS, out.getvalue(), by=minh)
    assert [bad.cell for bad in report.bad] == ["C2"]
    assert not Appointment.objects.exists()


@pytest.mark.works("S37.3")
def test_a_district_leader_counts_at_district_level_only(units):
    AppointmentFactory(unit=units["H21.02"])
    AppointmentFactory(unit=units["H21.43"], level=LeaderLevel.DISTRICT)
    assert value("personnel.department_leaders_appointed") == 1
    assert value("personnel.district_leaders_appointed") == 1
    assert value("personnel.department_and_district_leaders_appointed") == 2


@pytest.mark.works("S37.4")
def test_terms_that_end_within_three_months_await_reappointment(units):
    ends = (date(2021, 6, 15), date(2021, 9, 15), date(2021, 9, 16), date(2021, 6, 14))
    for day in ends:
        AppointmentFactory(unit=units["H21.02"], decided_on=date(2016, 6, 1), term_ends_on=day)
    AppointmentFactory(
        unit=units["H21.02"], decided_on=date(2016, 6, 1), term_ends_on=ends[0], left_on=AS_OF
    )
    found = Appointment.objects.term_ending(AS_OF).values_list("term_ends_on", flat=True)
    assert sorted(found) == list(ends[:2])


@pytest.mark.works("S37.5")
def test_women_among_leaders_are_told_by_level(units):
    AppointmentFactory(unit=units["H21.02"], woman=True)
    AppointmentFactory.create_batch(2, unit=units["H21.02"])
    AppointmentFactory(unit=units["H21.31"], level=LeaderLevel.DISTRICT)
    assert Appointment.objects.women_by_level(AS_OF) == {"department": (1, 3), "district": (0, 1)}
    found = answer("personnel.women_leaders")
    assert (found.part, found.whole) == (1, 4)


def test_a_leader_who_holds_two_offices_is_one_leader(units):
    one = AppointmentFactory(unit=units["H21.02"], woman=True)
    AppointmentFactory(
        unit=units["H21.31"], woman=True, person_code=one.person_code, post="Bí thư Đảng ủy"
    )
    found = answer("personnel.women_leaders")
    assert (found.part, found.whole) == (1, 1)


def test_leaders_chosen_by_competition_answer_yes_or_no(units):
    name = "personnel.leaders_chosen_by_competition"
    AppointmentFactory(unit=units["H21.02"])
    assert (value(name), answer(name).meaning) == (0, "Chưa thực hiện")
    AppointmentFactory(unit=units["H21.02"], method=AppointmentMethod.COMPETITIVE_EXAM)
    assert (value(name), answer(name).meaning) == (1, "Đã thực hiện")


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("department_leaders_appointed", LeaderLevel.DEPARTMENT),
        ("district_leaders_appointed", LeaderLevel.DISTRICT),
        ("department_division_leaders_appointed", LeaderLevel.DEPARTMENT_DIVISION),
        ("district_division_leaders_appointed", LeaderLevel.DISTRICT_DIVISION),
    ],
)
def test_appointments_count_from_the_first_to_the_last_day_of_the_period(units, name, level):
    for day in (H1.first, H1.last, H1.first - timedelta(days=1), H1.last + timedelta(days=1)):
        AppointmentFactory(unit=units["H21.02"], level=level, decided_on=day)
    assert value(f"personnel.{name}") == 2
