from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from konia.domains.quality import figures  # noqa: F401 - declares the figures asked about
from konia.domains.quality.actions import revise
from konia.domains.quality.models import WorkProcedure
from konia.domains.quality.registers import FINDINGS
from konia.domains.quality.states import BodyGroup, Edition, ElectronicStage
from konia.kernel.figures.definitions import FIGURES
from konia.kernel.figures.engine import Question, read_many, records
from konia.kernel.registers import actions
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, NotFoundProblem
from konia.testing.questions import AS_OF, answer, ask, value

from .factories import (
    ConversionFactory,
    DueFactory,
    ElectronicFactory,
    FindingFactory,
    ProcedureFactory,
    SystemFactory,
)  # fmt: skip

OWN = sorted({rule.name for rule in FIGURES if rule.room == "quality"})
SIX = ("H21.02", "H21.16", "H21.10", "H21.31", "H21.43", "H21.S01")
SHARES = ("quality.converted", "quality.converted_of_systems")
GROUPS = {
    "departments": BodyGroup.DEPARTMENT, "central_agencies": BodyGroup.CENTRAL,
    "districts": BodyGroup.DISTRICT, "branches": BodyGroup.BRANCH, "communes": BodyGroup.COMMUNE,
    "others": BodyGroup.OTHER,
}  # fmt: skip


@pytest.mark.parametrize("name", OWN)
def test_an_empty_register_counts_nothing_and_has_no_share(units, name):
    assert value(name) == (None if name in SHARES else 0)


@pytest.mark.works("S61.1")
@pytest.mark.parametrize(("name", "group"), GROUPS.items())
def test_bodies_with_a_quality_system_are_counted_by_group(units, name, group):
    for code, own in zip(SIX, GROUPS.values(), strict=True):
        SystemFactory(unit=units[code], group=own)
    SystemFactory(unit=units["H21.31.01"], group=group)
    assert (value(f"quality.{name}"), value("quality.systems")) == (2, 7)


def test_a_system_given_up_counts_until_its_last_day(units):
    SystemFactory(unit=units["H21.02"], last_on=AS_OF - timedelta(days=1))
    assert value("quality.systems", as_of=AS_OF - timedelta(days=1)) == 1
    assert value("quality.systems") == 0


@pytest.mark.works("S61.2")
def test_the_share_converted_stands_on_the_list_of_bodies_due(units):
    for code in ("H21.02", "H21.16"):
        SystemFactory(unit=units[code])
        DueFactory(unit=units[code])
    DueFactory(unit=units["H21.S01"])
    SystemFactory(unit=units["H21.31.01"], group=BodyGroup.COMMUNE)
    ConversionFactory(unit=units["H21.02"])
    assert (answer(SHARES[0]).part, answer(SHARES[0]).whole) == (1, 3)
    assert (answer(SHARES[1]).part, answer(SHARES[1]).whole) == (1, 2)
    named = records("quality.due_without_system", ask())
    assert [row.unit.code for row in named] == ["H21.S01"]


def test_the_shares_count_a_body_once_and_only_what_their_base_holds(units):
    for plan in ("680/QĐ-UBND", "12/QĐ-UBND"):
        DueFactory(unit=units["H21.02"], plan=plan)
    DueFactory(unit=units["H21.16"])
    SystemFactory(unit=units["H21.02"])
    back = {"from_edition": Edition.ISO_2015, "to_edition": Edition.ISO_2008}
    ConversionFactory(unit=units["H21.02"])
    ConversionFactory(unit=units["H21.16"], **back)  # not to the edition asked about
    ConversionFactory(unit=units["H21.10"])  # neither in a plan nor with a system
    assert [(answer(name).part, answer(name).whole) for name in SHARES] == [(1, 2), (1, 1)]
    assert value("quality.not_converted") == 1


def test_bodies_due_that_have_not_converted_are_named(units):
    for code in ("H21.02", "H21.16"):
        DueFactory(unit=units[code])
    ConversionFactory(unit=units["H21.02"])
    ConversionFactory(unit=units["H21.16"], converted_on=AS_OF + timedelta(days=1))
    assert [row.unit.code for row in records("quality.not_converted", ask())] == ["H21.16"]


