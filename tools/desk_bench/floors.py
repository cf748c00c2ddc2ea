"""The two floors: the same rows written by a bare transaction, and by a bare Django view.

A real intake is the pattern; each floor copies its rows, table by table, under a fresh code. Copying
reads one row by its key for each row it writes, which makes the floors a little slower than they need
be.
"""

import itertools
import os
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

_TURN = itertools.count(1)


@dataclass(frozen=True)
class Script:
    """The statements that write one more dossier like the pattern."""

    dossier: str
    others: tuple[str, ...]

    def write(self, cursor: Any) -> None:
        """Write the rows again, about a fresh dossier. Runs inside the caller's transaction."""
        tail = f"{os.getpid() % 100000:05}{threading.get_ident() % 1000:03}{next(_TURN):06}"
        told = {"tail": tail, "code": f"000.00.00.H21-{tail[:6]}-{tail[6:]}"[:31]}
        cursor.execute(
            "INSERT INTO files_series AS s (name, last) VALUES (%s, 1) "
            "ON CONFLICT (name) DO UPDATE SET last = s.last + 1 RETURNING last",
            [f"dossiers:floor:{threading.get_ident() % 64}"],
        )
        cursor.execute(self.dossier, told)
        told["id"] = cursor.fetchone()[0]
        for statement in self.others:
            cursor.execute(statement, told)


def pattern_of(dossier: Any) -> Script:
    """The script that copies a dossier and all its act wrote."""
    from konia.domains.dossiers.models import Application, Dossier, Event, Letter, Paper, Step
    from konia.domains.payments.models import PaymentLine, PaymentRequest
    from konia.kernel.audit.models import Entry
    from konia.kernel.outbox.models import Message

    pk = int(dossier.pk)
    own = {"dossier_id": "%(id)s"}
    mark = "'floor:' || %(tail)s"
    request = f"(SELECT id FROM payments_paymentrequest WHERE subject_code = '{dossier.code}')"
    copies = [
        _copy(Application, own, f"dossier_id = {pk}", keep_key=True),
        _copy(Paper, own, f"dossier_id = {pk}"),
        _copy(Step, own, f"dossier_id = {pk}"),
        _copy(Letter, own | {"number": mark}, f"dossier_id = {pk}"),
        _copy(Event, own, f"dossier_id = {pk}"),
        _copy(PaymentRequest, {"code": mark, "subject_code": "%(code)s"}, f"id = {request}"),
        _copy(PaymentLine, {"request_id": request}, f"request_id = {request} AND false"),
        _copy(Entry, {"subject_id": "%(id)s"}, f"subject = 'dossiers.dossiers' AND subject_id = {pk}"),
        _copy(Message, {"key": f"{mark} || 'a'"}, "id IN (SELECT max(id) FROM outbox_message)"),
        _copy(Message, {"key": f"{mark} || 'b'"}, "id IN (SELECT max(id) - 1 FROM outbox_message)"),
    ]  # fmt: skip
    head = _copy(Dossier, {"code": "%(code)s", "sent_key": mark}, f"id = {pk}") + " RETURNING id"
    return Script(head, tuple(copies))


def _copy(model: Any, fresh: dict[str, str], where: str, *, keep_key: bool = False) -> str:
    table = model._meta.db_table
    names = [f.column for f in model._meta.concrete_fields if keep_key or f.column != "id"]
    listed = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(fresh.get(name, f'"{name}"') for name in names)
    return f"INSERT INTO {table} ({listed}) SELECT {values} FROM {table} WHERE {where}"


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
