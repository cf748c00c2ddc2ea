"""The site's front: takes a request in whole before it occupies the thread that answers.

Django answers one request at a time in each process. A phone on a slow line, or somebody who drips
a body on purpose, would hold that thread for as long as they like; here they hold a socket and a
file. Also here: how large a body may be, and how slow.
"""

import asyncio
import io
import json
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import IO, Any, Protocol

MB = 1024 * 1024
IN_MEMORY = MB
Site = Callable[[dict[str, Any], Callable[..., Any]], Any]


@dataclass(frozen=True)
class Limits:
    """largest: bytes of one body; kept: of all bodies that lie here at once; patience: seconds
    that the smallest body may take; slowest: bytes a second of a larger one.
    """

    largest: int = 200 * MB
    kept: int = 1024 * MB
    patience: float = 20.0
    slowest: int = 8 * 1024

    def seconds(self, length: int) -> float:
        """How long a body of this length may take to come."""
        return self.patience + length / self.slowest


class RefusedError(Exception):
    """A request the site is not asked about."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


TOO_LARGE = (413, "Nội dung gửi lên quá lớn. Hãy gửi từng tệp, mỗi tệp không quá 50 MB.")
NO_LENGTH = (411, "Yêu cầu không ghi độ dài nội dung. Hãy gửi lại kèm Content-Length.")
TOO_SLOW = (408, "Đường truyền quá chậm nên chưa nhận đủ nội dung. Hãy gửi lại khi mạng tốt hơn.")
FULL = (503, "Đang có nhiều người gửi tệp lớn cùng lúc. Hãy gửi lại sau ít phút.")


class Lines(Protocol):
    """The server's side of one request."""

    async def __call__(self) -> bytes: ...
    def __aiter__(self) -> AsyncIterator[bytes]: ...
    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None: ...
    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> Any: ...


@dataclass
class Front:
    """A WSGI site behind granian's own interface (RSGI)."""

    site: Site
    limits: Limits = Limits()
    lying_here: int = 0
    # One thread, so that a process has one connection to the database.
    thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(max_workers=1))

    async def __rsgi__(self, scope: Any, lines: Lines) -> None:
        length = 0
        try:
            length = self._length(scope)
            self.lying_here += length
            with await self._body(lines, length) as body:
                await self._pass_on(scope, lines, body)
        except RefusedError as refused:
            _refuse(lines, refused, as_json=scope.path.startswith("/api/"))
        finally:
            self.lying_here -= length

    def _length(self, scope: Any) -> int:
        """How long the body will be. Raises: RefusedError."""
        if "transfer-encoding" in scope.headers:
            raise RefusedError(*NO_LENGTH)
        told = scope.headers.get("content-length", "0")
        if not (told.isascii() and told.isdecimal()):
            raise RefusedError(*NO_LENGTH)
        length = int(told)
        if length > self.limits.largest:
            raise RefusedError(*TOO_LARGE)
        if length > IN_MEMORY and self.lying_here + length > self.limits.kept:
            raise RefusedError(*FULL)
        return length

    async def _body(self, lines: Lines, length: int) -> IO[bytes]:
        """The whole body: a small one in memory, a large one in a file. Raises: RefusedError."""
        if not length:
            return io.BytesIO()
        try:
            async with asyncio.timeout(self.limits.seconds(length)):
                if length <= IN_MEMORY:
                    return io.BytesIO(await lines())
                return await _filed(lines)
        except TimeoutError:
            raise RefusedError(*TOO_SLOW) from None

    async def _pass_on(self, scope: Any, lines: Lines, body: IO[bytes]) -> None:
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(self.thread, self._answered, environ_of(scope, body))
        if answer.whole is not None:
            lines.response_bytes(answer.status, answer.headers, answer.whole)
            return
        line = lines.response_stream(answer.status, answer.headers)
        try:
            pieces = iter(answer.pieces)
            while piece := await loop.run_in_executor(self.thread, next, pieces, b""):
                await line.send_bytes(piece)
        finally:
            await loop.run_in_executor(self.thread, answer.close)

    def _answered(self, environ: dict[str, Any]) -> "Answer":
        """What the site answers. Runs in the thread of the site."""
        answer = Answer()
        answer.pieces = self.site(environ, answer.start)
        if not getattr(answer.pieces, "streaming", False):
            answer.whole = b"".join(answer.pieces)
            answer.close()
        return answer


async def _filed(lines: Lines) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever asked closes it
    try:
        async for piece in lines:
            file.write(piece)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


@dataclass
class Answer:
    """An answer of the site. whole: all of it; None when it comes in pieces."""

    status: int = 500
    headers: list[tuple[str, str]] = field(default_factory=list)
    pieces: Iterable[bytes] = ()
    whole: bytes | None = None

    def start(self, status: str, headers: list[tuple[str, str]], _error: Any = None) -> None:
        """WSGI's start_response."""
        self.status = int(status.split(" ", 1)[0])
        self.headers = [(name.lower(), value) for name, value in headers]

    def close(self) -> None:
        """Let the site put away what it held."""
        close = getattr(self.pieces, "close", None)
        if close is not None:
            close()


def _refuse(lines: Lines, refused: RefusedError, *, as_json: bool) -> None:
    kind, text = "text/plain; charset=utf-8", f"{refused}\n"
    if as_json:
        what, _, todo = str(refused).partition(". ")
        told = {"type": "about:blank", "status": refused.status, "title": what, "detail": ""}
        kind, text = "application/problem+json", json.dumps(told | {"todo": todo})
    # What is left of the body is not read: the line cannot carry another request.
    headers = [("content-type", kind), ("connection", "close"), ("cache-control", "no-store")]
    lines.response_bytes(refused.status, headers, text.encode())


def environ_of(scope: Any, body: IO[bytes]) -> dict[str, Any]:
    """A request as WSGI (PEP 3333) tells it."""
    host, _, port = scope.server.rpartition(":")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope.method, "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"), "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host, "SERVER_PORT": port, "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"), "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme, "wsgi.input": body, "wsgi.errors": sys.stderr,
        "wsgi.multithread": False, "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip
    for name, value in scope.headers.items():
        if "_" not in name:  # it would pass for the header with a hyphen
            _add(environ, name, value)
    if scope.authority:
        environ.setdefault("HTTP_HOST", scope.authority)
    return environ


def _add(environ: dict[str, Any], name: str, value: str) -> None:
    key = name.upper().replace("-", "_")
    if key not in {"CONTENT_TYPE", "CONTENT_LENGTH"}:
        key = f"HTTP_{key}"
    if key in environ:
        value = f"{environ[key]}{'; ' if key == 'HTTP_COOKIE' else ','}{value}"
    environ[key] = value