@pytest.mark.parametrize("name", ["departments", "central_agencies", "districts", "branches"])
def test_conversions_count_by_group_from_their_day_on(units, name):
    for code, group in zip(SIX, GROUPS.values(), strict=True):
        ConversionFactory(unit=units[code], group=group, converted_on=AS_OF)
    assert value(f"quality.converted_{name}") == 1
    assert value(f"quality.converted_{name}", as_of=AS_OF - timedelta(days=1)) == 0


def test_electronic_iso_counts_bodies_on_trial_or_in_use(units):
    ElectronicFactory(unit=units["H21.02"])
    ElectronicFactory(unit=units["H21.16"], stage=ElectronicStage.IN_USE)
    ElectronicFactory(unit=units["H21.10"], stage=ElectronicStage.PLANNED)
    ElectronicFactory(unit=units["H21.31"], first_on=AS_OF + timedelta(days=1))
    assert (value("quality.electronic"), value("quality.electronic", "H21.02")) == (2, 1)


@pytest.mark.works("S61.3")
def test_a_revised_procedure_gets_the_next_version_and_users_see_it(units, minh):
    kept = ProcedureFactory(unit=units["H21.02"])
    fresh = revise(kept.unit_id, "QT-01", change="Theo ISO 9001:2015", on=AS_OF, by=minh)
    assert (fresh.version, fresh.title) == (2, kept.title)
    assert WorkProcedure.objects.latest_on(AS_OF).get() == fresh
    assert WorkProcedure.objects.latest_on(AS_OF - timedelta(days=1)).get() == kept


def test_a_procedure_is_revised_by_its_own_unit_and_in_order(units, hoa, minh):
    kept = ProcedureFactory(unit=units["H21.31"])
    with pytest.raises(ForbiddenProblem):
        revise(kept.unit_id, "QT-01", change="x", on=AS_OF, by=hoa)
    with pytest.raises(FieldProblems):
        revise(kept.unit_id, "QT-01", change="x", on=date(2019, 1, 14), by=minh)
    with pytest.raises(NotFoundProblem):
        revise(kept.unit_id, "QT-09", change="x", on=AS_OF, by=minh)


@pytest.mark.works("S61.4")
def test_a_finding_closed_with_evidence_is_no_longer_open(units, minh):
    kept = FindingFactory(unit=units["H21.02"])
    assert value("quality.findings_open") == 1
    values = {"closed_on": date(2021, 5, 10), "evidence": "Quy trình mới"}
    actions.amend(FINDINGS, kept.pk, values, by=minh, reason="Đã khắc phục")
    assert value("quality.findings_open") == 0
    assert value("quality.findings_open", as_of=date(2021, 5, 9)) == 1


def test_a_finding_is_not_closed_without_evidence(units, minh):
    kept = FindingFactory(unit=units["H21.02"])
    with pytest.raises(FieldProblems) as caught:
        actions.amend(FINDINGS, kept.pk, {"closed_on": AS_OF}, by=minh, reason="Đóng")
    assert "evidence" in caught.value.fields


@pytest.mark.parametrize(
    ("make", "values", "field"),
    [
        (FindingFactory, {"closed": True, "closed_on": date(2021, 4, 1)}, "closed_on"),
        (ConversionFactory, {"to_edition": "2008"}, "to_edition"),
        (ProcedureFactory, {"version": 0}, "__all__"),
    ],
)
def test_a_record_against_the_rules_is_refused_at_its_field(units, make, values, field):
    with pytest.raises(ValidationError) as caught:
        make.build(unit=units["H21.02"], **values).full_clean()
    assert field in caught.value.message_dict


def test_a_body_keeps_one_quality_system_at_a_time(units):
    SystemFactory(unit=units["H21.02"])
    with pytest.raises(IntegrityError), transaction.atomic():
        SystemFactory(unit=units["H21.02"])


def test_all_figures_of_the_room_take_few_statements(units, django_assert_max_num_queries):
    question = ask()
    with django_assert_max_num_queries(8):
        read_many([Question(name, question) for name in OWN])
