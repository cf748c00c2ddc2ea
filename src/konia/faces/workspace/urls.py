"""Addresses of the workspace."""

from django.urls import path

from . import (
    accounts,
    annex,
    audit,
    facts,
    figures,
    home,
    imports,
    payments,
    reconciling,
    records,
    registers,
    units,
)

app_name = "workspace"

urlpatterns = [
    path("", home.home, name="home"),
    path("dang-nhap/", accounts.sign_in, name="sign_in"),
    path("dang-xuat/", accounts.sign_out, name="sign_out"),
    path("tim/", home.search, name="search"),
    path("so/", home.registers, name="registers"),
    path("so/<str:name>/", registers.register, name="register"),
    path("so/<str:name>/tai-ve.csv", registers.export, name="register_export"),
    path("so/<str:name>/nhap/", imports.upload, name="register_import"),
    path("so/<str:name>/nhap/mau.xlsx", imports.template, name="register_template"),
    path("so/<str:name>/them/", records.new, name="record_new"),
    path("so/<str:name>/<int:pk>/", records.record, name="record"),
    path("so/<str:name>/<int:pk>/sua/", records.edit, name="record_edit"),
    path("so/<str:name>/<int:pk>/ket-thuc/", records.end, name="record_end"),
    path("so/<str:name>/<int:pk>/rut/", records.withdraw, name="record_withdraw"),
    path("don-vi/", units.units, name="units"),
    path("don-vi/<str:code>/", units.unit, name="unit"),
    path("chi-tieu/", figures.figures, name="figures"),
    path("chi-tieu/<str:name>/", figures.figure, name="figure"),
    path("bao-cao/<str:report>/", annex.annex, name="annex"),
    path("bao-cao/<str:report>/so-lieu-thuyet-minh/", facts.facts, name="facts"),
    path("bao-cao/<str:report>/phu-luc.<str:form>", annex.download, name="annex_download"),
    path("thanh-toan/", payments.payments, name="payments"),
    path("thanh-toan/hoan-tien/", payments.refunds, name="refunds"),
    path("thanh-toan/hoan-tien/<str:code>/", payments.retry_refund, name="refund_retry"),
    path("thanh-toan/doi-soat/", reconciling.reconciliations, name="reconciliations"),
    path("thanh-toan/doi-soat/chay/", reconciling.reconcile, name="reconcile"),
    path("thanh-toan/doi-soat/<int:pk>/", reconciling.reconciliation, name="reconciliation"),
    path("thanh-toan/<str:code>/", payments.payment, name="payment"),
    path("thanh-toan/<str:code>/bien-lai.pdf", payments.receipt, name="payment_receipt"),
    path("thanh-toan/<str:code>/thu-tien/", payments.take_cash, name="payment_cash"),
    path("thanh-toan/<str:code>/huy/", payments.cancel, name="payment_cancel"),
    path("thanh-toan/<str:code>/hoan/", payments.refund, name="payment_refund"),
    path("nhat-ky/", audit.entries, name="audit"),
]
