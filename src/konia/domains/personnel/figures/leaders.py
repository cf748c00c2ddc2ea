"""Figures of leaders newly appointed, and of women among leaders."""

from datetime import date

from konia.domains.personnel.models import Appointment
from konia.domains.personnel.states import LeaderLevel as Level
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Coded, Count, Share
from konia.kernel.figures.relations import at_most, not_to_be_confused

SINCE = date(2015, 1, 1)


@figure(
    "personnel.leaders_chosen_by_competition",
    title="Thực hiện tuyển chọn, bổ nhiệm lãnh đạo qua thi tuyển",
    unit=Unit.CODE,
    source="home-affairs-regulation",
    since=SINCE,
    kind=Kind.STATE,
)
def leaders_chosen_by_competition(ask: Ask) -> Coded:
    """1 when a leader was newly appointed after a competitive examination in the period, else 0."""
    chosen = Count(Appointment.objects.new_in(ask.so_far).by_competition())
    return Coded((chosen,), lambda count: int(count > 0), {0: "Chưa thực hiện", 1: "Đã thực hiện"})


@figure(
    "personnel.department_leaders_appointed",
    title="Số lãnh đạo sở, ngành được bổ nhiệm mới",
    unit=Unit.PERSON,
    source="home-affairs-regulation",
    since=SINCE,
    kind=Kind.FLOW,
)
def department_leaders_appointed(ask: Ask) -> Count:
    """Leaders of departments newly appointed in the period; leaders of districts are not."""
    return Count(Appointment.objects.new_in(ask.so_far).at(Level.DEPARTMENT))


@figure(
    "personnel.department_and_district_leaders_appointed",
    title="Số lãnh đạo sở, ngành và UBND cấp huyện được bổ nhiệm mới",
    unit=Unit.PERSON,
    source="home-affairs-regulation",
    since=SINCE,
    kind=Kind.FLOW,
)
def department_and_district_leaders_appointed(ask: Ask) -> Count:
    """Leaders of departments and of districts newly appointed in the period.

    The report prints this number under a label that names departments only.
    """
    return Count(Appointment.objects.new_in(ask.so_far).at(Level.DEPARTMENT, Level.DISTRICT))


@figure(
    "personnel.district_leaders_appointed",
    title="Số lãnh đạo UBND cấp huyện được bổ nhiệm mới",
    unit=Unit.PERSON,
    source="home-affairs-regulation",
    since=SINCE,
    kind=Kind.FLOW,
)
def district_leaders_appointed(ask: Ask) -> Count:
    """Leaders of districts newly appointed in the period."""
    return Count(Appointment.objects.new_in(ask.so_far).at(Level.DISTRICT))


@figure(
    "personnel.department_division_leaders_appointed",
    title="Số lãnh đạo cấp phòng thuộc sở, ngành được bổ nhiệm mới",
    unit=Unit.PERSON,
    source="home-affairs-regulation",
    since=SINCE,
    kind=Kind.FLOW,
)
def department_division_leaders_appointed(ask: Ask) -> Count:
    """Leaders of divisions within departments newly appointed in the period."""
    return Count(Appointment.objects.new_in(ask.so_far).at(Level.DEPARTMENT_DIVISION))


@figure(
    "personnel.district_division_leaders_appointed",
    title="Số lãnh đạo cấp phòng thuộc UBND cấp huyện được bổ nhiệm mới",
    unit=Unit.PERSON,
    source="home-affairs-regulation",
    since=SINCE,
    kind=Kind.FLOW,
)
def district_division_leaders_appointed(ask: Ask) -> Count:
    """Leaders of divisions within district People's Committees newly appointed in the period."""
    return Count(Appointment.objects.new_in(ask.so_far).at(Level.DISTRICT_DIVISION))


@figure(
    "personnel.women_leaders",
    title="Tỷ lệ nữ trong lãnh đạo, quản lý",
    unit=Unit.PERCENT,
    source="home-affairs-regulation",
    since=SINCE,
    kind=Kind.STOCK,
)
def women_leaders(ask: Ask) -> Share:
    """Women among leaders in office at the moment; who holds two offices is one leader."""
    leaders = Appointment.objects.in_office_on(ask.as_of)
    return Share(
        part=Count(leaders.women(), distinct="person_code"),
        whole=Count(leaders, distinct="person_code"),
    )


at_most(
    "personnel.department_leaders_appointed",
    "personnel.department_and_district_leaders_appointed",
    because="Lãnh đạo sở, ngành nằm trong tổng của sở, ngành và cấp huyện.",
)
not_to_be_confused(
    "personnel.department_leaders_appointed",
    "personnel.department_and_district_leaders_appointed",
    because="Nhãn dòng 5.3.2 chỉ nói sở, ngành; số in ra tính cả lãnh đạo thị xã An Khê.",
)
