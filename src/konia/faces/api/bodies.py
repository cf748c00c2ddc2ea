"""What the API takes in. A field that is not named here is refused, not passed over."""

import math
from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, model_validator

DEEPEST = 20
Code = Annotated[str, Field(max_length=60)]
Short = Annotated[str, Field(max_length=200)]
Text = Annotated[str, Field(max_length=1000)]


class Body(Schema):
    """A body of a request."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _clean(cls, value: Any) -> Any:
        source = getattr(value, "_obj", value)
        _check(source, 0)
        return value


def _check(value: Any, depth: int) -> None:
    """No letter zero, no half letters, no endless numbers, not too deep: no database takes them."""
    if depth > DEEPEST:
        raise ValueError("lồng quá sâu")
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError("số không hữu hạn")
    elif isinstance(value, dict):
        for name, each in value.items():
            _check(name, depth + 1)
            _check(each, depth + 1)
    elif isinstance(value, list):
        for each in value:
            _check(each, depth + 1)


def _check_text(text: str) -> None:
    if "\x00" in text:
        raise ValueError("ký tự có mã 0")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("ký tự không hợp lệ") from None


class ApplicantBody(Body):
    """Who applies; read for applications received at a desk. kind: 1 person, 2 organisation."""

    name: Annotated[str, Field(min_length=1, max_length=150)]
    kind: Literal[1, 2] = 1
    identity_no: Annotated[str, Field(max_length=20)] = ""
    phone: Annotated[str, Field(max_length=20)] = ""
    email: Annotated[str, Field(max_length=254)] = ""
    address: Annotated[str, Field(max_length=300)] = ""


class PaperBody(Body):
    """One paper. file: the handle that POST /files gave; unscanned: why there is none."""

    name: Annotated[str, Field(min_length=1, max_length=300)]
    code: Annotated[str, Field(max_length=40)] = ""
    form: Literal["original", "certified", "copy", "electronic"] = "original"
    count: Annotated[int, Field(ge=1, le=999)] = 1
    file: Annotated[str, Field(max_length=32)] = ""
    unscanned: Short = ""


class DossierBody(Body):
    """One application. unit: where it is received; the rest as the procedure asks.

    Officials send `applicant` and `channel`; applicants are known by their account, and may act
    for somebody by the code of a mandate. case: one of the procedure's, null when it is not known;
    fees: codes of conditional fee lines that an official found to be due.
    """

    unit: Code
    procedure: Code
    applicant: ApplicantBody | None = None
    papers: Annotated[list[PaperBody], Field(max_length=100)] = []
    answers: dict[str, Any] = {}
    competent: Code = ""
    support: Code = ""
    channel: Literal["counter", "post"] = "counter"
    delivery: Literal["counter", "post", "online"] = "counter"
    delivery_address: Annotated[str, Field(max_length=300)] = ""
    agency: Literal["", "police", "insurance", "military"] = ""
    session: Annotated[str, Field(max_length=30)] = ""
    parent: Annotated[str, Field(max_length=31)] = ""
    case: Annotated[str, Field(max_length=160)] | None = None
    fees: Annotated[list[Code], Field(max_length=20)] = []
    acting_for: Annotated[str, Field(max_length=40)] = ""


class ResultBody(Body):
    """One result. file: the handle that POST /files gave."""

    name: Annotated[str, Field(min_length=1, max_length=300)]
    number: Annotated[str, Field(max_length=60)] = ""
    file: Annotated[str, Field(max_length=32)] = ""


def _aware(value: Any) -> Any:
    if isinstance(value, str) and not (
        value.endswith("Z") or "+" in value[10:] or "-" in value[10:]
    ):
        raise ValueError("thời điểm phải ghi múi giờ, ví dụ 2021-06-15T17:00:00+07:00")
    return value


class MoveBody(Body):
    """What a move takes; each reads only its own fields. seen: the step that was seen.

    reason: decline, send_back, ask_supplement, reschedule, refuse, stop, give_up. words: pass_on,
    answer. items, stops_clock, again: ask_supplement. papers: resume, supply. results: decide.
    receiver: hand_over. tracking: send_result. due_at: reschedule. unit, question, working_hours:
    consult. step: take, assign, answer. to: assign. acting_for: an applicant's moves.
    """

    reason: Text = ""
    words: Text = ""
    items: Annotated[list[Short], Field(max_length=50)] = []
    stops_clock: bool = True
    again: Text = ""
    papers: Annotated[list[PaperBody], Field(max_length=100)] = []
    results: Annotated[list[ResultBody], Field(max_length=50)] = []
    receiver: Annotated[str, Field(max_length=150)] = ""
    tracking: Annotated[str, Field(max_length=60)] = ""
    due_at: Annotated[datetime | None, BeforeValidator(_aware)] = None
    unit: Code = ""
    question: Text = ""
    working_hours: Annotated[int, Field(ge=0, le=2000)] = 0
    step: Annotated[int | None, Field(ge=1, lt=2**63)] = None
    to: Annotated[str, Field(max_length=150)] = ""
    seen: Annotated[int | None, Field(ge=1, lt=2**63)] = None
    acting_for: Annotated[str, Field(max_length=40)] = ""


class WebhookBody(Body):
    """A subscription. topics: dossiers.* or acts, such as dossiers.receive."""

    url: Annotated[str, Field(min_length=1, max_length=500)]
    topics: Annotated[
        list[Annotated[str, Field(max_length=60)]], Field(min_length=1, max_length=40)
    ]
    unit: Code


class DossierFilter(Schema):
    """What a list of dossiers is narrowed by; blank leaves it as it is. unit: it and those below.

    size: at most 100; page, or after: the `next` of the page before. count: whether to count all.
    """

    q: Annotated[str, Field(max_length=200)] = ""
    unit: Code = ""
    state: Annotated[str, Field(max_length=11)] = ""
    procedure: Annotated[str, Field(max_length=30)] = ""
    field: Annotated[str, Field(max_length=14)] = ""
    channel: Annotated[str, Field(max_length=7)] = ""
    received_from: date | None = None
    received_to: date | None = None
    due_from: date | None = None
    due_to: date | None = None
    overdue: bool = False
    acting_for: Annotated[str, Field(max_length=40)] = ""
    size: Annotated[int, Field(ge=1, le=100)] = 20
    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    after: Annotated[int | None, Field(ge=1, lt=2**63)] = None
    count: bool = True


class ProcedureFilter(Schema):
    """What a search for procedures is narrowed by. q: words with or without accents."""

    q: Short = ""
    field: Short = ""
    level: Short = ""
    unit: Short = ""
    event: Short = ""


class FeedFilter(Schema):
    """Where in the feed to go on."""

    after: Annotated[int, Field(ge=0, lt=2**63)] = 0
    limit: Annotated[int, Field(ge=1, le=500)] = 100


class DeliveryFilter(Schema):
    """Which messages to a subscriber."""

    state: Annotated[str, Field(max_length=10)] = ""
    before: Annotated[int | None, Field(ge=1, lt=2**63)] = None
