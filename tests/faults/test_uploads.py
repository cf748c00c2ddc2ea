"""Bodies without end, over real sockets against the real server."""

import contextlib
import json
import socket
import threading
import time
from pathlib import Path

import pytest

GB = 1024**3
BLOCK = b"x" * 2**20
PART = (
    b'--edge\r\nContent-Disposition: form-data; name="file"; filename="quet.pdf"\r\n'
    b"Content-Type: application/pdf\r\n\r\n%PDF-1.7\n"
)
PLACES = ("/api/v1/files", "/tai-khoan/dang-nhap/", "/lam-viec/tiep-nhan/", "/khong-co/")


def head(installation, path, *, length):
    """The head of an upload. length: None for one that does not say how long it is."""
    told = "Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}"
    return (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\n{told}\r\n"
        f"Authorization: Bearer {installation.world['token']}\r\n"
        f"Cookie: {installation.world['official']}\r\n"
        "Content-Type: multipart/form-data; boundary=edge\r\n\r\n"
    ).encode()


def pour(site, installation, path, *, length, size=3 * GB):
    """Send a body of this size until somebody stops it. Gives: bytes sent, what was answered."""
    wrap = (lambda data: b"%x\r\n%b\r\n" % (len(data), data)) if length is None else bytes
    block, sent = wrap(BLOCK), 0
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as line:
        with contextlib.suppress(ConnectionError):
            line.sendall(head(installation, path, length=length) + wrap(PART))
            while sent < size:
                line.sendall(block)
                sent += len(BLOCK)
        return sent, _answer(line)


def _answer(line):
    told = b""
    with contextlib.suppress(ConnectionError):
        while b"\r\n\r\n" not in told or len(told) < 400:
            piece = line.recv(4096)
            if not piece:
                break
            told += piece
    return told.decode()


def memory_mb(pid):
    """What a process and all it started hold in memory."""
    total, waiting = 0, [pid]
    while waiting:
        here = waiting.pop()
        status = Path(f"/proc/{here}/status").read_text()
        total += int(status.partition("VmRSS:")[2].split()[0]) // 1024
        for thread in Path(f"/proc/{here}/task").iterdir():
            waiting += [int(child) for child in (thread / "children").read_text().split()]
    return total


def disk_mb(home):
    """What lies in the files folder."""
    folder = home / "files"
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 2**20


@pytest.mark.parametrize("path", PLACES)
def test_three_gigabytes_that_say_so_are_refused_before_they_come(site, installation, path):
    began = time.monotonic()
    sent, answer = pour(site, installation, path, length=3 * GB)
    assert answer.startswith("HTTP/1.1 413 ")
    assert "Hãy gửi từng tệp" in _words(answer)
    assert sent < 64 * 2**20
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("path", PLACES)
def test_a_body_that_does_not_say_how_long_it_is_is_refused_at_once(site, installation, path):
    began = time.monotonic()
    sent, answer = pour(site, installation, path, length=None)
    assert answer.startswith("HTTP/1.1 411 ")
    assert "Hãy gửi lại" in _words(answer)
    assert sent < 64 * 2**20
    assert time.monotonic() - began < 5


def _words(answer):
    """The words of a refusal, as a page or as JSON has them."""
    body = answer.partition("\r\n\r\n")[2]
    return json.loads(body)["todo"] if body.startswith("{") else body


def test_gigabytes_leave_the_memory_and_the_disk_as_they_were(site, installation):
    before = memory_mb(site.pid)
    large = {"length": 199 * 2**20, "size": 199 * 2**20}
    threads = [
        threading.Thread(target=pour, args=(site, installation, "/api/v1/files"), kwargs=asked)
        for asked in ({"length": 3 * GB}, {"length": None}, large)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert memory_mb(site.pid) - before < 100
    assert disk_mb(installation.home) == 0


def test_a_file_just_over_the_limit_is_refused_in_words_and_leaves_nothing(site, installation):
    size = 60 * 2**20
    sent, answer = pour(site, installation, "/api/v1/files", length=size + len(PART), size=size)
    assert sent == size
    assert answer.startswith("HTTP/1.1 422 ")
    assert disk_mb(installation.home) == 0


def test_people_on_slow_lines_do_not_hold_up_the_others(site, installation):
    """Twenty bodies that drip; each is cut off in the end (konia.project.front)."""
    lines = [socket.create_connection(("127.0.0.1", site.port)) for _ in range(20)]
    for line in lines:
        line.sendall(head(installation, "/api/v1/files", length=10_000) + PART[:10])
    began = time.monotonic()
    assert [site.ask("GET", "/thu-tuc/").status for _ in range(6)] == [200] * 6
    assert time.monotonic() - began < 10
    for line in lines:
        line.close()


def test_a_body_that_never_ends_is_cut_off_in_time(installation):
    """A site whose patience is two seconds; in service it is twenty, and more for a large body."""
    with installation.served("tests.faults.hasty:application") as hasty:
        for length in (100, 5 * 2**20):
            with socket.create_connection(("127.0.0.1", hasty.port), timeout=40) as line:
                line.sendall(head(installation, "/api/v1/files", length=length) + b"-")
                began = time.monotonic()
                answer = _answer(line)
            assert answer.startswith("HTTP/1.1 408 ")
            assert 1 < time.monotonic() - began < 10
