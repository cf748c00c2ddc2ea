from datetime import date, timedelta

import pytest

from konia.domains.legal.actions import publish_expired
from konia.domains.legal.models import NormativeDocument
from konia.domains.legal.registers import DOCUMENTS
from konia.domains.legal.states import DocumentState
from konia.kernel.audit.register import acts_on, revisions_of
from konia.kernel.registers import actions
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem
from konia.testing.cast import powers_of
from konia.testing.questions import AS_OF, value

from .factories import ExpiredItemFactory, ExpiredListFactory, NormativeDocumentFactory


@pytest.fixture
def home(units):
    return units["H21.02"]


def _values(unit, **rest):
    return {
        "unit": unit.pk, "code": "1", "number": "01/2021/QĐ-UBND", "kind": "decision",
        "issuer_level": "province", "issuer_body": "committee", "abstract": "Quy định",
        "issued_on": date(2021, 3, 1),
    } | rest  # fmt: skip


@pytest.mark.works("S10.3")
def test_a_decision_that_replaces_another_links_both_ways(home):
    old = NormativeDocumentFactory(
        unit=home, number="343/QĐ-UBND", issued_on=date(2016, 5, 26), effective_on=date(2016, 6, 5)
    )
    new = NormativeDocumentFactory(
        unit=home, issued_on=date(2021, 5, 20), effective_on=date(2021, 5, 31), replaces=old
    )
    assert old.state_on(date(2021, 5, 30)) == DocumentState.IN_FORCE
    assert old.state_on(date(2021, 5, 31)) == DocumentState.REPLACED
    assert (list(old.replaced_by.all()), new.replaces) == ([new], old)


def test_a_replaced_document_is_not_in_force_from_the_day_the_new_one_is(home):
    old = NormativeDocumentFactory(unit=home, old=True)
    NormativeDocumentFactory(unit=home, effective_on=date(2021, 3, 11), replaces=old)
    on = NormativeDocument.objects.in_force_on
    assert list(on(date(2021, 3, 10))) == [old]
    assert old not in on(date(2021, 3, 11))
    assert list(NormativeDocument.objects.replaced_on(AS_OF)) == [old]


@pytest.mark.works("S10.4")
def test_a_number_without_year_is_taken_only_for_an_old_document_with_a_note(home, minh):
    old = _values(home, number="343/QĐ-UBND", issued_on=date(2016, 5, 26))
    with pytest.raises(FieldProblems) as caught:
        actions.enter(DOCUMENTS, old, by=minh)
    assert list(caught.value.fields) == ["number_note"]
    assert actions.enter(DOCUMENTS, old | {"number_note": "Trước quy định"}, by=minh).pk


@pytest.mark.works("S10.4")
def test_a_number_without_year_is_refused_since_the_rule_even_with_a_note(home, minh):
    late = _values(home, number="343/QĐ-UBND", number_note="Ghi chú", issued_on=date(2016, 7, 1))
    with pytest.raises(FieldProblems) as caught:
        actions.enter(DOCUMENTS, late, by=minh)
    assert list(caught.value.fields) == ["number"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"number": ""}, "number"),
        ({"published_on": date(2021, 2, 28)}, "published_on"),
        ({"ended_on": date(2021, 4, 1)}, "ended_how"),
        ({"drafted_on": date(2021, 2, 2), "appraised_on": date(2021, 2, 1)}, "appraised_on"),
    ],
)
def test_a_document_that_contradicts_itself_is_refused_at_its_field(home, minh, wrong, field):
    with pytest.raises(FieldProblems) as caught:
        actions.enter(DOCUMENTS, _values(home, **wrong), by=minh)
    assert list(caught.value.fields) == [field]


def test_an_effect_before_the_issue_is_refused_by_the_table(home, minh):
    with pytest.raises(FieldProblems, match="Ngày có hiệu lực đứng trước"):
        actions.enter(DOCUMENTS, _values(home, effective_on=date(2021, 2, 1)), by=minh)


@pytest.mark.works("S10.2")
def test_unpublished_documents_are_listed_with_the_days_since_their_issue(home):
    NormativeDocumentFactory(unit=home)
    late = NormativeDocumentFactory(
        unit=home, issued_on=date(2021, 6, 5), effective_on=None, published_on=None
    )
    found = NormativeDocument.objects.unpublished_on(AS_OF).with_days_since_issue(AS_OF)
    assert [(one.pk, one.waiting) for one in found] == [(late.pk, timedelta(days=10))]


