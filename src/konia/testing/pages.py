"""Fixtures for tests of faces: plain static files, mailboxes of two districts, signed-in browsers."""

import pytest

from konia.domains.mail.tests.factories import MailboxFactory


@pytest.fixture(autouse=True)
def plain_files(settings, tmp_path):
    """Pages need no gathered static files; uploads go to a folder of the test."""
    settings.STATIC_ROOT = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.KONIA_TODAY = "2021-06-15"


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
