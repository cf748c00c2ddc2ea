"""Figures of normative documents, their review and their check."""

from datetime import date

from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Share
from konia.kernel.figures.relations import at_most, not_to_be_confused, part_of

from .models import DraftOpinion, Examination, NormativeDocument
from .queries import ExaminationQuerySet
from .states import ExaminationKind

SINCE = date(2016, 7, 1)


@figure(
    "legal.issued_by_province",
    title="Số văn bản QPPL UBND tỉnh đã ban hành",
    unit=Unit.DOCUMENT,
    source="document-law",
    since=SINCE,
    kind=Kind.FLOW,
)
def issued_by_province(ask: Ask) -> Count:
    """Documents the provincial People's Committee issued in the period, by advising unit.

    Resolutions of the People's Council and documents of districts are left out.
    """
    return Count(NormativeDocument.objects.by_provincial_committee().issued_in(ask.so_far))


@figure(
    "legal.unpublished",
    title="Số văn bản QPPL đã ban hành chưa đăng CSDL quốc gia về pháp luật",
    unit=Unit.DOCUMENT,
    source="document-law",
    since=SINCE,
    kind=Kind.STOCK,
)
def unpublished(ask: Ask) -> Count:
    """Documents issued and not published on the national legal database at the moment."""
    return Count(NormativeDocument.objects.unpublished_on(ask.as_of))


@figure(
    "legal.in_force",
    title="Số văn bản QPPL đang có hiệu lực",
    unit=Unit.DOCUMENT,
    source="document-law",
    since=SINCE,
    kind=Kind.STOCK,
)
def in_force(ask: Ask) -> Count:
    """Documents in effect at the moment; suspended and replaced ones are not."""
    return Count(NormativeDocument.objects.in_force_on(ask.as_of))


