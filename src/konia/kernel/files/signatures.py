"""Signing files with the seal of a body, and verifying what others signed.

The signing library takes half a second to load, so it is loaded when somebody first signs, and
not by every program of the installation.
"""

import json
import logging
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import konia
from konia.kernel.org.tree import Node

from .signing.certificates import roots
from .signing.reports import UNREADABLE, Report

if TYPE_CHECKING:
    from .signing.seals import Seal
    from .signing.writing import Stamp

PATIENCE_SECONDS = 40
_READER = "konia.kernel.files.signing.verifying"
_TOO_MUCH = "Tệp quá lớn hoặc quá phức tạp để kiểm tra chữ ký."

log = logging.getLogger(__name__)


def seal_of(body: Node) -> "Seal":
    """The seal a body signs with. Raises: NoSealProblem."""
    from .signing import seals

    return seals.seal_of(body.code, body.name)


def sign(
    content: bytes, seal: "Seal", *, at: datetime, reason: str = "", stamp: "Stamp | None" = None
) -> bytes:
    """A PDF with one more signature, added at its end: earlier signatures stay valid.

    It may ask a time-stamp server, so it belongs outside of transactions.
    Raises: UnsignableProblem for a broken or locked file.
    """
    from .signing import writing

    return writing.sign(content, seal, at=at, reason=reason, stamp=stamp)


def verify(content: bytes) -> Report:
    """Look at every signature of a file in a program apart, with bounded time and memory.

    Files of strangers are read here, and a parser is the place to attack: the other program has
    neither the database nor the secrets of this one.
    """
    told = json.dumps(roots().to_json()).encode() + b"\n"
    try:
        done = subprocess.run(  # noqa: S603 - our own module, with nothing of the file in its name
            [sys.executable, "-m", _READER], input=told + content, capture_output=True, check=True,
            timeout=PATIENCE_SECONDS, env={"PYTHONPATH": str(Path(konia.__file__).parents[1])},
        )  # fmt: skip
    except subprocess.SubprocessError as failed:
        log.warning("signatures not verified: %s", failed)
        return Report(UNREADABLE, trouble=_TOO_MUCH)
    return Report.from_json(json.loads(done.stdout))
