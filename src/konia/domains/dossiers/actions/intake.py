"""Receiving at a desk and submitting online: the first act of a dossier's life."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model

from konia.domains.citizens.public import Party, check_scope
from konia.domains.dossiers.models import (
    SENT_ONCE,
    Application,
    Dossier,
    Event,
    Letter,
    MobileSession,
    Paper,
    Step,
)
from konia.domains.dossiers.states import (
    RECEIVE,
    SERVICE,
    ApplicantKind,
    Channel,
    Delivery,
    Level,
    PaperForm,
    PaymentState,
    State,
    SyncState,
)
from konia.domains.payments.public import PaymentRequest
from konia.domains.procedures.public import FeeLine, check_answers
from konia.kernel.access.powers import Powers
from konia.kernel.calendar.clock import Timetable
from konia.kernel.files.numbering import next_number
from konia.kernel.org.tree import Node, Tree
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem
from konia.kernel.rooms.rows import gathered, write

from .asked import Intake, PaperIn
from .desk_rules import DeskRules
from .editions import Editions
from .fees import ask_fees, fees_due
from .letters import issue
from .reception import check_reception, parent_of
from .recording import Actor, day_of, not_ones_own, remember
from .rules import ONLINE_FROM, PAID_ONLINE_FROM, Rules, declaration_code, rules_of
from .walking import begin_first_step

# The level of a procedure that only a desk knows: that of the desk.
LEVEL_AT = {"district": Level.DISTRICT, "commune": Level.COMMUNE}


class RepeatedError(Exception):
    """The same sending came before; its transaction is rolled back and the first result told."""


def receive(asked: Intake, *, at: datetime, by: Powers) -> Dossier:
    """Receive an application at a desk: number it, start its clock, open its first step.

    Two sendings with one key give one dossier.
    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem for a desk that is not one's own.
    """

    def act() -> Dossier:
        ground = Ground.at(at)
        desk = ground.desk(asked.unit)
        by.check(RECEIVE)
        if not any(node.code in by.roots(RECEIVE) for node in ground.tree.above(desk.id)):
            raise not_ones_own()
        return enter(asked, ground, desk, at=at, by=Actor.of(by))

    return once(asked.key, act)


def submit(asked: Intake, *, at: datetime, by: Party) -> Dossier:
    """Submit an application online, for oneself or by mandate; a desk has yet to accept it.

    Raises: FieldProblems when an answer or paper is missing, or the service is not offered online.
    """

    def act() -> Dossier:
        ground = Ground.at(at)
        check_scope(by, procedure=asked.procedure)
        return enter(asked, ground, ground.desk(asked.unit), at=at, by=Actor.of(by), party=by)

    return once(asked.key, act)


def once(key: str, act: Callable[[], Dossier]) -> Dossier:
    """Run an act in one durable transaction; a repeated sending gives the first result.

    A repeated sending to the same desk waits for the number of the first, another for its key;
    then the key is found taken, and what was begun, the number too, is rolled back.
    """
    try:
        with transaction.atomic(durable=True):
            return act()
    except (RepeatedError, IntegrityError) as wrong:
        first = Dossier.objects.of_sending(key).first() if key else None
        if not isinstance(first, Dossier) or not _is_repeat(wrong):
            raise
        return first


def _is_repeat(wrong: Exception) -> bool:
    """Whether it was the key of the sending that was taken."""
    found = getattr(wrong.__cause__, "diag", None)
    return isinstance(wrong, RepeatedError) or (
        found is not None and found.constraint_name == SENT_ONCE
    )


@dataclass(frozen=True)
class Ground:
    """What an intake stands on: the units of its day, and the editions everything is kept by."""

    editions: Editions
    tree: Tree
    on: date

    @classmethod
    def at(cls, at: datetime) -> "Ground":
        """The ground of an instant: one query when nothing has changed."""
        return cls.on_day(day_of(at))

    @classmethod
    def on_day(cls, on: date) -> "Ground":
        """The ground of a day: one query when nothing has changed."""
        editions = Editions.now()
        return cls(editions, Tree.at(on, edition=editions.units), on)

    def desk(self, code: str) -> Node:
        """The reception point of a code. Raises: NotFoundProblem when it does not work."""
        if code not in self.tree or not self.tree.node(code).is_open:
            why = f"Mã “{code}” không hoạt động."
            raise NotFoundProblem("Không có nơi tiếp nhận này.", why=why)
        return self.tree.node(code)

    def timetable(self, unit_id: int, service: str) -> Timetable:
        """The timetable of a unit and service."""
        return Timetable.of(unit_id, service=service, edition=self.editions.calendar)

    def desk_rules(self) -> DeskRules:
        """What the office has laid down for desks on the day."""
        return DeskRules.on(self.on, edition=self.editions.catalogue)

    def rules(self, procedure: str) -> Rules:
        """The rules of a procedure. Raises: FieldProblems."""
        return rules_of(procedure, on=self.on, edition=self.editions.catalogue)


def enter(
    asked: Intake,
    ground: Ground,
    desk: Node,
    *,
    at: datetime,
    by: Actor,
    party: Party | None = None,
) -> Dossier:
    """Enter an application: accepted when officials do it. Runs inside the caller's transaction."""
    rules, accepted = ground.rules(asked.procedure), party is None
    check_intake(asked, rules, accepted=accepted)
    check_reception(asked, rules, ground.desk_rules(), desk, tree=ground.tree, accepted=accepted)
    fees = fees_due(rules, asked)
    dossier = _fresh(asked, rules, tree=ground.tree, desk=desk)
    dossier.desk_code = desk.code
    dossier.payment_state = PaymentState.ASKED if fees else PaymentState.NONE
    if accepted:
        start_clock(dossier, rules, ground, at=at, by=by)
    else:
        dossier.submitted_at, dossier.channel = at, Channel.ONLINE
    dossier.sync_state = SyncState.WAITING
    _number(dossier, asked, desk=desk, at=at)
    _check_fits(dossier)
    with gathered(*_numbered(fees, accepted=accepted)):
        write(dossier, numbered=True)
        write(_application(dossier, asked, by=by, party=party))
        add_papers(dossier, asked.papers, at=at)
        begin_first_step(dossier, rules.steps, ground.timetable, at=at, accepted=accepted, by=by)
        ask_fees(dossier, fees, payer=asked.applicant.name, at=at, by=by)
        if accepted:
            issue(dossier, "receipt", at=at, by=by)
        remember(
            dossier, "receive" if accepted else "submit", by=by, at=at, due_at=dossier.due_at,
            procedure=rules.procedure.code, papers=len(asked.papers),
            reused=", ".join(f"{one.name}: {one.reused}" for one in asked.papers if one.reused),
        )  # fmt: skip
    return dossier


