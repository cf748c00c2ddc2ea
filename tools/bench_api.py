"""CPU and statements of API requests: this process's own time, without HTTP server and client.

Run on a loaded sample province: KONIA_DATABASE_URL=… KONIA_TODAY=2021-06-15 python -m tools.bench_api
It leaves the dossiers it made behind.
"""

import json
import os
import sys
import time
from datetime import date
from io import BytesIO
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "konia.project.settings")
TIMES = 200


def main() -> None:
    """Print a line for each kind of request."""
    import django

    django.setup()
    from django.core.wsgi import get_wsgi_application
    from django.utils import timezone

    from konia.kernel.access.token_actions import make_token

    username = sys.argv[1] if len(sys.argv) > 1 else "thu"
    _, token = make_token(
        username,
        name="bench",
        scopes=(),
        expires_on=date(2099, 1, 1),
        at=timezone.now(),
        by="bench",
    )
    app = get_wsgi_application()
    body = _application(username)
    asks = {
        "receive": ("POST", "dossiers", body, False),
        "receive, with a key": ("POST", "dossiers", body, True),
        "list of 20, counted": ("GET", "dossiers?size=20", None, False),
        "list of 20 by state": ("GET", "dossiers?size=20&state=received", None, False),
        "one dossier": ("GET", "dossiers/{code}", None, False),
        "feed": ("GET", "events?limit=20", None, False),
        "procedures": ("GET", "procedures?q=khai+sinh", None, False),
    }
    code = ""
    for name, (method, path, sent, with_key) in asks.items():
        call = _caller(app, token, method, path.format(code=code), sent, with_key=with_key)
        answer = _measured(name, call)
        code = answer.get("code", code)


def _application(username: str) -> bytes:
    """An application at the desk of an account, of a procedure of that desk's level."""
    from konia.domains.procedures.models import Procedure
    from konia.kernel.access.models import Grant

    unit = Grant.objects.filter(account__username=username).first().unit.code
    known = Procedure.objects.filter(level="district", in_force_from__lte=date(2021, 6, 15))
    told = {
        "unit": unit, "procedure": known.order_by("pk").first().code,
        "applicant": {"name": "Siu H'Bia", "identity_no": "064099001234", "phone": "0905000001"},
        "papers": [{"name": "Tờ khai"}, {"name": "Giấy chứng sinh", "form": "certified"}],
        "answers": {"ghi_chu": "thử"},
    }  # fmt: skip
    return json.dumps(told).encode()


def _caller(
    app: Any, token: str, method: str, path: str, sent: bytes | None, *, with_key: bool
) -> Any:
    where, _, query = path.partition("?")
    turn = iter(range(10**9))

    def call() -> dict[str, Any]:
        content = sent or b""
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": f"/api/v1/{where}", "QUERY_STRING": query,
            "SERVER_NAME": "localhost", "SERVER_PORT": "80", "HTTP_HOST": "localhost",
            "REMOTE_ADDR": "127.0.0.1", "wsgi.input": BytesIO(content), "wsgi.url_scheme": "http",
            "wsgi.errors": sys.stderr, "CONTENT_LENGTH": str(len(content)),
            "CONTENT_TYPE": "application/json", "HTTP_AUTHORIZATION": f"Bearer {token}",
        }  # fmt: skip
        if with_key:
            environ["HTTP_IDEMPOTENCY_KEY"] = f"{os.getpid()}-{next(turn)}"
        status: list[str] = []
        answer = app(environ, lambda said, head: status.append(said))
        text = b"".join(answer)
        answer.close()
        assert status[0][:1] == "2", (status, text[:500])
        return json.loads(text)

    return call


def _measured(name: str, call: Any) -> dict[str, Any]:
    from django.db import connection, reset_queries

    for _ in range(20):
        answer = call()
    connection.force_debug_cursor = True
    reset_queries()
    call()
    statements = len(connection.queries)
    connection.force_debug_cursor = False
    own, wall = time.process_time(), time.perf_counter()
    for _ in range(TIMES):
        answer = call()
    own, wall = time.process_time() - own, time.perf_counter() - wall
    print(
        f"{name:<24} {1000 * own / TIMES:6.2f} ms CPU of the application, "
        f"{1000 * wall / TIMES:6.2f} ms in all, {statements} statements"
    )
    return answer


if __name__ == "__main__":
    main()
