"""Figures of the catalogue: procedures in force, and what decisions changed."""

from datetime import date

from konia.domains.procedures.models import Procedure, ProcedureChange, PublicationDecision
from konia.domains.procedures.queries import ChangeQuerySet, ProcedureQuerySet
from konia.domains.procedures.states import ChangeKind, Interlink, Level
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Share

SINCE = date(2015, 1, 1)


def _in_force(ask: Ask) -> ProcedureQuerySet:
    return Procedure.objects.in_force_on(ask.as_of)


@figure(
    "procedures.in_force",
    title="Tổng số TTHC đang có hiệu lực",
    unit=Unit.PROCEDURE,
    source="procedure-control",
    since=SINCE,
    kind=Kind.STOCK,
)
def in_force(ask: Ask) -> Count:
    """Procedures in force at the moment, of all levels."""
    return Count(_in_force(ask))


@figure(
    "procedures.in_force_province",
    title="Số TTHC cấp tỉnh",
    unit=Unit.PROCEDURE,
    source="procedure-control",
    since=SINCE,
    kind=Kind.STOCK,
)
def in_force_province(ask: Ask) -> Count:
    """Procedures in force that the province level decides, whoever keeps them."""
    return Count(_in_force(ask).of_level(Level.PROVINCE))


@figure(
    "procedures.in_force_district",
    title="Số TTHC cấp huyện",
    unit=Unit.PROCEDURE,
    source="procedure-control",
    since=SINCE,
    kind=Kind.STOCK,
)
def in_force_district(ask: Ask) -> Count:
    """Procedures in force that the district level decides, whoever keeps them."""
    return Count(_in_force(ask).of_level(Level.DISTRICT))


@figure(
    "procedures.in_force_commune",
    title="Số TTHC cấp xã",
    unit=Unit.PROCEDURE,
    source="procedure-control",
    since=SINCE,
    kind=Kind.STOCK,
)
def in_force_commune(ask: Ask) -> Count:
    """Procedures in force that the commune level decides, whoever keeps them."""
    return Count(_in_force(ask).of_level(Level.COMMUNE))


