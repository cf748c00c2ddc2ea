"""`konia audit`: find what does not add up in any report. Needs no database."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from konia.domains.checking.public import as_data, as_table, check_file
from konia.kernel.rooms.problems import Problem


def add_commands(commands: Any) -> None:
    """Add `audit`."""
    audit: argparse.ArgumentParser = commands.add_parser(
        "audit", help="soát số liệu của một báo cáo bất kỳ (không cần cơ sở dữ liệu)"
    )
    audit.add_argument("file", metavar="TỆP", type=Path)
    audit.add_argument("--format", choices=("json", "table"), default="table")
    audit.add_argument("--all", action="store_true", help="kể cả những chỗ đúng")
    audit.add_argument(
        "-o", "--output", type=Path, metavar="TỆP_RA",
        help="bản có ghi chú: .docx, .pdf hoặc .html",
    )  # fmt: skip
    audit.set_defaults(run=run_audit)


def run_audit(chosen: argparse.Namespace) -> None:
    """Check a file and print what was found."""
    checked = check_file(chosen.file)
    if chosen.output is not None:
        from konia.domains.checking.public import write_marked

        write_marked(checked, source=chosen.file, target=chosen.output)
    if chosen.format == "json":
        data = as_data(checked.document, checked.findings)
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        print(as_table(checked.document, checked.findings, everything=chosen.all))


def alone(arguments: list[str]) -> int:
    """Run `audit` without settings, database or server. Returns: the exit status."""
    parser = argparse.ArgumentParser(prog="konia")
    add_commands(parser.add_subparsers(dest="command", required=True, metavar="LỆNH"))
    chosen = parser.parse_args(arguments)
    try:
        chosen.run(chosen)
    except Problem as problem:
        print(f"konia: {problem}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    return 0
