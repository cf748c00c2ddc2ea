from datetime import date

import pytest

from konia.domains.procedures.actions import carry_out_signed, publish
from konia.domains.procedures.jobs import carry_out_signed_decisions
from konia.domains.procedures.models import Procedure, ProcedureChange
from konia.domains.procedures.public import service_on, terms_on
from konia.domains.procedures.registers import CHANGES, DECISIONS
from konia.kernel.audit.register import acts_on
from konia.kernel.figures.engine import Question, read_many, records
from konia.kernel.registers import actions
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem
from konia.testing.questions import ask, value

from .factories import ChangeFactory, DecisionFactory, ProcedureFactory, ServiceFactory

MARCH = date(2021, 3, 1)
FLOWS = ("published_new", "amended", "replaced", "abolished", "amended_or_abolished", "decisions")


@pytest.fixture
def home(units):
    return units["H21.10"]


@pytest.fixture
def decision(units):
    return DecisionFactory(unit=units["H21"], code="QĐ-1")


def _change(decision, unit, kind="new", *, count=1, **rest):
    made = ProcedureFactory.create_batch(count, unit=unit, draft=kind == "new")
    return [
        ChangeFactory(decision=decision, procedure=one, kind=kind, **rest).procedure for one in made
    ]


@pytest.mark.parametrize("name", FLOWS)
def test_no_decision_counts_as_zero(units, name):
    assert value(f"procedures.{name}") == 0


@pytest.mark.works("S14.1")
def test_decisions_count_what_they_change_and_move_the_total(home, decision, minh):
    for kind, count in (("new", 8), ("amended", 5), ("abolished", 9)):
        _change(decision, home, kind, count=count)
    publish("QĐ-1", on=MARCH, by=minh)
    names = ("published_new", "amended", "abolished", "amended_or_abolished", "decisions")
    assert [value(f"procedures.{name}") for name in names] == [8, 5, 9, 14, 1]
    before = value("procedures.in_force", as_of=date(2021, 2, 28))
    assert (before, value("procedures.in_force")) == (14, 13)


@pytest.mark.works("S14.6")
@pytest.mark.parametrize(
    ("day", "counted"),
    [
        (date(2020, 12, 14), 0),
        (date(2020, 12, 15), 1),
        (date(2021, 6, 14), 1),
        (date(2021, 6, 15), 0),
    ],
)
def test_only_decisions_of_the_period_count(units, home, day, counted):
    decision = DecisionFactory(unit=units["H21"], decided_on=day)
    for kind in ("new", "amended", "abolished"):
        _change(decision, home, kind)
    names = ("published_new", "amended", "abolished", "decisions")
    assert [value(f"procedures.{name}") for name in names] == [counted] * 4


def test_what_is_decided_after_the_moment_is_not_counted_yet(home, decision):
    _change(decision, home)
    assert value("procedures.published_new", as_of=date(2021, 2, 28)) == 0
    assert value("procedures.published_new", as_of=MARCH) == 1


def test_changes_count_at_the_unit_that_keeps_the_procedure(home, decision):
    _change(decision, home)
    assert value("procedures.published_new", "H21.10") == 1
    assert value("procedures.published_new", "H21.16") == 0


def test_a_change_follows_its_decision_when_the_day_is_corrected(home, decision, minh):
    _change(decision, home)
    late = {"decided_on": date(2021, 6, 15)}
    actions.amend(DECISIONS, decision.pk, late, by=minh, reason="Ghi sai ngày")
    assert value("procedures.published_new") == 0


@pytest.mark.works("S14.3")
def test_an_abolished_procedure_leaves_the_portal_from_the_effective_day(home, decision, minh):
    (one,) = _change(decision, home, "abolished", effective_on=date(2021, 4, 1))
    ServiceFactory(procedure=one)
    publish("QĐ-1", on=MARCH, by=minh)
    assert one in records("procedures.portal_listed", ask(as_of=date(2021, 3, 31)))
    assert not records("procedures.portal_listed", ask(as_of=date(2021, 4, 1))).exists()
    assert service_on(one, date(2021, 3, 31)) is not None
    assert service_on(one, date(2021, 4, 1)) is None
    assert Procedure.objects.filter(pk=one.pk).exists()


def test_a_service_that_was_to_begin_after_the_abolition_never_begins(home, decision, minh):
    (one,) = _change(decision, home, "abolished", effective_on=date(2021, 4, 1))
    ServiceFactory(procedure=one, first_on=date(2021, 4, 1))
    publish("QĐ-1", on=MARCH, by=minh)
    assert service_on(one, date(2021, 5, 1)) is None