@figure(
    "procedures.interlinked_same_level",
    title="Số TTHC liên thông cùng cấp",
    unit=Unit.PROCEDURE,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def interlinked_same_level(ask: Ask) -> Count:
    """Procedures in force that several bodies of one level decide together."""
    return Count(_in_force(ask).linked(Interlink.SAME_LEVEL))


@figure(
    "procedures.interlinked_cross_level",
    title="Số TTHC liên thông giữa các cấp chính quyền",
    unit=Unit.PROCEDURE,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def interlinked_cross_level(ask: Ask) -> Count:
    """Procedures in force that several bodies of different levels decide together."""
    return Count(_in_force(ask).linked(Interlink.CROSS_LEVEL))


@figure(
    "procedures.process_approved",
    title="Tỷ lệ TTHC đã được phê duyệt quy trình nội bộ",
    unit=Unit.PERCENT,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def process_approved(ask: Ask) -> Share:
    """Procedures in force whose internal process was approved, of all in force."""
    rows = _in_force(ask)
    return Share(part=Count(rows.with_process_by(ask.as_of)), whole=Count(rows))


@figure(
    "procedures.without_process",
    title="Số TTHC chưa được phê duyệt quy trình nội bộ",
    unit=Unit.PROCEDURE,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def without_process(ask: Ask) -> Count:
    """Procedures in force without an approved internal process."""
    return Count(_in_force(ask).without_process_on(ask.as_of))


@figure(
    "procedures.process_electronic",
    title="Tỷ lệ quy trình nội bộ giải quyết TTHC đã được điện tử hóa",
    unit=Unit.PERCENT,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def process_electronic(ask: Ask) -> Share:
    """Approved internal processes that run electronically, of all approved ones in force."""
    rows = _in_force(ask).with_process_by(ask.as_of)
    return Share(part=Count(rows.with_electronic_process_by(ask.as_of)), whole=Count(rows))


@figure(
    "procedures.portal_listed",
    title="Số TTHC được tích hợp lên Cổng DVC của tỉnh",
    unit=Unit.PROCEDURE,
    source="online-services",
    since=SINCE,
    kind=Kind.STOCK,
)
def portal_listed(ask: Ask) -> Count:
    """Procedures in force listed on the provincial portal: offered at level 2 at least."""
    return Count(_in_force(ask).listed_by(ask.as_of))


@figure(
    "procedures.national_disclosed",
    title="Số TTHC đã cập nhật, công khai trên Cổng DVC quốc gia",
    unit=Unit.PROCEDURE,
    source="procedure-control",
    since=SINCE,
    kind=Kind.STOCK,
)
def national_disclosed(ask: Ask) -> Count:
    """Procedures in force disclosed on the national portal."""
    return Count(_in_force(ask).disclosed_by(ask.as_of))


@figure(
    "procedures.not_disclosed",
    title="Số TTHC chưa công khai trên Cổng DVC quốc gia",
    unit=Unit.PROCEDURE,
    source="procedure-control",
    since=SINCE,
    kind=Kind.STOCK,
)
def not_disclosed(ask: Ask) -> Count:
    """Procedures in force not yet disclosed on the national portal, to be opened by name."""
    return Count(_in_force(ask).not_disclosed_on(ask.as_of))


@figure(
    "procedures.decisions",
    title="Số quyết định công bố danh mục TTHC",
    unit=Unit.DECISION,
    source="publication-rules",
    since=SINCE,
    kind=Kind.FLOW,
)
def decisions(ask: Ask) -> Count:
    """Decisions publishing lists of procedures signed in the period."""
    return Count(PublicationDecision.objects.decided_in(ask.so_far))


@figure(
    "procedures.published_new",
    title="Số TTHC công bố mới",
    unit=Unit.PROCEDURE,
    source="publication-rules",
    since=SINCE,
    kind=Kind.FLOW,
)
def published_new(ask: Ask) -> Count:
    """Procedures that decisions of the period published for the first time."""
    return Count(_changes(ask).of_kind(ChangeKind.NEW))


@figure(
    "procedures.amended",
    title="Số TTHC sửa đổi, bổ sung",
    unit=Unit.PROCEDURE,
    source="publication-rules",
    since=SINCE,
    kind=Kind.FLOW,
)
def amended(ask: Ask) -> Count:
    """Procedures that decisions of the period amended."""
    return Count(_changes(ask).of_kind(ChangeKind.AMENDED))


@figure(
    "procedures.replaced",
    title="Số TTHC thay thế",
    unit=Unit.PROCEDURE,
    source="publication-rules",
    since=SINCE,
    kind=Kind.FLOW,
)
def replaced(ask: Ask) -> Count:
    """Procedures that decisions of the period replaced by others."""
    return Count(_changes(ask).of_kind(ChangeKind.REPLACED))


@figure(
    "procedures.abolished",
    title="Số TTHC bãi bỏ",
    unit=Unit.PROCEDURE,
    source="publication-rules",
    since=SINCE,
    kind=Kind.FLOW,
)
def abolished(ask: Ask) -> Count:
    """Procedures that decisions of the period abolished without replacing them."""
    return Count(_changes(ask).of_kind(ChangeKind.ABOLISHED))


@figure(
    "procedures.amended_or_abolished",
    title="Số TTHC bãi bỏ, thay thế, sửa đổi",
    unit=Unit.PROCEDURE,
    source="publication-rules",
    since=SINCE,
    kind=Kind.FLOW,
)
def amended_or_abolished(ask: Ask) -> Count:
    """Procedures that decisions of the period amended, replaced or abolished.

    The form's label names only the last two, yet what is printed there counts the first as well.
    """
    kinds = ChangeKind.AMENDED, ChangeKind.REPLACED, ChangeKind.ABOLISHED
    return Count(_changes(ask).of_kind(*kinds))


def _changes(ask: Ask) -> ChangeQuerySet:
    return ProcedureChange.objects.decided_in(ask.so_far)
