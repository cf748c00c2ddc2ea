"""Writes the marked report in the form that the target's name asks for."""

from pathlib import Path

from konia.domains.checking.claims import Findings
from konia.domains.checking.document import Document
from konia.kernel.rooms.problems import Problem


class CannotMarkProblem(Problem):
    """The marked report cannot be written so."""


def marked(document: Document, findings: Findings, data: bytes, *, form: str, name: str) -> bytes:
    """The marked report. form: docx, pdf or html; data: the report as it came.

    Raises: CannotMarkProblem for another form.
    """
    if form == "html":
        from .page import to_html

        return to_html(document, findings, name=name).encode("utf-8")
    if form == "docx":
        from .word import as_docx, mark_docx

        if document.form == "docx":
            return mark_docx(data, findings)
        return as_docx(document, findings)
    if form == "pdf":
        from .paper import findings_pdf, mark_pdf

        if document.form == "pdf":
            return mark_pdf(data, findings)
        return findings_pdf(document, findings, name=name)
    raise CannotMarkProblem(
        f"Không ghi được bản có ghi chú dạng “.{form}”.", todo="Hãy dùng .docx, .pdf hoặc .html."
    )


def write_file(target: Path, data: bytes) -> None:
    """Write the bytes.

    Raises: CannotMarkProblem when the place cannot be written.
    """
    try:
        target.write_bytes(data)
    except OSError as error:
        raise CannotMarkProblem(
            f"Không ghi được “{target}”.", why=str(error.strerror or error)
        ) from None
