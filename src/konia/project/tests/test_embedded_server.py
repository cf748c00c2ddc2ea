"""The embedded server makes what is not there, whatever an earlier start has left."""

import shutil
import tempfile
from pathlib import Path

import psycopg
import pytest

from konia.project.postgres import server


@pytest.fixture
def home():
    """A home of its own, which the account of the server may reach, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="konia-server-"))
    folder.chmod(0o755)
    yield folder
    server.stop(folder)
    shutil.rmtree(folder, ignore_errors=True)


def test_a_database_that_is_gone_is_made_again_under_the_running_server(home):
    server.start(home)
    with psycopg.connect(server.url(home, name="postgres"), autocommit=True) as connection:
        connection.execute("DROP DATABASE konia")
    server.start(home)
    with psycopg.connect(server.url(home)) as connection:
        assert connection.execute("SELECT current_database()").fetchone() == ("konia",)
