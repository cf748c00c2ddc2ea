"""Papers of a draft, the case that asks for them, and how long a procedure really takes."""

from datetime import date
from decimal import Decimal

import pytest

from konia.domains.citizens.public import Party
from konia.domains.citizens.tests.factories import PersonFactory
from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import ApplicantIn, PaperIn
from konia.domains.dossiers.models import Application, Draft
from konia.domains.dossiers.public import real_time
from konia.domains.procedures.tests.contents import make_version
from konia.domains.procedures.tests.factories import ServiceFactory
from konia.kernel.access.models import Account
from konia.kernel.files.store import keep
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem

from .factories import DossierFactory
from .stage import intake, make_procedure, moment

PAPERS = [
    {"code": "DON", "name": "Đơn", "originals": 1},
    {"code": "BIENBAN", "name": "Biên bản", "originals": 1, "case": "Bị mất"},
]


@pytest.fixture
def siu(units) -> Party:
    account = Account.objects.create_user("siu", full_name="Siu H'Bia")
    person = PersonFactory(full_name="Siu H'Bia", account=account, unit=units["H21"])
    return Party(account, person.pk, None, None, None)


@pytest.fixture
def procedure(units):
    made = make_procedure(units)
    make_version(made, first_on=date(2020, 1, 1), lines={"papers": PAPERS})
    ServiceFactory(procedure=made, unit=units["H21"], level=3, first_on=date(2020, 6, 1))
    return made


def _draft(procedure, siu) -> Draft:
    return actions.begin_draft(procedure.code, at=moment(1), by=siu.account)


def test_a_paper_is_attached_once_and_taken_off_once(procedure, siu):
    draft, paper = _draft(procedure, siu), PaperIn("Đơn", code="DON", file_id=7)
    for _ in range(2):
        kept = actions.attach_paper(draft.pk, paper, at=moment(1), by=siu.account)
    actions.attach_paper(
        draft.pk, PaperIn("Khác", code="K", file_id=8), at=moment(1), by=siu.account
    )
    assert [one["file_id"] for one in kept.papers] == [7]
    for _ in range(2):
        kept = actions.detach_paper(draft.pk, "DON", 7, at=moment(1), by=siu.account)
    assert [one["file_id"] for one in kept.papers] == [8]


def test_nobody_touches_the_papers_of_anothers_draft(procedure, siu, lan):
    draft = _draft(procedure, siu)
    with pytest.raises(NotFoundProblem):
        actions.attach_paper(draft.pk, PaperIn("Đơn"), at=moment(1), by=lan.account)
    with pytest.raises(NotFoundProblem):
        actions.detach_paper(draft.pk, "DON", 7, at=moment(1), by=lan.account)


def test_a_draft_takes_no_more_files_than_an_office_can_read(procedure, siu):
    draft = _draft(procedure, siu)
    Draft.objects.update(papers=[{"code": "K", "file_id": n} for n in range(60)])
    with pytest.raises(FieldProblems):
        actions.attach_paper(draft.pk, PaperIn("Đơn", code="DON"), at=moment(1), by=siu.account)


@pytest.mark.parametrize(("case", "lacks"), [("", False), ("Bị mất", True), (None, True)])
def test_only_the_papers_of_the_case_are_asked_for(units, procedure, siu, case, lacks):
    don = PaperIn("Đơn", code="DON", form="electronic", file_id=keep([b"%PDF-1.4 don"]).pk)
    who = ApplicantIn("Siu H'Bia", person_id=siu.person_id)
    asked = intake(procedure, channel="online", papers=(don,), applicant=who, case=case)
    if lacks:
        with pytest.raises(FieldProblems, match="Biên bản"):
            actions.submit(asked, at=moment(1), by=siu)
    else:
        assert Application.objects.get(dossier=actions.submit(asked, at=moment(1), by=siu))


def test_the_real_time_is_the_mean_of_working_days_of_ninety_days(units):
    days = (
        ("2021-06-01", "2021-06-03"),
        ("2021-06-04", "2021-06-07"),
        ("2021-01-04", "2021-02-01"),
    )
    for received, finished in days:
        DossierFactory(
            unit=units["H21.31"], procedure_code="1.000001", received_on=received,
            finished_on=finished, due_on="2021-07-01",
        )  # fmt: skip
    DossierFactory(unit=units["H21.31"], procedure_code="1.000001")
    told = real_time(("1.000001.H21", "1.000001"), on=date(2021, 6, 15))
    assert (told.working_days, told.dossiers) == (Decimal("1.5"), 2)


def test_no_real_time_is_told_where_nothing_was_finished(units):
    assert real_time(("1.000001",), on=date(2021, 6, 15)) is None
