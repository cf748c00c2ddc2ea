"""Figures of quality management."""

from datetime import date
from functools import partial

from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Share
from konia.kernel.figures.relations import at_most, not_to_be_confused, part_of

from .models import AuditFinding, ConversionDue, ElectronicIso, IsoConversion, QualitySystem
from .queries import QmsConversionQuerySet, QualitySystemQuerySet
from .states import BodyGroup

SINCE = date(2015, 1, 1)

_bodies = partial(figure, unit=Unit.BODY, source="iso-decision", since=SINCE, kind=Kind.STOCK)
_share = partial(figure, unit=Unit.PERCENT, source="iso-plan", since=SINCE, kind=Kind.STOCK)


def _systems(ask: Ask) -> QualitySystemQuerySet:
    return QualitySystem.objects.holding_on(ask.as_of)


def _converted(ask: Ask) -> QmsConversionQuerySet:
    return IsoConversion.objects.done_by(ask.as_of)


@_bodies("quality.systems", title="Số đơn vị duy trì, cải tiến hệ thống quản lý chất lượng")
def systems(ask: Ask) -> Count:
    """Bodies that keep a quality system at the moment, under either edition."""
    return Count(_systems(ask))


@_bodies("quality.departments", title="Số đơn vị duy trì HTQLCL: sở, ngành")
def departments(ask: Ask) -> Count:
    """Of the bodies that keep a quality system, departments and equal bodies."""
    return Count(_systems(ask).of_group(BodyGroup.DEPARTMENT))


@_bodies("quality.central_agencies", title="Số đơn vị duy trì HTQLCL: cơ quan Trung ương")
def central_agencies(ask: Ask) -> Count:
    """Of the bodies that keep a quality system, central agencies in the province."""
    return Count(_systems(ask).of_group(BodyGroup.CENTRAL))


@_bodies("quality.districts", title="Số đơn vị duy trì HTQLCL: UBND cấp huyện")
def districts(ask: Ask) -> Count:
    """Of the bodies that keep a quality system, district People's Committees."""
    return Count(_systems(ask).of_group(BodyGroup.DISTRICT))


@_bodies("quality.branches", title="Số đơn vị duy trì HTQLCL: chi cục và tương đương")
def branches(ask: Ask) -> Count:
    """Of the bodies that keep a quality system, branches and equal bodies."""
    return Count(_systems(ask).of_group(BodyGroup.BRANCH))


@_bodies("quality.communes", title="Số đơn vị duy trì HTQLCL: UBND cấp xã")
def communes(ask: Ask) -> Count:
    """Of the bodies that keep a quality system, commune People's Committees."""
    return Count(_systems(ask).of_group(BodyGroup.COMMUNE))


@_bodies("quality.others", title="Số đơn vị duy trì HTQLCL: đơn vị khác")
def others(ask: Ask) -> Count:
    """Of the bodies that keep a quality system, those of no other group."""
    return Count(_systems(ask).of_group(BodyGroup.OTHER))


@_bodies("quality.converted_departments", title="Số đơn vị đã chuyển đổi ISO 9001:2015: sở, ngành")
def converted_departments(ask: Ask) -> Count:
    """Of the bodies converted to the 2015 edition by the moment, departments and equal bodies."""
    return Count(_converted(ask).of_group(BodyGroup.DEPARTMENT))


@_bodies(
    "quality.converted_central_agencies",
    title="Số đơn vị đã chuyển đổi ISO 9001:2015: cơ quan Trung ương",
)
def converted_central_agencies(ask: Ask) -> Count:
    """Of the bodies converted to the 2015 edition by the moment, central agencies."""
    return Count(_converted(ask).of_group(BodyGroup.CENTRAL))


@_bodies(
    "quality.converted_districts", title="Số đơn vị đã chuyển đổi ISO 9001:2015: UBND cấp huyện"
)
def converted_districts(ask: Ask) -> Count:
    """Of the bodies converted to the 2015 edition by the moment, district People's Committees."""
    return Count(_converted(ask).of_group(BodyGroup.DISTRICT))


@_bodies(
    "quality.converted_branches",
    title="Số đơn vị đã chuyển đổi ISO 9001:2015: chi cục và tương đương",
)
def converted_branches(ask: Ask) -> Count:
    """Of the bodies converted to the 2015 edition by the moment, branches and equal bodies."""
    return Count(_converted(ask).of_group(BodyGroup.BRANCH))


@_share("quality.converted", title="Tỷ lệ đơn vị đã chuyển đổi sang ISO 9001:2015")
def converted(ask: Ask) -> Share:
    """Bodies converted to the 2015 edition by the moment, of those named in a conversion plan."""
    due, done = ConversionDue.objects, _converted(ask)
    return Share(
        part=Count(due.converted_by(ask.as_of, done), distinct="unit"),
        whole=Count(due.listed_by(ask.as_of), distinct="unit"),
    )


@_share(
    "quality.converted_of_systems",
    title="Tỷ lệ đơn vị đã chuyển đổi trên số đơn vị có HTQLCL, trừ cấp xã",
)
def converted_of_systems(ask: Ask) -> Share:
    """Bodies converted by the moment, of bodies other than communes that keep a quality system."""
    systems = _systems(ask).above_communes()
    return Share(part=Count(systems.converted(_converted(ask))), whole=Count(systems))


@_bodies("quality.not_converted", title="Số đơn vị trong kế hoạch chưa chuyển đổi")
def not_converted(ask: Ask) -> Count:
    """Bodies named in a conversion plan that have not converted; its records name them."""
    left = ConversionDue.objects.not_converted_by(ask.as_of, _converted(ask))
    return Count(left, distinct="unit")


@_bodies("quality.due_without_system", title="Số đơn vị trong kế hoạch chưa có HTQLCL")
def due_without_system(ask: Ask) -> Count:
    """Bodies named in a conversion plan that keep no quality system; its records name them."""
    due = ConversionDue.objects.listed_by(ask.as_of).without_system(_systems(ask))
    return Count(due, distinct="unit")


@_bodies("quality.electronic", title="Số đơn vị áp dụng ISO điện tử")
def electronic(ask: Ask) -> Count:
    """Bodies that run their quality system electronically at the moment, on trial or in use."""
    return Count(ElectronicIso.objects.running_on(ask.as_of), distinct="unit")


@figure(
    "quality.findings_open",
    title="Số phát hiện đánh giá ISO chưa khắc phục xong",
    unit=Unit.ISSUE,
    source="iso-inspection-plan",
    since=SINCE,
    kind=Kind.STOCK,
)
def findings_open(ask: Ask) -> Count:
    """Findings of audits made by the moment and not closed with evidence by then."""
    return Count(AuditFinding.objects.open_on(ask.as_of))


part_of(
    "quality.departments",
    "quality.central_agencies",
    "quality.districts",
    "quality.branches",
    "quality.communes",
    "quality.others",
    whole="quality.systems",
    because="Sáu nhóm cộng lại bằng số đơn vị có hệ thống quản lý chất lượng.",
)
at_most(
    "quality.converted_districts",
    "quality.districts",
    because="Chỉ đơn vị có hệ thống mới chuyển đổi được.",
)
not_to_be_confused(
    "quality.converted",
    "quality.converted_of_systems",
    because="Một mẫu số là danh sách của kế hoạch, một mẫu số là các nhóm đang có hệ thống.",
)