@pytest.mark.works("S10.2")
def test_nothing_is_unpublished_once_every_document_is_published(home):
    document = NormativeDocumentFactory(unit=home, published_on=date(2021, 3, 9))
    assert value("legal.unpublished", as_of=date(2021, 3, 8)) == 1
    assert value("legal.unpublished", as_of=document.published_on) == 0


def test_a_suspended_document_is_not_in_force_while_it_is_suspended(home):
    document = NormativeDocumentFactory(
        unit=home, suspended_from=date(2021, 4, 1), suspended_until=date(2021, 4, 30)
    )
    days = (date(2021, 3, 31), date(2021, 4, 1), date(2021, 4, 30), date(2021, 5, 1))
    assert [value("legal.in_force", as_of=day) for day in days] == [1, 0, 0, 1]
    assert document.state_on(date(2021, 4, 30)) == DocumentState.SUSPENDED


def test_a_draft_passes_through_its_states_day_by_day(home):
    draft = NormativeDocumentFactory.build(
        unit=home, proposed_on=date(2021, 1, 1), drafted_on=date(2021, 1, 10),
        appraised_on=date(2021, 2, 1),
    )  # fmt: skip
    days = [(1, 9), (1, 10), (2, 1), (3, 1), (3, 3)]
    found = [draft.state_on(date(2021, month, day)).value for month, day in days]
    assert found == ["proposed", "drafted", "appraised", "issued", "published"]


@pytest.mark.works("S11.4")
def test_publishing_the_yearly_list_ends_its_documents_on_the_stated_day(units, home, minh):
    document = NormativeDocumentFactory(unit=home, old=True)
    chosen = ExpiredListFactory(unit=units["H21"])
    ExpiredItemFactory(expired_list=chosen, document=document)
    assert document.state_on(date(2021, 1, 1)) == DocumentState.IN_FORCE
    publish_expired("DM-2020", decision="64/QĐ-UBND", on=date(2021, 1, 29), by=minh)
    document.refresh_from_db()
    assert document.state_on(date(2020, 12, 30)) == DocumentState.IN_FORCE
    assert document.state_on(date(2020, 12, 31)) == DocumentState.EXPIRED
    assert acts_on("legal.expired_lists", chosen.pk)[0].detail["decision"] == "64/QĐ-UBND"


def test_a_suspended_document_of_the_list_is_suspended_and_not_ended(units, home, minh):
    document = NormativeDocumentFactory(unit=home, old=True)
    chosen = ExpiredListFactory(unit=units["H21"])
    ExpiredItemFactory(expired_list=chosen, document=document, effect="suspended")
    publish_expired("DM-2020", decision="64/QĐ-UBND", on=date(2021, 1, 29), by=minh)
    document.refresh_from_db()
    assert (document.suspended_from, document.ended_on) == (date(2020, 12, 31), None)


def test_a_list_is_published_once_and_only_by_its_own_unit(units, minh, hoa):
    ExpiredListFactory(unit=units["H21"])
    with pytest.raises(NotFoundProblem):
        publish_expired("DM-2020", decision="64/QĐ-UBND", on=date(2021, 1, 29), by=hoa)
    publish_expired("DM-2020", decision="64/QĐ-UBND", on=date(2021, 1, 29), by=minh)
    with pytest.raises(TooLateProblem):
        publish_expired("DM-2020", decision="65/QĐ-UBND", on=date(2021, 1, 30), by=minh)


def test_someone_who_may_only_see_publishes_nothing(units):
    from konia.kernel.rooms.problems import ForbiddenProblem

    ExpiredListFactory(unit=units["H21"])
    reader = powers_of("reader", "H21", permissions=["legal.see"])
    with pytest.raises(ForbiddenProblem):
        publish_expired("DM-2020", decision="64/QĐ-UBND", on=date(2021, 1, 29), by=reader)


def test_amending_a_document_keeps_what_it_said_before(home, minh):
    document = NormativeDocumentFactory(unit=home, abstract="Cũ")
    actions.amend(DOCUMENTS, document.pk, {"abstract": "Mới"}, by=minh, reason="Ghi sai")
    assert revisions_of("legal_normativedocument", document.pk)[0].old["abstract"] == "Cũ"
