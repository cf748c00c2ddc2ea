"""Figures of recruitment."""

from datetime import date

from konia.domains.personnel.models import Candidate, Recruit, RecruitmentPlan
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count
from konia.kernel.figures.relations import equals

SINCE = date(2015, 1, 1)


@figure(
    "personnel.civil_servants_recruited",
    title="Số công chức được tuyển dụng qua thi tuyển, xét tuyển",
    unit=Unit.PERSON,
    source="civil-servant-recruitment",
    since=SINCE,
    kind=Kind.FLOW,
)
def civil_servants_recruited(ask: Ask) -> Count:
    """Civil servants recruited by examination or selection, by the day the list was approved."""
    recruits = Recruit.objects.decided_in(ask.so_far).civil_servants()
    return Count(recruits.by_exam_or_selection())


@figure(
    "personnel.civil_servants_recruited_specially",
    title="Số công chức được tuyển dụng theo trường hợp đặc biệt",
    unit=Unit.PERSON,
    source="civil-servant-recruitment",
    since=SINCE,
    kind=Kind.FLOW,
)
def civil_servants_recruited_specially(ask: Ask) -> Count:
    """Civil servants recruited as special cases, by the day of the decision."""
    return Count(Recruit.objects.decided_in(ask.so_far).civil_servants().special())


@figure(
    "personnel.commune_staff_converted",
    title="Số cán bộ, công chức cấp xã được xét chuyển thành công chức cấp huyện trở lên",
    unit=Unit.PERSON,
    source="civil-servant-recruitment",
    since=SINCE,
    kind=Kind.FLOW,
)
def commune_staff_converted(ask: Ask) -> Count:
    """Commune cadres and civil servants converted to district level or higher in the period."""
    return Count(Recruit.objects.decided_in(ask.so_far).civil_servants().converted())


@figure(
    "personnel.public_employees_recruited",
    title="Số viên chức được tuyển dụng qua thi tuyển, xét tuyển",
    unit=Unit.PERSON,
    source="public-employee-recruitment",
    since=SINCE,
    kind=Kind.FLOW,
)
def public_employees_recruited(ask: Ask) -> Count:
    """Public employees recruited by examination or selection, by the day of approval."""
    recruits = Recruit.objects.decided_in(ask.so_far).public_employees()
    return Count(recruits.by_exam_or_selection())


@figure(
    "personnel.public_employees_recruited_specially",
    title="Số viên chức được tuyển dụng theo trường hợp đặc biệt",
    unit=Unit.PERSON,
    source="public-employee-recruitment",
    since=SINCE,
    kind=Kind.FLOW,
)
def public_employees_recruited_specially(ask: Ask) -> Count:
    """Public employees recruited as special cases, by the day of the decision."""
    return Count(Recruit.objects.decided_in(ask.so_far).public_employees().special())


@figure(
    "personnel.exam_candidates_admitted",
    title="Số thí sinh trúng tuyển kỳ thi tuyển công chức",
    unit=Unit.PERSON,
    source="civil-servant-recruitment",
    since=SINCE,
    kind=Kind.FLOW,
)
def exam_candidates_admitted(ask: Ask) -> Count:
    """Candidates of civil-service exams whose admission was decided in the period."""
    return Count(Candidate.objects.admitted_in(ask.so_far))


@figure(
    "personnel.public_employee_plans_approved",
    title="Số kế hoạch tuyển dụng viên chức được phê duyệt",
    unit=Unit.PLAN,
    source="public-employee-recruitment",
    since=SINCE,
    kind=Kind.FLOW,
)
def public_employee_plans_approved(ask: Ask) -> Count:
    """Plans to recruit public employees approved in the period."""
    return Count(RecruitmentPlan.objects.approved_in(ask.so_far).for_public_employees())


equals(
    "personnel.exam_candidates_admitted",
    "personnel.civil_servants_recruited",
    because="Thí sinh trúng tuyển là người được tuyển dụng làm công chức.",
)
