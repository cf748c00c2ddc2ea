"""Addresses of the pages about subscriptions."""

from django.urls import path

from . import pages

app_name = "hooks"

urlpatterns = [
    path("", pages.webhooks, name="webhooks"),
    path("<slug:code>/", pages.webhook, name="webhook"),
    path("<slug:code>/doi-khoa/", pages.renew, name="webhook_renew"),
    path("<slug:code>/ngung/", pages.end, name="webhook_end"),
    path("<slug:code>/bao-lai/<int:pk>/", pages.replay, name="webhook_replay"),
]
