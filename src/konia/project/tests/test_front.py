"""The site's front, with a server played by the test."""

import asyncio
import io
from types import SimpleNamespace

import pytest

from konia.project.front import IN_MEMORY, Front, Limits, environ_of


class Line:
    """The server's side of a request: pieces come, with a pause between them."""

    def __init__(self, *pieces, pause=0.0):
        self.pieces, self.pause, self.read = pieces, pause, 0
        self.told, self.sent = None, []

    async def __aiter__(self):
        for piece in self.pieces:
            await asyncio.sleep(self.pause)
            self.read += len(piece)
            yield piece

    async def __call__(self):
        return b"".join([piece async for piece in self])

    def response_bytes(self, status, headers, body):
        self.told = (status, dict(headers), body)

    def response_stream(self, status, headers):
        self.told = (status, dict(headers), None)
        return self

    async def send_bytes(self, piece):
        self.sent.append(piece)


def scope(method="POST", path="/", query="", client="10.0.0.7:4000", **headers):
    kept = {name.replace("_", "-"): value for name, value in headers.items()}
    return SimpleNamespace(
        method=method, path=path, query_string=query, http_version="1.1", scheme="http",
        server="127.0.0.1:8000", client=client, authority=None, headers=kept,
    )  # fmt: skip


def echo(environ, start):
    """A site that says what it was sent."""
    start("200 OK", [("Content-Type", "text/plain")])
    return [environ["wsgi.input"].read()]


def answered(line, asked, site=echo, **limits):
    front = Front(site, Limits(**limits))
    asyncio.run(front.__rsgi__(asked, line))
    assert front.lying_here == 0
    return line.told


def test_a_body_is_taken_in_whole_before_the_site_is_asked():
    status, headers, body = answered(Line(b"mot ", b"cua"), scope(content_length="7"))
    assert (status, headers, body) == (200, {"content-type": "text/plain"}, b"mot cua")


def test_a_large_body_waits_in_a_file():
    pieces = [b"x" * IN_MEMORY, b"y"]
    assert answered(Line(*pieces), scope(content_length=str(IN_MEMORY + 1)))[2] == b"".join(pieces)


def test_a_body_larger_than_the_limit_is_refused_unread():
    line = Line(b"x" * 100)
    status, headers, body = answered(line, scope(content_length="3221225472"))
    assert (status, line.read) == (413, 0)
    assert "quá lớn" in body.decode()
    assert headers["connection"] == "close"


@pytest.mark.parametrize("told", [{"transfer_encoding": "chunked"}, {"content_length": "-1"},
                                  {"content_length": "mot"}, {"content_length": "²"}])  # fmt: skip
def test_a_body_of_unknown_length_is_refused_unread(told):
    line = Line(b"x" * 100)
    assert answered(line, scope(**told))[0] == 411
    assert line.read == 0


@pytest.mark.parametrize("length", [100, 2 * IN_MEMORY])
def test_somebody_who_drips_is_cut_off(length):
    line = Line(*[b"x"] * 100, pause=0.02)
    told = scope(content_length=str(length))
    status, _, body = answered(line, told, patience=0.1, slowest=10**9)
    assert (status, line.read < 20) == (408, True)
    assert "quá chậm" in body.decode()


def test_a_large_body_may_take_longer():
    limits = Limits()
    assert limits.seconds(50 * 1024 * 1024) > 3600
    assert limits.seconds(0) == 20


def test_when_too_much_lies_here_small_requests_still_pass():
    front = Front(echo, Limits(kept=IN_MEMORY), lying_here=IN_MEMORY)
    large, small = Line(b"x"), Line(b"x")
    asyncio.run(front.__rsgi__(scope(content_length=str(2 * IN_MEMORY)), large))
    asyncio.run(front.__rsgi__(scope(content_length="1"), small))
    assert (large.told[0], small.told[0]) == (503, 200)


def test_a_program_is_refused_in_json():
    _, headers, body = answered(Line(), scope(path="/api/v1/x", transfer_encoding="chunked"))
    assert headers["content-type"] == "application/problem+json"
    assert b'"status": 411' in body


def test_an_answer_in_pieces_is_passed_on_in_pieces_and_closed():
    closed = []

    class Pieces(list):
        streaming = True

        def close(self):
            closed.append(True)

    def site(environ, start):
        start("200 OK", [])
        return Pieces([b"a", b"b"])

    line = Line()
    answered(line, scope("GET"), site)
    assert (line.sent, closed) == ([b"a", b"b"], [True])


def test_the_request_is_told_as_wsgi_wants_it():
    asked = scope("GET", "/hồ sơ/", "q=1", "[::1]:4000", content_type="text/plain", accept="a")
    asked.headers |= {"x_forwarded_for": "forged"}
    environ = environ_of(asked, io.BytesIO())
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/hồ sơ/"
    assert (environ["REMOTE_ADDR"], environ["CONTENT_TYPE"]) == ("::1", "text/plain")
    assert environ["HTTP_ACCEPT"] == "a"
    assert "HTTP_X_FORWARDED_FOR" not in environ


def test_headers_sent_twice_are_joined():
    asked = scope("GET")
    pairs = [("cookie", "a=1"), ("cookie", "b=2"), ("accept", "x"), ("accept", "y")]
    asked.headers = SimpleNamespace(items=lambda: pairs)
    environ = environ_of(asked, io.BytesIO())
    assert (environ["HTTP_COOKIE"], environ["HTTP_ACCEPT"]) == ("a=1; b=2", "x,y")
