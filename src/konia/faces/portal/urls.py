"""Addresses of the portal."""

from django.urls import include, path

from . import figures, home, statistics

app_name = "portal"

urlpatterns = [
    path("", home.home, name="home"),
    path("tim/", home.search, name="search"),
    path("tai-khoan/", include("konia.faces.portal.account_urls")),
    path("so-lieu/", statistics.statistics, name="statistics"),
    path("so-lieu/tai-ve.<str:form>", statistics.download, name="statistics_download"),
    path("so-lieu/<str:name>/", figures.figure, name="figure"),
]
