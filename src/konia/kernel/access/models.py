"""Accounts, the roles they hold at units, and what they lend to one another."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate

from konia.kernel.org.models import Unit

from .queries import GrantQuerySet


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

    def __str__(self) -> str:
        return self.full_name or self.username

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


class Grant(models.Model):
    """An account holds a role at a unit, and so over all units under it, between two days."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    role = models.ForeignKey(Role, on_delete=models.PROTECT)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    first_on = models.DateField("từ ngày")
    last_on = models.DateField("đến ngày", null=True, blank=True)
    lent_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="lent"
    )

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = "quyền được giao"
        constraints = [
            models.CheckConstraint(
                name="grant_ends_after_it_begins",
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")),
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
