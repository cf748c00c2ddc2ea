"""The console: parses a command line, calls one command, tells problems in plain words."""

import argparse
import sys
from collections.abc import Sequence

from konia.kernel.rooms.problems import FieldProblems, Problem

from . import (
    accounts,
    annex,
    checking,
    figures,
    province,
    registers,
    sandbox,
    service,
    tokens,
    working,
)


def run(arguments: Sequence[str]) -> int:
    """Run one command. Returns: 0, or 2 when a person must change something."""
    parser = argparse.ArgumentParser(prog="konia", description="konia: mọi con số là một truy vấn")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    parts = (
        service, working, province, annex, figures, registers, sandbox, accounts, tokens, checking,
    )  # fmt: skip
    for part in parts:
        part.add_commands(commands)
    chosen = parser.parse_args(list(arguments))
    try:
        chosen.run(chosen)
    except FieldProblems as problem:
        for name, words in problem.fields.items():
            print(f"konia: {name}: {'; '.join(words)}", file=sys.stderr)
        return 2
    except Problem as problem:
        print(f"konia: {problem}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    return 0
