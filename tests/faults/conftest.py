"""Fixtures of the faults."""

import pytest

from konia.project.env import Env
from konia.project.postgres import server

from .premises import premises


@pytest.fixture(scope="package")
def installation(migrated_database):
    """An installation of its own, served, for all tests that break one."""
    env = Env.read()
    base = env.database_url or server.url(env.home, name="postgres")
    before, _, query = base.partition("?")
    template = f"{before.rsplit('/', 1)[0]}/{migrated_database}" + (f"?{query}" if query else "")
    with premises(template) as made:
        yield made


@pytest.fixture(scope="package")
def site(installation):
    """Its site; no worker is at work unless a test starts one."""
    with installation.served() as made:
        yield made


@pytest.fixture
def application(installation):
    """What a program sends to receive a dossier at the desk of Pleiku."""
    return {
        "unit": "H21.31", "procedure": installation.world["procedure"],
        "applicant": {"name": "Siu H'Bia", "identity_no": "064099001234"},
        "papers": [{"name": "Tờ khai"}],
    }  # fmt: skip
