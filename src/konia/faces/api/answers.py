"""What the API answers about procedures, dossiers and subscriptions."""

from datetime import date
from typing import Any

from ninja import Schema


class ProblemOut(Schema):
    """A refusal (RFC 9457): what happened, why, what to do now; errors by field."""

    type: str
    status: int
    title: str
    detail: str
    todo: str
    errors: dict[str, list[str]] = {}


class ProcedureRow(Schema):
    """One procedure in a list. online_level: 2 when it is not offered online."""

    code: str
    name: str
    field: str
    level: str
    unit: str | None
    online_level: int


class ProcedurePage(Schema):
    """Procedures, the most useful first."""

    total: int
    items: list[ProcedureRow]


class PaperPartOut(Schema):
    """One paper a dossier needs. form: the blank form to fill in, null for none."""

    code: str
    name: str
    case: str
    originals: int
    copies: int
    required: bool
    form: "PaperFormOut | None"


class PaperFormOut(Schema):
    """A blank form. url: where it is fetched, blank when it is only named."""

    code: str
    name: str
    url: str


class ProcedureResultOut(Schema):
    """What a procedure ends with. code: of the national list, blank when unknown."""

    code: str
    name: str


class FeeOut(Schema):
    """One fee or charge of a dossier. condition: when it is due, in words; '' for always."""

    code: str
    name: str
    amount_vnd: int
    kind: str
    case: str
    condition: str


class LimitOut(Schema):
    """The time limit: of the three those that are not zero count."""

    working_days: str
    working_hours: str
    calendar_days: int


class ProcedureOut(ProcedureRow):
    """A procedure with what it takes. form: JSON Schema 2020-12 of the electronic form, or null."""

    in_force: bool
    legal_basis: str
    limit: LimitOut
    result: ProcedureResultOut | None
    papers: list[PaperPartOut]
    fees: list[FeeOut]
    form: dict[str, Any] | None
    form_revision: int | None


class Links(Schema):
    """Where more can be asked."""

    dossier: str
    events: str


class DossierTaken(Schema):
    """A dossier after an act. step: the number of its open step, for `seen` of the next move."""

    code: str
    state: str
    national_state: int
    received_at: str | None
    due_at: str | None
    payment_state: str
    step: int | None
    links: Links


class DossierRow(Schema):
    """One dossier in a list. procedure: its code."""

    code: str
    procedure: str
    procedure_name: str
    field: str
    unit: str | None
    competent_unit: str | None
    applicant: str
    channel: str
    state: str
    received_on: date | None
    due_on: date | None
    finished_on: date | None
    returned_on: date | None
    overdue: bool


class DossierPage(Schema):
    """Dossiers, newest first. total: null when not counted; next: for `after`, null at the end."""

    total: int | None
    next: int | None
    items: list[DossierRow]


class PaperOut(Schema):
    """One paper of a dossier. file: where to fetch it, null without a scan."""

    id: int
    code: str
    name: str
    form: str
    count: int
    file: str | None


class SignerOut(Schema):
    """One signature of a file. at: '' when it tells no instant; trial: of no legal value."""

    holder: str
    at: str
    trial: bool


class SignatureOut(Schema):
    """What verifying a file found. verdict: valid, unknown, changed, unsigned or unreadable."""

    verdict: str
    signatures: list[SignerOut]


class ResultOut(Schema):
    """One result of a dossier. signature: null until the file is verified, and for no PDF."""

    id: int
    name: str
    number: str
    signed_by: str
    signed_at: str
    file: str | None
    signature: SignatureOut | None


class StepOut(Schema):
    """One step; only officials see them."""

    id: int
    name: str
    role: int
    unit: str | None
    began_at: str | None
    due_at: str | None
    done_at: str | None
    outcome: str
    assignee: str | None


class PauseOut(Schema):
    """A wait for a supplement."""

    began_on: date
    ended_on: date | None
    reason: str
    stops_clock: bool


class LetterOut(Schema):
    """An official form that was issued. title: its kind in words; by, unit: who wrote it, where.

    sealed: whether its page bears the body's seal yet; fetching the file seals it when not.
    signature: what verifying the page found, null until somebody verified it.
    """

    id: int
    kind: str
    title: str
    number: str
    issued_at: str
    by: str
    unit: str | None
    sealed: bool
    file: str
    signature: SignatureOut | None


class ApplicantOut(Schema):
    """Who applied."""

    name: str
    kind: int
    identity_no: str
    phone: str
    email: str
    address: str


class PaymentOut(Schema):
    """Money asked of the applicant. link: the payer's page."""

    code: str
    kind: str
    state: str
    amount_vnd: int
    due_on: date | None
    paid_at: str | None
    confirmed_at: str | None
    link: str


class DossierOut(DossierRow):
    """A dossier as its applicant or an official in scope may see it."""

    national_state: int
    delivery: str
    delivery_state: str
    payment_state: str
    sync_state: str
    submitted_at: str | None
    received_at: str | None
    due_at: str | None
    original_due_at: str | None
    rescheduled_at: str | None
    finished_at: str | None
    returned_at: str | None
    person: ApplicantOut | None
    answers: dict[str, Any]
    papers: list[PaperOut]
    results: list[ResultOut]
    pauses: list[PauseOut]
    letters: list[LetterOut]
    payments: list[PaymentOut]
    steps: list[StepOut]
    links: Links


class HappeningOut(Schema):
    """One line of the public timeline."""

    at: str
    act: str
    text: str
    where: str


class PublicOut(Schema):
    """What anybody may know of a dossier by its code; the applicant's name is masked."""

    code: str
    state: str
    national_state: int
    procedure: str
    unit: str
    holder: str
    applicant: str
    received_on: date | None
    due_on: date | None
    is_over: bool
    is_late: bool
    events: list[HappeningOut]


class EventOut(Schema):
    """One event of a dossier."""

    id: int
    act: str
    title: str
    at: str
    state: str
    national_state: int
    unit: str | None
    public: bool


class EventsOut(Schema):
    """Events of one dossier, oldest first."""

    items: list[EventOut]


class FeedDossier(Schema):
    """The dossier an event of the feed is about."""

    code: str
    procedure: str
    unit: str | None
    competent_unit: str | None
    due_at: str | None


class FeedLine(EventOut):
    """One line of the progress feed."""

    sequence: int
    topic: str
    dossier: FeedDossier
    links: Links


class FeedPage(Schema):
    """Lines in order. after: what to ask with next, also when there is nothing new."""

    after: int
    items: list[FeedLine]


class FileOut(Schema):
    """A file that was taken. file: its handle, good for 48 hours in papers and results."""

    file: str
    name: str
    size: int
    media_type: str
    sha256: str


class WebhookOut(Schema):
    """A subscription."""

    code: str
    url: str
    topics: list[str]
    unit: str
    made_at: str
    ended_at: str | None


class WebhookMade(WebhookOut):
    """A subscription with its secret, shown this once."""

    secret: str


class WebhookList(Schema):
    """Subscriptions of one's units."""

    items: list[WebhookOut]


class DeliveryOut(Schema):
    """One message to a subscriber. status: what it answered, null when it did not."""

    id: int
    sequence: int
    state: str
    tries: int
    status: int | None
    trouble: str
    noted_at: str
    delivered_at: str | None


class DeliveryPage(Schema):
    """Messages to one subscriber, newest first. next: for `before`, null at the end."""

    next: int | None
    items: list[DeliveryOut]
