"""What several commands share: days and units on the command line, and where output goes."""

import argparse
import sys
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from konia.kernel.rooms.problems import Problem
from konia.lib.dates import NotADateError, parse_date


class BadDayError(Problem):
    """The text is no day."""


def today() -> date:
    """Today in the province, or the day the installation was told to live on."""
    return parse_date(settings.KONIA_TODAY) if settings.KONIA_TODAY else timezone.localdate()


def day(text: str) -> date:
    """A day given as 15/6/2021 or 2021-06-15. Raises: BadDayError."""
    try:
        return parse_date(text)
    except NotADateError:
        raise BadDayError(
            f"“{text}” không phải ngày.", todo="Hãy ghi theo mẫu 2021-06-15 hoặc 15/6/2021."
        ) from None


def write(content: bytes, where: str | None) -> None:
    """Write to a file, or to standard output when none is named."""
    if where:
        Path(where).write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def add_output(parser: argparse.ArgumentParser) -> None:
    """The option that names the output file."""
    parser.add_argument("-o", "--output", help="tệp kết quả; bỏ trống thì in ra màn hình")
