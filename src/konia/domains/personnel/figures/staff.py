"""Figures of posts assigned, people present, and labour contracts."""

from datetime import date

from konia.domains.personnel.models import Employment, LabourContract, Quota
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Less, Total
from konia.kernel.figures.relations import at_most

SINCE = date(2015, 1, 1)


@figure(
    "personnel.civil_quota",
    title="Tổng số biên chế công chức được giao trong năm",
    unit=Unit.PERSON,
    source="staffing-report",
    since=SINCE,
    kind=Kind.STOCK,
)
def civil_quota(ask: Ask) -> Total:
    """Civil-service posts assigned for the reporting year by decisions up to the moment.

    A quota belongs to the department or district it is given to; units inside have none.
    """
    return Total(Quota.objects.for_year(ask.year, as_of=ask.as_of).civil_service(), of="posts")


@figure(
    "personnel.public_quota",
    title="Tổng số người làm việc được giao tại các đơn vị sự nghiệp công lập",
    unit=Unit.PERSON,
    source="staffing-report",
    since=SINCE,
    kind=Kind.STOCK,
)
def public_quota(ask: Ask) -> Total:
    """Persons assigned to public units for the reporting year by decisions up to the moment."""
    return Total(Quota.objects.for_year(ask.year, as_of=ask.as_of).public_units(), of="posts")


@figure(
    "personnel.civil_servants_present",
    title="Tổng số biên chế công chức có mặt",
    unit=Unit.PERSON,
    source="staffing-report",
    since=SINCE,
    kind=Kind.STOCK,
)
def civil_servants_present(ask: Ask) -> Count:
    """Civil servants whose employment holds at the moment, the day of leaving still counted."""
    return Count(Employment.objects.holding_on(ask.as_of).civil_servants())


@figure(
    "personnel.public_employees_present",
    title="Tổng số người làm việc có mặt tại các đơn vị sự nghiệp công lập",
    unit=Unit.PERSON,
    source="staffing-report",
    since=SINCE,
    kind=Kind.STOCK,
)
def public_employees_present(ask: Ask) -> Count:
    """Public employees paid from the State budget whose employment holds at the moment.

    Employees whom a unit pays from its own income are not counted.
    """
    return Count(Employment.objects.holding_on(ask.as_of).public_employees())


@figure(
    "personnel.civil_posts_vacant",
    title="Số biên chế công chức chưa sử dụng",
    unit=Unit.PERSON,
    source="staffing-report",
    since=SINCE,
    kind=Kind.STOCK,
)
def civil_posts_vacant(ask: Ask) -> Less:
    """Civil-service posts of the year less civil servants present at the moment."""
    posts = Quota.objects.for_year(ask.year, as_of=ask.as_of).civil_service()
    present = Employment.objects.holding_on(ask.as_of).civil_servants()
    return Less(Total(posts, of="posts"), Count(present))


@figure(
    "personnel.public_posts_vacant",
    title="Số người làm việc còn thiếu so với được giao tại đơn vị sự nghiệp",
    unit=Unit.PERSON,
    source="staffing-report",
    since=SINCE,
    kind=Kind.STOCK,
)
def public_posts_vacant(ask: Ask) -> Less:
    """Persons assigned to public units for the year less those present at the moment."""
    posts = Quota.objects.for_year(ask.year, as_of=ask.as_of).public_units()
    present = Employment.objects.holding_on(ask.as_of).public_employees()
    return Less(Total(posts, of="posts"), Count(present))


@figure(
    "personnel.contracts_in_administration",
    title="Số hợp đồng lao động làm việc tại cơ quan hành chính",
    unit=Unit.PERSON,
    source="contract-decrees",
    since=SINCE,
    kind=Kind.STOCK,
)
def contracts_in_administration(ask: Ask) -> Count:
    """Labour contracts with administrative bodies that hold at the moment."""
    return Count(LabourContract.objects.holding_on(ask.as_of).in_administration())


at_most(
    "personnel.civil_servants_present",
    "personnel.civil_quota",
    because="Số công chức có mặt không vượt số biên chế được giao.",
)
at_most(
    "personnel.public_employees_present",
    "personnel.public_quota",
    because="Số người làm việc có mặt không vượt số được giao.",
)
