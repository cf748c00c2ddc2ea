"""Figures of platforms: stages of milestones, calls, reporting accounts."""

from collections.abc import Mapping
from datetime import date

from konia.domains.infrastructure.models import CallLog, PlatformMilestone, ReportingAccount
from konia.domains.infrastructure.states import AccountLevel, Subject
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Coded, Count, Latest, Share
from konia.kernel.figures.relations import not_to_be_confused, part_of

SINCE = date(2015, 1, 1)
STAGES = {0: "Chưa", 1: "Đang làm", 2: "Hoàn thành"}
TWO_STAGES = {0: "Chưa", 1: "Hoàn thành"}


def _stage_of(subject: str, on: date, options: Mapping[int, str] = STAGES) -> Coded:
    """The newest stage of a subject; a subject nobody keeps milestones of has none."""
    rows = PlatformMilestone.objects.about(subject).reached_by(on)
    whole_only = options is TWO_STAGES
    return Coded(
        (Latest(rows, of="stage", by="reached_on"), Count(rows)),
        lambda stage, kept: None if not kept else (stage == 2 if whole_only else int(stage)),
        options,
    )


@figure(
    "infrastructure.architecture",
    title="Cập nhật Kiến trúc chính quyền điện tử phiên bản 2.0",
    unit=Unit.CODE,
    source="architecture-decision",
    since=SINCE,
    kind=Kind.STATE,
)
def architecture(ask: Ask) -> Coded:
    """1 when the newest milestone says that architecture 2.0 is complete, else 0."""
    return _stage_of(Subject.ARCHITECTURE, ask.as_of, TWO_STAGES)


@figure(
    "infrastructure.reporting_system",
    title="Hệ thống thông tin báo cáo và kết nối hệ thống báo cáo quốc gia",
    unit=Unit.CODE,
    source="reporting-circular",
    since=SINCE,
    kind=Kind.STATE,
)
def reporting_system(ask: Ask) -> Coded:
    """The newest stage of the reporting system and its link to the national one: 0, 1 or 2."""
    return _stage_of(Subject.REPORTING, ask.as_of)


@figure(
    "infrastructure.lgsp",
    title="Triển khai nền tảng chia sẻ, tích hợp dùng chung (LGSP)",
    unit=Unit.CODE,
    source="data-sharing-decree",
    since=SINCE,
    kind=Kind.STATE,
)
def lgsp(ask: Ask) -> Coded:
    """The newest stage of the province's own platform: 0, 1 or 2."""
    return _stage_of(Subject.LGSP, ask.as_of)


@figure(
    "infrastructure.ngsp",
    title="Kết nối nền tảng tích hợp, chia sẻ dữ liệu quốc gia (NGSP)",
    unit=Unit.CODE,
    source="data-sharing-decree",
    since=SINCE,
    kind=Kind.STATE,
)
def ngsp(ask: Ask) -> Coded:
    """The newest stage of the link to the national platform: 0, 1 or 2."""
    return _stage_of(Subject.NGSP, ask.as_of)


@figure(
    "infrastructure.calls",
    title="Số lượt gọi dịch vụ qua nền tảng",
    unit=Unit.TURN,
    source="data-sharing-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def calls(ask: Ask) -> Count:
    """Calls between systems made in the period so far, whatever their result."""
    return Count(CallLog.objects.made_in(ask.so_far))


@figure(
    "infrastructure.calls_successful",
    title="Tỷ lệ lượt gọi dịch vụ thành công",
    unit=Unit.PERCENT,
    source="data-sharing-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def calls_successful(ask: Ask) -> Share:
    """Calls of the period so far that brought an answer, of all calls."""
    made = CallLog.objects.made_in(ask.so_far)
    return Share(part=Count(made.successful()), whole=Count(made))


@figure(
    "infrastructure.reporting_accounts",
    title="Số tài khoản trên Hệ thống thông tin báo cáo Văn phòng Chính phủ",
    unit=Unit.ACCOUNT,
    source="reporting-circular",
    since=SINCE,
    kind=Kind.STOCK,
)
def reporting_accounts(ask: Ask) -> Count:
    """Accounts given out by the moment and not yet closed, of all three levels."""
    return Count(ReportingAccount.objects.holding_on(ask.as_of))


def _accounts_of(level: AccountLevel) -> None:
    @figure(
        f"infrastructure.reporting_accounts_{level.value}",
        title=f"Số tài khoản hệ thống báo cáo {level.label.lower()}",
        unit=Unit.ACCOUNT,
        source="reporting-circular",
        since=SINCE,
        kind=Kind.STOCK,
    )
    def accounts_of_level(ask: Ask) -> Count:
        """Accounts of one level given out by the moment and not yet closed."""
        return Count(ReportingAccount.objects.holding_on(ask.as_of).of_level(level))


for each in AccountLevel:
    _accounts_of(each)

not_to_be_confused(
    "infrastructure.lgsp",
    "infrastructure.ngsp",
    because="LGSP là nền tảng của tỉnh; NGSP là nền tảng quốc gia mà tỉnh kết nối tới.",
)
part_of(
    *(f"infrastructure.reporting_accounts_{level.value}" for level in AccountLevel),
    whole="infrastructure.reporting_accounts",
    because="Mỗi tài khoản thuộc đúng một cấp.",
)
