"""Addresses outside systems call."""

from django.urls import path

from . import callbacks, sync
from .national import petitions
from .zalo import talking

app_name = "bridges"

urlpatterns = [
    path("thanh-toan/<slug:gateway>/goi-lai/", callbacks.payment_callback, name="payment_callback"),
    path("thanh-toan/<slug:gateway>/tro-ve/", callbacks.payment_return, name="payment_return"),
    path("dong-bo/", sync.records, name="sync"),
    path("dong-bo/doi-chieu/", sync.comparison, name="sync_comparison"),
    path("dong-bo/<int:pk>/gui-lai/", sync.send_again, name="sync_send_again"),
    path("cong-quoc-gia/phan-anh/", petitions.take_petition, name="take_petition"),
    path("zalo/", talking.zalo_message, name="zalo_message"),
    path("thue/goi-lai/", callbacks.tax_callback, name="tax_callback"),
]
