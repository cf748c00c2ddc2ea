"""Dossiers for machines: received or submitted, listed, read."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from konia.domains.citizens.public import Mandate, Organisation, Party, Person, find_person
from konia.domains.dossiers.actions import ApplicantIn, Intake, PaperIn, receive, submit
from konia.domains.dossiers.models import Dossier
from konia.domains.dossiers.naming import name_procedures
from konia.domains.dossiers.queries import OneStopQuerySet
from konia.domains.procedures.public import Procedure, form_on
from konia.faces.ui.moment import now
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, NotFoundProblem

from .actions import SEEING, note_view
from .answers import DossierOut, DossierPage, DossierTaken, LetterOut, PaymentOut
from .bodies import ApplicantBody, DossierBody, DossierFilter, PaperBody
from .files import files_named
from .guard import SIGNED, SIGNED_IN, needs, powers_of
from .queries import before, narrowed
from .reading import (
    WHOLE,
    dossier_for,
    letters_of,
    party_behind,
    payments_of,
    row_of,
    rows_of,
    seen_by,
    taken,
    whole,
)
from .repeating import answer_of, once_by_its_own_key, sent_key

router = Router(tags=["Hồ sơ"])


@router.post(
    "/dossiers", response={201: DossierTaken}, auth=SIGNED,
    summary="Tiếp nhận tại bộ phận một cửa, hoặc nộp trực tuyến", url_name="dossiers_new",
)  # fmt: skip
@needs(SIGNED_IN)
@once_by_its_own_key
def new_dossier(request: HttpRequest, body: DossierBody) -> tuple[int, dict[str, Any]]:
    """An official with dossiers.receive receives; an applicant submits, and a desk accepts it."""
    powers, at = powers_of(request), now()
    key = sent_key(request)
    if powers.account.is_citizen:
        party = party_behind(powers, body.acting_for)
        return 201, taken(submit(_submitted(body, party, at=at, key=key), at=at, by=party))
    asked = _received(body, by=powers.account, key=key)
    return 201, taken(receive(asked, at=at, by=powers))


def _received(body: DossierBody, *, by: Account, key: str) -> Intake:
    if body.applicant is None:
        raise FieldProblems({"applicant": ["Hãy ghi người nộp hồ sơ."]})
    return _intake(body, by, key=key, channel=body.channel, applicant=_applicant(body.applicant))


def _applicant(given: ApplicantBody) -> ApplicantIn:
    """Somebody whose number is proven finds the dossier under their own account too."""
    is_person = given.kind == 1 and bool(given.identity_no)
    person = find_person(given.identity_no) if is_person else None
    return ApplicantIn(**given.dict(), person_id=person.pk if person else None)


def _submitted(body: DossierBody, party: Party, *, at: datetime, key: str) -> Intake:
    """An applicant is who they are: name and number come from the register, not from the body."""
    procedure = Procedure.objects.coded(body.procedure.strip())
    form = form_on(procedure.pk, at.date()) if isinstance(procedure, Procedure) else None
    return _intake(
        body, party.account, key=key, channel="online", applicant=_own(party, body.applicant),
        form_id=form.pk if form else None,
    )  # fmt: skip


def _own(party: Party, given: ApplicantBody | None) -> ApplicantIn:
    own: Organisation | Person
    if party.for_organisation_id is not None:
        own = Organisation.objects.get(pk=party.for_organisation_id)
        return ApplicantIn(own.name, 2, own.tax_no, *_reach(own, given), organisation_id=own.pk)
    if party.applicant_id is None:
        raise ForbiddenProblem(
            "Tài khoản này chưa gắn với người nộp hồ sơ.",
            todo="Hãy khai thông tin của bạn tại /tai-khoan/.",
        )
    own = Person.objects.get(pk=party.applicant_id)
    return ApplicantIn(own.full_name, 1, own.identity_no, *_reach(own, given), person_id=own.pk)


def _reach(own: Organisation | Person, given: ApplicantBody | None) -> tuple[str, str, str]:
    """Telephone, e-mail and address: as given this time, or as the register has them."""
    if given is None:
        return own.phone, own.email, own.address
    return given.phone or own.phone, given.email or own.email, given.address or own.address


def _intake(
    body: DossierBody, by: Account, *, key: str, channel: str, applicant: ApplicantIn,
    form_id: int | None = None,
) -> Intake:  # fmt: skip
    return Intake(
        unit=body.unit, procedure=body.procedure, applicant=applicant,
        papers=papers_in(body.papers, by=by), answers=body.answers, form_id=form_id,
        competent=body.competent, support=body.support, channel=channel, delivery=body.delivery,
        delivery_address=body.delivery_address, agency=body.agency, session=body.session,
        parent=body.parent, key=key, case=body.case,
        fees=tuple(body.fees) if channel != "online" else (),
    )  # fmt: skip


def papers_in(papers: list[PaperBody], *, by: Account) -> tuple[PaperIn, ...]:
    """Papers with the files their sender named. Raises: FieldProblems."""
    files = files_named((one.file for one in papers), by=by)
    return tuple(
        PaperIn(
            one.name, one.code, one.form, one.count,
            files[one.file].file_id if one.file else None,
            files[one.file].name if one.file else "", one.unscanned,
        )
        for one in papers
    )  # fmt: skip


@router.get(
    "/dossiers", response=DossierPage, auth=SIGNED, summary="Danh sách hồ sơ", url_name="dossiers"
)
@needs(SIGNED_IN)
def dossiers(request: HttpRequest, asked: Query[DossierFilter]) -> HttpResponse:
    """Those one may see, newest first: of an official's units, or an applicant's own."""
    powers = powers_of(request)
    tree = Tree.at(powers.on)
    rows, may_count = _visible(powers, asked, tree)
    rows = narrowed(rows, asked, on=powers.on)
    total = rows.count() if asked.count and may_count else None
    start = 0 if asked.after else (asked.page - 1) * asked.size
    found = before(rows, asked.after).with_procedures()[start : start + asked.size + 1]
    listed = [one for one in found if isinstance(one, Dossier)]
    page = listed[: asked.size]
    name_procedures(page)
    return answer_of(
        200,
        {
            "total": total,
            "next": page[-1].pk if len(listed) > asked.size else None,
            "items": [row_of(one, tree, on=powers.on) for one in _covered(page, powers, asked)],
        },
    )


def _visible(powers: Powers, asked: DossierFilter, tree: Tree) -> tuple[OneStopQuerySet, bool]:
    """What somebody may see, and whether counting it tells nothing they may not know."""
    if powers.account.is_citizen:
        party = party_behind(powers, asked.acting_for)
        return rows_of(Dossier.objects.applied_for_by(party)), not party.acts_for_another
    if not asked.unit:
        rows = seen_by(powers, tree)
        return rows_of(Dossier.objects.all()) if rows is None else rows, True
    # What a unit of one's own received needs no look at who had a step of it.
    wanted = frozenset(tree.below(tree.node(asked.unit).id))
    if not wanted <= powers.unit_ids(SEEING, tree) and not _sees_all(powers, tree):
        raise NotFoundProblem(f"Không có đơn vị “{asked.unit}” trong phạm vi của bạn.")
    return rows_of(Dossier.objects.of_units(wanted)), True


def _sees_all(powers: Powers, tree: Tree) -> bool:
    return any(tree.node(code).tier == WHOLE for code in powers.roots(SEEING))


def _covered(page: list[Dossier], powers: Powers, asked: DossierFilter) -> list[Dossier]:
    """Without those a mandate does not reach to."""
    if not powers.account.is_citizen:
        return page
    party = party_behind(powers, asked.acting_for)
    if party.mandate_id is None:
        return page
    mandate = Mandate.objects.get(pk=party.mandate_id)
    return [one for one in page if mandate.covers(procedure=one.procedure_code, dossier=one.code)]


@router.get(
    "/dossiers/{code}", response=DossierOut, auth=SIGNED, summary="Một hồ sơ",
    url_name="dossier",
)  # fmt: skip
@needs(SIGNED_IN)
def dossier(request: HttpRequest, code: str, acting_for: str = "") -> HttpResponse:
    """Everything of it, for its applicant and for officials of the units it concerns."""
    powers = powers_of(request)
    found = dossier_for(powers, code, acting_for=acting_for)
    if not powers.account.is_citizen:
        note_view(found, by=powers.account)
    return answer_of(200, whole(found, powers=powers))


@router.get(
    "/dossiers/{code}/payments", response=list[PaymentOut], auth=SIGNED,
    summary="Các khoản phải nộp của một hồ sơ", url_name="dossier_payments",
)  # fmt: skip
@needs(SIGNED_IN)
def dossier_payments(request: HttpRequest, code: str, acting_for: str = "") -> HttpResponse:
    """Fees and tax notices, oldest first."""
    found = dossier_for(powers_of(request), code, acting_for=acting_for)
    return answer_of(200, payments_of(found))


@router.get(
    "/dossiers/{code}/letters", response=list[LetterOut], auth=SIGNED,
    summary="Các phiếu đã phát hành về một hồ sơ", url_name="dossier_letters",
)  # fmt: skip
@needs(SIGNED_IN)
def dossier_letters(request: HttpRequest, code: str, acting_for: str = "") -> HttpResponse:
    """Oldest first; `file` of each is its page as PDF. An applicant sees those meant for them."""
    powers = powers_of(request)
    found = dossier_for(powers, code, acting_for=acting_for)
    if not powers.account.is_citizen:
        note_view(found, by=powers.account)
    return answer_of(200, letters_of(found, Tree.at(powers.on), powers=powers))
