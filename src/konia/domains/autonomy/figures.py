"""Figures of autonomy of administrative bodies and public units, and of equitisation."""

from datetime import date
from functools import partial

from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Share
from konia.kernel.figures.relations import at_most, not_to_be_confused, part_of

from .models import AdminAutonomy, CompanyConversion, Enterprise, UnitAutonomy
from .queries import UnitAutonomyQuerySet, open_public_units, without
from .states import AutonomyLevel, Decree

SINCE = date(2015, 1, 1)

_units = partial(figure, unit=Unit.BODY, since=SINCE, kind=Kind.STOCK)
_share = partial(figure, unit=Unit.PERCENT, since=SINCE, kind=Kind.STOCK)
_PUBLIC = "autonomy-decrees"


def _entries(ask: Ask) -> UnitAutonomyQuerySet:
    return UnitAutonomy.objects.in_force_on(ask.as_of)


@_share(
    "autonomy.administration_with_regulations",
    title="Tỷ lệ cơ quan hành chính tự chủ đã ban hành đủ hai quy chế",
    source="administrative-autonomy-decree",
)
def administration_with_regulations(ask: Ask) -> Share:
    """Administrative bodies with both regulations by the moment, of those with autonomy then."""
    bodies = AdminAutonomy.objects.holding_on(ask.as_of)
    return Share(part=Count(bodies.with_both_regulations(ask.as_of)), whole=Count(bodies))


@_units(
    "autonomy.administration_lacking_regulation",
    title="Số cơ quan hành chính tự chủ còn thiếu quy chế",
    source="administrative-autonomy-decree",
)
def administration_lacking_regulation(ask: Ask) -> Count:
    """Administrative bodies with autonomy that lack one of the two regulations, each named."""
    bodies = AdminAutonomy.objects.holding_on(ask.as_of)
    return Count(bodies.lacking_a_regulation(ask.as_of))


@_units(
    "autonomy.units_with_level",
    title="Tổng số đơn vị sự nghiệp trong sổ tự chủ",
    source=_PUBLIC,
)
def units_with_level(ask: Ask) -> Count:
    """Public units with an autonomy entry in force at the moment, also of units already closed.

    A decision that nobody ended goes on counting; see entries_of_closed_units.
    """
    return Count(_entries(ask))


@_units(
    "autonomy.full_with_investment",
    title="Số đơn vị sự nghiệp tự bảo đảm chi thường xuyên và chi đầu tư",
    source=_PUBLIC,
)
def full_with_investment(ask: Ask) -> Count:
    """Entries in force at level 1: recurrent and investment spending borne by the unit."""
    return Count(_entries(ask).at(AutonomyLevel.INVESTMENT))


@_units(
    "autonomy.full_recurrent",
    title="Số đơn vị sự nghiệp tự bảo đảm chi thường xuyên",
    source=_PUBLIC,
)
def full_recurrent(ask: Ask) -> Count:
    """Entries in force at level 2: recurrent spending borne by the unit."""
    return Count(_entries(ask).at(AutonomyLevel.RECURRENT))


@_units(
    "autonomy.partial_recurrent",
    title="Số đơn vị sự nghiệp tự bảo đảm một phần chi thường xuyên",
    source=_PUBLIC,
)
def partial_recurrent(ask: Ask) -> Count:
    """Entries in force at level 3: part of recurrent spending borne by the unit."""
    return Count(_entries(ask).at(AutonomyLevel.PARTIAL))


@_units(
    "autonomy.state_funded",
    title="Số đơn vị sự nghiệp được Nhà nước bảo đảm chi thường xuyên",
    source=_PUBLIC,
)
def state_funded(ask: Ask) -> Count:
    """Entries in force at level 4, whether or not the unit applies its autonomy already."""
    return Count(_entries(ask).at(AutonomyLevel.STATE))


@_share(
    "autonomy.under_general_decree",
    title="Tỷ lệ đơn vị sự nghiệp theo Nghị định 43/2006 và 16/2015",
    source=_PUBLIC,
)
def under_general_decree(ask: Ask) -> Share:
    """Entries in force under decree(s) 43/2006 and 16/2015, of all entries in force."""
    entries = _entries(ask)
    return Share(part=Count(entries.under(Decree.GENERAL)), whole=Count(entries))


