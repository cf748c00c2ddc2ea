"""The reference province at full scale, loaded once; every test here asks it.

Run apart from the other tests (`make test` does): these need a database that is full, those one
that is empty.
"""

import os

import pytest

from konia.domains.reporting.compiling import Compiled, compile_report
from konia.domains.reporting.definition import report
from konia.domains.reporting.sheets import sheet_of
from konia.provinces.gialai_2021 import access, plan

PASSWORD = "mat-khau-thu-nghiem"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(migrated_database):
    """A database of its own, so that an empty one may stand beside it."""
    from django.conf import settings

    name = os.environ.get("KONIA_TEST_PROVINCE", "test_konia_province")
    settings.DATABASES["default"]["TEST"] |= {"NAME": name, "TEMPLATE": migrated_database}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The province, loaded into the fresh database before the first test."""
    with django_db_blocker.unblock():
        plan.load(scale=float(os.environ.get("KONIA_TEST_SCALE", "1")))
        access.give_password(PASSWORD)
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


@pytest.fixture(scope="session")
def compiled(django_db_setup, django_db_blocker) -> Compiled:
    """The report as its own question asks it."""
    with django_db_blocker.unblock():
        return compile_report(report("cchc-2021-h1"))


@pytest.fixture(scope="session")
def sheet(compiled):
    """The annex made of it."""
    return sheet_of(compiled)
