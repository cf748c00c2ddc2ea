"""Addresses of officials' accounts, of roles, and of one's own roles, under /lam-viec/."""

from django.urls import path

from . import official_roles, officials, officials_import, own_roles, roles

urlpatterns = [
    path("tai-khoan-can-bo/", officials.officials, name="officials"),
    path("tai-khoan-can-bo/mo/", officials.new, name="official_new"),
    path("tai-khoan-can-bo/tep/", officials_import.upload, name="officials_import"),
    path("tai-khoan-can-bo/tep/mau.xlsx", officials_import.template, name="officials_template"),
    path("tai-khoan-can-bo/<int:pk>/", officials.official, name="official"),
    path("tai-khoan-can-bo/<int:pk>/sua/", officials.correct, name="official_correct"),
    path("tai-khoan-can-bo/<int:pk>/khoa/", officials.switch, name="official_switch"),
    path("tai-khoan-can-bo/<int:pk>/mat-khau/", officials.password_link, name="official_password"),
    path("tai-khoan-can-bo/<int:pk>/vai-tro/", official_roles.give, name="official_role_give"),
    path("tai-khoan-can-bo/vai-tro/<int:pk>/ket-thuc/", official_roles.end,
         name="official_role_end"),
    path("vai-tro/", roles.roles, name="roles"),
    path("vai-tro/them/", roles.new, name="role_new"),
    path("vai-tro/<slug:code>/", roles.role, name="role"),
    path("quyen-cua-toi/", own_roles.own_roles, name="own_roles"),
    path("quyen-cua-toi/<int:pk>/uy-quyen/", own_roles.lend, name="own_role_lend"),
    path("quyen-cua-toi/<int:pk>/thu-lai/", own_roles.take_back, name="own_role_take_back"),
]  # fmt: skip
