"""Figures of job positions."""

from datetime import date

from konia.domains.personnel.models import JobPositionScheme, PositionBreach
from konia.domains.personnel.queries.positions import having, lacking, open_public_units
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Share
from konia.kernel.figures.relations import at_most, part_of

SINCE = date(2015, 1, 1)


@figure(
    "personnel.administrative_schemes",
    title="Số cơ quan hành chính đã được phê duyệt vị trí việc làm",
    unit=Unit.BODY,
    source="job-position-decrees",
    since=SINCE,
    kind=Kind.STOCK,
)
def administrative_schemes(ask: Ask) -> Count:
    """Administrative bodies with an approved scheme of job positions at the moment."""
    schemes = JobPositionScheme.objects.holding_on(ask.as_of).administrative()
    return Count(schemes, distinct="unit")


@figure(
    "personnel.public_unit_schemes",
    title="Số đơn vị sự nghiệp đã được phê duyệt vị trí việc làm",
    unit=Unit.BODY,
    source="job-position-decrees",
    since=SINCE,
    kind=Kind.STOCK,
)
def public_unit_schemes(ask: Ask) -> Count:
    """Public units with an approved scheme of job positions at the moment."""
    schemes = JobPositionScheme.objects.holding_on(ask.as_of).public_units()
    return Count(schemes, distinct="unit")


@figure(
    "personnel.public_units_with_scheme",
    title="Tỷ lệ đơn vị sự nghiệp đang hoạt động đã có vị trí việc làm",
    unit=Unit.PERCENT,
    source="job-position-decrees",
    since=SINCE,
    kind=Kind.STOCK,
)
def public_units_with_scheme(ask: Ask) -> Share:
    """Public units with an approved scheme at the moment, of all public units that exist then."""
    units = open_public_units(ask.as_of)
    schemes = JobPositionScheme.objects.holding_on(ask.as_of)
    return Share(part=Count(having(units, schemes), at="id"), whole=Count(units, at="id"))


@figure(
    "personnel.public_units_without_scheme",
    title="Số đơn vị sự nghiệp đang hoạt động chưa có vị trí việc làm",
    unit=Unit.BODY,
    source="job-position-decrees",
    since=SINCE,
    kind=Kind.STOCK,
)
def public_units_without_scheme(ask: Ask) -> Count:
    """Public units that exist at the moment without an approved scheme; its records name them."""
    schemes = JobPositionScheme.objects.holding_on(ask.as_of)
    return Count(lacking(open_public_units(ask.as_of), schemes), at="id")


@figure(
    "personnel.public_units",
    title="Số đơn vị sự nghiệp đang hoạt động (để đối chiếu vị trí việc làm)",
    unit=Unit.BODY,
    source="job-position-decrees",
    since=SINCE,
    kind=Kind.STOCK,
)
def public_units(ask: Ask) -> Count:
    """Public units that exist at the moment."""
    return Count(open_public_units(ask.as_of), at="id")


@figure(
    "personnel.position_breaches",
    title="Số cơ quan, đơn vị vi phạm vị trí việc làm phát hiện qua thanh tra",
    unit=Unit.BODY,
    source="job-position-decrees",
    since=SINCE,
    kind=Kind.FLOW,
)
def position_breaches(ask: Ask) -> Count:
    """Different bodies in which inspections found a breach of job positions in the period."""
    return Count(PositionBreach.objects.found_in(ask.so_far), distinct="unit")


part_of(
    "personnel.public_unit_schemes",
    "personnel.public_units_without_scheme",
    whole="personnel.public_units",
    because="Mỗi đơn vị đang hoạt động hoặc đã có, hoặc chưa có vị trí việc làm.",
)
at_most(
    "personnel.public_unit_schemes",
    "personnel.public_units",
    because="Chỉ đơn vị đang hoạt động mới có vị trí việc làm còn hiệu lực.",
)
