"""Addresses of the intake that works through an outage, under /lam-viec/tiep-nhan-ngoai-tuyen/."""

from django.urls import path

from . import offline, offline_held, offline_numbers, offline_sending

urlpatterns = [
    path("", offline.page, name="offline"),
    path("sw.js", offline.worker, name="offline_worker"),
    path("phien/", offline.session, name="offline_session"),
    path("goi/", offline.pack, name="offline_pack"),
    path("giu-so/", offline_numbers.reserve, name="offline_reserve"),
    path("huy-so/", offline_numbers.void, name="offline_void"),
    path("tra-so/", offline_numbers.give_back, name="offline_give_back"),
    path("so/", offline_numbers.numbers, name="offline_numbers"),
    path("tep/", offline_sending.upload, name="offline_upload"),
    path("gui/", offline_sending.send, name="offline_send"),
    path("cho-duyet/", offline_held.waiting, name="offline_held"),
    path("cho-duyet/<int:pk>/<str:act>/", offline_held.settle, name="offline_settle"),
]
