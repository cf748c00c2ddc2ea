"""`konia load`: load a reference province, telling each step."""

import argparse
import os
import secrets
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings

from konia.provinces.gialai_2021 import plan
from konia.provinces.gialai_2021.access import ACCOUNTS, CITIZENS, give_password

from .migrating import tell


def add_commands(commands: Any) -> None:
    """Add `load`."""
    parser: argparse.ArgumentParser = commands.add_parser("load", help="nạp tỉnh mẫu")
    parser.add_argument("province", choices=("gialai-2021",))
    parser.add_argument("--scale", type=float, default=1.0, help="cỡ các bảng lớn, ví dụ 0.01")
    parser.set_defaults(run=_load)


def _load(asked: argparse.Namespace) -> None:
    begun = time.perf_counter()
    plan.load(scale=asked.scale, told=tell_step)
    give_password(demo_password())
    print(f"  Xong trong {time.perf_counter() - begun:.1f} giây.", flush=True)


def tell_step(step: plan.Step) -> None:
    tell(step.title, step.seconds)


def demo_password() -> str:
    """The password of the reference province's accounts, made once for this installation."""
    path = Path(settings.KONIA_HOME) / "demo-password"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(f"{secrets.choice(('tuoi', 'xanh', 'nang', 'gio'))}-{secrets.token_hex(5)}")
    return path.read_text().strip()


def tell_accounts() -> None:
    """Print the accounts to sign in with."""
    print("Tài khoản đăng nhập (mật khẩu chung của tỉnh mẫu: " + demo_password() + ")")
    for account in ACCOUNTS:
        print(f"  {account.username:<12} {account.says}")
    for account in CITIZENS:
        print(f"  {account.full_name:<12} {account.says}")
    sys.stdout.flush()
