"""Addresses of the everyday work with dossiers."""

from django.urls import path

from . import (
    applications,
    board,
    dossier,
    dossier_acts,
    dossier_copies,
    dossier_letters,
    dossier_list,
    inbox,
    intake,
    offered,
    overdue,
)

urlpatterns = [
    path("tiep-nhan/", intake.intake, name="intake"),
    path("tiep-nhan/truc-tuyen/", applications.applications, name="applications"),
    path("tiep-nhan/giay-to-da-co/", offered.intake_paper, name="intake_paper"),
    path("tiep-nhan/<str:code>/", intake.done, name="intake_done"),
    path("viec-can-lam/", inbox.inbox, name="inbox"),
    path("viec-can-lam/nhan/", inbox.take_many, name="inbox_take"),
    path("dieu-hanh/", board.board, name="board"),
    path("dieu-hanh/theo-don-vi/", board.by_unit, name="dossiers_by_unit"),
    path("ho-so/", dossier_list.dossiers, name="dossier_list"),
    path("ho-so/tai-ve.csv", dossier_list.export, name="dossier_export"),
    path("ho-so/qua-han/", overdue.overdue, name="overdue"),
    path("ho-so/so-theo-doi/", overdue.book, name="register_book"),
    path("ho-so/<str:code>/", dossier.dossier, name="dossier"),
    path("ho-so/<str:code>/viec/<str:slug>/", dossier_acts.act, name="dossier_act"),
    path("ho-so/<str:code>/phieu/<int:pk>/", dossier_letters.letter, name="dossier_letter"),
    path("ho-so/<str:code>/phieu-kiem-soat/", dossier_letters.slip, name="dossier_slip"),
    path("ho-so/<str:code>/giay-to/<int:pk>/", dossier_letters.paper, name="dossier_paper"),
    path(
        "ho-so/<str:code>/giay-to/<int:pk>/ky-ban-sao/", dossier_copies.seal, name="dossier_seal"
    ),
    path("ho-so/<str:code>/giay-to/<int:pk>/ban-sao/", dossier_copies.copy, name="dossier_copy"),
    path("ho-so/<str:code>/ket-qua/<int:pk>/", dossier_letters.result, name="dossier_result"),
    path(
        "ho-so/<str:code>/nop-tien/<str:request_code>/thu/", dossier_letters.cash,
        name="dossier_cash",
    ),
    path(
        "ho-so/<str:code>/nop-tien/<str:request_code>/bien-lai/", dossier_letters.receipt,
        name="dossier_receipt",
    ),
]  # fmt: skip
