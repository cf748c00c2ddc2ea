"""Normative documents, their examinations, the yearly list of those without effect."""

import re
from datetime import date
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .queries import (
    CRITERIA,
    DraftOpinionQuerySet,
    ExaminationQuerySet,
    NormativeDocumentQuerySet,
)
from .states import (
    DocumentKind,
    DocumentState,
    DraftOpinionKind,
    EffectLost,
    EndKind,
    ExaminationKind,
    Finding,
    HandlingState,
    IssuerBody,
    IssuerLevel,
    Wanted,
)  # fmt: skip

# ASSUMPTION: from this day the number of a normative document must carry its year.
YEAR_IN_NUMBER_SINCE = date(2016, 7, 1)
_WITH_YEAR = re.compile(r"\d+/\d{4}/\S+")
_PATH = ("proposed_on", "drafted_on", "appraised_on", "issued_on")


class NormativeDocument(Record):
    """One normative document from its proposal on. unit: the body that drafts and advises it.

    code: how other records name it: the number, with the issuer before it below the province.
    """

    code = models.CharField("mã văn bản", max_length=80, unique=True)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    number_note = models.CharField("ghi chú về số", max_length=200, blank=True)
    kind = models.CharField("loại văn bản", max_length=12, choices=DocumentKind)
    issuer_level = models.CharField("cấp ban hành", max_length=10, choices=IssuerLevel)
    issuer_body = models.CharField("cơ quan ban hành", max_length=10, choices=IssuerBody)
    abstract = models.CharField("trích yếu", max_length=500)
    proposed_on = models.DateField("ngày đề nghị xây dựng", null=True, blank=True)
    drafted_on = models.DateField("ngày soạn thảo xong", null=True, blank=True)
    appraised_on = models.DateField("ngày thẩm định", null=True, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    effective_on = models.DateField("ngày có hiệu lực", null=True, blank=True)
    published_on = models.DateField("ngày đăng CSDL quốc gia về pháp luật", null=True, blank=True)
    published_at = models.URLField("địa chỉ đăng tải", max_length=300, blank=True)
    ended_on = models.DateField("ngày hết hiệu lực", null=True, blank=True)
    ended_how = models.CharField("lý do hết hiệu lực", max_length=10, choices=EndKind, blank=True)
    suspended_from = models.DateField("ngưng hiệu lực từ ngày", null=True, blank=True)
    suspended_until = models.DateField("ngưng hiệu lực đến ngày", null=True, blank=True)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by",
        verbose_name="thay thế văn bản",
    )  # fmt: skip

    objects = RecordManager.from_queryset(NormativeDocumentQuerySet)()
    SEARCHED = ("code", "number", "abstract")

    class Meta(Record.Meta):
        verbose_name = "văn bản quy phạm pháp luật"
        constraints = [
            models.CheckConstraint(
                name="legal_document_effect_after_issue",
                condition=Q(effective_on__isnull=True) | Q(effective_on__gte=F("issued_on")),
                violation_error_message="Ngày có hiệu lực đứng trước ngày ban hành.",
            ),
            models.CheckConstraint(
                name="legal_document_end_after_effect",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("effective_on")),
                violation_error_message="Ngày hết hiệu lực đứng trước ngày có hiệu lực.",
            ),
            models.UniqueConstraint(
                name="legal_document_number_once",
                fields=("number", "issuer_level", "issuer_body", "unit", "issued_on"),
                condition=~Q(number=""),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """The steps follow each other; an issued document has a number with its year."""
        self._check_steps()
        if self.issued_on is not None:
            self._check_number(self.issued_on)
        if self.published_on and (self.issued_on is None or self.published_on < self.issued_on):
            raise ValidationError({"published_on": "Ngày đăng tải đứng trước ngày ban hành."})
        if (self.ended_on is None) != (self.ended_how == ""):
            raise ValidationError({"ended_how": "Hãy ghi cả ngày và lý do hết hiệu lực."})
        if self.replaces_id is not None and self.replaces_id == self.pk:
            raise ValidationError({"replaces": "Văn bản không thể thay thế chính nó."})

    def _check_steps(self) -> None:
        days = [(name, day) for name in _PATH if (day := getattr(self, name)) is not None]
        for (_, earlier), (name, later) in pairwise(days):
            if later < earlier:
                raise ValidationError({name: "Bước này đứng trước bước liền trước nó."})

    def _check_number(self, issued_on: date) -> None:
        if not self.number:
            raise ValidationError({"number": "Thiếu số, ký hiệu của văn bản đã ban hành."})
        if _WITH_YEAR.fullmatch(self.number):
            return
        if issued_on >= YEAR_IN_NUMBER_SINCE:
            raise ValidationError(
                {"number": "Số văn bản phải có năm ban hành, ví dụ 11/2021/QĐ-UBND."}
            )
        if not self.number_note:
            raise ValidationError(
                {"number_note": "Số không có năm: hãy ghi chú vì sao (văn bản trước quy định)."}
            )

    def state_on(self, on: date) -> DocumentState:
        """Where it stood on a day."""
        if self.effective_on is None or self.effective_on > on:
            return self._state_before_effect(on)
        newer = NormativeDocument.objects.filter(replaces=self, effective_on__lte=on)
        if newer.exists():
            return DocumentState.REPLACED
        if self.ended_on is not None and self.ended_on <= on:
            return DocumentState.EXPIRED
        return DocumentState.SUSPENDED if self._is_suspended(on) else DocumentState.IN_FORCE

    def _is_suspended(self, on: date) -> bool:
        begun = self.suspended_from is not None and self.suspended_from <= on
        return begun and (self.suspended_until is None or self.suspended_until >= on)

    def _state_before_effect(self, on: date) -> DocumentState:
        steps = (
            (self.published_on, DocumentState.PUBLISHED), (self.issued_on, DocumentState.ISSUED),
            (self.appraised_on, DocumentState.APPRAISED), (self.drafted_on, DocumentState.DRAFTED),
        )  # fmt: skip
        reached = (state for day, state in steps if day is not None and day <= on)
        return next(reached, DocumentState.PROPOSED)


def _criterion(name: str) -> Any:
    return models.CharField(name, max_length=6, choices=Finding, blank=True)


class Examination(Record):
    """One review or check of one document, and how its recommendation is carried out.

    unit: who reviews or checks; for a conclusion of a higher body, who must carry it out. A planned
    examination has no done_on. list_year: the year whose follow-up list names the document.
    """

    document = models.ForeignKey(
        NormativeDocument, on_delete=models.PROTECT, related_name="examinations",
        verbose_name="văn bản",
    )  # fmt: skip
    kind = models.CharField("hình thức", max_length=16, choices=ExaminationKind)
    done_on = models.DateField("ngày thực hiện", null=True, blank=True)
    paper = models.CharField("văn bản kết luận", max_length=120, blank=True)
    authority = _criterion("thẩm quyền ban hành")
    content = _criterion("nội dung")
    legality = _criterion("tính hợp hiến, hợp pháp")
    form = _criterion("thể thức, kỹ thuật trình bày")
    drafting = _criterion("trình tự, thủ tục xây dựng")
    wanted = models.CharField(
        "kiến nghị", max_length=10, choices=Wanted, default=Wanted.NOTHING, blank=True
    )
    recommendation = models.CharField("nội dung kiến nghị", max_length=300, blank=True)
    list_year = models.PositiveSmallIntegerField("thuộc danh mục năm", null=True, blank=True)
    due_on = models.DateField("hạn xử lý", null=True, blank=True)
    begun_on = models.DateField("ngày bắt đầu xử lý", null=True, blank=True)
    handled_on = models.DateField("ngày xử lý xong", null=True, blank=True)
    outcome = models.ForeignKey(
        NormativeDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="văn bản kết quả xử lý",
    )  # fmt: skip

    objects = RecordManager.from_queryset(ExaminationQuerySet)()
    SEARCHED = ("paper", "recommendation")

    class Meta(Record.Meta):
        verbose_name = "rà soát, kiểm tra văn bản"
        constraints = [
            models.CheckConstraint(
                name="legal_examination_handled_after_done",
                condition=Q(handled_on__isnull=True) | Q(handled_on__gte=F("done_on")),
                violation_error_message="Ngày xử lý xong đứng trước ngày rà soát, kiểm tra.",
            ),
            models.CheckConstraint(
                name="legal_examination_conclusion_has_paper",
                condition=~Q(kind=ExaminationKind.CONCLUSION) | ~Q(paper=""),
                violation_error_message="Thiếu số kết luận kiểm tra của cơ quan cấp trên.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} #{self.pk}"

    @property
    def recommends(self) -> bool:
        """Whether something must be done with the document."""
        failed = (getattr(self, name) == Finding.FAILED for name in CRITERIA)
        return self.wanted not in ("", Wanted.NOTHING) or any(failed)

    def clean(self) -> None:
        """What is carried out was recommended; who checks may check a document of that level."""
        self.wanted = self.wanted or Wanted.NOTHING
        if self.handled_on is not None and not self.recommends:
            raise ValidationError(
                {"wanted": "Văn bản đã xử lý xong phải có kiến nghị. Hãy chọn kiến nghị."}
            )
        if self.document_id is not None:
            self._check_level()

    def _check_level(self) -> None:
        level = self.document.issuer_level
        if self.kind == ExaminationKind.AUTHORITY_CHECK and level == IssuerLevel.PROVINCE:
            raise ValidationError(
                {"kind": "Kiểm tra theo thẩm quyền chỉ áp dụng cho văn bản của cấp dưới."}
            )

    def handling_on(self, on: date) -> HandlingState:
        """How far its recommendation had got on a day."""
        if self.handled_on is not None and self.handled_on <= on:
            return HandlingState.DONE
        begun = self.begun_on is not None and self.begun_on <= on
        return HandlingState.IN_PROGRESS if begun else HandlingState.NOT_STARTED


class ExpiredList(Record):
    """The yearly list of documents that lost effect or were suspended; published by decision."""

    code = models.CharField("mã danh mục", max_length=40, unique=True)
    year = models.PositiveSmallIntegerField("năm")
    decision = models.CharField("quyết định công bố", max_length=60, blank=True)
    decided_on = models.DateField("ngày công bố", null=True, blank=True)

    SEARCHED = ("code", "decision")

    class Meta(Record.Meta):
        verbose_name = "danh mục văn bản hết hiệu lực"

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """A published list names its decision."""
        if self.decided_on is not None and not self.decision:
            raise ValidationError({"decision": "Thiếu số quyết định công bố danh mục."})


class ExpiredItem(Record):
    """One document on a yearly list, with the day from which it lost effect."""

    expired_list = models.ForeignKey(
        ExpiredList, on_delete=models.PROTECT, related_name="+", verbose_name="danh mục"
    )
    document = models.ForeignKey(
        NormativeDocument, on_delete=models.PROTECT, related_name="+", verbose_name="văn bản"
    )
    effect = models.CharField("tình trạng", max_length=10, choices=EffectLost)
    from_on = models.DateField("từ ngày")
    reason = models.CharField("lý do", max_length=300, blank=True)

    SEARCHED = ("reason",)

    class Meta(Record.Meta):
        verbose_name = "văn bản trong danh mục hết hiệu lực"
        constraints = [
            models.UniqueConstraint(
                name="legal_expireditem_once", fields=("expired_list", "document"),
                condition=Q(withdrawn_at__isnull=True),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_effect_display()} {self.from_on}"


class DraftOpinion(Record):
    """What was said about a draft that contains administrative procedures."""

    document = models.ForeignKey(
        NormativeDocument, on_delete=models.PROTECT, related_name="opinions", verbose_name="dự thảo"
    )
    kind = models.CharField("hình thức", max_length=10, choices=DraftOpinionKind)
    given_on = models.DateField("ngày cho ý kiến")
    procedures_touched = models.PositiveSmallIntegerField("số thủ tục trong dự thảo", default=1)
    words = models.CharField("nội dung", max_length=500, blank=True)

    objects = RecordManager.from_queryset(DraftOpinionQuerySet)()
    SEARCHED = ("words",)

    class Meta(Record.Meta):
        verbose_name = "ý kiến về dự thảo có quy định thủ tục"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.given_on}"
