"""Fixtures for tests of faces: plain files, mailboxes of two districts, a signed-in browser."""

from dataclasses import replace

import pytest
from django.core.cache import cache

from konia.domains.mail.tests.factories import MailboxFactory
from konia.domains.reporting.definition import report


@pytest.fixture(autouse=True)
def plain_files(settings, tmp_path):
    """Pages need no gathered static files; uploads go to a folder of the test."""
    settings.STATIC_ROOT = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.KONIA_TODAY = "2021-06-15"
    cache.clear()


@pytest.fixture
def boxes(units):
    """Four mailboxes of Pleiku, one of them idle, and one of Đak Pơ."""
    at = units["H21.31"]
    MailboxFactory.create_batch(3, unit=at)
    MailboxFactory(unit=at, idle=True)
    MailboxFactory(unit=units["H21.43"], holder="Ksor Hoa")
    return at


@pytest.fixture
def desk(client, minh):
    """A browser in which Minh, who may do everything in the province, has signed in."""
    client.force_login(minh.account)
    return client


@pytest.fixture
def small_report():
    """The real form, answered only by figures of the mail room."""
    whole = report("cchc-2021-h1")
    lines = tuple(line if _ours(line) else replace(line, binding=None) for line in whole.lines)
    facts = tuple(fact for fact in whole.facts if _ours(fact))
    return replace(whole, lines=lines, facts=facts, pairs=())


def _ours(item):
    asked = item.binding.asked if item.binding else None
    return asked is not None and asked.figure.startswith("mail.")
