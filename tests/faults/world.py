"""The small province of the faults, put into the database of their own; told as JSON.

`python -m tests.faults.world` with KONIA_DATABASE_URL set.
"""

import json
from datetime import date

import django

if __name__ == "__main__":
    django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from konia.domains.dossiers.tests.stage import make_procedure
from konia.faces.console.gathering import gather
from konia.faces.portal.tests.citizen_stage import birth_registration, make_person
from konia.kernel.access.token_actions import make_token
from konia.testing.cast import powers_of
from konia.testing.units import make_units


def make() -> dict[str, str]:
    """Units, an official who may do everything, a citizen, two procedures."""
    gather()
    units = make_units()
    minh = powers_of("minh", "H21")
    procedure = make_procedure(units)
    birth = birth_registration(units)
    binh = make_person(units)
    _, token = make_token(
        "minh", name="Phần mềm thử", scopes=(), expires_on=date(2099, 1, 1), at=timezone.now(),
        by="test",
    )  # fmt: skip
    return {
        "token": token, "procedure": procedure.code, "birth": birth.code,
        "official": session_of(minh.account), "citizen": session_of(binh.account),
    }  # fmt: skip


def session_of(account: object) -> str:
    """The cookie of a browser in which somebody has signed in."""
    store = SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


if __name__ == "__main__":
    print(json.dumps(make()))