@figure(
    "legal.self_checked",
    title="Số văn bản QPPL đã tự kiểm tra",
    unit=Unit.DOCUMENT,
    source="document-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def self_checked(ask: Ask) -> Count:
    """Different documents the issuer itself checked in the period."""
    return _different(ExaminationKind.SELF_CHECK, ask)


@figure(
    "legal.checked_by_authority",
    title="Số văn bản QPPL đã kiểm tra theo thẩm quyền",
    unit=Unit.DOCUMENT,
    source="document-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def checked_by_authority(ask: Ask) -> Count:
    """Different documents of the level below checked in the period; self-checks are left out."""
    return _different(ExaminationKind.AUTHORITY_CHECK, ask)


@figure(
    "legal.reviewed",
    title="Số văn bản QPPL đã rà soát",
    unit=Unit.DOCUMENT,
    source="document-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def reviewed(ask: Ask) -> Count:
    """Different documents reviewed in the period, by reviewing unit."""
    return _different(ExaminationKind.REVIEW, ask)


def _different(kind: ExaminationKind, ask: Ask) -> Count:
    return Count(Examination.objects.of_kind(kind).done_in(ask.so_far), distinct="document")


@figure(
    "legal.recommended",
    title="Số văn bản QPPL đã kiến nghị xử lý sau kiểm tra, rà soát",
    unit=Unit.DOCUMENT,
    source="document-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def recommended(ask: Ask) -> Count:
    """Different documents for which a review or check of the period asks for handling.

    A criterion found not met asks for handling even when nothing is written beside it.
    """
    rows = Examination.objects.recommending().done_in(ask.so_far)
    return Count(rows, distinct="document")


@figure(
    "legal.handled",
    title="Số văn bản QPPL có kiến nghị xử lý đã được xử lý xong",
    unit=Unit.DOCUMENT,
    source="document-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def handled(ask: Ask) -> Count:
    """Different documents whose recommendation was carried out in the period.

    The recommendation may be of an earlier period, so a unit may handle more than it recommends.
    """
    rows = Examination.objects.recommending().handled_in(ask.so_far)
    return Count(rows, distinct="document")


@figure(
    "legal.handled_of_period",
    title="Trong đó: kiến nghị phát sinh trong kỳ",
    unit=Unit.DOCUMENT,
    source="document-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def handled_of_period(ask: Ask) -> Count:
    """Documents handled in the period on recommendations of the same period alone."""
    handled = Examination.objects.recommending().handled_in(ask.so_far)
    rows = handled.done_in(ask.so_far).of_no_document_in(handled.done_before(ask.period.first))
    return Count(rows, distinct="document")


@figure(
    "legal.handled_carried_over",
    title="Trong đó: kiến nghị từ kỳ trước chuyển sang",
    unit=Unit.DOCUMENT,
    source="document-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def handled_carried_over(ask: Ask) -> Count:
    """Documents handled in the period on a recommendation made before it."""
    rows = Examination.objects.recommending().handled_in(ask.so_far)
    return Count(rows.done_before(ask.period.first), distinct="document")


def _listed(ask: Ask) -> ExaminationQuerySet:
    return Examination.objects.on_list_of(ask.year - 1, on=ask.as_of)


def _share(part: ExaminationQuerySet, whole: ExaminationQuerySet) -> Share:
    """Of documents, each counted once however many examinations ask for something."""
    return Share(part=Count(part, distinct="document"), whole=Count(whole, distinct="document"))


@figure(
    "legal.list_total",
    title="Số văn bản phải xử lý theo danh mục rà soát năm trước",
    unit=Unit.DOCUMENT,
    source="follow-up-letter",
    since=SINCE,
    kind=Kind.STOCK,
)
def list_total(ask: Ask) -> Count:
    """Documents that the follow-up list of the year before the reporting year names."""
    return Count(_listed(ask), distinct="document")


@figure(
    "legal.list_handled",
    title="Tỷ lệ văn bản trong danh mục năm trước đã xử lý xong",
    unit=Unit.PERCENT,
    source="follow-up-letter",
    since=SINCE,
    kind=Kind.STOCK,
)
def list_handled(ask: Ask) -> Share:
    """Documents of last year's follow-up list all of whose recommendations were carried out."""
    listed = _listed(ask)
    return _share(listed.of_no_document_in(listed.waiting_on(ask.as_of)), listed)


@figure(
    "legal.list_in_progress",
    title="Tỷ lệ văn bản trong danh mục năm trước đang xử lý",
    unit=Unit.PERCENT,
    source="follow-up-letter",
    since=SINCE,
    kind=Kind.STOCK,
)
def list_in_progress(ask: Ask) -> Share:
    """Documents of last year's follow-up list whose handling had begun and was not done."""
    listed = _listed(ask)
    waiting = listed.waiting_on(ask.as_of)
    return _share(waiting.of_documents_in(listed.begun_by(ask.as_of)), listed)


@figure(
    "legal.list_not_started",
    title="Tỷ lệ văn bản trong danh mục năm trước chưa xử lý",
    unit=Unit.PERCENT,
    source="follow-up-letter",
    since=SINCE,
    kind=Kind.STOCK,
)
def list_not_started(ask: Ask) -> Share:
    """Documents of last year's follow-up list on which no work had begun by the moment."""
    listed = _listed(ask)
    return _share(listed.of_no_document_in(listed.begun_by(ask.as_of)), listed)


@figure(
    "legal.conclusions_handled",
    title="Tỷ lệ văn bản đã xử lý theo kết luận kiểm tra của Bộ Tư pháp",
    unit=Unit.PERCENT,
    source="document-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def conclusions_handled(ask: Ask) -> Share:
    """Documents a higher body sent conclusions on in the period, all carried out by the moment."""
    found = Examination.objects.of_kind(ExaminationKind.CONCLUSION).done_in(ask.so_far)
    return _share(found.of_no_document_in(found.waiting_on(ask.as_of)), found)


@figure(
    "legal.draft_opinions",
    title="Số lượt tham gia ý kiến, thẩm định quy định TTHC trong dự thảo",
    unit=Unit.CASE,
    source="procedure-control",
    since=SINCE,
    kind=Kind.FLOW,
)
def draft_opinions(ask: Ask) -> Count:
    """Opinions and appraisals given in the period on drafts that contain procedures."""
    return Count(DraftOpinion.objects.given_in(ask.so_far))


part_of(
    "legal.handled_of_period",
    "legal.handled_carried_over",
    whole="legal.handled",
    because="Văn bản xử lý xong trong kỳ có kiến nghị hoặc trong kỳ, hoặc từ kỳ trước chuyển sang.",
)
at_most(
    "legal.handled_of_period",
    "legal.recommended",
    because="Không thể xử lý xong nhiều hơn số đã kiến nghị trong cùng kỳ.",
)
not_to_be_confused(
    "legal.handled",
    "legal.list_handled",
    because="Dòng 2.5 đếm mọi kiến nghị xử lý xong trong kỳ; 1/17 chỉ đếm danh mục của năm trước.",
)
not_to_be_confused(
    "legal.checked_by_authority",
    "legal.self_checked",
    because="Kiểm tra theo thẩm quyền: văn bản cấp dưới; tự kiểm tra: văn bản mình ban hành.",
)
