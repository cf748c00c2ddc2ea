"""Ten times as many dossiers, copied from those there are."""

from django.db import connection, transaction

from konia.domains.dossiers.models import Dossier, Step


def grow(*, times: int) -> None:
    """Copy every dossier with its steps so many times, under codes of their own."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM dossiers_dossier")
        top = int(cursor.fetchone()[0])
        for turn in range(1, times + 1):
            _copy(
                cursor,
                Dossier,
                {"id": f"id + {turn * (top + 1)}", "sent_key": "''", "code": _code(turn)},
                top,
            )
            _copy(
                cursor, Step, {"dossier_id": f"dossier_id + {turn * (top + 1)}"}, top, drop=("id",)
            )
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE dossiers_dossier, dossiers_step")


def _code(turn: int) -> str:
    return f"regexp_replace(code, '-(\\d{{6}})-(\\d+)$', '-\\1-{turn}\\2')"


def _copy(cursor, model, changed, top, drop=()):  # type: ignore[no-untyped-def]
    table = model._meta.db_table
    names = [f.column for f in model._meta.concrete_fields if f.column not in drop]
    values = ", ".join(changed.get(name, f'"{name}"') for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    where = f"id <= {top}" if model is Dossier else f"dossier_id <= {top}"
    cursor.execute(f"INSERT INTO {table} ({listed}) SELECT {values} FROM {table} WHERE {where}")
