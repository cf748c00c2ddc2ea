"""Figures over the register of units and the decisions that rearrange it."""

from datetime import date

from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Less, Share
from konia.kernel.figures.relations import at_most, not_to_be_confused

from .models import DeputyHead, RestructuredUnit, RestructuringDecision
from .queries import (
    AGENCY,
    BOARD,
    COMMUNE,
    DISTRICT,
    INTERAGENCY,
    PUBLIC_UNIT,
    bodies,
    set_up_by_province,
)  # fmt: skip
from .states import Rearranged

SINCE = date(2015, 1, 1)
# The base year of the party's resolution on public service units.
BASELINE = date(2015, 12, 31)


def _units(kind: str, on: date) -> Count:
    return Count(bodies(kind, on=on), at="id")


@figure(
    "organisation.specialised_agencies",
    title="Số cơ quan chuyên môn cấp tỉnh",
    unit=Unit.BODY,
    source="provincial-agencies-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def specialised_agencies(ask: Ask) -> Count:
    """Departments and equivalents under the provincial committee that exist at the moment."""
    return _units(AGENCY, ask.as_of)


@figure(
    "organisation.management_boards",
    title="Số ban quản lý trực thuộc UBND cấp tỉnh",
    unit=Unit.BODY,
    source="provincial-agencies-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def management_boards(ask: Ask) -> Count:
    """Management boards right under the provincial committee that exist at the moment.

    Project boards are public service units and are not counted here.
    """
    return _units(BOARD, ask.as_of)


@figure(
    "organisation.interagency_bodies",
    title="Số tổ chức liên ngành do cấp tỉnh thành lập",
    unit=Unit.BODY,
    source="provincial-agencies-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def interagency_bodies(ask: Ask) -> Count:
    """Inter-agency bodies that the province set up and that exist at the moment."""
    return Count(set_up_by_province(bodies(INTERAGENCY, on=ask.as_of)), at="id")


@figure(
    "organisation.districts",
    title="Số đơn vị hành chính cấp huyện",
    unit=Unit.BODY,
    source="local-government-law",
    since=SINCE,
    kind=Kind.STOCK,
)
def districts(ask: Ask) -> Count:
    """District committees that exist at the moment: the base of every coverage of districts."""
    return _units(DISTRICT, ask.as_of)


@figure(
    "organisation.communes",
    title="Số đơn vị hành chính cấp xã",
    unit=Unit.BODY,
    source="local-government-law",
    since=SINCE,
    kind=Kind.STOCK,
)
def communes(ask: Ask) -> Count:
    """Commune committees that exist at the moment: the base of every coverage of communes."""
    return _units(COMMUNE, ask.as_of)


@figure(
    "organisation.public_units",
    title="Tổng số đơn vị sự nghiệp công lập",
    unit=Unit.BODY,
    source="public-units-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def public_units(ask: Ask) -> Count:
    """Public service units that exist at the moment. One closed by a decision is gone that day.

    A unit counts at the tier of the body it stands under: province, department or district.
    """
    return _units(PUBLIC_UNIT, ask.as_of)


@figure(
    "organisation.public_units_2015",
    title="Số đơn vị sự nghiệp công lập cuối năm 2015",
    unit=Unit.BODY,
    source="public-units-resolution",
    since=SINCE,
    kind=Kind.STOCK,
)
def public_units_2015(ask: Ask) -> Count:
    """Public service units that existed on 31/12/2015, whatever the moment asked about."""
    return _units(PUBLIC_UNIT, BASELINE)


@figure(
    "organisation.public_units_fewer",
    title="Số đơn vị sự nghiệp công lập giảm so với năm 2015",
    unit=Unit.BODY,
    source="public-units-resolution",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def public_units_fewer(ask: Ask) -> Less:
    """Public units of 31/12/2015 less those of the moment: units opened since count against."""
    return Less(_units(PUBLIC_UNIT, BASELINE), _units(PUBLIC_UNIT, ask.as_of))


@figure(
    "organisation.public_units_cut",
    title="Tỷ lệ đơn vị sự nghiệp công lập đã cắt giảm so với năm 2015",
    unit=Unit.PERCENT,
    source="public-units-resolution",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def public_units_cut(ask: Ask) -> Share:
    """The net fall in the number of public units since 31/12/2015, of the number on that day.

    It is a net number: a unit opened since lowers it just as one kept does, and a unit moved to
    another tier falls there and not in the province. A rise gives a share below nought.
    """
    before = _units(PUBLIC_UNIT, BASELINE)
    return Share(part=Less(before, _units(PUBLIC_UNIT, ask.as_of)), whole=before)


@figure(
    "organisation.restructuring_decisions",
    title="Số quyết định sắp xếp tổ chức bộ máy đang thực hiện",
    unit=Unit.DECISION,
    source="provincial-agencies-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def restructuring_decisions(ask: Ask) -> Count:
    """Decisions issued by the moment and not yet carried out to the end."""
    return Count(RestructuringDecision.objects.holding_on(ask.as_of))


@figure(
    "organisation.agencies_rearranged",
    title="Số cơ quan chuyên môn đang được sắp xếp",
    unit=Unit.BODY,
    source="provincial-agencies-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def agencies_rearranged(ask: Ask) -> Count:
    """Different bodies whose own inside is being rearranged under a decision at the moment."""
    named = RestructuredUnit.objects.being_rearranged(ask.as_of)
    return Count(named.rearranging(Rearranged.AGENCY), distinct="unit")


@figure(
    "organisation.branches_rearranged",
    title="Số sở, ngành có chi cục, ban đang được sắp xếp",
    unit=Unit.BODY,
    source="provincial-agencies-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def branches_rearranged(ask: Ask) -> Count:
    """Different departments whose branches are being rearranged under a decision at the moment."""
    named = RestructuredUnit.objects.being_rearranged(ask.as_of)
    return Count(named.rearranging(Rearranged.BRANCH), distinct="unit")


@figure(
    "organisation.beyond_deputies",
    title="Số đơn vị có cấp phó vượt số được giao",
    unit=Unit.BODY,
    source="provincial-agencies-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def beyond_deputies(ask: Ask) -> Count:
    """Units with more deputies at the moment than the number decided for them."""
    return Count(DeputyHead.objects.beyond_limit(ask.as_of), distinct="unit")


at_most(
    "organisation.agencies_rearranged",
    "organisation.specialised_agencies",
    because="Cơ quan được sắp xếp phải là cơ quan chuyên môn trong danh mục.",
)
not_to_be_confused(
    "organisation.agencies_rearranged",
    "organisation.specialised_agencies",
    because="Một bên đếm cơ quan có tên trong quyết định sắp xếp, một bên đếm danh mục tổ chức.",
)
