"""Figures of electronic social insurance."""

from datetime import date

from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Share
from konia.kernel.figures.relations import part_of

from .models import ChildCard, EmployerDossier, VssidRegistration

SINCE = date(2015, 1, 1)


@figure(
    "insurance.vssid_registered",
    title="Số lượt đăng ký cài đặt VssID",
    unit=Unit.PERSON,
    source="electronic-insurance",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def vssid_registered(ask: Ask) -> Count:
    """Registrations for VssID handed in up to the moment, whatever became of them."""
    return Count(VssidRegistration.objects.registered_by(ask.as_of))


@figure(
    "insurance.vssid_approved",
    title="Số hồ sơ VssID hợp lệ được phê duyệt",
    unit=Unit.DOSSIER,
    source="electronic-insurance",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def vssid_approved(ask: Ask) -> Count:
    """Registrations for VssID approved up to the moment."""
    return Count(VssidRegistration.objects.approved_by(ask.as_of))


@figure(
    "insurance.vssid_rejected",
    title="Số hồ sơ VssID bị từ chối",
    unit=Unit.DOSSIER,
    source="electronic-insurance",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def vssid_rejected(ask: Ask) -> Count:
    """Registrations for VssID rejected up to the moment."""
    return Count(VssidRegistration.objects.rejected_by(ask.as_of))


@figure(
    "insurance.vssid_pending",
    title="Số hồ sơ VssID chờ phê duyệt",
    unit=Unit.DOSSIER,
    source="electronic-insurance",
    since=SINCE,
    kind=Kind.STOCK,
)
def vssid_pending(ask: Ask) -> Count:
    """Registrations for VssID handed in and neither approved nor rejected at the moment."""
    return Count(VssidRegistration.objects.pending_on(ask.as_of))


@figure(
    "insurance.vssid_approved_share",
    title="Tỷ lệ hồ sơ VssID được phê duyệt",
    unit=Unit.PERCENT,
    source="electronic-insurance",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def vssid_approved_share(ask: Ask) -> Share:
    """Registrations approved up to the moment, of all handed in."""
    rows = VssidRegistration.objects
    return Share(
        part=Count(rows.approved_by(ask.as_of)), whole=Count(rows.registered_by(ask.as_of))
    )


@figure(
    "insurance.child_cards_electronic",
    title="Tỷ lệ thẻ bảo hiểm y tế trẻ em cấp bằng giao dịch điện tử",
    unit=Unit.PERCENT,
    source="electronic-insurance",
    since=SINCE,
    kind=Kind.FLOW,
)
def child_cards_electronic(ask: Ask) -> Share:
    """Children's cards of the period so far asked for electronically, of all issued in it.

    The interlink with birth registration counts as electronic.
    """
    cards = ChildCard.objects.issued_in(ask.so_far)
    return Share(part=Count(cards.electronic()), whole=Count(cards))


@figure(
    "insurance.employer_dossiers",
    title="Số hồ sơ bảo hiểm xã hội điện tử của đơn vị sử dụng lao động",
    unit=Unit.DOSSIER,
    source="electronic-insurance",
    since=SINCE,
    kind=Kind.FLOW,
)
def employer_dossiers(ask: Ask) -> Count:
    """Dossiers employers sent in the period so far."""
    return Count(EmployerDossier.objects.sent_in(ask.so_far))


@figure(
    "insurance.employer_dossiers_overdue",
    title="Số hồ sơ bảo hiểm xã hội điện tử quá hạn",
    unit=Unit.DOSSIER,
    source="electronic-insurance",
    since=SINCE,
    kind=Kind.STOCK,
)
def employer_dossiers_overdue(ask: Ask) -> Count:
    """Dossiers past their due day at the moment, neither settled nor returned by then."""
    return Count(EmployerDossier.objects.overdue_on(ask.as_of))


part_of(
    "insurance.vssid_approved",
    "insurance.vssid_rejected",
    "insurance.vssid_pending",
    whole="insurance.vssid_registered",
    because="Mỗi đăng ký được duyệt, bị từ chối hoặc đang chờ.",
)
