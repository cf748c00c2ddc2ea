"""What a form of the one-stop desk tells: plain facts, already in words where the form has words.

Which of them a form must have is said in forms.toml; a missing one is refused with its name.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class LetterKind(StrEnum):
    """The seven things the desk writes, whatever their forms are called in a year."""

    RECEIPT = "receipt"  # giấy tiếp nhận hồ sơ và hẹn trả kết quả
    SUPPLEMENT = "supplement"  # phiếu yêu cầu bổ sung, hoàn thiện hồ sơ
    REFUSAL = "refusal"  # phiếu từ chối tiếp nhận giải quyết hồ sơ
    APOLOGY = "apology"  # phiếu xin lỗi và hẹn lại ngày trả kết quả
    STOP = "stop"  # thông báo dừng giải quyết hồ sơ
    CONTROL = "control"  # phiếu kiểm soát quá trình giải quyết hồ sơ
    REGISTER = "register"  # sổ theo dõi hồ sơ


@dataclass(frozen=True)
class OfficeFacts:
    """Who issues the letter.

    parent: the body above, first line of the head ("UBND thành phố Pleiku"); may be blank for a
    people's committee of a province; name: the body that issues; desk: the one-stop desk, second
    line of receipts; place: where it is dated ("Pleiku"); address, phone: of the desk.
    """

    name: str
    parent: str = ""
    desk: str = ""
    place: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class ApplicantFacts:
    """Who asks. by: the person who hands in for them, with the ground ("theo ủy quyền số …")."""

    name: str
    identity_no: str = ""
    tax_no: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    by: str = ""


@dataclass(frozen=True)
class PaperFacts:
    """One paper of the dossier, or one that is lacking; how many of each kind.

    note: what is wrong with it, or what must be in it.
    """

    name: str
    originals: int = 0
    certified: int = 0
    copies: int = 0
    note: str = ""


@dataclass(frozen=True)
class FeeFacts:
    """One fee line. amount_vnd: đồng; paid: whether it was paid when the letter was written."""

    name: str
    amount_vnd: int
    paid: bool = False


@dataclass(frozen=True)
class ContactFacts:
    """The official an applicant may ask."""

    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class SignerFacts:
    """Who signs. title: as above the signature ("CHỦ TỊCH", "KT. GIÁM ĐỐC\\nPHÓ GIÁM ĐỐC")."""

    name: str
    title: str = ""


@dataclass(frozen=True)
class HopFacts:
    """One hand-over between bodies or people.

    from_unit, to_unit: names; giver, receiver: names of the two people; at: the minute of the
    hand-over; result: "Trước hạn", "Đúng hạn" or "Quá hạn" for the giver's part, '' while open.
    """

    from_unit: str
    to_unit: str
    giver: str
    receiver: str
    at: datetime | None
    due_at: datetime | None = None
    result: str = ""
    note: str = ""


@dataclass(frozen=True)
class RegisterLineFacts:
    """One line of the register of dossiers. method: how the result was or will be returned."""

    code: str
    procedure: str
    applicant: ApplicantFacts
    unit: str
    received_at: datetime
    sets: int = 1
    due_at: datetime | None = None
    returned_at: datetime | None = None
    method: str = ""
    receiver: str = ""
    note: str = ""


@dataclass(frozen=True)
class SealFacts:
    """The digital signature a letter will bear. at: to the second, as ISO 8601 writes it.

    check_url: where anybody may verify it; is_trial: it has no legal value, and says so.
    """

    holder: str
    at: str
    check_url: str
    is_trial: bool = False


@dataclass(frozen=True)
class LetterFacts:
    """Everything a form may ask for; each form takes its own part.

    number: of the letter, with its sign ("12/HDHS", "3/PXL"), blank where the form has none;
    limit: the processing time in words ("15 ngày làm việc"); due_at: as promised so far;
    new_due_at: as promised by an apology; extension: how long it asks for, in words (2025);
    ground: the provision a refusal or a stop rests on; guidance: what the applicant does next;
    return_at: where the result is handed over ("Quầy số 3, …"); receiver: the official who took
    the dossier in; period_*: of a register.
    """

    office: OfficeFacts
    code: str = ""
    number: str = ""
    applicant: ApplicantFacts | None = None
    procedure: str = ""
    procedure_code: str = ""
    content: str = ""
    papers: tuple[PaperFacts, ...] = ()
    sets: int = 1
    limit: str = ""
    received_at: datetime | None = None
    due_at: datetime | None = None
    new_due_at: datetime | None = None
    extension: str = ""
    return_at: str = ""
    return_method: str = ""
    fees: tuple[FeeFacts, ...] = ()
    reason: str = ""
    ground: str = ""
    guidance: str = ""
    contact: ContactFacts | None = None
    signer: SignerFacts | None = None
    receiver: str = ""
    tracking_url: str = ""
    hops: tuple[HopFacts, ...] = ()
    lines: tuple[RegisterLineFacts, ...] = ()
    period_first: date | None = None
    period_last: date | None = None
    copies_to: tuple[str, ...] = field(default=())
