"""Persons, organisations, and the mandates by which one acts for another."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from konia.kernel.access.models import Account
from konia.kernel.files.models import StoredFile
from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager

from .numbers import identity_problem, is_phone, plain_number, plain_phone, tax_problem
from .queries import WORDS, MandateQuerySet, OrganisationQuerySet, PersonQuerySet
from .states import (
    Gender,
    GivenHow,
    IdentityLevel,
    MandateKind,
    MandateScope,
    MandateState,
    NoticeChannel,
)  # fmt: skip

_STANDS = Q(withdrawn_at__isnull=True)


class Person(Record):
    """Somebody who comes to the one-stop shop.

    identity_no: the number proven by a paper at the counter or by electronic identity; it names
    one person. declared_no: the number a person typed, which proves nothing and opens nothing.
    The search looks through the name only, so that no list can be searched for part of a number.
    """

    code = models.CharField("mã người", max_length=40, unique=True)
    full_name = models.CharField("họ và tên", max_length=150)
    identity_no = models.CharField("số định danh", max_length=12, blank=True)
    declared_no = models.CharField("số định danh tự khai", max_length=12, blank=True)
    identity_level = models.CharField(
        "mức xác thực", max_length=12, choices=IdentityLevel, default=IdentityLevel.DECLARED
    )
    birth_on = models.DateField("ngày sinh", null=True, blank=True)
    gender = models.CharField("giới tính", max_length=6, choices=Gender, blank=True)
    phone = models.CharField("số điện thoại", max_length=15, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    channels = ArrayField(
        models.CharField(max_length=10, choices=NoticeChannel), verbose_name="kênh nhận thông báo",
        default=list, blank=True, editable=False,
    )  # fmt: skip
    account = models.OneToOneField(
        Account, on_delete=models.PROTECT, null=True, blank=True, editable=False,
        related_name="person", verbose_name="tài khoản",
    )  # fmt: skip

    objects = RecordManager.from_queryset(PersonQuerySet)()
    SEARCHED = ("full_name",)

    class Meta(Record.Meta):
        verbose_name = "người"
        constraints = [
            models.UniqueConstraint(
                fields=("identity_no",), name="citizens_person_identity_once",
                condition=_STANDS & ~Q(identity_no=""),
                violation_error_message="Số định danh này đã có người khác.",
            )
        ]  # fmt: skip
        indexes = [
            models.Index(fields=("phone",), name="citizens_person_phone", condition=~Q(phone="")),
            GinIndex(WORDS, name="citizens_person_words"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def number(self) -> str:
        """The identity number: the proven one, or else the one the person typed."""
        return self.identity_no or self.declared_no

    @property
    def is_proven(self) -> bool:
        """Whether somebody besides the person has established who they are."""
        return bool(self.identity_no) and self.identity_level != IdentityLevel.DECLARED

    def compose(self) -> None:
        """Bring numbers to the form in which they are looked up."""
        self.identity_no = plain_number(self.identity_no)
        self.declared_no = plain_number(self.declared_no)
        self.phone = plain_phone(self.phone)
        self.email = self.email.lower()
        super().compose()

    def clean(self) -> None:
        """Numbers must look right, and fit birthday and gender."""
        found: dict[str, str] = {}
        for name in ("identity_no", "declared_no"):
            number = getattr(self, name)
            wrong = number and identity_problem(number, born=self.birth_on, gender=self.gender)
            if wrong:
                found[name] = wrong
        if self.phone and not is_phone(self.phone):
            found["phone"] = "Số điện thoại gồm 10 chữ số, bắt đầu bằng 0. Hãy kiểm tra lại."
        if found:
            raise ValidationError(found)


class Organisation(Record):
    """A company, cooperative, household business or body on whose behalf people act."""

    code = models.CharField("mã tổ chức", max_length=40, unique=True)
    name = models.CharField("tên tổ chức", max_length=250)
    tax_no = models.CharField("mã số thuế", max_length=14)
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    phone = models.CharField("số điện thoại", max_length=15, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    checked_at = models.DateTimeField("đối chiếu lúc", null=True, editable=False)

    objects = RecordManager.from_queryset(OrganisationQuerySet)()
    SEARCHED = ("name", "tax_no")

    class Meta(Record.Meta):
        verbose_name = "tổ chức"
        constraints = [
            models.UniqueConstraint(
                fields=("tax_no",), name="citizens_organisation_once", condition=_STANDS,
                violation_error_message="Mã số thuế này đã có trong sổ.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def compose(self) -> None:
        """Bring numbers to the form in which they are looked up."""
        self.tax_no = plain_number(self.tax_no)
        self.phone = plain_phone(self.phone)
        super().compose()

    def clean(self) -> None:
        """The tax number must look right."""
        if wrong := tax_problem(self.tax_no):
            raise ValidationError({"tax_no": wrong})


class Mandate(SpellRecord):
    """Somebody may act for a person or an organisation from a day to a day.

    The holder is an account (an official), a person, or whoever proves to bear `holder_no`; the
    last keeps an answer the same whether or not the system knows a person of that number.
    Revoking keeps the row: what was done under it stays explained.
    """

    code = models.CharField("mã ủy quyền", max_length=40, unique=True)
    grantor_person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates_given",
        verbose_name="người ủy quyền",
    )  # fmt: skip
    grantor_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates",
        verbose_name="tổ chức ủy quyền",
    )  # fmt: skip
    holder_person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates_held",
        verbose_name="người được ủy quyền",
    )  # fmt: skip
    holder_account = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates",
        verbose_name="tài khoản được ủy quyền",
    )  # fmt: skip
    holder_no = models.CharField("số định danh người được ủy quyền", max_length=12, blank=True)
    holder_name = models.CharField("tên người được ủy quyền", max_length=150, blank=True)
    kind = models.CharField("quan hệ", max_length=24, choices=MandateKind)
    scope = models.CharField("phạm vi", max_length=12, choices=MandateScope)
    procedures = ArrayField(
        models.CharField(max_length=40), verbose_name="mã thủ tục", default=list, blank=True,
        editable=False,
    )  # fmt: skip
    dossier_code = models.CharField("mã hồ sơ", max_length=60, blank=True)
    given_how = models.CharField("cách ủy quyền", max_length=8, choices=GivenHow)
    recorded_by = models.CharField("người ghi nhận", max_length=150)
    proof = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="giấy tờ chứng minh",
    )  # fmt: skip
    needs_approval = models.BooleanField("phải duyệt", default=False)
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    refused_at = models.DateTimeField("từ chối lúc", null=True, blank=True)
    decided_by = models.CharField("người duyệt", max_length=150, blank=True)
    decision = models.CharField("ý kiến duyệt", max_length=300, blank=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    revoked_by = models.CharField("người thu hồi", max_length=150, blank=True)

    objects = RecordManager.from_queryset(MandateQuerySet)()
    SEARCHED = ("code", "holder_name")

    class Meta(Record.Meta):
        verbose_name = "ủy quyền"
        constraints = [
            *SpellRecord.Meta.constraints,
            models.CheckConstraint(
                name="citizens_mandate_has_one_grantor",
                condition=Q(grantor_person__isnull=False, grantor_organisation__isnull=True)
                | Q(grantor_person__isnull=True, grantor_organisation__isnull=False),
                violation_error_message="Ủy quyền phải của một người hoặc một tổ chức.",
            ),
            models.CheckConstraint(
                name="citizens_mandate_has_a_holder",
                condition=Q(holder_person__isnull=False)
                | Q(holder_account__isnull=False)
                | ~Q(holder_no=""),
                violation_error_message="Thiếu người được ủy quyền.",
            ),
        ]
        indexes = [
            models.Index(
                fields=("holder_no",), name="citizens_mandate_holder", condition=~Q(holder_no="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.grantor} – {self.holder}"

    @property
    def grantor(self) -> str:
        """The name of who is acted for."""
        return str(self.grantor_person or self.grantor_organisation)

    @property
    def holder(self) -> str:
        """The name of who acts."""
        return self.holder_name or str(self.holder_person or self.holder_account)

    def state_on(self, on: date) -> MandateState:
        """What may be done with it on a day."""
        if self.revoked_at is not None:
            return MandateState.REVOKED
        if self.refused_at is not None:
            return MandateState.REFUSED
        if self.needs_approval and self.approved_at is None:
            return MandateState.WAITING
        if on < self.first_on:
            return MandateState.NOT_YET
        is_over = self.last_on is not None and self.last_on < on
        return MandateState.EXPIRED if is_over else MandateState.IN_FORCE

    def covers(self, *, procedure: str = "", dossier: str = "") -> bool:
        """Whether its scope reaches to a procedure or a dossier, each given by its code."""
        if self.scope == MandateScope.EVERYTHING:
            return True
        if self.scope == MandateScope.PROCEDURES:
            return bool(procedure) and procedure in self.procedures
        return bool(dossier) and dossier == self.dossier_code

    def clean(self) -> None:
        """A narrow scope says how narrow."""
        if self.scope == MandateScope.PROCEDURES and not self.procedures:
            raise ValidationError("Hãy chọn ít nhất một thủ tục được ủy quyền.")
        if self.scope == MandateScope.DOSSIER and not self.dossier_code:
            raise ValidationError({"dossier_code": "Hãy ghi mã hồ sơ được ủy quyền."})
