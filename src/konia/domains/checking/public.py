"""What faces and upper rooms use: read a report, get its findings, have it marked."""

from dataclasses import dataclass
from pathlib import Path

from .audit import audit
from .claims import ClaimKind, Finding, Findings, Verdict
from .document import Document
from .explaining import Explained, explained
from .marking.page import Passage, passages
from .marking.writing import CannotMarkProblem, marked, write_file
from .reading.opening import open_report, read_report
from .reading.problems import LARGEST, UnreadableReportProblem
from .telling import KINDS, VERDICTS, as_data, as_table, numbered, where

__all__ = [
    "KINDS",
    "LARGEST",
    "VERDICTS",
    "CannotMarkProblem",
    "Checked",
    "ClaimKind",
    "Explained",
    "Finding",
    "Findings",
    "Passage",
    "UnreadableReportProblem",
    "Verdict",
    "as_data",
    "as_table",
    "check_bytes",
    "check_file",
    "explained",
    "marked",
    "numbered",
    "passages",
    "where",
    "write_marked",
]


@dataclass(slots=True)
class Checked:
    """A report that was read, with its claims."""

    document: Document
    findings: Findings


def check_file(path: Path) -> Checked:
    """Read and check a report on disk.

    Raises: UnreadableReportProblem.
    """
    document = open_report(path)
    return Checked(document, audit(document))


def check_bytes(data: bytes, *, name: str = "") -> Checked:
    """Read and check an uploaded report; name only helps to tell HTML from text.

    Raises: UnreadableReportProblem.
    """
    document = read_report(data, name=name)
    return Checked(document, audit(document))


def write_marked(checked: Checked, *, source: Path, target: Path) -> None:
    """Write the report with its findings; the target's name tells the form.

    Raises: CannotMarkProblem.
    """
    form = target.suffix.lower().lstrip(".")
    data = marked(
        checked.document, checked.findings, source.read_bytes(), form=form, name=source.name
    )
    write_file(target, data)