@_units(
    "autonomy.general_full",
    title="Số đơn vị theo Nghị định 43/2006 và 16/2015 tự bảo đảm chi thường xuyên",
    source=_PUBLIC,
)
def general_full(ask: Ask) -> Count:
    """Entries in force under decree(s) 43/2006 and 16/2015 of self-financing units."""
    return Count(_entries(ask).under(Decree.GENERAL).at(AutonomyLevel.RECURRENT))


@_units(
    "autonomy.general_partial",
    title="Số đơn vị theo Nghị định 43/2006 và 16/2015 tự bảo đảm một phần",
    source=_PUBLIC,
)
def general_partial(ask: Ask) -> Count:
    """Entries in force under decree(s) 43/2006 and 16/2015 of units partly self-financing."""
    return Count(_entries(ask).under(Decree.GENERAL).at(AutonomyLevel.PARTIAL))


@_units(
    "autonomy.general_state",
    title="Số đơn vị theo Nghị định 43/2006 và 16/2015 được Nhà nước bảo đảm",
    source=_PUBLIC,
)
def general_state(ask: Ask) -> Count:
    """Entries in force under decree(s) 43/2006 and 16/2015 of units funded by the State."""
    return Count(_entries(ask).under(Decree.GENERAL).at(AutonomyLevel.STATE))


@_share(
    "autonomy.under_economic_decree",
    title="Tỷ lệ đơn vị sự nghiệp theo Nghị định 141/2016",
    source=_PUBLIC,
)
def under_economic_decree(ask: Ask) -> Share:
    """Entries in force under decree(s) 141/2016, of all entries in force."""
    entries = _entries(ask)
    return Share(part=Count(entries.under(Decree.ECONOMIC)), whole=Count(entries))


@_units(
    "autonomy.economic_full",
    title="Số đơn vị theo Nghị định 141/2016 tự bảo đảm chi thường xuyên",
    source=_PUBLIC,
)
def economic_full(ask: Ask) -> Count:
    """Entries in force under decree(s) 141/2016 of self-financing units."""
    return Count(_entries(ask).under(Decree.ECONOMIC).at(AutonomyLevel.RECURRENT))


@_units(
    "autonomy.economic_partial",
    title="Số đơn vị theo Nghị định 141/2016 tự bảo đảm một phần",
    source=_PUBLIC,
)
def economic_partial(ask: Ask) -> Count:
    """Entries in force under decree(s) 141/2016 of units partly self-financing."""
    return Count(_entries(ask).under(Decree.ECONOMIC).at(AutonomyLevel.PARTIAL))


@_units(
    "autonomy.economic_state",
    title="Số đơn vị theo Nghị định 141/2016 được Nhà nước bảo đảm",
    source=_PUBLIC,
)
def economic_state(ask: Ask) -> Count:
    """Entries in force under decree(s) 141/2016 of units funded by the State."""
    return Count(_entries(ask).under(Decree.ECONOMIC).at(AutonomyLevel.STATE))


@_share("autonomy.applied", title="Tỷ lệ đơn vị sự nghiệp đã thực hiện tự chủ", source=_PUBLIC)
def applied(ask: Ask) -> Share:
    """Entries the unit had put into practice by the moment, of all entries in force."""
    entries = _entries(ask)
    return Share(part=Count(entries.applied_by(ask.as_of)), whole=Count(entries))


@_share(
    "autonomy.with_regulations",
    title="Tỷ lệ đơn vị sự nghiệp đã ban hành đủ hai quy chế",
    source=_PUBLIC,
)
def with_regulations(ask: Ask) -> Share:
    """Entries whose unit had issued both internal regulations, of all entries in force."""
    entries = _entries(ask)
    return Share(part=Count(entries.with_both_regulations(ask.as_of)), whole=Count(entries))


@_units("autonomy.not_applied", title="Số đơn vị sự nghiệp chưa thực hiện tự chủ", source=_PUBLIC)
def not_applied(ask: Ask) -> Count:
    """Entries in force that the unit had not put into practice by the moment; named by records."""
    return Count(_entries(ask).not_applied_by(ask.as_of))


@_units(
    "autonomy.under_science_decree",
    title="Số tổ chức khoa học và công nghệ tự chủ theo Nghị định 54/2016",
    source="science-autonomy-decree",
)
def under_science_decree(ask: Ask) -> Count:
    """Entries in force under decree 54/2016."""
    return Count(_entries(ask).under(Decree.SCIENCE))


