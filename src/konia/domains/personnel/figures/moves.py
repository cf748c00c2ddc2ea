"""Figures of decisions on persons: appointments in principle, transfers, grades and pay."""

from datetime import date
from functools import partial

from konia.domains.personnel.models import Move
from konia.domains.personnel.queries.moves import MoveQuerySet
from konia.domains.personnel.states import MoveKind
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count
from konia.kernel.figures.relations import at_most, not_to_be_confused

SINCE = date(2015, 1, 1)

_persons = partial(
    figure, unit=Unit.PERSON, source="home-affairs-regulation", since=SINCE, kind=Kind.FLOW
)


def _moves(ask: Ask, kind: MoveKind) -> MoveQuerySet:
    return Move.objects.decided_in(ask.so_far).of_kind(kind)


@_persons(
    "personnel.appointment_processes_approved",
    title="Cho chủ trương thực hiện quy trình bổ nhiệm công chức, viên chức",
)
def appointment_processes_approved(ask: Ask) -> Count:
    """Persons whose appointment process was approved in principle in the period."""
    return Count(_moves(ask, MoveKind.PROCESS_APPROVED))


@_persons(
    "personnel.enterprise_appointment_processes_approved",
    title="Cho chủ trương thực hiện quy trình bổ nhiệm người quản lý doanh nghiệp",
)
def enterprise_appointment_processes_approved(ask: Ask) -> Count:
    """Of the approvals of an appointment process, those about managers of enterprises."""
    return Count(_moves(ask, MoveKind.PROCESS_APPROVED).of_enterprise_managers())


@_persons(
    "personnel.enterprise_managers_reappointed", title="Bổ nhiệm lại người quản lý doanh nghiệp"
)
def enterprise_managers_reappointed(ask: Ask) -> Count:
    """Managers of enterprises re-appointed in the period."""
    return Count(_moves(ask, MoveKind.REAPPOINTED).of_enterprise_managers())


@_persons("personnel.moved_and_appointed", title="Điều động, bổ nhiệm công chức")
def moved_and_appointed(ask: Ask) -> Count:
    """Persons moved to another body and appointed there in the period."""
    return Count(_moves(ask, MoveKind.MOVED_AND_APPOINTED))


@_persons(
    "personnel.enterprise_managers_moved_and_appointed",
    title="Điều động, bổ nhiệm người quản lý doanh nghiệp",
)
def enterprise_managers_moved_and_appointed(ask: Ask) -> Count:
    """Of those moved and appointed, managers of enterprises."""
    return Count(_moves(ask, MoveKind.MOVED_AND_APPOINTED).of_enterprise_managers())


@_persons("personnel.public_managers_appointed", title="Bổ nhiệm viên chức quản lý")
def public_managers_appointed(ask: Ask) -> Count:
    """Managing public employees appointed in the period."""
    return Count(_moves(ask, MoveKind.MANAGER_APPOINTED))


@_persons("personnel.appointments_approved", title="Cho chủ trương bổ nhiệm công chức")
def appointments_approved(ask: Ask) -> Count:
    """Civil servants whose appointment itself was approved in principle in the period."""
    return Count(_moves(ask, MoveKind.POST_APPROVED))


@_persons("personnel.staff_received", title="Tiếp nhận cán bộ, công chức")
def staff_received(ask: Ask) -> Count:
    """Cadres and civil servants received from elsewhere in the period."""
    return Count(_moves(ask, MoveKind.RECEIVED))


@_persons("personnel.pay_grades_changed", title="Chuyển ngạch lương")
def pay_grades_changed(ask: Ask) -> Count:
    """Civil servants whose pay grade was changed in the period."""
    return Count(_moves(ask, MoveKind.PAY_GRADE_CHANGED))


@_persons("personnel.pay_raised", title="Nâng lương")
def pay_raised(ask: Ask) -> Count:
    """Civil servants whose pay was raised in the period."""
    return Count(_moves(ask, MoveKind.PAY_RAISED))


@_persons("personnel.seniority_granted", title="Hưởng phụ cấp thâm niên")
def seniority_granted(ask: Ask) -> Count:
    """Civil servants granted a seniority allowance in the period."""
    return Count(_moves(ask, MoveKind.SENIORITY_GRANTED))


@_persons("personnel.principal_specialists_appointed", title="Bổ nhiệm ngạch chuyên viên chính")
def principal_specialists_appointed(ask: Ask) -> Count:
    """Persons appointed to the grade of principal specialist in the period."""
    return Count(_moves(ask, MoveKind.PRINCIPAL_SPECIALIST))


@_persons(
    "personnel.received_into_quota", title="Thỏa thuận tiếp nhận vào biên chế hành chính, sự nghiệp"
)
def received_into_quota(ask: Ask) -> Count:
    """Persons whose reception into the quota was agreed in the period."""
    return Count(_moves(ask, MoveKind.INTO_QUOTA))


@_persons("personnel.transferred_between_units", title="Điều động giữa các đơn vị, địa phương")
def transferred_between_units(ask: Ask) -> Count:
    """Persons transferred between units in the period."""
    return Count(_moves(ask, MoveKind.BETWEEN_UNITS))


@_persons(
    "personnel.moved_out_of_quota", title="Chuyển công tác ra khỏi biên chế hành chính, sự nghiệp"
)
def moved_out_of_quota(ask: Ask) -> Count:
    """Persons who moved out of the quota in the period."""
    return Count(_moves(ask, MoveKind.OUT_OF_QUOTA))


@_persons("personnel.grades_changed", title="Chuyển ngạch, thay đổi chức danh nghề nghiệp")
def grades_changed(ask: Ask) -> Count:
    """Persons whose grade or professional title was changed in the period."""
    return Count(_moves(ask, MoveKind.GRADE_CHANGED))


at_most(
    "personnel.enterprise_appointment_processes_approved",
    "personnel.appointment_processes_approved",
    because="Người quản lý doanh nghiệp nằm trong tổng số.",
)
at_most(
    "personnel.enterprise_managers_moved_and_appointed",
    "personnel.moved_and_appointed",
    because="Người quản lý doanh nghiệp nằm trong tổng số.",
)
not_to_be_confused(
    "personnel.appointment_processes_approved",
    "personnel.appointments_approved",
    because="Một bên là chủ trương thực hiện quy trình, một bên là chủ trương bổ nhiệm.",
)
not_to_be_confused(
    "personnel.pay_grades_changed",
    "personnel.grades_changed",
    because="Một bên do tỉnh quyết định với lãnh đạo, một bên do Sở Nội vụ quyết định.",
)
