"""Addresses of desks, the pilot, sessions and deliveries, under /lam-viec/diem-mot-cua/."""

from django.urls import path

from . import desk_rules, desks, desks_post, sessions

urlpatterns = [
    path("", desks.desks, name="desks"),
    path("<int:pk>/doi-van-hanh/", desks.change_operator, name="desk_operator"),
    path("thi-diem-buu-dien/", desks.pilot, name="post_pilot"),
    path("nganh-doc/", desks.vertical, name="vertical_services"),
    path("quy-dinh/", desk_rules.rules, name="desk_rules"),
    path("buoi-luu-dong/", sessions.sessions, name="mobile_sessions"),
    path("buoi-luu-dong/<str:code>/", sessions.session, name="mobile_session"),
    path("gui-buu-chinh/", desks_post.deliveries, name="post_deliveries"),
    path("gui-buu-chinh/<str:code>/<str:act>/", desks_post.act, name="post_delivery_act"),
]
