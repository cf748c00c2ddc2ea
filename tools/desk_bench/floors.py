"""The two floors: the same rows written by a bare transaction, and by a bare Django view.

What an intake writes is taken down once, statement by statement, from a real one, and replayed with a
fresh code: so the floors write what the product writes, whatever that comes to be.
"""

import itertools
import os
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

Statement = tuple[str, tuple[Any, ...]]
_TURN = itertools.count(1)


@dataclass(frozen=True)
class Script:
    """The writing statements of one intake, with the code and id they were about."""

    statements: tuple[Statement, ...]
    code: str
    dossier_id: int

    def write(self, cursor: Any) -> None:
        """Write the same rows again, about a fresh dossier. Runs inside the caller's transaction."""
        tail = f"{os.getpid() % 100000:05}{threading.get_ident() % 1000:03}{next(_TURN):06}"
        code, fresh = f"{self.code[:-12]}-{tail[:6]}-{tail[6:]}"[:31], None
        for sql, values in self.statements:
            swapped = [self._swapped(value, code, tail, fresh) for value in values]
            cursor.execute(sql, swapped)
            if fresh is None and sql.startswith('INSERT INTO "dossiers_dossier"'):
                fresh = cursor.fetchone()[0]

    def _swapped(self, value: Any, code: str, tail: str, fresh: int | None) -> Any:
        if isinstance(value, str):
            if value.startswith("dossiers:"):
                return f"dossiers:floor:{tail[:8]}"
            swapped = value.replace(self.code, code)
            return (
                f"{swapped}:{tail}" if ":" in value and value.startswith("dossiers.") else swapped
            )
        if value == self.dossier_id and fresh is not None and not isinstance(value, bool):
            return fresh
        return value


def taken_down(act: Any, *, code_of: Any) -> Script:
    """Take down what an act writes. act: performs one intake and returns its dossier."""
    from django.db import connection

    kept: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        if sql.startswith("INSERT"):
            kept.append((sql, tuple(_plain(value) for value in params)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        dossier = act()
    return Script(tuple(kept), code_of(dossier), dossier.pk)


def _plain(value: Any) -> Any:
    return Jsonb(value.obj) if hasattr(value, "obj") else value


def bare_transactions(url: str, script: Script, *, clients: int, each: int) -> float:
    """F1: transactions a second of bare connections."""

    def one() -> None:
        with psycopg.connect(url) as connection, connection.cursor() as cursor:
            for _ in range(each):
                script.write(cursor)
                connection.commit()

    threads = [threading.Thread(target=one) for _ in range(clients)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return clients * each / (time.perf_counter() - began)


def views_of(script: Script) -> Sequence[Any]:
    """F2: the one view of a bare Django site that writes the script in a transaction."""
    from django.db import connection, transaction
    from django.http import HttpRequest, HttpResponse  # noqa: TID251 - a bare site, no face
    from django.urls import path
    from django.views.decorators.csrf import csrf_exempt

    @csrf_exempt
    def view(request: HttpRequest) -> HttpResponse:
        with transaction.atomic(), connection.cursor() as cursor:
            script.write(cursor)
        return HttpResponse("ok")

    return [path("write/", view)]
