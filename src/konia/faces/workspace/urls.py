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
    queues,
    ratings,
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
    path("nhat-ky/", audit.entries, name="audit"),
    path("quay/", queues.windows, name="windows"),
    path("quay/thoi-gian-cho/", queues.waits, name="waits"),
    path("quay/dai-so/", queues.ranges, name="number_ranges"),
    path("quay/dai-so/<int:pk>/tra/", queues.give_back, name="number_range_return"),
    path("quay/<int:pk>/", queues.window, name="window"),
    path("quay/<int:pk>/<str:move>/", queues.act, name="window_act"),
    path("xep-loai/", ratings.unit_ratings, name="unit_ratings"),
    path("xep-loai/<int:year>/tinh/", ratings.compute, name="unit_ratings_compute"),
    path("xep-loai/<int:year>/cong-bo/", ratings.publish, name="unit_ratings_publish"),
    path("xep-loai/ket-qua/<int:pk>/", ratings.unit_rating, name="unit_rating"),
    path("danh-gia/", ratings.citizen_ratings, name="citizen_ratings"),
]
