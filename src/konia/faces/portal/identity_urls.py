"""Addresses that the sign-in library looks for by these names; officials use them as well."""

from allauth.account import views as account
from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import path

from . import account_entry, account_security
from .account import account as own_account
from .account_security import ENTRIES, counted, entrance
from .guard import citizen

urlpatterns = [
    path("dang-nhap/", account_entry.sign_in, name="account_login"),
    path("dang-xuat/", account_entry.sign_out, name="account_logout"),
    path("mat-khau/", account_security.password, name="account_change_password"),
    path(
        "xac-nhan/", citizen(counted("again", account.reauthenticate)),
        name="account_reauthenticate",
    ),
    path("bao-mat/", account_security.security, name="mfa_index"),
    path("bao-mat/nhap-ma/", account_security.authenticate, name="mfa_authenticate"),
    path(
        "bao-mat/xac-nhan/", citizen(counted("again", base.reauthenticate)),
        name="mfa_reauthenticate",
    ),
    path(
        "bao-mat/ung-dung/bat/", citizen(counted("totp", totp.activate_totp)),
        name="mfa_activate_totp",
    ),
    path("bao-mat/ung-dung/tat/", citizen(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "bao-mat/ma-du-phong/", citizen(codes.view_recovery_codes), name="mfa_view_recovery_codes"
    ),
    path(
        "bao-mat/ma-du-phong/tao/", citizen(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "bao-mat/ma-du-phong/tai-ve/", citizen(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("bao-mat/khoa/", citizen(keys.list_webauthn), name="mfa_list_webauthn"),
    path("bao-mat/khoa/them/", citizen(keys.add_webauthn), name="mfa_add_webauthn"),
    path(
        "bao-mat/khoa/xac-nhan/", citizen(counted("again", keys.reauthenticate_webauthn)),
        name="mfa_reauthenticate_webauthn",
    ),
    path("bao-mat/khoa/<int:pk>/go/", citizen(keys.remove_webauthn), name="mfa_remove_webauthn"),
    path(
        "dinh-danh/<str:provider_id>/", entrance(counted("electronic", openid.login, ENTRIES)),
        name="openid_connect_login",
    ),
    path(
        "dinh-danh/<str:provider_id>/tra-loi/", entrance(openid.callback),
        name="openid_connect_callback",
    ),
    path("dinh-danh-da-dung/", account_security.cancelled, name="socialaccount_login_cancelled"),
    path("dinh-danh-cua-toi/", own_account, name="socialaccount_connections"),
]  # fmt: skip
