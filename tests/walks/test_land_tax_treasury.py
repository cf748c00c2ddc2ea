"""A land dossier through the land office, the tax branch, the applicant's purse, the treasury."""

from datetime import date

import pytest

from konia.domains.dossiers import actions
from konia.domains.dossiers.models import Dossier, Step
from konia.domains.dossiers.states import PaymentState, State
from konia.domains.dossiers.tests.stage import intake, make_procedure, moment
from konia.domains.payments import actions as payments
from konia.domains.payments.public import pay_page, requests_of
from konia.kernel.org.tree import Tree
from konia.kernel.outbox.post import deliver_due
from konia.testing.cast import powers_of

STEPS = (
    ("receive", "reception", 4),
    ("handle", "competent", 15),
    ("hop", "fixed", 22.5, "H21.16"),  # the small province has no tax branch: a stand-in
    ("pay", "reception", 37.5),
    ("sign", "competent", 7.5),
    ("return", "reception", 4),
)
SEEING = ["dossiers.see", "dossiers.change", "dossiers.receive", "dossiers.sign", "dossiers.return"]


@pytest.fixture
def roles(units):
    """The land office of Pleiku, the tax branch, somebody of another department."""
    return {
        "land": powers_of("dia_chinh", "H21.31", permissions=SEEING),
        "tax": powers_of("thue", "H21.16", permissions=SEEING),
        "other": powers_of("nguoi_khac", "H21.02", permissions=SEEING),
    }


@pytest.fixture
def sent_to_tax(units, roles):
    """A land dossier that waits at the tax branch."""
    procedure = make_procedure(units, steps=STEPS, time_limit_days=20, field="land")
    kept = actions.receive(intake(procedure), at=moment(1), by=roles["land"])
    actions.pass_on(kept.code, at=moment(1, 10), by=roles["land"])
    actions.pass_on(kept.code, at=moment(2), by=roles["land"])
    return kept


def to_do(powers):
    """The names of the steps that wait for somebody."""
    ids = powers.unit_ids("dossiers.see", Tree.at(powers.on))
    steps = Step.objects.still_open().at_units(ids).needing(powers.permissions)
    return [step.name for step in steps]


def notice(kept, units):
    """The tax branch's notice of 4,500,000 dong."""
    return payments.issue_tax_notice(
        "TB-01", subject="dossiers", subject_code=kept.code, unit_id=units["H21.16"].pk,
        payer="Siu H'Bia", amount_vnd=4_500_000, issued_on=date(2021, 3, 3),
        due_on=date(2021, 4, 2), at=moment(3), by="thue",
    )  # fmt: skip


@pytest.mark.works("S24.1")
def test_each_role_sees_only_the_step_that_is_its_own(units, roles, sent_to_tax):
    kept = sent_to_tax
    assert (to_do(roles["land"]), to_do(roles["tax"]), to_do(roles["other"])) == (
        [],
        ["Bước 3"],
        [],
    )
    notice(kept, units)
    deliver_due()
    assert Dossier.objects.get().state == State.PAYING
    assert to_do(roles["tax"]) == []


@pytest.mark.works("S24.2")
def test_the_applicant_is_asked_for_the_amount_of_the_notice(units, sent_to_tax):
    notice(sent_to_tax, units)
    (request,) = [one for one in requests_of("dossiers", sent_to_tax.code) if one.kind == "tax"]
    assert pay_page(request.code).amount_vnd == 4_500_000


@pytest.mark.works("S24.3")
def test_the_treasurys_word_opens_the_next_step_of_the_land_office(units, roles, sent_to_tax):
    kept = sent_to_tax
    notice(kept, units)
    deliver_due()
    (request,) = [one for one in requests_of("dossiers", kept.code) if one.kind == "tax"]
    cashier = powers_of("thu_ngan", "H21.16")
    payments.take_cash(request.code, at=moment(4), by=cashier)
    deliver_due()
    waiting = Dossier.objects.get()
    assert (waiting.state, waiting.payment_state) == (State.PAYING, PaymentState.PAID)
    payments.confirm_by_treasury(
        "TB-01", amount_vnd=4_500_000, treasury_no="KB-1", at=moment(4, 11), by="kho-bac"
    )
    deliver_due()
    assert Dossier.objects.get().state == State.HANDLING
    assert to_do(roles["land"]) == ["Bước 5"]
    actions.decide(
        kept.code, results=[actions.ResultIn("Giấy chứng nhận")], at=moment(5), by=roles["land"]
    )
    given = actions.hand_over(kept.code, receiver="Siu", at=moment(8), by=roles["land"])
    assert given.state == State.RETURNED


@pytest.mark.works("S24.4")
def test_what_stays_too_long_at_the_tax_branch_is_overdue_there(units, roles, sent_to_tax):
    late = Step.objects.overdue_on(date(2021, 3, 9))
    assert [step.unit.code for step in late] == ["H21.16"]
    assert not Step.objects.overdue_on(date(2021, 3, 5)).exists()
