"""What the office lays down for desks; cases with their papers and fees; parents; agencies."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import ApplicantIn, Intake, PaperIn, ResultIn
from konia.domains.dossiers.actions.desk_rules import DeskRules
from konia.domains.dossiers.actions.intake import Ground
from konia.domains.dossiers.letters.filling import facts_of, page_of
from konia.domains.dossiers.models import DeskRule, Letter, Paper
from konia.domains.dossiers.states import Matter
from konia.domains.payments.public import requests_of
from konia.domains.procedures.models import FeeLine, PaperPart, ProcedureVersion
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem

from .factories import DeskFactory, ServiceFactory
from .stage import make_procedure, moment, received

DAY = moment(1).date()


def lay_down(unit, matter, *, is_on=True, days=None, first_on=DAY, last_on=None):
    """One rule."""
    return DeskRule.objects.create(
        unit=unit, matter=matter, is_on=is_on, days=days, first_on=first_on, last_on=last_on,
        source="Quyết định 1/QĐ-UBND",
    )  # fmt: skip


def with_content(units, **more):
    """A procedure with two cases, a required paper in each, and fees of every kind."""
    made = make_procedure(units, **more)
    version = ProcedureVersion.objects.create(
        unit=units["H21"], procedure=made, number=1, name="Khai sinh", first_on=date(2020, 1, 1),
        working_days=1,
    )  # fmt: skip
    for case, code in (("", "TK"), ("Bị bỏ rơi", "BB")):
        PaperPart.objects.create(version=version, case=case, code=code, name=code, originals=1)
    PaperPart.objects.create(version=version, code="KH", name="KH", copies=1, required=False)
    lines = (("A", 1000, "", "", 0), ("B", 200, "Bị bỏ rơi", "", 0), ("M", 8000, "", "sinh", 60))
    for code, amount, case, since, days in lines:
        FeeLine.objects.create(
            version=version, code=code, name=code, amount_vnd=amount, case=case, since=since,
            after_days=days,
        )  # fmt: skip
    return made


def police(unit="H21.31"):
    """An application for a procedure of the police that no catalogue knows."""
    return Intake(unit=unit, procedure="2.009001", applicant=ApplicantIn("Siu H'Bia"))


def asked_lines(dossier):
    """The codes of the fee lines that were asked for."""
    return [line.code for one in requests_of("dossiers", dossier.code) for line in one.lines.all()]


def test_a_rule_holds_from_its_day_for_the_units_below_and_a_nearer_one_wins(units):
    tree = Tree.at(DAY)
    lay_down(units["H21"], Matter.SOON, days=5)
    lay_down(units["H21.31"], Matter.SOON, days=1)
    rules, before = DeskRules.on(DAY), DeskRules.on(DAY - timedelta(days=1))
    days = [rules.soon_days(units[code].pk, tree) for code in ("H21.43", "H21.31", "H21.31.01")]
    assert days == [5, 1, 1]
    assert before.soon_days(units["H21.31"].pk, tree) == 2


def test_a_changed_rule_is_seen_at_once(units):
    tree = Tree.at(DAY)
    assert not DeskRules.on(DAY).holds(Matter.SCAN, units["H21.31"].pk, tree)
    rule = lay_down(units["H21"], Matter.SCAN)
    assert DeskRules.on(DAY).holds(Matter.SCAN, units["H21.31"].pk, tree)
    rule.last_on = DAY
    rule.save()
    after = DeskRules.on(DAY + timedelta(days=1))
    assert not after.holds(Matter.SCAN, units["H21.31"].pk, tree)


def test_two_words_on_one_matter_at_one_time_are_refused(units):
    lay_down(units["H21"], Matter.SCAN, last_on=DAY + timedelta(days=9))
    again = DeskRule(unit=units["H21"], matter=Matter.SCAN, first_on=DAY, source="x")
    with pytest.raises(ValidationError):
        again.full_clean()
    again.first_on = DAY + timedelta(days=10)
    again.full_clean()


@pytest.mark.parametrize(("matter", "days"), [("soon", None), ("soon", 0), ("scan", 3)])
def test_days_are_said_for_the_one_matter_of_days_only(units, matter, days):
    with pytest.raises(ValidationError):
        DeskRule(unit=units["H21"], matter=matter, days=days, first_on=DAY, source="x").full_clean()


def test_without_any_rule_desks_receive_as_they_did_in_2021(units):
    tree, rules = Tree.at(DAY), DeskRules.on(DAY)
    on = {matter for matter in Matter if rules.holds(matter, units["H21.31"].pk, tree)}
    assert on == {Matter.ANY_PLACE, Matter.POST_RECEIVES, Matter.RATE_BY_QR}


@pytest.mark.parametrize(
    ("desk", "competent", "refused"),
    [("H21.31", "H21.43", True), ("H21.31.01", "H21.31.02", True), ("H21.31.01", "H21.31", False),
     ("H21.31", "H21.31.01", False), ("H21.31", "H21.16", False), ("H21.31", "", False)],
)  # fmt: skip
def test_boundaries_bind_desks_where_they_are_laid_down(units, minh, desk, competent, refused):
    procedure = make_procedure(units)
    received(units, minh, procedure=procedure, unit=desk, competent=competent)
    lay_down(units["H21"], Matter.ANY_PLACE, is_on=False)
    if refused:
        with pytest.raises(FieldProblems) as caught:
            received(units, minh, procedure=procedure, unit=desk, competent=competent)
        assert "competent" in caught.value.fields
    else:
        assert received(units, minh, procedure=procedure, unit=desk, competent=competent)


def test_the_post_office_receives_while_reception_is_handed_to_it(units, lan):
    procedure = make_procedure(units)
    DeskFactory(unit=units["H21.31"], operator="post")
    received(units, lan, procedure=procedure)
    lay_down(units["H21"], Matter.POST_RECEIVES, is_on=False, first_on=moment(2).date())
    received(units, lan, procedure=procedure)
    with pytest.raises(ForbiddenProblem):
        received(units, lan, procedure=procedure, at=moment(2))
    assert received(units, lan, procedure=procedure, at=moment(2), unit="H21.31.01")


def test_where_desks_digitise_a_required_paper_has_a_scan_or_a_reason(units, lan):
    procedure = with_content(units)
    papers = (PaperIn("TK", "TK"), PaperIn("KH", "KH"), PaperIn("Khác"))
    received(units, lan, procedure=procedure, papers=papers)
    lay_down(units["H21"], Matter.SCAN)
    with pytest.raises(FieldProblems) as caught:
        received(units, lan, procedure=procedure, papers=papers)
    assert caught.value.fields["papers"] == [
        "Chưa có bản quét: TK. Hãy quét, hoặc ghi lý do chưa quét."
    ]
    excused = (PaperIn("TK", "TK", unscanned=" Khổ giấy quá lớn "), *papers[1:])
    kept = received(units, lan, procedure=procedure, papers=excused)
    assert Paper.objects.get(dossier=kept, code="TK").unscanned == "Khổ giấy quá lớn"


def test_the_case_is_kept_and_only_its_papers_and_fees_are_asked_for(units, lan):
    procedure = with_content(units)
    rules = Ground.at(moment(1)).rules(procedure.code)
    assert rules.cases == ("Bị bỏ rơi",)
    assert [part.code for part in rules.papers_in("")] == ["TK", "KH"]
    plain = received(units, lan, procedure=procedure)
    left = received(units, lan, procedure=procedure, case="Bị bỏ rơi")
    assert [plain.case, left.case] == ["", "Bị bỏ rơi"]
    assert [asked_lines(plain), asked_lines(left)] == [["A"], ["A", "B"]]
    with pytest.raises(FieldProblems):
        received(units, lan, procedure=procedure, case="Trường hợp khác")


@pytest.mark.parametrize(
    ("days", "owes"), [(60, ["A"]), (61, ["A", "M"]), (None, ["A"])]
)  # fmt: skip
def test_a_late_registration_owes_its_fee_by_the_day_the_form_tells(units, lan, days, owes):
    answers = {"sinh": (DAY - timedelta(days=days)).isoformat()} if days is not None else {}
    kept = received(units, lan, procedure=with_content(units), answers=answers)
    assert asked_lines(kept) == owes


def test_the_clerk_may_find_a_late_fee_due_and_the_receipt_tells_what_was_asked(units, lan):
    kept = received(units, lan, procedure=with_content(units), fees=("M",))
    assert asked_lines(kept) == ["A", "M"]
    assert [fee.name for fee in facts_of(Letter.objects.get(dossier=kept)).fees] == ["A", "M"]


def test_what_owes_nothing_waits_for_no_payment(units, lan):
    procedure = with_content(units)
    FeeLine.objects.filter(code="A").delete()
    kept = received(units, lan, procedure=procedure)
    assert (kept.payment_state, asked_lines(kept)) == ("", [])


def test_a_child_dossier_is_of_an_interlinked_procedure_and_so_is_its_parent(units, lan):
    alone = make_procedure(units)
    linked = make_procedure(units, interlink="same_level")
    parent = received(units, lan, procedure=linked)
    child = received(units, lan, procedure=linked, parent=parent.code)
    assert child.parent == parent
    stray = received(units, lan, procedure=alone)
    for procedure, code in (
        (alone, parent.code), (linked, stray.code), (linked, child.code), (linked, "000.1"),
    ):  # fmt: skip
        with pytest.raises(FieldProblems) as caught:
            received(units, lan, procedure=procedure, parent=code)
        assert "parent" in caught.value.fields


@pytest.mark.works("S19.2")
def test_a_procedure_only_the_desks_know_is_received_by_their_list_and_counted_apart(units, lan):
    make_procedure(units)
    ServiceFactory(unit=units["H21.31"], working_days=7)
    asked = police()
    kept = actions.receive(asked, at=moment(1), by=lan)
    assert (kept.agency, kept.field, kept.procedure_id) == ("police", "identity", None)
    assert (kept.procedure_level, kept.due_at) == ("district", moment(10, 17))
    assert kept.procedure_title == "Cấp thẻ căn cước công dân"
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    done = actions.decide(kept.code, results=(ResultIn("Thẻ"),), at=moment(2), by=lan)
    assert done.finished_on == moment(2).date()


def test_a_procedure_without_a_time_limit_is_not_received_for_its_receipt_would_lack_the_day(
    units, lan
):
    make_procedure(units)
    service = ServiceFactory(unit=units["H21.31"])
    with pytest.raises(FieldProblems) as caught:
        actions.receive(police(), at=moment(1), by=lan)
    assert "thời hạn" in caught.value.fields["procedure"][0]
    service.working_days = 7
    service.save()
    kept = actions.receive(police(), at=moment(1), by=lan)
    facts = facts_of(Letter.objects.get(dossier=kept))
    assert (facts.limit, facts.procedure) == ("7 ngày làm việc", "Cấp thẻ căn cước công dân")
    assert page_of(Letter.objects.get(dossier=kept)).content.startswith(b"%PDF")


def test_a_desk_that_does_not_offer_it_is_refused(units, minh):
    make_procedure(units)
    ServiceFactory(unit=units["H21.31"], working_days=7)
    asked = police("H21.43")
    with pytest.raises(FieldProblems):
        actions.receive(asked, at=moment(1), by=minh)
