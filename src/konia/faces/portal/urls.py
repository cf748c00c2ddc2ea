"""Addresses of the portal."""

from django.urls import include, path, register_converter

from . import (
    checking,
    figures,
    handling,
    home,
    own,
    own_acts,
    paying,
    procedures,
    questions,
    rating,
    statistics,
    store,
    ticket,
    tracking,
)
from .codes import Code
from .filing import pages, papers, start

register_converter(Code, "ma")

app_name = "portal"

urlpatterns = [
    path("", home.home, name="home"),
    path("tim/", home.search, name="search"),
    path("thu-tuc/", procedures.procedures, name="procedures"),
    path("thu-tuc/<ma:code>/", procedures.procedure, name="procedure"),
    path("thu-tuc/<ma:code>/mau-don/<int:file_id>/", procedures.form_file, name="procedure_form"),
    path("hoi-dap/", questions.questions, name="questions"),
    path("nop-ho-so/b/<int:pk>/", pages.resume, name="draft"),
    path("nop-ho-so/b/<int:pk>/xoa/", start.drop, name="draft_drop"),
    path("nop-ho-so/b/<int:pk>/tep/<int:file_id>/", papers.file, name="draft_file"),
    path(
        "nop-ho-so/b/<int:pk>/go/<int:place>/<int:file_id>/", papers.detach, name="draft_detach"
    ),
    path("nop-ho-so/b/<int:pk>/<str:stage>/", pages.stage, name="draft_stage"),
    path("nop-ho-so/<ma:code>/", start.start, name="filing_start"),
    path("ho-so-cua-toi/", own.own, name="own"),
    path("ho-so-cua-toi/<ma:code>/", own.dossier, name="own_dossier"),
    path("ho-so-cua-toi/<ma:code>/da-nop/", own_acts.sent_page, name="sent"),
    path("ho-so-cua-toi/<ma:code>/da-nop.pdf", own_acts.sent_slip, name="sent_slip"),
    path("ho-so-cua-toi/<ma:code>/phieu/<int:pk>/", own_acts.letter, name="own_letter"),
    path("ho-so-cua-toi/<ma:code>/giay-to/<int:pk>/", own_acts.paper, name="own_paper"),
    path("ho-so-cua-toi/<ma:code>/ket-qua/<int:pk>/", own_acts.result, name="own_result"),
    path("ho-so-cua-toi/<ma:code>/rut/", own_acts.withdraw, name="own_withdraw"),
    path("ho-so-cua-toi/<ma:code>/bo-sung/", own_acts.supply, name="own_supply"),
    path(
        "ho-so-cua-toi/<ma:code>/bo-sung/<int:file_id>/go/", own_acts.supply_drop,
        name="own_supply_drop",
    ),
    path("kho-giay-to/", store.store, name="store"),
    path("tra-cuu/", tracking.tracking, name="tracking"),
    path("tra-cuu/<ma:code>/", tracking.track, name="track"),
    path("kiem-tra-chu-ky/", checking.check_signatures, name="check_signatures"),
    path("thanh-toan/<ma:code>/", paying.payment, name="payment"),
    path("thanh-toan/<ma:code>/nop/", paying.pay, name="pay"),
    path("thanh-toan/<ma:code>/bien-lai.pdf", paying.receipt, name="payment_receipt"),
    path("tai-khoan/", include("konia.faces.portal.account_urls")),
    path("so-lieu/", statistics.statistics, name="statistics"),
    path("so-lieu/tai-ve.<str:form>", statistics.download, name="statistics_download"),
    path("so-lieu/giai-quyet-ho-so/", handling.handling, name="handling"),
    path("so-lieu/<str:name>/", figures.figure, name="figure"),
    path("danh-gia/", rating.results, name="rating_results"),
    path("danh-gia/cam-on/", rating.rated, name="rated"),
    path("danh-gia/may/<str:token>/", rating.device, name="rating_device"),
    path("danh-gia/may/<str:token>/cam-on/", rating.device_thanks, name="rating_device_thanks"),
    path("danh-gia/<str:key>/", rating.rate, name="rate"),
    path("so-thu-tu/phieu/<str:key>/", ticket.ticket, name="ticket"),
    path("so-thu-tu/<str:unit>/", ticket.kiosk, name="kiosk"),
    path("so-thu-tu/<str:unit>/bang/", ticket.board, name="board"),
]  # fmt: skip
