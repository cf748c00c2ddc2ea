"""Figures of documents, their exchange and certificates."""

from datetime import date
from decimal import Decimal

from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Coded, Count, Latest, Less, Share
from konia.kernel.figures.relations import at_most, not_to_be_confused, part_of
from konia.lib.numbers import cut

from .models import Certificate, Document, DocumentLink, Transmission, UnitCost
from .queries import bodies

SINCE = date(2015, 1, 1)
BILLION = Decimal(1_000_000_000)
SOON = 60


def _turns(ask: Ask) -> tuple[Count, Count]:
    """Sendings and receipts of the period; a receipt counts on the day it comes."""
    rows = Transmission.objects.all()
    return Count(rows.sent_in(ask.so_far)), Count(rows.received_in(ask.so_far))


@figure(
    "documents.steering",
    title="Số văn bản chỉ đạo cải cách hành chính đã ban hành",
    unit=Unit.DOCUMENT,
    source="reform-plan",
    since=SINCE,
    kind=Kind.FLOW,
)
def steering(ask: Ask) -> Count:
    """Outgoing documents dated in the period that are marked as steering administrative reform."""
    steering = Document.objects.outgoing().steering().issued_in(ask.so_far)
    return Count(steering, lane="steering")


@figure(
    "documents.outgoing",
    title="Tổng số văn bản đi",
    unit=Unit.DOCUMENT,
    source="electronic-documents",
    since=SINCE,
    kind=Kind.FLOW,
)
def outgoing(ask: Ask) -> Count:
    """Documents that left their issuing body in the period, each counted once."""
    return Count(Document.objects.outgoing().sent_in(ask.so_far))


@figure(
    "documents.wholly_electronic",
    title="Tỷ lệ văn bản gửi hoàn toàn dưới dạng điện tử",
    unit=Unit.PERCENT,
    source="electronic-documents",
    since=SINCE,
    kind=Kind.FLOW,
)
def wholly_electronic(ask: Ask) -> Share:
    """Documents sent signed, electronically and with no paper beside, of all that left."""
    sent = Document.objects.outgoing().sent_in(ask.so_far)
    return Share(part=Count(sent.wholly_electronic()), whole=Count(sent))


@figure(
    "documents.with_paper_beside",
    title="Tỷ lệ văn bản gửi điện tử song song với văn bản giấy",
    unit=Unit.PERCENT,
    source="electronic-documents",
    since=SINCE,
    kind=Kind.FLOW,
)
def with_paper_beside(ask: Ask) -> Share:
    """Documents sent electronically and on paper too, of all that left in the period."""
    sent = Document.objects.outgoing().sent_in(ask.so_far)
    return Share(part=Count(sent.with_paper_beside()), whole=Count(sent))


@figure(
    "documents.sendings",
    title="Lượt gửi văn bản điện tử",
    unit=Unit.TURN,
    source="electronic-documents",
    since=SINCE,
    kind=Kind.FLOW,
)
def sendings(ask: Ask) -> Count:
    """Transmissions sent in the period: one for each body a document goes to."""
    return _turns(ask)[0]


@figure(
    "documents.receipts",
    title="Lượt nhận văn bản điện tử",
    unit=Unit.TURN,
    source="electronic-documents",
    since=SINCE,
    kind=Kind.FLOW,
)
def receipts(ask: Ask) -> Count:
    """Transmissions whose receipt came back in the period, whenever they were sent."""
    return _turns(ask)[1]


@figure(
    "documents.turns",
    title="Lượt văn bản điện tử gửi, nhận",
    unit=Unit.TURN,
    source="electronic-documents",
    since=SINCE,
    kind=Kind.FLOW,
)
def turns(ask: Ask) -> Less:
    """Sendings and receipts of the period together, both counted at the sender."""
    sent, received = _turns(ask)
    # Measures can be taken off but not added, so the receipts are taken off twice.
    return Less(sent, Less(Count(Transmission.objects.none()), received))