@figure(
    "autonomy.granted_under_economic_decree",
    title="Số đơn vị được giao tự chủ theo Nghị định 141/2016 trong kỳ",
    unit=Unit.BODY,
    source="autonomy-decrees",
    since=SINCE,
    kind=Kind.FLOW,
)
def granted_under_economic_decree(ask: Ask) -> Count:
    """Decisions of the period that give a unit autonomy under decree 141/2016."""
    return Count(UnitAutonomy.objects.decided_in(ask.so_far).under(Decree.ECONOMIC))


@_units(
    "autonomy.entries_of_closed_units",
    title="Số đơn vị đã kết thúc hoạt động còn trong sổ tự chủ",
    source=_PUBLIC,
)
def entries_of_closed_units(ask: Ask) -> Count:
    """Entries in force whose unit no longer exists at the moment; its records name them."""
    return Count(_entries(ask).of_closed_units(ask.as_of))


@_units(
    "autonomy.entries_of_open_units",
    title="Số đơn vị đang hoạt động trong sổ tự chủ",
    source=_PUBLIC,
)
def entries_of_open_units(ask: Ask) -> Count:
    """Entries in force whose unit exists at the moment."""
    return Count(_entries(ask).of_open_units(ask.as_of))


@_units(
    "autonomy.open_units_without_level",
    title="Số đơn vị sự nghiệp đang hoạt động chưa được giao tự chủ",
    source=_PUBLIC,
)
def open_units_without_level(ask: Ask) -> Count:
    """Public units that exist at the moment and have no entry in force; its records name them."""
    return Count(without(open_public_units(ask.as_of), _entries(ask)), at="id")


@_units(
    "autonomy.open_units",
    title="Số đơn vị sự nghiệp đang hoạt động (để đối chiếu sổ tự chủ)",
    source=_PUBLIC,
)
def open_units(ask: Ask) -> Count:
    """Public units that exist at the moment by the organisation register."""
    return Count(open_public_units(ask.as_of), at="id")


@figure(
    "autonomy.converted_to_companies",
    title="Số đơn vị sự nghiệp đã chuyển thành công ty cổ phần",
    unit=Unit.BODY,
    source="equitisation-list",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def converted_to_companies(ask: Ask) -> Count:
    """Public units that had become joint-stock companies by the moment."""
    return Count(CompanyConversion.objects.done_by(ask.as_of))


@figure(
    "autonomy.enterprises_to_equitise",
    title="Số doanh nghiệp thuộc danh mục cổ phần hóa",
    unit=Unit.ENTERPRISE,
    source="equitisation-list",
    since=SINCE,
    kind=Kind.STOCK,
)
def enterprises_to_equitise(ask: Ask) -> Count:
    """Enterprises on the equitisation list at the moment, neither finished nor taken off."""
    return Count(Enterprise.objects.listed_on(ask.as_of))


@figure(
    "autonomy.enterprises_expected",
    title="Số doanh nghiệp dự kiến cổ phần hóa",
    unit=Unit.ENTERPRISE,
    source="equitisation-list",
    since=SINCE,
    kind=Kind.STOCK,
)
def enterprises_expected(ask: Ask) -> Count:
    """Enterprises on the list whose equitisation is expected after the moment."""
    return Count(Enterprise.objects.expected_after(ask.as_of))


part_of(
    "autonomy.full_with_investment",
    "autonomy.full_recurrent",
    "autonomy.partial_recurrent",
    "autonomy.state_funded",
    whole="autonomy.units_with_level",
    because="Mỗi đơn vị ở đúng một mức tự chủ.",
)
part_of(
    "autonomy.entries_of_open_units",
    "autonomy.entries_of_closed_units",
    whole="autonomy.units_with_level",
    because="Phần chênh với số đơn vị đang hoạt động là các đơn vị đã kết thúc, có nêu tên.",
)
part_of(
    "autonomy.entries_of_open_units",
    "autonomy.open_units_without_level",
    whole="autonomy.open_units",
    because="Mỗi đơn vị đang hoạt động hoặc đã, hoặc chưa được giao tự chủ.",
)
at_most(
    "autonomy.enterprises_expected",
    "autonomy.enterprises_to_equitise",
    because="Doanh nghiệp dự kiến cổ phần hóa nằm trong danh mục.",
)
not_to_be_confused(
    "autonomy.units_with_level",
    "autonomy.open_units",
    because="Sổ tự chủ còn giữ quyết định của đơn vị đã kết thúc; sổ tổ chức thì không.",
)
