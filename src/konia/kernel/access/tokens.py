"""Tokens of programs: each acts as one account, with some of its permissions, at some of its units.

What a token may do is asked anew at every request: the account's grants of the day, kept to the
token's scopes and unit. A grant that ends, ends for the token too.
"""

import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from konia.kernel.org.models import Unit
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.questions import Question

from .models import Account, Grant
from .powers import Powers

# The prefix lets scanners of leaked secrets know one when they see it.
PREFIX = "konia_"
_FORM = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{43}}")
# How stale "last used" may be: writing it at every request would cost more than it tells.
NOTED_EVERY = timedelta(minutes=10)


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Tokens of programs …"""

    def usable(self, on: date) -> Self:
        """… neither revoked nor expired, of an account that is in use."""
        lasting = Q(expires_on__isnull=True) | Q(expires_on__gte=on)
        return self.filter(lasting, revoked_at__isnull=True, account__is_active=True)

    def of_text(self, text: str) -> Self:
        """… whose text this is."""
        return self.filter(digest=digest_of(text))

    def with_grants(self, on: date) -> Self:
        """… with their account, their unit and what the account holds on a day, in one query."""
        grants = Grant.objects.holding_on(on).filter(account_id=OuterRef("account_id"))
        held = grants.values(pair=JSONObject(permissions="role__permissions", unit="unit__code"))
        return self.select_related("account", "unit").annotate(grants_held=ArraySubquery(held))

    def of_accounts(self, accounts: "models.QuerySet[Account]") -> Self:
        """… that act as one of these accounts."""
        return self.filter(account__in=accounts)

    def with_number(self, pk: int) -> Self:
        """… of this row number: one or none."""
        return self.filter(pk=pk)

    def newest_first(self) -> Self:
        """… for a list."""
        return self.select_related("account", "unit").order_by("-pk")


class ApiToken(models.Model):
    """One token. Its text is shown once and kept as a digest. scopes: blank is everything held.

    unit: the token reaches no further than this unit and those below it.
    """

    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="tài khoản"
    )
    name = models.CharField("dùng cho", max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=80), verbose_name="phạm vi", default=list)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="đơn vị"
    )
    made_at = models.DateTimeField("tạo lúc")
    made_by = models.CharField("người tạo", max_length=150)
    expires_on = models.DateField("dùng đến hết ngày", null=True)
    last_used_at = models.DateTimeField("dùng lần cuối", null=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = "mã truy cập của phần mềm"

    def __str__(self) -> str:
        return self.name


def new_text() -> str:
    """A fresh token's text: 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def digest_of(text: str) -> str:
    """What is kept of a text. It is random, so that a plain digest cannot be guessed back."""
    return hashlib.sha256(text.encode()).hexdigest()


def powers_of_token(text: str, *, at: datetime, on: date) -> Powers | None:
    """What the bearer of a token may do; None for a text that is no usable token. One query."""
    if not _FORM.fullmatch(text):
        return None
    found = _BEARER.row(on, digest_of(text))
    if found is None:
        return None
    token = _Token(*found[: len(_OWN)])
    _note_use(token, at)
    account = Account.from_db(connection.alias, _OF_ACCOUNT, list(found[len(_OWN) : -1]))
    grants: list[Mapping[str, Any]] = found[-1]
    return Powers(account, on, _kept_to(token, grants, on))


class _Token(NamedTuple):
    """What is read of a token at every request."""

    pk: int
    scopes: list[str]
    unit_code: str | None
    last_used_at: datetime | None


_OWN = ("pk", "scopes", "unit__code", "last_used_at")
_OF_ACCOUNT = [field.attname for field in Account._meta.concrete_fields]


def _bearer(on: date, digest: str) -> "models.QuerySet[Any, Any]":
    account = (f"account__{name}" for name in _OF_ACCOUNT)
    rows = ApiToken.objects.usable(on).filter(digest=digest).with_grants(on)
    return rows.select_related(None).values_list(*_OWN, *account, "grants_held")


# Asked at every request, so that a revoked token or grant ends at once: nothing is remembered but
# the wording of the question.
_BEARER: Question[ApiToken] = Question(_bearer, date(1, 2, 3), "the digest of a text")


def _kept_to(
    token: "_Token", grants: Iterable[Mapping[str, Any]], on: date
) -> dict[str, frozenset[str]]:
    held: dict[str, set[str]] = {}
    scopes = frozenset(token.scopes)
    for grant in grants:
        unit = grant["unit"]
        if token.unit_code:
            unit = _within(token.unit_code, unit, on)
        for permission in grant["permissions"] if unit else ():
            if not scopes or permission in scopes:
                held.setdefault(permission, set()).add(unit)
    return {name: frozenset(units) for name, units in held.items()}


def held_within(
    held: Mapping[str, frozenset[str]], reach: str, on: date
) -> dict[str, frozenset[str]]:
    """What of an account's powers a token kept to a unit has; all of them when none is named."""
    if not reach:
        return dict(held)
    kept = {
        name: frozenset(filter(None, (_within(reach, unit, on) for unit in units)))
        for name, units in held.items()
    }
    return {name: units for name, units in kept.items() if units}


def _within(reach: str, granted: str, on: date) -> str:
    """The lower of two units when one lies under the other; '' when they have nothing in common."""
    if reach == granted:
        return reach
    tree = Tree.at(on)
    if reach not in tree or granted not in tree:
        return ""
    if tree.node(reach).id in set(tree.below(tree.node(granted).id)):
        return reach
    return granted if tree.node(granted).id in set(tree.below(tree.node(reach).id)) else ""


def _note_use(token: "_Token", at: datetime) -> None:
    if token.last_used_at is None or at - token.last_used_at > NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=at)
