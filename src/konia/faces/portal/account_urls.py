"""Addresses of a citizen's account, under /tai-khoan/."""

from django.urls import path

from . import account, account_entry, account_mandates

urlpatterns = [
    path("", account.account, name="account"),
    path("dang-nhap/", account_entry.sign_in, name="sign_in"),
    path("dang-xuat/", account_entry.sign_out, name="sign_out"),
    path("dang-ky/", account_entry.sign_up, name="sign_up"),
    path("dang-ky/ma/", account_entry.sign_up_code, name="sign_up_code"),
    path("quen-mat-khau/", account_entry.reset_ask, name="reset_ask"),
    path("dat-lai-mat-khau/<str:uid>/<str:token>/", account_entry.reset, name="reset"),
    path("thong-tin/", account.own_data, name="own_data"),
    path("lien-he/", account.contact, name="contact"),
    path("lien-he/ma/", account.contact_code, name="contact_code"),
    path("thong-bao/", account.channels, name="channels"),
    path("phien/", account.sessions, name="sessions"),
    path("phien/ket-thuc/", account.sessions_end, name="sessions_end"),
    path("phien/<int:pk>/ket-thuc/", account.session_end, name="session_end"),
    path("uy-quyen/", account_mandates.mandates, name="mandates"),
    path("uy-quyen/them/", account_mandates.mandate_new, name="mandate_new"),
    path("uy-quyen/thoi/", account_mandates.act_for_self, name="act_for_self"),
    path("uy-quyen/<str:code>/thu-hoi/", account_mandates.mandate_revoke, name="mandate_revoke"),
    path("uy-quyen/<str:code>/hanh-dong/", account_mandates.act_for, name="act_for"),
    path("to-chuc/", account_mandates.organisation_claim, name="organisation_claim"),
]
