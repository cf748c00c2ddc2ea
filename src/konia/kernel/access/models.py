"""Accounts, the roles they hold at units, and what they lend to one another."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import ExpressionWrapper, F, Q, Value
from django.utils.timezone import localdate

from konia.kernel.org.models import Unit

from .queries import GrantQuerySet


class AccountKind(models.TextChoices):
    """Through which door an account comes in. Officials hold roles; citizens have a person."""

    OFFICIAL = "official", "Cán bộ"
    CITIZEN = "citizen", "Người dân"


_IS_CITIZEN = Q(kind="citizen")


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Account":
        """An account that can sign in with its password; without one it cannot."""
        account = self.model(username=username, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """Somebody who can sign in."""

    username = models.CharField("tên đăng nhập", max_length=150, unique=True)
    full_name = models.CharField("họ và tên", max_length=150)
    email = models.EmailField("thư điện tử", blank=True)
    phone = models.CharField("số điện thoại", max_length=15, blank=True)
    kind = models.CharField(
        "loại", max_length=10, choices=AccountKind, default=AccountKind.OFFICIAL
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, verbose_name="đơn vị công tác"
    )
    is_active = models.BooleanField("đang dùng", default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = "tài khoản"
        constraints = [
            # Citizens sign in with either, so each leads to one account.
            models.UniqueConstraint(
                fields=("email",), name="access_citizen_email",
                condition=_IS_CITIZEN & ~Q(email=""),
            ),
            models.UniqueConstraint(
                fields=("phone",), name="access_citizen_phone",
                condition=_IS_CITIZEN & ~Q(phone=""),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def is_citizen(self) -> bool:
        """Whether the account belongs to somebody of the public."""
        return self.kind == AccountKind.CITIZEN

    def permissions(self) -> frozenset[str]:
        """All permissions held anywhere today."""
        roles = Grant.objects.holding_on(localdate()).filter(account=self)
        lists = roles.values_list("role__permissions", flat=True)
        return frozenset(permission for each in lists for permission in each)


class Role(models.Model):
    """A named set of permissions."""

    code = models.SlugField("mã", primary_key=True)
    name = models.CharField("tên", max_length=100)
    permissions = ArrayField(models.CharField(max_length=80), default=list)

    class Meta:
        verbose_name = "vai trò"

    def __str__(self) -> str:
        return self.name


DAY_BEFORE = ExpressionWrapper(F("first_on") - Value(1), output_field=models.DateField())


class Grant(models.Model):
    """An account holds a role at a unit, and so over all units under it, between two days.

    One that was ended before it began has a last day before its first, and never holds.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    role = models.ForeignKey(Role, on_delete=models.PROTECT)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    first_on = models.DateField("từ ngày")
    last_on = models.DateField("đến ngày", null=True, blank=True)
    lent_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="lent"
    )
    lent_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = "quyền được giao"
        constraints = [
            models.CheckConstraint(
                name="grant_ends_after_it_begins",
                condition=Q(last_on__isnull=True) | Q(last_on__gte=DAY_BEFORE),
            )
        ]

    def __str__(self) -> str:
        return f"{self.role_id} @ {self.unit_id}"


class SignInAttempt(models.Model):
    """One failed try to sign in, kept to slow down guessing."""

    username = models.CharField(max_length=150)
    address = models.CharField(max_length=45)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "lần đăng nhập hỏng"
        indexes = [
            models.Index(fields=("username", "at"), name="attempt_username"),
            models.Index(fields=("address", "at"), name="attempt_address"),
        ]

    def __str__(self) -> str:
        return self.username


class PublicPost(models.Model):
    """One thing somebody sent in without being known, kept to slow down those who send many.

    key: a digest of what it was about (a telephone number, an identity number), never the thing.
    """

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=64)
    address = models.CharField(max_length=45)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "lần gửi từ bên ngoài"
        indexes = [
            models.Index(fields=("kind", "key", "at"), name="public_post_key"),
            models.Index(fields=("kind", "address", "at"), name="public_post_address"),
            models.Index(fields=("at",), name="public_post_at"),
        ]

    def __str__(self) -> str:
        return self.kind


class OneTimeCode(models.Model):
    """A code sent to an e-mail address or telephone number, to prove that it is somebody's own.

    handle: what the asker's browser keeps; digest: of the code. full_name and password (hashed)
    wait here until the code opens the account. A code without `opens` was never sent: the answer
    to the asker is the same.
    """

    handle = models.CharField(max_length=43, unique=True)
    purpose = models.CharField(max_length=20)
    contact = models.CharField(max_length=254)
    digest = models.CharField(max_length=64)
    opens = models.BooleanField(default=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="+")
    full_name = models.CharField(max_length=150, blank=True)
    password = models.CharField(max_length=128, blank=True)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "mã dùng một lần"
        indexes = [models.Index(fields=("expires_at",), name="one_time_code_expires")]

    def __str__(self) -> str:
        return self.purpose


class SignedIn(models.Model):
    """One session of an account: from where and when it began, so that its owner may end it."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sessions")
    session_key = models.CharField(max_length=40, unique=True)
    address = models.CharField("địa chỉ mạng", max_length=45)
    browser = models.CharField("trình duyệt", max_length=200, blank=True)
    at = models.DateTimeField("lúc")
    ended_at = models.DateTimeField("kết thúc lúc", null=True)

    class Meta:
        verbose_name = "phiên đăng nhập"
        indexes = [models.Index(fields=("account", "-at"), name="signed_in_account")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.at}"
