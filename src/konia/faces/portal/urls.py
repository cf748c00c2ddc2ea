"""Addresses of the portal."""

from django.urls import include, path

from . import figures, home, rating, statistics, ticket

app_name = "portal"

urlpatterns = [
    path("", home.home, name="home"),
    path("tim/", home.search, name="search"),
    path("tai-khoan/", include("konia.faces.portal.account_urls")),
    path("so-lieu/", statistics.statistics, name="statistics"),
    path("so-lieu/tai-ve.<str:form>", statistics.download, name="statistics_download"),
    path("so-lieu/<str:name>/", figures.figure, name="figure"),
    path("danh-gia/", rating.results, name="rating_results"),
    path("danh-gia/cam-on/", rating.rated, name="rated"),
    path("danh-gia/may/<str:token>/", rating.device, name="rating_device"),
    path("danh-gia/may/<str:token>/cam-on/", rating.device_thanks, name="rating_device_thanks"),
    path("danh-gia/<str:key>/", rating.rate, name="rate"),
    path("so-thu-tu/phieu/<str:key>/", ticket.ticket, name="ticket"),
    path("so-thu-tu/<str:unit>/", ticket.kiosk, name="kiosk"),
    path("so-thu-tu/<str:unit>/bang/", ticket.board, name="board"),
]
