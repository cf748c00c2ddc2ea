"""Addresses of the portal."""

from django.urls import path

from . import figures, home, statistics

app_name = "portal"

urlpatterns = [
    path("", home.home, name="home"),
    path("tim/", home.search, name="search"),
    path("so-lieu/", statistics.statistics, name="statistics"),
    path("so-lieu/tai-ve.<str:form>", statistics.download, name="statistics_download"),
    path("so-lieu/<str:name>/", figures.figure, name="figure"),
]
