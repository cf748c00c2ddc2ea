"""Addresses of the pages about subscriptions."""

from django.urls import path

from . import hook_pages

app_name = "hooks"

urlpatterns = [
    path("", hook_pages.webhooks, name="webhooks"),
    path("<slug:code>/", hook_pages.webhook, name="webhook"),
    path("<slug:code>/doi-khoa/", hook_pages.renew, name="webhook_renew"),
    path("<slug:code>/ngung/", hook_pages.end, name="webhook_end"),
    path("<slug:code>/bao-lai/<int:pk>/", hook_pages.replay, name="webhook_replay"),
]
