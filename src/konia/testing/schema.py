"""A migrated, empty database kept on the server, from which test databases are copied.

Migrating two hundred tables costs ten seconds of processor time; a copy costs one. The copy is
named after a digest of every migration, so that a changed one makes a new copy.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psycopg

SOURCE = Path(__file__).resolve().parents[1]
PACKAGES = ("django", "django-allauth")
KEPT = 16
LOCK = 0x6B6F6E6961  # any number, the same for all: who makes the copy, the others wait


def template_database(server_url: str) -> str:
    """The name of a migrated, empty database on a server; made now if it is not there.

    server_url: of a database of the server that everybody may connect to.
    """
    name = f"konia_schema_{_digest()}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        if not _exists(connection, name):
            connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        if not _exists(connection, name):
            _drop_older(connection)
            _make(connection, name, server_url)
    return name


def _exists(connection: "psycopg.Connection[tuple[object, ...]]", name: str) -> bool:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    return found.fetchone() is not None


def _drop_older(connection: "psycopg.Connection[tuple[object, ...]]") -> None:
    """Drop all but the newest copies of other migrations; a comment says when each was made."""
    rows = connection.execute(
        "SELECT datname FROM pg_database d WHERE datname LIKE 'konia\\_schema\\_%%' "
        "ORDER BY shobj_description(d.oid, 'pg_database') DESC NULLS LAST OFFSET %s",
        [KEPT],
    )
    for (old,) in rows.fetchall():
        connection.execute(f'DROP DATABASE IF EXISTS "{old}" WITH (FORCE)')


def _make(connection: "psycopg.Connection[tuple[object, ...]]", name: str, server_url: str) -> None:
    """Migrate a database under another name first: a killed run leaves no half-made copy."""
    building = f"{name}_building"
    connection.execute(f'DROP DATABASE IF EXISTS "{building}" WITH (FORCE)')
    connection.execute(f'CREATE DATABASE "{building}" TEMPLATE template0')
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(SOURCE.parents[1] / "tools" / "manage.py"), "migrate", "-v0"],
        env=os.environ | {"KONIA_DATABASE_URL": _named(server_url, building)}, check=True,
    )  # fmt: skip
    now = datetime.now(UTC).isoformat()
    connection.execute(f"COMMENT ON DATABASE \"{building}\" IS '{now}'")
    connection.execute(f'ALTER DATABASE "{building}" RENAME TO "{name}"')


def _named(server_url: str, database: str) -> str:
    """The same server's address with another database."""
    before, _, query = server_url.partition("?")
    base = before.rsplit("/", 1)[0]
    return f"{base}/{database}" + (f"?{query}" if query else "")


def _digest() -> str:
    made = hashlib.sha256()
    for path in _migrations():
        made.update(path.read_bytes())
    for package in PACKAGES:
        made.update(version(package).encode())
    return made.hexdigest()[:16]


def _migrations() -> Iterator[Path]:
    yield from sorted(SOURCE.glob("*/*/migrations/*.py"))
    yield SOURCE / "kernel" / "audit" / "revisions.py"
