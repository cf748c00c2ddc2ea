"""`make bench`: how fast, as ratios against a baseline measured in the same run.

B is the time PostgreSQL takes to count the rows of every table the annex reads, one sequential scan
each. Everything runs on the full-scale reference province in a database of its own.

`--kept` measures the database of the run before, without loading it again. B and what is held against
it take turns, so that a busy spell of the machine falls on all of them.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from konia.project.env import Env
from konia.project.postgres import server

DATABASE = "konia_bench"
TURNS = 15


def main() -> None:
    """Measure everything and print it; exit 1 when a bound is missed."""
    is_kept = "--kept" in sys.argv[1:]
    _name_database()
    if not is_kept:
        _fresh_database()
    import django

    django.setup()
    _as_in_service()
    results = {**({} if is_kept else _load()), **_annex(), **_cards()}
    print(json.dumps({key: round(value, 2) for key, value in results.items()}, indent=1))
    missed = [name for name, (value, bound) in _bounds(results).items() if value > bound]
    for name, (value, bound) in _bounds(results).items():
        print(
            f"{'missed' if name in missed else 'kept':<7} {name:<44} {value:8.2f}  (bound {bound})"
        )
    sys.exit(1 if missed else 0)


def _bounds(r: dict[str, float]) -> dict[str, tuple[float, float]]:
    bounds = {
        "province annex / B": (r["annex_province_ms"] / r["b_ms"], 3.0),
        "annex of all bodies / B": (r["annex_all_ms"] / r["b_ms"], 6.0),
        "figure card p95, ms": (r["card_p95_ms"], 200.0),
    }
    if "load_s" in r:
        bounds["load / bare COPY"] = (r["load_s"] / r["bare_copy_s"], 3.0)
        bounds["load, s"] = (r["load_s"], 120.0)
    return bounds


def _as_in_service() -> None:
    """A server in service keeps no log of its statements; the debug mode that finds files does."""
    from django.conf import settings

    settings.DEBUG = False


def _name_database() -> None:
    home = Env.read().home
    server.start(home)
    os.environ["KONIA_DATABASE_URL"] = server.url(home, name=DATABASE)
    os.environ["DJANGO_SETTINGS_MODULE"] = "konia.project.settings"
    os.environ["KONIA_DEBUG"] = "1"


def _fresh_database() -> None:
    home = Env.read().home
    for statement in (f"drop database if exists {DATABASE}", f"create database {DATABASE}"):
        command = [server.client("psql"), server.url(home, name="postgres"), "-qc", statement]
        subprocess.run(
            command, check=True, env=os.environ | {"PGOPTIONS": "-c client_min_messages=error"}
        )


def _load() -> dict[str, float]:
    from django.core.management import call_command

    from konia.provinces.gialai_2021 import access, plan

    call_command("migrate", verbosity=0)
    begun = time.perf_counter()
    plan.load()
    loading = time.perf_counter() - begun
    access.give_password("bench-password")
    return {"load_s": loading, **_bare_copy()}


def _bare_copy() -> dict[str, float]:
    """The rows of every filled table copied back into an empty twin with the same keys."""
    from django.db import connection

    total, rows = 0.0, 0
    with tempfile.TemporaryDirectory() as folder, connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'public' "
            "AND n_live_tup > 0 AND relname NOT LIKE 'django%%' AND relname NOT LIKE 'audit%%'"
        )
        for (table,) in cursor.fetchall():
            path = Path(folder) / table
            with path.open("wb") as out, cursor.cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                out.writelines(copy)
            cursor.execute(f'CREATE TABLE bare (LIKE "{table}" INCLUDING ALL)')
            begun = time.perf_counter()
            with path.open("rb") as source, cursor.cursor.copy("COPY bare FROM STDIN") as copy:
                while piece := source.read(1 << 18):
                    copy.write(piece)
            total += time.perf_counter() - begun
            rows += cursor.rowcount
            cursor.execute("DROP TABLE bare")
    return {"bare_copy_s": total, "rows": rows}


def _annex() -> dict[str, float]:
    from django.db import connection

    from konia.domains.reporting.compiling import Maker, compile_report
    from konia.domains.reporting.definition import report
    from konia.domains.reporting.grid import compile_grid
    from konia.domains.reporting.sheets import sheet_of

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    definition = report("cchc-2021-h1")
    maker = Maker(definition, None, None, None, with_facts=False)
    tables = sorted(model._meta.db_table for model in maker.reader.models())
    turns = _in_turns(
        {
            "b": lambda: _count(tables),
            "annex_province": lambda: compile_report(definition, with_facts=False),
            "annex_all": lambda: compile_grid(definition),
            "annex_province_sheet_and_facts": lambda: sheet_of(compile_report(definition)),
        }
    )
    return {"tables": len(tables), "bodies": len(compile_grid(definition).bodies), **turns}


def _count(tables: list[str]) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; "
            "SET LOCAL enable_bitmapscan = off; SET LOCAL max_parallel_workers_per_gather = 0"
        )
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')


def _in_turns(works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The median and the least of some turns of each, in milliseconds, after two that warm up."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(TURNS + 2):
        for name, work in works.items():
            begun = time.perf_counter()
            work()
            if turn > 1:
                times[name].append(1000 * (time.perf_counter() - begun))
    medians = {f"{name}_ms": statistics.median(taken) for name, taken in times.items()}
    return medians | {f"{name}_least_ms": min(taken) for name, taken in times.items()}


def _cards() -> dict[str, float]:
    """Figure cards of every figure of the annex for the province, through the whole stack."""
    from django.test import Client
    from django.urls import reverse

    from konia.domains.reporting.definition import report
    from konia.kernel.access.models import Account

    client = Client()
    client.force_login(Account.objects.get(username="noivu"))
    lines = report("cchc-2021-h1").lines
    names = sorted({li.binding.asked.figure for li in lines if li.binding and li.binding.asked})
    times = []
    for name in [*names[:3], *names]:
        begun = time.perf_counter()
        answer = client.get(
            reverse("workspace:figure", args=[name]),
            {"unit": "H21", "ky": "2020-12-15..2021-06-14", "den": date(2021, 6, 15).isoformat()},
        )
        times.append(1000 * (time.perf_counter() - begun))
        if answer.status_code != 200:
            sys.exit(f"{name}: {answer.status_code}")
    cards = sorted(times[3:])
    return {
        "cards": len(cards),
        "card_p50_ms": cards[len(cards) // 2],
        "card_p95_ms": cards[int(len(cards) * 0.95)],
    }


if __name__ == "__main__":
    main()
