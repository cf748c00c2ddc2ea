"""`konia setup`, `konia run`, `konia stop`: prepare the database, serve the site, stop."""

import argparse
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings

from konia.domains.reporting.compiling import compile_report
from konia.domains.reporting.definition import report
from konia.domains.reporting.sheets import sheet_of
from konia.kernel.org.models import Unit
from konia.provinces.gialai_2021 import plan
from konia.provinces.gialai_2021.access import give_password

from .gathering import gather
from .migrating import migrate_tables, tell
from .province import demo_password, tell_accounts, tell_step
from .telling import tell_annex

PORT = int(os.environ.get("KONIA_PORT", "8000"))


def add_commands(commands: Any) -> None:
    """Add the commands that run the site."""
    setup: argparse.ArgumentParser = commands.add_parser("setup", help="chuẩn bị cơ sở dữ liệu")
    setup.add_argument("--scale", type=float, default=1.0)
    setup.set_defaults(run=lambda asked: prepare(asked.scale))
    run: argparse.ArgumentParser = commands.add_parser("run", help="lập phụ lục, mở trang")
    run.add_argument("--scale", type=float, default=1.0)
    run.add_argument("--once", action="store_true", help="lập phụ lục rồi dừng, không mở trang")
    run.set_defaults(run=_run)
    commands.add_parser("serve", help="chỉ mở trang").set_defaults(run=lambda asked: _serve())


def prepare(scale: float) -> None:
    """Make the tables, gather static files, load the reference province if there is none."""
    print("Chuẩn bị cơ sở dữ liệu …", flush=True)
    migrate_tables()
    _gather()
    if not Unit.objects.exists():
        print("Nạp tỉnh mẫu gialai-2021 …", flush=True)
        plan.load(scale=scale, told=tell_step)
        give_password(demo_password())


def _gather() -> None:
    """Gather static files when this version's do not lie there yet."""
    begun = time.perf_counter()
    if gather():
        tell("Tệp tĩnh", time.perf_counter() - begun)


def _run(asked: argparse.Namespace) -> None:
    prepare(asked.scale)
    print("Lập phụ lục từ dữ liệu …", flush=True)
    begun = time.perf_counter()
    sheet = sheet_of(compile_report(report("cchc-2021-h1")))
    seconds = time.perf_counter() - begun
    tell_annex(sheet)
    print(f"\nLập trong {seconds:.2f} giây.\n")
    tell_accounts()
    if not asked.once:
        _serve()


def _serve() -> None:
    _gather()
    site = f"http://127.0.0.1:{PORT}"
    print(f"\nCổng công khai   {site}/")
    print(f"Nơi làm việc     {site}/lam-viec/")
    print(f"API              {site}/api/v1/docs")
    print("Nhấn Ctrl+C để dừng.", flush=True)
    command = [
        str(Path(sys.executable).parent / "granian"), "--interface", "rsgi", "--host", "127.0.0.1",
        "--port", str(PORT), "--workers", "2", "--no-ws", "--log-level", "warning",
        "konia.project.rsgi:application",
    ]  # fmt: skip
    env = os.environ | {"KONIA_HOME": str(settings.KONIA_HOME)}
    server = subprocess.Popen(command, env=env)  # noqa: S603
    worker = subprocess.Popen([sys.executable, "-m", "konia", "work"], env=env)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # both ends leave nothing running
    try:
        server.wait()
    except KeyboardInterrupt:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=10)
    finally:
        worker.terminate()
        worker.wait(timeout=40)