def test_a_replaced_procedure_gives_way_to_its_replacement_on_one_day(home, decision, minh):
    new = ProcedureFactory(unit=home, draft=True)
    (old,) = _change(decision, home, "replaced", replacement=new, effective_on=date(2021, 4, 1))
    publish("QĐ-1", on=MARCH, by=minh)
    on = Procedure.objects.in_force_on
    assert list(on(date(2021, 3, 31))) == [old]
    assert list(on(date(2021, 4, 1))) == [new]
    assert (value("procedures.replaced"), value("procedures.abolished")) == (1, 0)


def test_an_amendment_changes_the_terms_from_its_effective_day_only(home, decision, minh):
    rest = {"effective_on": date(2021, 4, 1), "time_limit_after": 10, "fee_after": 0}
    (one,) = _change(decision, home, "amended", **rest)
    publish("QĐ-1", on=MARCH, by=minh)
    one.refresh_from_db()
    before, after = terms_on(one, date(2021, 3, 31)), terms_on(one, date(2021, 4, 1))
    assert (before.working_days, before.fee_vnd) == (15, 100_000)
    assert (after.working_days, after.fee_vnd) == (10, 0)


def test_publishing_signs_a_draft_decision_and_leaves_an_audit_line(units, home, minh):
    draft = DecisionFactory(unit=units["H21"], code="QĐ-2", draft=True)
    (one,) = _change(draft, home)
    publish("QĐ-2", number="100/QĐ-UBND", on=MARCH, by=minh)
    one.refresh_from_db()
    assert one.in_force_from == MARCH
    assert value("procedures.decisions") == 1
    assert acts_on("procedures.decisions", draft.pk)[0].by == "minh"


def test_a_decision_without_number_is_not_published(units, minh):
    DecisionFactory(unit=units["H21"], code="QĐ-2", draft=True)
    with pytest.raises(FieldProblems, match="Thiếu số"):
        publish("QĐ-2", on=MARCH, by=minh)


def test_a_decision_is_carried_out_once_and_only_within_the_scope(decision, minh, hoa):
    with pytest.raises(NotFoundProblem):
        publish("QĐ-1", on=MARCH, by=hoa)
    publish("QĐ-1", on=MARCH, by=minh)
    with pytest.raises(TooLateProblem):
        publish("QĐ-1", on=MARCH, by=minh)


def test_the_clock_carries_out_what_was_signed_by_the_day(home, decision):
    (one,) = _change(decision, home, "abolished")
    assert carry_out_signed(date(2021, 2, 28)) == 0
    assert carry_out_signed(MARCH) == 1
    assert carry_out_signed(MARCH) == 0
    one.refresh_from_db()
    assert one.abolished_on == MARCH


def test_the_job_carries_out_decisions_of_the_past(home, decision):
    (one,) = _change(decision, home, "abolished")
    carry_out_signed_decisions()
    one.refresh_from_db()
    assert one.abolished_on == MARCH


def test_a_draft_change_has_no_decision_and_is_not_counted(home):
    draft = ChangeFactory(procedure=ProcedureFactory(unit=home), kind="amended")
    assert list(ProcedureChange.objects.drafts()) == [draft]
    assert value("procedures.amended") == 0


@pytest.mark.parametrize(("kind", "rest"), [("replaced", {}), ("abolished", {"replacement": True})])
def test_a_replacement_is_named_exactly_where_one_is_needed(home, decision, minh, kind, rest):
    one, other = ProcedureFactory.create_batch(2, unit=home)
    values = {"unit": home.pk, "decision": decision.pk, "procedure": one.pk, "kind": kind}
    values |= {"replacement": other.pk} if rest else {}
    with pytest.raises(FieldProblems) as caught:
        actions.enter(CHANGES, values, by=minh)
    assert list(caught.value.fields) == ["replacement"]


def test_a_change_cannot_take_effect_before_its_decision(home, decision, minh):
    one = ProcedureFactory(unit=home)
    values = {
        "unit": home.pk, "decision": decision.pk, "procedure": one.pk, "kind": "abolished",
        "effective_on": date(2021, 2, 28),
    }  # fmt: skip
    with pytest.raises(FieldProblems, match="trước ngày quyết định"):
        actions.enter(CHANGES, values, by=minh)


def test_one_statement_reads_every_change_and_one_the_decisions(units, django_assert_num_queries):
    question = ask()
    with django_assert_num_queries(2):
        read_many([Question(f"procedures.{name}", question) for name in FLOWS])
