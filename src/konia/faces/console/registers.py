"""`konia import`, `konia export`, `konia registers`, `konia audit-log`."""

import argparse
import sys
from pathlib import Path
from typing import Any

from konia.kernel.access.powers import Powers, active_account
from konia.kernel.audit.register import verify
from konia.kernel.registers.exports import export_csv
from konia.kernel.registers.imports import Report, import_table
from konia.kernel.registers.registry import REGISTERS, register_of
from konia.kernel.rooms.problems import NotFoundProblem, Problem

from .asking import add_output, today


def add_commands(commands: Any) -> None:
    """Add the commands about registers."""
    taking: argparse.ArgumentParser = commands.add_parser("import", help="nhập bảng vào một sổ")
    taking.add_argument("register", metavar="SỔ")
    taking.add_argument("file", metavar="TỆP")
    taking.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không lưu")
    taking.add_argument("--accept-good", action="store_true", help="lưu các dòng đúng")
    taking.add_argument("--as", dest="who", default="quantri", help="tài khoản thực hiện")
    taking.set_defaults(run=_import)
    giving: argparse.ArgumentParser = commands.add_parser("export", help="xuất một sổ ra CSV")
    giving.add_argument("register", metavar="SỔ")
    add_output(giving)
    giving.set_defaults(run=_export)
    commands.add_parser("registers", help="danh sách sổ").set_defaults(run=_registers)
    log: argparse.ArgumentParser = commands.add_parser("audit-log", help="nhật ký hệ thống")
    log.add_argument("what", choices=("verify",))
    log.set_defaults(run=_verify)


def _import(asked: argparse.Namespace) -> None:
    path = Path(asked.file)
    if not path.is_file():
        raise NotFoundProblem(f"Không có tệp {asked.file}.")
    account = active_account(asked.who)
    report = import_table(
        register_of(asked.register), path.read_bytes(), by=Powers.of(account, on=today()),
        dry_run=asked.dry_run, accept_good=asked.accept_good,
    )  # fmt: skip
    _tell(report)
    if report.bad and not report.saved:
        raise Problem("Chưa lưu gì.", todo="Hãy sửa các ô trên, hoặc thêm --accept-good.")


def _tell(report: Report) -> None:
    for bad in report.bad:
        column = f" ({bad.column})" if bad.column else ""
        print(f"{bad.cell}{column}: {bad.message}", file=sys.stderr)
    print(f"{report.rows} dòng: {report.good} đúng, {report.bad_rows} sai, đã lưu {report.saved}.")


def _export(asked: argparse.Namespace) -> None:
    pieces = export_csv(register_of(asked.register))
    if asked.output:
        with Path(asked.output).open("wb") as file:
            file.writelines(pieces)
        return
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _registers(asked: argparse.Namespace) -> None:
    for register in sorted(REGISTERS, key=lambda one: one.name):
        print(f"{register.name:<40} {register.title}")


def _verify(asked: argparse.Namespace) -> None:
    count, breaks = verify()
    for broken in breaks:
        print(f"chuỗi {broken.lane}, dòng {broken.place}: {broken.what}", file=sys.stderr)
    if breaks:
        raise Problem(f"Nhật ký có {len(breaks)} chỗ bị đứt trong {count} dòng.")
    print(f"Nhật ký nguyên vẹn: {count} dòng.")
