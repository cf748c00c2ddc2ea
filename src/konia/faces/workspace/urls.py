"""Addresses of the workspace."""

from django.urls import path

from . import (
    accounts,
    annex,
    audit,
    checking,
    facts,
    figures,
    home,
    imports,
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
    path("kiem-tra-bao-cao/", checking.checking, name="checking"),
    path("kiem-tra-bao-cao/giai-thich/", checking.explaining, name="checking_explained"),
    path("nhat-ky/", audit.entries, name="audit"),
]
