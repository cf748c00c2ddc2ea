"""From a dossier and what happened to it to the facts a form tells, and the typeset page."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.conf import settings
from django.utils.timezone import localtime

from konia.domains.dossiers.actions.letters import keep_page
from konia.domains.dossiers.models import (
    Application,
    CounterService,
    Dossier,
    Letter,
    Paper,
    Step,
)
from konia.domains.dossiers.states import Delivery, PaperForm
from konia.domains.payments.public import requests_of
from konia.domains.procedures.public import limit_on
from konia.kernel.calendar.limits import Limit
from konia.kernel.calendar.periods import Period
from konia.kernel.files.signatures import seal_of, sign
from konia.kernel.org.tree import Tree

from . import compose
from .facts import (
    ApplicantFacts,
    ContactFacts,
    FeeFacts,
    HopFacts,
    LetterFacts,
    LetterKind,
    OfficeFacts,
    PaperFacts,
    RegisterLineFacts,
    SealFacts,
    SignerFacts,
)

NOT_SAID = "không khai"
DESK = "Bộ phận Tiếp nhận và Trả kết quả"
BODIES = (
    "UBND phường ",
    "UBND xã ",
    "UBND thị trấn ",
    "UBND thành phố ",
    "UBND thị xã ",
    "UBND huyện ",
)
CHECK = "/kiem-tra-chu-ky/"  # where the portal verifies signatures
SEAT = "Pleiku"  # where the departments of the province sit


def typeset_letter(letter: Letter, *, at: datetime) -> Letter:
    """Typeset an issued letter, seal it for the body that issued it, and keep the file.

    Typeset before, it stays as it is; of two who do it at once, the file of the first is kept.
    """
    if letter.file_id is not None:
        return letter
    made = sealed_page(letter, at=at)
    return keep_page(letter, made.content, form_code=made.form_code)


def sealed_page(letter: Letter, *, at: datetime) -> compose.Letter:
    """The page of an issued letter with the seal of its body; `at`: the instant of signing."""
    node = Tree.at(localtime(letter.issued_at).date()).nodes[letter.dossier.unit_id]
    seal = seal_of(node)
    at = localtime(at).replace(microsecond=0)
    told = SealFacts(
        seal.holder, at.isoformat(), f"{settings.KONIA_SITE_URL}{CHECK}", seal.is_trial
    )
    made = page_of(letter, seal=told)
    return replace(made, content=sign(made.content, seal, at=at, reason=made.title))


def page_of(letter: Letter, *, seal: SealFacts | None = None) -> compose.Letter:
    """The page of an issued letter, on the form in force on its day.

    The forms of 2021 know no notice that handling stops; that of a refusal serves.
    seal: the signature it is going to bear.
    """
    day, kind = localtime(letter.issued_at).date(), LetterKind(letter.kind)
    if kind is LetterKind.STOP and not compose.has_form(kind, day):
        kind = LetterKind.REFUSAL
    return compose.letter(kind, facts_of(letter), on=day, seal=seal)


def facts_of(letter: Letter) -> LetterFacts:
    """What a letter tells: the dossier as it is, and what was said when the letter was issued."""
    dossier, told = letter.dossier, letter.facts
    day = localtime(letter.issued_at).date()
    return LetterFacts(
        office=office_of(dossier.unit_id, on=day), code=dossier.code, number=letter.number,
        applicant=applicant_of(dossier), procedure=_procedure(dossier),
        procedure_code=dossier.procedure_code, content=_procedure(dossier),
        papers=_papers(dossier, told.get("items") or ()),
        limit=_limit(dossier, day),
        received_at=dossier.received_at or dossier.submitted_at, due_at=_was_due(dossier, told),
        new_due_at=dossier.due_at if dossier.rescheduled_at else None,
        return_at=DESK, return_method=str(Delivery(dossier.delivery or "counter").label),
        fees=_fees(dossier), reason=str(told.get("reason", "")),
        contact=ContactFacts(letter.by), signer=SignerFacts(letter.by), receiver=letter.by,
        tracking_url=f"{settings.KONIA_SITE_URL}/tra-cuu/{dossier.code}/",
    )  # fmt: skip


def office_of(unit_id: int, *, on: date) -> OfficeFacts:
    """The head of a letter: the issuing body and the one above it."""
    tree = Tree.at(on)
    node, *above = tree.above(unit_id)
    place = next((node.name.removeprefix(b) for b in BODIES if node.name.startswith(b)), SEAT)
    return OfficeFacts(
        name=node.name, parent=above[0].name if above else "", desk=DESK, place=place
    )


def applicant_of(dossier: Dossier) -> ApplicantFacts:
    """Who asks, as a letter names them."""
    applied = Application.objects.filter(dossier=dossier).first()
    if applied is None:
        return ApplicantFacts(dossier.applicant)
    is_person = applied.kind == 1
    return ApplicantFacts(
        dossier.applicant, identity_no=(applied.identity_no or NOT_SAID) if is_person else "",
        tax_no="" if is_person else applied.identity_no or NOT_SAID, address=applied.address,
        phone=applied.phone, email=applied.email,
    )  # fmt: skip


def _procedure(dossier: Dossier) -> str:
    return dossier.procedure_title


def _limit(dossier: Dossier, on: date) -> str:
    """The time limit in words; of a procedure that only the desks know, by their list."""
    if dossier.procedure_id is not None:
        return str(limit_on(dossier.procedure_id, on))
    listed = CounterService.objects.of_procedure(dossier.procedure_code).holding_on(on)
    known = listed.first() if dossier.agency else None
    return str(Limit(working_days=(known.working_days or 0) if known is not None else 0))


def _papers(dossier: Dossier, items: Iterable[str]) -> tuple[PaperFacts, ...]:
    asked = tuple(PaperFacts(item, originals=1) for item in items)
    kept = tuple(_paper(one) for one in Paper.objects.filter(dossier=dossier))
    return asked or kept or (PaperFacts("Không có giấy tờ kèm theo"),)


def _paper(one: Paper) -> PaperFacts:
    return PaperFacts(
        one.name,
        originals=one.count if one.form == PaperForm.ORIGINAL else 0,
        certified=one.count if one.form == PaperForm.CERTIFIED else 0,
        copies=one.count if one.form in {PaperForm.COPY, PaperForm.ELECTRONIC} else 0,
    )


def _was_due(dossier: Dossier, told: dict[str, object]) -> datetime | None:
    """The due instant a letter names: an apology names the one before it."""
    if told.get("was_due_at"):
        return datetime.fromisoformat(str(told["was_due_at"]))
    return dossier.due_at or dossier.original_due_at


def _fees(dossier: Dossier) -> tuple[FeeFacts, ...]:
    """The fee lines that the dossier was asked for when it came."""
    paid = dossier.payment_state == "paid"
    return tuple(
        FeeFacts(line.name, line.amount_vnd, paid=paid)
        for request in requests_of("dossiers", dossier.code)
        if request.kind == "fee"
        for line in request.lines.all()
    )


def control_slip(dossier: Dossier, *, on: date) -> compose.Letter:
    """The slip that shows through whose hands a dossier went, and who took how long."""
    tree = Tree.at(on)
    steps = list(Step.objects.of_dossier(dossier.pk).order_by("id"))
    facts = LetterFacts(
        office=office_of(dossier.unit_id, on=on), code=dossier.code,
        applicant=applicant_of(dossier), procedure=_procedure(dossier),
        received_at=dossier.received_at, due_at=dossier.due_at, signer=None,
        hops=tuple(_hop(step, tree) for step in steps),
    )  # fmt: skip
    return compose.letter(LetterKind.CONTROL, facts, on=on)


def _hop(step: Step, tree: Tree) -> HopFacts:
    node = tree.nodes.get(step.unit_id)
    name = node.name if node is not None else ""
    return HopFacts(
        from_unit=step.given_by and name, to_unit=name, giver=step.given_by,
        receiver=step.taken_by or step.by, at=step.taken_at or step.began_at, due_at=step.due_at,
        result=_result(step), note=step.name,
    )  # fmt: skip


def _result(step: Step) -> str:
    if step.done_on is None or step.due_on is None:
        return ""
    if step.done_on == step.due_on:
        return "Đúng hạn"
    return "Trước hạn" if step.done_on < step.due_on else "Quá hạn"


def register_book(unit_id: int, period: Period) -> compose.Letter:
    """The book of all dossiers a desk received in a period."""
    rows = Dossier.objects.of_units([unit_id]).received_in(period).order_by("received_on", "id")
    kept = [row for row in rows.select_related("procedure") if row.received_at]
    tree = Tree.at(period.last)
    name = tree.nodes[unit_id].name
    facts = LetterFacts(
        office=office_of(unit_id, on=period.last), period_first=period.first,
        period_last=period.last,
        lines=tuple(_line(row, name) for row in kept),
    )  # fmt: skip
    return compose.letter(LetterKind.REGISTER, facts, on=period.last)


def _line(dossier: Dossier, unit: str) -> RegisterLineFacts:
    assert dossier.received_at is not None
    return RegisterLineFacts(
        code=dossier.code, procedure=_procedure(dossier), applicant=applicant_of(dossier),
        unit=unit, received_at=dossier.received_at, due_at=dossier.due_at,
        returned_at=dossier.returned_at, method=str(Delivery(dossier.delivery or "counter").label),
    )  # fmt: skip
