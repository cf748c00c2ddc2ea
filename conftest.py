"""Test set-up for the whole repository: a database server, and the shared fixtures."""

import os

from konia.project.env import Env
from konia.project.postgres import server

if not Env.read().database_url:
    server.start(Env.read().home)

import pytest

from konia.testing.schema import template_database

pytest_plugins = ["konia.testing.fixtures"]


@pytest.fixture(scope="session")
def migrated_database() -> str:
    """The name of the migrated, empty database that test databases are copied from."""
    env = Env.read()
    return template_database(env.database_url or server.url(env.home, name="postgres"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, migrated_database):
    """Runs at the same time may each name a database of their own; so has each worker."""
    from django.conf import settings

    name = os.environ.get("KONIA_TEST_DATABASE", "test_konia")
    settings.DATABASES["default"]["TEST"] |= {"NAME": name, "TEMPLATE": migrated_database}
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(scope="session", autouse=True)
def no_session_outlives_the_run(request):
    """A server thread of a browser test may still hold a connection when the database goes."""
    if not any(item.get_closest_marker("browser") for item in request.session.items):
        yield
        return
    request.getfixturevalue("django_db_setup")
    blocker = request.getfixturevalue("django_db_blocker")
    yield
    from django.db import connection

    with blocker.unblock():
        connection.close()
        # A session of the server's own database: this one may be what hangs.
        with connection._nodb_cursor() as cursor:  # noqa: SLF001 - as Django does to drop it
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                [connection.settings_dict["NAME"]],
            )
