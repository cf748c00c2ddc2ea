"""What belongs to a dossier: the applicant's data, papers, results, letters."""

from django.db import models
from django.db.models import Q

from konia.domains.citizens.public import Organisation, Person
from konia.domains.dossiers.belonging import OfDossierQuerySet
from konia.domains.dossiers.states import ApplicantKind, PaperForm
from konia.domains.procedures.public import FormRevision
from konia.kernel.access.models import Account
from konia.kernel.files.models import StoredFile

from .dossiers import Dossier


class Application(models.Model):
    """The applicant's own data: apart from the dossier, so that few pages need to read them.

    by: who pressed the button; for whom is `person` or `organisation`; mandate_id names the
    authority when these differ. answers: what the form asked, kept with the revision it asked by.
    """

    dossier = models.OneToOneField(
        Dossier, on_delete=models.PROTECT, primary_key=True, verbose_name="hồ sơ"
    )
    kind = models.PositiveSmallIntegerField(
        "loại đối tượng", choices=ApplicantKind, default=ApplicantKind.PERSON
    )
    identity_no = models.CharField("số định danh hoặc mã số thuế", max_length=20, blank=True)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    delivery_address = models.CharField("địa chỉ nhận kết quả", max_length=300, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="người nộp"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+",
        verbose_name="tổ chức nộp",
    )  # fmt: skip
    by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="người thao tác",
    )
    mandate_id = models.BigIntegerField("ủy quyền", null=True)
    form = models.ForeignKey(
        FormRevision, on_delete=models.PROTECT, null=True, db_index=False, related_name="+",
        verbose_name="biểu mẫu",
    )  # fmt: skip
    answers = models.JSONField("nội dung tờ khai", default=dict)

    class Meta:
        verbose_name = "thông tin người nộp"
        indexes = [
            models.Index(
                fields=("identity_no",), name="dossiers_application_identity",
                condition=~Q(identity_no=""),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.dossier_id)


class Paper(models.Model):
    """One paper handed in: which part of the dossier, in which form, how many, the scan.

    unscanned: why it was received without a scan where desks digitise what they receive.
    """

    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="papers", verbose_name="hồ sơ"
    )
    code = models.CharField("mã thành phần", max_length=40, blank=True)
    name = models.CharField("tên giấy tờ", max_length=300)
    form = models.CharField("loại bản", max_length=10, choices=PaperForm)
    count = models.PositiveSmallIntegerField("số lượng", default=1)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="bản số hóa"
    )
    file_name = models.CharField("tên tệp", max_length=200, blank=True)
    unscanned = models.CharField(
        "lý do chưa quét", max_length=200, default="", db_default="", blank=True
    )
    added_at = models.DateTimeField("nhận lúc")
    replaced_at = models.DateTimeField("thay thế lúc", null=True)

    objects = OfDossierQuerySet.as_manager()

    class Meta:
        verbose_name = "giấy tờ của hồ sơ"

    def __str__(self) -> str:
        return self.name


class Result(models.Model):
    """A result of a dossier: the signed file, or a paper that waits at the desk."""

    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="results", verbose_name="hồ sơ"
    )
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    name = models.CharField("tên kết quả", max_length=300)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="tệp"
    )
    signed_by = models.CharField("người ký", max_length=100)
    signed_at = models.DateTimeField("ký lúc")

    objects = OfDossierQuerySet.as_manager()

    class Meta:
        verbose_name = "kết quả giải quyết"

    def __str__(self) -> str:
        return self.name


class Letter(models.Model):
    """An official form sent about a dossier. facts: what it was typeset from."""

    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="letters", verbose_name="hồ sơ"
    )
    kind = models.CharField("loại phiếu", max_length=20)
    form_code = models.CharField("mẫu", max_length=40)
    number = models.CharField("số", max_length=60)
    issued_at = models.DateTimeField("lập lúc")
    by = models.CharField("người lập", max_length=100)
    facts = models.JSONField("nội dung")
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="tệp"
    )

    objects = OfDossierQuerySet.as_manager()

    class Meta:
        verbose_name = "phiếu đã phát hành"
        constraints = [
            models.UniqueConstraint(fields=("number", "kind"), name="dossiers_letter_number")
        ]

    def __str__(self) -> str:
        return self.number
