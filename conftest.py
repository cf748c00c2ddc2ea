"""Test set-up for the whole repository: a database server, and the shared fixtures."""

import os

from konia.project.env import Env
from konia.project.postgres import server

if not Env.read().database_url:
    server.start(Env.read().home)

import pytest

pytest_plugins = ["konia.testing.fixtures"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request):
    """Runs at the same time may each name a database of their own; so has each worker."""
    from django.conf import settings

    name = os.environ.get("KONIA_TEST_DATABASE", "test_konia")
    settings.DATABASES["default"]["TEST"]["NAME"] = name
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
