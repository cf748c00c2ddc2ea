"""`konia annex`: compile a report's annex and print it in the format asked for."""

import argparse
from typing import Any

from konia.domains.reporting.compiling import Compiled, compile_report, questions_of
from konia.domains.reporting.definition import report, report_names
from konia.domains.reporting.letters.formats import FORMATS
from konia.domains.reporting.sheets import sheet_of
from konia.kernel.figures.actions import keep_readings, replay
from konia.kernel.figures.engine import check_moment
from konia.kernel.rooms.problems import Problem
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
    parser.add_argument("--keep", default="", metavar="MÃ", help="lưu các lần đọc dưới mã này")
    add_output(parser)
    parser.set_defaults(run=_annex)
    again: argparse.ArgumentParser = commands.add_parser(
        "replay", help="hỏi lại một lần lập đã lưu"
    )
    again.add_argument("batch", metavar="MÃ")
    again.set_defaults(run=_replay)


def compiled_for(asked: argparse.Namespace) -> Compiled:
    """The compiled report that a command line asks for."""
    as_of = day(asked.as_of) if asked.as_of else None
    if as_of is not None:
        check_moment(as_of, today())
    rounding = Rounding(asked.rounding) if asked.rounding else None
    return compile_report(report(asked.report), unit=asked.unit, as_of=as_of, rounding=rounding)


def _annex(asked: argparse.Namespace) -> None:
    compiled = compiled_for(asked)
    write(FORMATS[asked.format].render(sheet_of(compiled)), asked.output)
    if asked.keep:
        keep_readings(
            questions_of(compiled), batch=asked.keep, by="konia", rounding=compiled.rounding
        )


def _replay(asked: argparse.Namespace) -> None:
    found = replay(asked.batch)
    for one in found:
        print(f"{one.reading.code} {one.reading.unit_code}: {one.kept} → {one.now}")
    if found:
        raise Problem(f"{len(found)} số không ra lại như đã lưu.")
    print("Mọi số ra lại như đã lưu.")
