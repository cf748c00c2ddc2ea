"""`konia annex`: compile a report's annex and print it in the format asked for."""

import argparse
from typing import Any

from konia.domains.reporting.compiling import Compiled, compile_report
from konia.domains.reporting.definition import report, report_names
from konia.domains.reporting.letters.formats import FORMATS
from konia.domains.reporting.sheets import sheet_of
from konia.kernel.figures.engine import check_moment
from konia.lib.numbers import Rounding

from .asking import add_output, day, today, write


def add_commands(commands: Any) -> None:
    """Add `annex`."""
    parser: argparse.ArgumentParser = commands.add_parser("annex", help="lập phụ lục báo cáo")
    parser.add_argument("--unit", default="", help="mã đơn vị, ví dụ H21")
    parser.add_argument("--report", default="cchc-2021-h1", help=", ".join(report_names()))
    parser.add_argument("--as-of", default="", help="thời điểm chốt số liệu")
    parser.add_argument("--rounding", choices=[rule.value for rule in Rounding], default="")
    parser.add_argument("--format", choices=sorted(FORMATS), default="json")
    add_output(parser)
    parser.set_defaults(run=_annex)


def compiled_for(asked: argparse.Namespace) -> Compiled:
    """The compiled report that a command line asks for."""
    as_of = day(asked.as_of) if asked.as_of else None
    if as_of is not None:
        check_moment(as_of, today())
    rounding = Rounding(asked.rounding) if asked.rounding else None
    return compile_report(report(asked.report), unit=asked.unit, as_of=as_of, rounding=rounding)


def _annex(asked: argparse.Namespace) -> None:
    content = FORMATS[asked.format].render(sheet_of(compiled_for(asked)))
    write(content, asked.output)