def _numbered(fees: Sequence[FeeLine], *, accepted: bool) -> list[type[Model]]:
    """What an intake needs the ids of before it writes: one for each."""
    asked = [Letter] if accepted else []
    return [Dossier, Step, Event, *asked, *([PaymentRequest] if fees else [])]


def _check_fits(dossier: Dossier) -> None:
    """Raises: FieldProblems with what the dossier itself finds wrong."""
    try:
        dossier.clean()
    except ValidationError as wrong:
        raise FieldProblems(wrong.message_dict) from wrong


def check_intake(asked: Intake, rules: Rules, *, accepted: bool) -> None:
    """What an application must hold. Raises: FieldProblems with every field that is wrong."""
    found: dict[str, list[str]] = {}
    if not asked.applicant.name.strip():
        found["name"] = ["Thiếu tên người nộp. Hãy nhập họ và tên hoặc tên tổ chức."]
    if asked.applicant.kind not in ApplicantKind.values:
        found["kind"] = ["Loại đối tượng là cá nhân (1) hoặc tổ chức (2)."]
    if asked.delivery not in Delivery.values:
        found["delivery"] = ["Hãy chọn nơi nhận kết quả trong danh sách."]
    if asked.delivery == Delivery.POST and not asked.delivery_address.strip():
        found["delivery_address"] = ["Hãy nhập địa chỉ để bưu điện giao kết quả."]
    if any(paper.form not in PaperForm.values or paper.count < 1 for paper in asked.papers):
        found["papers"] = ["Mỗi giấy tờ cần có loại bản và số lượng từ 1."]
    if not accepted:
        found |= _missing_online(asked, rules)
    if found:
        raise FieldProblems(found)