@figure(
    "documents.saving",
    title="Ước tính tiết kiệm nhờ gửi, nhận văn bản điện tử",
    unit=Unit.BILLION_VND,
    source="electronic-documents",
    since=SINCE,
    kind=Kind.FLOW,
    decimals=1,
)
def saving(ask: Ask) -> Coded:
    """Turns of the period times what one turn saves, by the rate that holds at the moment.

    The rate is the province's own, so a part of the province has turns but no estimate.
    """
    rates = UnitCost.objects.of_turns().holding_on(ask.as_of)
    rate = Latest(rates, of="amount_vnd", by="first_on")
    return Coded((*_turns(ask), rate), _billions)  # type: ignore[arg-type]


def _billions(sent: Decimal, received: Decimal, rate: Decimal) -> Decimal | None:
    amount_vnd = (sent + received) * rate
    return cut(amount_vnd / BILLION, decimals=1) if amount_vnd else None


@figure(
    "documents.linked",
    title="Tỷ lệ cơ quan đã kết nối, liên thông hệ thống quản lý văn bản",
    unit=Unit.PERCENT,
    source="electronic-documents",
    since=SINCE,
    kind=Kind.STOCK,
)
def linked(ask: Ask) -> Share:
    """Bodies of the three levels whose document system is linked at the moment, of all of them."""
    joined = DocumentLink.objects.all().bodies_on(ask.as_of)
    return Share(part=Count(joined, at="id"), whole=Count(bodies(ask.as_of), at="id"))


@figure(
    "documents.certified",
    title="Tỷ lệ cơ quan được cấp chứng thư số",
    unit=Unit.PERCENT,
    source="digital-signatures",
    since=SINCE,
    kind=Kind.STOCK,
)
def certified(ask: Ask) -> Share:
    """Bodies of the three levels that hold an active organisation certificate, of all of them."""
    holders = Certificate.objects.of_organisations().bodies_on(ask.as_of)
    return Share(part=Count(holders, at="id"), whole=Count(bodies(ask.as_of), at="id"))


@figure(
    "documents.uncertified",
    title="Số cơ quan chưa có chứng thư số còn hiệu lực",
    unit=Unit.BODY,
    source="digital-signatures",
    since=SINCE,
    kind=Kind.STOCK,
)
def uncertified(ask: Ask) -> Count:
    """Bodies of the three levels without an active organisation certificate: who they are."""
    return Count(Certificate.objects.of_organisations().bodies_without(ask.as_of), at="id")


@figure(
    "documents.personal_certificates",
    title="Số chứng thư số cá nhân đang hiệu lực",
    unit=Unit.CERTIFICATE,
    source="digital-signatures",
    since=SINCE,
    kind=Kind.STOCK,
)
def personal_certificates(ask: Ask) -> Count:
    """Personal certificates issued, not run out and not revoked at the moment."""
    return Count(Certificate.objects.personal().active_on(ask.as_of))


@figure(
    "documents.expiring_certificates",
    title="Số chứng thư số hết hạn trong 60 ngày",
    unit=Unit.CERTIFICATE,
    source="digital-signatures",
    since=SINCE,
    kind=Kind.STOCK,
)
def expiring_certificates(ask: Ask) -> Count:
    """Certificates active at the moment that run out within sixty days of it."""
    return Count(Certificate.objects.expiring_within(SOON, on=ask.as_of))


part_of(
    "documents.sendings",
    "documents.receipts",
    whole="documents.turns",
    because="Lượt gửi, nhận là tổng lượt gửi và lượt nhận.",
)
at_most(
    "documents.steering",
    "documents.outgoing",
    because="Văn bản chỉ đạo cải cách hành chính là một phần văn bản đi.",
)
not_to_be_confused(
    "documents.outgoing",
    "documents.turns",
    because="Một văn bản đi gửi đến nhiều nơi; mỗi nơi là một lượt gửi và một lượt nhận.",
)
