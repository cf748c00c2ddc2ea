"""`konia sandbox serve`, `konia sandbox reset`: the stand-ins of the national systems."""

import argparse
import http.client
import signal
import subprocess
import sys
from typing import Any

from konia.kernel.rooms.problems import Problem

PORT = 8700


def add_commands(commands: Any) -> None:
    """Add the commands of the sandbox."""
    sandbox: argparse.ArgumentParser = commands.add_parser(
        "sandbox", help="hệ thống giả lập: thanh toán, định danh, cổng quốc gia, tin nhắn, thuế"
    )
    verbs = sandbox.add_subparsers(dest="verb", required=True, metavar="VIỆC")
    for name, words, act in (("serve", "mở", _serve), ("reset", "xóa dữ liệu đã nhận", _reset)):
        verb: argparse.ArgumentParser = verbs.add_parser(name, help=words)
        verb.add_argument("--port", type=int, default=PORT)
        verb.set_defaults(run=act)


def _serve(asked: argparse.Namespace) -> None:
    """The sandbox is a program of its own, so that this one cannot lean on its inside."""
    print("Hệ thống giả lập (Ctrl+C để dừng):", flush=True)
    command = [sys.executable, "-m", "konia.sandbox", "--port", str(asked.port)]
    program = subprocess.Popen(command)  # noqa: S603 - our own program
    try:
        program.wait()
    except KeyboardInterrupt:
        program.send_signal(signal.SIGINT)
        program.wait(timeout=10)


def _reset(asked: argparse.Namespace) -> None:
    line = http.client.HTTPConnection("127.0.0.1", asked.port, timeout=5)
    try:
        line.request("POST", "/control/reset", b"{}", {"Content-Type": "application/json"})
        done = line.getresponse().status == 200
    except OSError:
        done = False
    finally:
        line.close()
    if not done:
        raise Problem(
            f"Không gọi được hệ thống giả lập ở cổng {asked.port}.",
            todo="Hãy chạy: konia sandbox serve.",
        )
    print("Đã xóa.")