def _missing_online(asked: Intake, rules: Rules) -> dict[str, list[str]]:
    """What an online application lacks: the service, required papers, answers."""
    found: dict[str, list[str]] = {}
    if rules.level < ONLINE_FROM:
        found["procedure"] = [
            "Thủ tục này chưa nhận hồ sơ trực tuyến. Hãy nộp tại Bộ phận Một cửa."
        ]
    handed = {paper.code for paper in asked.papers if paper.file_id is not None}
    if rules.form is not None:
        handed.add(declaration_code(rules.papers))
    asked_for = [part for part in rules.papers_in(asked.case) if part.required]
    lacking = [part.name for part in asked_for if part.code not in handed]
    if lacking:
        found["papers"] = [f"Thiếu giấy tờ bắt buộc: {name}." for name in lacking]
    if rules.level >= PAID_ONLINE_FROM and asked.delivery == Delivery.COUNTER:
        found["delivery"] = ["Dịch vụ mức độ 4 trả kết quả trực tuyến hoặc qua bưu chính."]
    return found | (check_answers(rules.form, asked.answers) if rules.form is not None else {})


def _fresh(asked: Intake, rules: Rules, *, tree: Tree, desk: Node) -> Dossier:
    competent = tree.node(asked.competent).id if asked.competent else desk.id
    return Dossier(
        unit_id=desk.id, competent_unit_id=competent,
        support_unit_id=tree.node(asked.support).id if asked.support else desk.id,
        procedure=rules.procedure if rules.procedure.pk else None,
        procedure_code=rules.procedure.code, process=rules.process, field=rules.field,
        procedure_level=rules.procedure.level or LEVEL_AT.get(desk.tier or "", Level.PROVINCE),
        service_level=rules.level, applicant=asked.applicant.name.strip(), channel=asked.channel,
        delivery=asked.delivery, agency=asked.agency or rules.agency, state=State.SUBMITTED,
        sent_key=asked.key, case=asked.case or "", parent=parent_of(asked.parent, rules),
        session=_session(asked.session),
    )  # fmt: skip


def _session(code: str) -> MobileSession | None:
    found = MobileSession.objects.filter(code=code).first() if code else None
    if code and found is None:
        raise FieldProblems({"session": ["Không có buổi lưu động mang mã này."]})
    assert found is None or isinstance(found, MobileSession)
    return found


def start_clock(dossier: Dossier, rules: Rules, ground: Ground, *, at: datetime, by: Actor) -> None:
    """Receive a dossier: from here its time runs. Runs inside the caller's transaction."""
    dossier.state, dossier.receiver = State.RECEIVED, by.name
    dossier.received_at, dossier.received_on = at, day_of(at)
    timetable = ground.timetable(dossier.unit_id, SERVICE[Channel(dossier.channel)])
    due = timetable.due_at(at, rules.limit)
    dossier.due_at = dossier.original_due_at = due.at
    dossier.due_on = day_of(due.at)


def series_of(unit_code: str, on: date) -> str:
    """The name of the series that numbers the dossiers of a desk and day."""
    return f"dossiers:{unit_code}:{on:%y%m%d}"


def _number(dossier: Dossier, asked: Intake, *, desk: Node, at: datetime) -> None:
    """Take the next number of the desk's day; the series' row stays locked until the act ends."""
    number = asked.number or next_number(series_of(desk.code, day_of(at)))
    dossier.code = code_of(desk, number, at=at)


def code_of(desk: Node, number: int, *, at: datetime) -> str:
    """The code of the dossier that bears a number of a desk's day."""
    return f"{desk.code_qcvn}-{day_of(at):%y%m%d}-{number:04}"


def _application(dossier: Dossier, asked: Intake, *, by: Actor, party: Party | None) -> Application:
    one = asked.applicant
    return Application(
        dossier=dossier, kind=one.kind, identity_no=one.identity_no.strip(), phone=one.phone,
        email=one.email, address=one.address, delivery_address=asked.delivery_address,
        person_id=one.person_id, organisation_id=one.organisation_id, by=by.account,
        mandate_id=party.mandate_id if party else None, form_id=asked.form_id,
        answers=dict(asked.answers),
    )  # fmt: skip


def add_papers(dossier: Dossier, papers: tuple[PaperIn, ...], *, at: datetime) -> None:
    """Add papers to a dossier. Runs inside the caller's transaction."""
    write(*(
        Paper(
            dossier=dossier, code=one.code, name=one.name, form=one.form, count=one.count,
            file_id=one.file_id, file_name=one.file_name[:200], added_at=at,
            unscanned=one.unscanned.strip()[:200],
        )
        for one in papers
    ))  # fmt: skip
