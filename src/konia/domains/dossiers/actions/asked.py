"""What people hand in: an intake with its applicant and papers, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ApplicantIn:
    """Who applies. kind: 1 person, 2 organisation; identity_no: the tax number of the latter."""

    name: str
    kind: int = 1
    identity_no: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    person_id: int | None = None
    organisation_id: int | None = None


@dataclass(frozen=True)
class PaperIn:
    """One paper. form: a PaperForm; file_id: the stored scan, when there is one.

    unscanned: why there is none, where desks digitise what they receive. reused: the code of the
    dossier whose file is handed in again.
    """

    name: str
    code: str = ""
    form: str = "original"
    count: int = 1
    file_id: int | None = None
    file_name: str = ""
    unscanned: str = ""
    reused: str = ""


@dataclass(frozen=True)
class ResultIn:
    """One result. number: that of the document; file_id: the signed file."""

    name: str
    number: str = ""
    file_id: int | None = None


@dataclass(frozen=True)
class Intake:
    """One application at a desk, online or through the API.

    unit: code of the reception point; competent, support: codes of the body that decides and of
    the point that helped, the reception point when blank. number: a number reserved beforehand by
    a desk without a line. key: repeats of one sending carry the same. case: the applicant's, ''
    for the ordinary one, so that only its papers are asked for; None when it is not known. fees:
    codes of conditional fee lines that the clerk found to be due.
    """

    unit: str
    procedure: str
    applicant: ApplicantIn
    papers: tuple[PaperIn, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    form_id: int | None = None
    competent: str = ""
    support: str = ""
    channel: str = "counter"
    delivery: str = "counter"
    delivery_address: str = ""
    agency: str = ""
    session: str = ""
    parent: str = ""
    number: int | None = None
    key: str = ""
    case: str | None = None
    fees: tuple[str, ...] = ()
