"""Entering with an electronic identity: what the provider says, and the person it leads to."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest

from konia.domains.citizens.actions import enter_electronically, link_electronic
from konia.domains.citizens.actions.accounts import Claims
from konia.domains.citizens.numbers import is_phone, plain_phone
from konia.domains.citizens.states import Gender, IdentityLevel
from konia.kernel.access.models import Account
from konia.kernel.org.models import Unit
from konia.kernel.rooms.problems import ForbiddenProblem, Problem

from .asking import defaults

# ASSUMPTION: the names of the claims; the national provider publishes none. Each may be given in
# several spellings, the first that is there counts.
NAMES = ("name", "full_name")
LEVEL = ("muc_do_xac_thuc", "identity_level", "acr")
BIRTHS = ("birthdate", "birth_date", "date_of_birth")
PHONES = ("phone_number", "phone")
LEVELS = {
    "2": IdentityLevel.ELECTRONIC_2,
    "loa2": IdentityLevel.ELECTRONIC_2,
    "1": IdentityLevel.ELECTRONIC_1,
    "loa1": IdentityLevel.ELECTRONIC_1,
}
GENDERS = {"male": Gender.MALE, "nam": Gender.MALE, "female": Gender.FEMALE, "nữ": Gender.FEMALE}


class SocialAdapter(DefaultSocialAccountAdapter):
    """A provider of electronic identity opens or finds the account of the person it names."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the person by identity number before anybody enters; keep no claims afterwards.

        Raises: a Problem when the provider names nobody, or somebody else than before.
        """
        claims = claims_of(sociallogin.account.extra_data)
        if sociallogin.state.get("process") == "connect":
            self._link(request, claims)
        else:
            self._enter(request, sociallogin, claims)
        sociallogin.account.extra_data = {"level": str(claims.level)}
        if sociallogin.account.pk:
            sociallogin.account.save(update_fields=["extra_data"])

    def _enter(self, request: HttpRequest, sociallogin: SocialLogin, claims: Claims) -> None:
        known = sociallogin.user if sociallogin.is_existing else None
        assert known is None or isinstance(known, Account)
        unit = Unit.objects.get(code=defaults().unit)
        account = enter_electronically(claims, unit=unit, known=known)
        if known is None:
            sociallogin.connect(request, account)

    def _link(self, request: HttpRequest, claims: Claims) -> None:
        account = request.user
        if not isinstance(account, Account):
            raise ForbiddenProblem("Hãy đăng nhập trước khi xác thực danh tính.")
        link_electronic(account, claims)
        # Who has just proven themselves to the provider need not type a password once more.
        record_authentication(request, account, "socialaccount", reauthenticated=True)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """No account is opened but by identity number."""
        return False

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        """Back to the person's own data."""
        return "/tai-khoan/"


def claims_of(data: Mapping[str, Any]) -> Claims:
    """What a provider says, in our own terms. Raises: Problem when it lacks number or name."""
    said = _said(data)
    number = str(said.get(settings.KONIA_OIDC_IDENTITY_CLAIM, "") or "")
    name = _first(said, NAMES)
    if not number or not name:
        raise Problem(
            "Nơi cấp định danh không cho biết bạn là ai.",
            why="Thông tin gửi về thiếu số định danh hoặc họ tên.",
            todo="Hãy đồng ý chia sẻ các thông tin này, hoặc đăng nhập bằng cách khác.",
        )
    phone = plain_phone(_first(said, PHONES))
    return Claims(
        identity_no=number, full_name=name, birth_on=_day(_first(said, BIRTHS)),
        gender=str(GENDERS.get(str(said.get("gender", "")).lower(), "")),
        phone=phone if is_phone(phone) else "",
        email=str(said.get("email", "")) if said.get("email_verified") is True else "",
        level=LEVELS.get(_first(said, LEVEL).lower(), IdentityLevel.ELECTRONIC_1),
    )  # fmt: skip


def _said(data: Mapping[str, Any]) -> dict[str, Any]:
    """Both sources together; they must speak of the same person. Raises: ForbiddenProblem."""
    told, signed = data.get("userinfo"), data.get("id_token")
    if told is None and signed is None:
        return dict(data)
    if told is not None and signed is not None and told.get("sub") != signed.get("sub"):
        raise ForbiddenProblem("Nơi cấp định danh trả về thông tin của hai người khác nhau.")
    return {**(signed or {}), **(told or {})}


def _first(said: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((str(said[name]) for name in names if said.get(name)), "")


def _day(text: str) -> date | None:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
