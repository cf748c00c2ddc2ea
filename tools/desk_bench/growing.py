"""Ten times as many dossiers, copied from those there are, in a database of their own."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection, transaction

from konia.domains.dossiers.models import Application, Dossier, Event, Paper, Step
from konia.project.env import Env
from konia.project.postgres import server

GROWN = "konia_bench_grown"
OWN_TABLES = (Step, Application, Paper, Event)


@contextmanager
def copied(database: str) -> Iterator[str]:
    """A copy of a database of the embedded server, dropped after the block. Gives its address."""
    home = Env.read().home
    with psycopg.connect(server.url(home, name="postgres"), autocommit=True) as maker:
        maker.execute(f"DROP DATABASE IF EXISTS {GROWN} WITH (FORCE)")
        # A database is copied only while nobody is in it; the last session may still be leaving.
        connection.close()
        _empty(maker, database)
        maker.execute(f"CREATE DATABASE {GROWN} TEMPLATE {database}")
        try:
            yield server.url(home, name=GROWN)
        finally:
            connection.close()
            maker.execute(f"DROP DATABASE IF EXISTS {GROWN} WITH (FORCE)")


def _empty(maker: "psycopg.Connection[Any]", database: str) -> None:
    for _ in range(100):
        inside = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
        row = maker.execute(inside, [database]).fetchone()
        if row is None or not row[0]:
            return
        time.sleep(0.2)


def grow(*, times: int) -> None:
    """Copy every dossier so many times, with its steps, applicant, papers and events.

    The copies keep their unit and days, so every desk has so many times more on the same days.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM dossiers_dossier")
        top = int(cursor.fetchone()[0])
        for turn in range(1, times + 1):
            _copy_once(cursor, turn=turn, top=top)
            print(f"  {turn} / {times}", flush=True)
        _go_on_counting(cursor)
        tables = ", ".join(model._meta.db_table for model in (Dossier, *OWN_TABLES))
        cursor.execute(f"VACUUM ANALYZE {tables}")
        cursor.execute("CHECKPOINT")
    connection.close()


def _copy_once(cursor: Any, *, turn: int, top: int) -> None:
    moved = turn * (top + 1)
    with transaction.atomic():
        # What is copied points where its pattern points: asking that again would take minutes.
        cursor.execute("SET LOCAL session_replication_role = replica")
        fresh = {"id": f"id + {moved}", "sent_key": "''", "code": _code(turn)}
        _copy(cursor, Dossier, fresh, where=f"id <= {top}")
        for model in OWN_TABLES:
            fresh = {"dossier_id": f"dossier_id + {moved}"}
            _copy(cursor, model, fresh, where=f"dossier_id <= {top}")


def _code(turn: int) -> str:
    return f"regexp_replace(code, '-(\\d{{6}})-(\\d+)$', '-\\1-{turn}\\2')"


def _copy(cursor: Any, model: Any, fresh: dict[str, str], *, where: str) -> None:
    table = model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields]
    names = [name for name in columns if name != "id" or name in fresh]
    listed = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(fresh.get(name, f'"{name}"') for name in names)
    cursor.execute(f"INSERT INTO {table} ({listed}) SELECT {values} FROM {table} WHERE {where}")


def _go_on_counting(cursor: Any) -> None:
    """The next real dossier takes a key above the copies'."""
    cursor.execute(
        "SELECT setval(pg_get_serial_sequence('dossiers_dossier', 'id'), max(id)) "
        "FROM dossiers_dossier"
    )


def point_at(url: str) -> None:
    """Have this process and those it starts use another database."""
    from django.conf import settings

    from konia.project.env import database_settings

    os.environ["KONIA_DATABASE_URL"] = url
    connection.close()
    settings.DATABASES["default"] |= database_settings(url)
    connection.settings_dict |= database_settings(url)
