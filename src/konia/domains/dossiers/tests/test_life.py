"""The life of a dossier that is handled here, from the desk to the result in hand."""

import pytest

from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import Intake, PaperIn, ResultIn
from konia.domains.dossiers.models import Application, Dossier, Event, Letter, Paper, Pause, Step
from konia.domains.dossiers.states import NATIONAL, DeliveryState, State
from konia.kernel.audit.register import acts_on
from konia.kernel.outbox.models import Message
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    TooLateProblem,
)
from konia.testing.cast import powers_of

from .stage import intake, make_procedure, moment, received

BY_POST = {"delivery": "post", "delivery_address": "Pleiku"}
RESULT = (ResultIn("Giấy phép", number="12/GP-UBND"),)


def test_receiving_numbers_the_dossier_starts_its_clock_and_issues_the_receipt(units, lan):
    kept = received(units, lan, at=moment(1))
    assert kept.code.endswith("-210301-0001")
    assert (kept.state, kept.received_on) == (State.RECEIVED, moment(1).date())
    assert kept.due_at == kept.original_due_at == moment(8, 17)  # five working days
    assert Letter.objects.get().number == kept.code
    assert Paper.objects.get().name == "Tờ khai"
    assert Application.objects.get().identity_no == "064099001234"
    assert [act.act for act in acts_on("dossiers.dossiers", kept.pk)] == ["receive"]


def test_numbers_of_a_desk_and_day_run_without_gaps_and_begin_anew_next_day(units, lan):
    procedure = make_procedure(units)
    codes = [received(units, lan, procedure=procedure).code[-11:] for _ in range(3)]
    codes.append(received(units, lan, procedure=procedure, at=moment(2)).code[-11:])
    assert codes == ["210301-0001", "210301-0002", "210301-0003", "210302-0001"]


def test_a_refused_intake_takes_no_number(units, lan):
    procedure = make_procedure(units)
    with pytest.raises(FieldProblems):
        received(units, lan, procedure=procedure, delivery="post")  # without an address
    assert received(units, lan, procedure=procedure).code.endswith("-0001")


def test_the_same_sending_twice_gives_one_dossier(units, lan):
    procedure = make_procedure(units)
    first = received(units, lan, procedure=procedure, key="k1")
    again = received(units, lan, procedure=procedure, key="k1")
    assert (first.pk, Dossier.objects.count()) == (again.pk, 1)
    assert received(units, lan, procedure=procedure).code.endswith("-0002")


def test_a_dossier_goes_from_desk_to_expert_to_leader_and_back(units, lan):
    kept = received(units, lan)
    step = actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    assert (step.role, step.given_by) == (2, "Lan")
    actions.take(step.pk, at=moment(1, 11), by=lan)
    actions.pass_on(kept.code, at=moment(2), by=lan)
    decided = actions.decide(kept.code, results=RESULT, at=moment(3), by=lan)
    assert (decided.state, decided.finished_on) == (State.READY, moment(3).date())
    given = actions.hand_over(kept.code, receiver="Siu H'Bia", at=moment(4), by=lan)
    assert (given.state, given.delivery_state) == (State.RETURNED, DeliveryState.DELIVERED)
    assert not Step.objects.filter(done_on__isnull=True).exists()
    acts = list(Event.objects.values_list("act", flat=True))
    assert acts == ["receive", "pass_on", "take", "pass_on", "decide", "hand_over"]
    assert Message.objects.filter(topic="dossiers.handed_over").count() == 1


def test_a_step_is_due_by_its_own_hours(units, lan):
    kept = received(units, lan, at=moment(1, 9))
    first = Step.objects.get()
    assert first.due_at == moment(1, 15)  # four hours with the midday break between
    second = actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    assert second.due_at == moment(3, 10)  # fifteen hours are two days


def test_two_who_press_the_same_button_pass_the_dossier_on_once(units, lan):
    kept = received(units, lan)
    seen = Step.objects.get().pk
    actions.pass_on(kept.code, at=moment(1, 10), by=lan, seen=seen)
    with pytest.raises(TooLateProblem):
        actions.pass_on(kept.code, at=moment(1, 10), by=lan, seen=seen)
    assert Step.objects.count() == 2


def test_signing_waits_for_the_steps_before_it(units, lan):
    kept = received(units, lan)
    with pytest.raises(TooLateProblem):
        actions.decide(kept.code, results=RESULT, at=moment(2), by=lan)
    assert Dossier.objects.get().state == State.RECEIVED


def test_a_dossier_goes_back_with_a_reason(units, lan):
    kept = received(units, lan)
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    actions.pass_on(kept.code, at=moment(2), by=lan)
    with pytest.raises(FieldProblems):
        actions.send_back(kept.code, reason=" ", at=moment(2, 10), by=lan)
    back = actions.send_back(kept.code, reason="Sai diện tích", at=moment(2, 10), by=lan)
    assert (back.place, back.unit_id) == (1, units["H21.31"].pk)
    assert Step.objects.filter(outcome="back").get().words == "Sai diện tích"


def test_the_process_is_the_one_in_force_when_the_dossier_came(units, lan):
    procedure = make_procedure(units)
    kept = received(units, lan, procedure=procedure)
    kept.process.last_on = moment(1).date()
    kept.process.save()
    assert actions.pass_on(kept.code, at=moment(3), by=lan).name == "Bước 2"


@pytest.mark.works("S18.4")
def test_an_interlinked_dossier_has_a_due_moment_for_each_hop_and_one_for_the_whole(units, minh):
    hops = (
        ("receive", "reception", 4), ("handle", "competent", 8),
        ("hop", "fixed", 15, "H21.31"), ("hop", "fixed", 22.5, "H21.10"),
        ("sign", "competent", 8), ("return", "reception", 2),
    )  # fmt: skip
    procedure = make_procedure(units, steps=hops, time_limit_days=10, interlink="cross_level")
    kept = received(units, minh, procedure=procedure, unit="H21.31.01")
    actions.pass_on(kept.code, at=moment(1, 10), by=minh)
    district = actions.pass_on(kept.code, at=moment(2), by=minh)
    assert Dossier.objects.get().state == State.INTERLINKED
    province = actions.pass_on(kept.code, at=moment(3), by=minh)
    assert (district.unit_id, province.unit_id) == (units["H21.31"].pk, units["H21.10"].pk)
    assert (district.due_at, province.due_at) == (moment(4), moment(8))
    assert Dossier.objects.get().due_at == moment(15, 17)
    actions.pass_on(kept.code, at=moment(4), by=minh)
    assert Dossier.objects.get().state == State.HANDLING


def test_each_body_moves_only_its_own_step(units, lan, hoa):
    hops = (("receive", "reception", 4), ("hop", "fixed", 8, "H21.43"), ("sign", "competent", 8))
    kept = received(units, lan, procedure=make_procedure(units, steps=hops))
    with pytest.raises(NotFoundProblem):
        actions.pass_on(kept.code, at=moment(1, 10), by=hoa)
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    with pytest.raises(ForbiddenProblem):
        actions.pass_on(kept.code, at=moment(1, 11), by=lan)
    assert actions.pass_on(kept.code, at=moment(1, 11), by=hoa).unit_id == units["H21.31"].pk


def test_a_body_whose_step_is_done_neither_ends_the_dossier_nor_gives_its_result(units, lan, hoa):
    hops = (("receive", "reception", 4), ("hop", "fixed", 8, "H21.43"), ("sign", "competent", 8))
    kept = received(units, lan, procedure=make_procedure(units, steps=hops), **BY_POST)
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    actions.pass_on(kept.code, at=moment(1, 11), by=hoa)
    at = moment(2)
    for act in (
        lambda: actions.give_up(kept.code, reason="Đổi ý", at=at, by=hoa),
        lambda: actions.send_result(kept.code, tracking="EV1", at=at, by=hoa),
        lambda: actions.hand_over(kept.code, receiver="Siu H'Bia", at=at, by=hoa),
        lambda: actions.resume(kept.code, at=at, by=hoa),
    ):
        with pytest.raises(ForbiddenProblem):
            act()


def test_an_opinion_is_asked_beside_the_process_and_answered_by_the_body_asked(units, lan, hoa):
    kept = received(units, lan)
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    asked = actions.consult(
        kept.code, unit="H21.43", question="Ranh giới?", working_hours=8, at=moment(1, 11), by=lan
    )
    assert asked.due_at == moment(2, 11, 30)
    answered = actions.answer(asked.pk, words="Đúng ranh giới", at=moment(2), by=hoa)
    assert (answered.outcome, answered.words) == ("answered", "Đúng ranh giới")
    assert actions.pass_on(kept.code, at=moment(2, 14), by=lan).role == 6


def test_only_who_may_sign_signs(units, lan):
    kept = received(units, lan)
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    actions.pass_on(kept.code, at=moment(2), by=lan)
    expert = powers_of("expert", "H21.31", permissions=["dossiers.see", "dossiers.change"])
    with pytest.raises(ForbiddenProblem):
        actions.decide(kept.code, results=RESULT, at=moment(3), by=expert)


@pytest.mark.works("S20.4")
def test_a_post_clerk_is_named_as_receiver_and_the_dossier_is_the_states(units):
    clerk = powers_of("buu_dien", "H21.31", permissions=["dossiers.see", "dossiers.receive"])
    kept = received(units, clerk)
    assert (kept.receiver, kept.unit_id) == ("Buu_Dien", units["H21.31"].pk)


def test_reception_support_and_competence_are_three_things(units, lan):
    kept = received(units, lan, competent="H21.10", support="H21.31.01")
    assert (kept.unit_id, kept.competent_unit_id, kept.support_unit_id) == tuple(
        units[code].pk for code in ("H21.31", "H21.10", "H21.31.01")
    )
    assert actions.pass_on(kept.code, at=moment(1, 10), by=lan).unit_id == units["H21.10"].pk


@pytest.mark.works("S18.3")
def test_a_wait_moves_the_due_moment_by_the_time_worked_and_keeps_the_original(units, lan):
    kept = received(units, lan)
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    actions.ask_supplement(kept.code, reason="Thiếu bản đồ", at=moment(4, 9), by=lan)
    assert Dossier.objects.get().due_at is None
    back = actions.resume(kept.code, at=moment(9, 9), by=lan, papers=[PaperIn("Bản đồ")])
    assert back.due_at == moment(11, 17)
    assert back.original_due_at == moment(8, 17)
    assert Paper.objects.count() == 2


def test_a_wait_that_another_clock_ends_earlier_lasted_no_time(units, lan):
    kept = received(units, lan)
    actions.ask_supplement(kept.code, reason="Thiếu bản đồ", at=moment(2, 9), by=lan)
    back = actions.resume(kept.code, at=moment(2, 8, 59), by=lan)
    wait = Pause.objects.get()
    assert (wait.began_at, wait.ended_at) == (moment(2, 9), moment(2, 9))
    assert back.due_at == back.original_due_at


def test_a_second_request_for_supplements_says_why(units, lan):
    kept = received(units, lan)
    actions.ask_supplement(kept.code, reason="Thiếu bản đồ", at=moment(2), by=lan)
    actions.resume(kept.code, at=moment(3), by=lan)
    with pytest.raises(FieldProblems) as caught:
        actions.ask_supplement(kept.code, reason="Thiếu ảnh", at=moment(3, 10), by=lan)
    assert "again" in caught.value.fields
    actions.ask_supplement(
        kept.code, reason="Thiếu ảnh", again="Bản đồ mới nộp không có ảnh", at=moment(3, 10), by=lan
    )


def test_a_wait_may_leave_the_clock_running(units, lan):
    kept = received(units, lan)
    actions.ask_supplement(kept.code, reason="Thiếu ảnh", at=moment(2), by=lan, stops_clock=False)
    back = actions.resume(kept.code, at=moment(4), by=lan)
    assert back.due_at == moment(8, 17)


def test_a_dossier_is_rescheduled_once_and_a_day_before(units, lan):
    kept = received(units, lan)
    moved = actions.reschedule(
        kept.code, due_at=moment(12, 17), reason="Phải đo lại", at=moment(5), by=lan
    )
    assert (moved.due_at, moved.original_due_at) == (moment(12, 17), moment(8, 17))
    assert Letter.objects.filter(kind="apology").count() == 1
    with pytest.raises(TooLateProblem):
        actions.reschedule(
            kept.code, due_at=moment(15, 17), reason="Lại chậm", at=moment(8), by=lan
        )


def test_on_the_due_day_it_is_too_late_to_reschedule(units, lan):
    kept = received(units, lan)
    with pytest.raises(TooLateProblem):
        actions.reschedule(kept.code, due_at=moment(12, 17), reason="Chậm", at=moment(8), by=lan)


@pytest.mark.parametrize(
    ("act", "state", "national"), [("refuse", State.REFUSED, 8), ("stop", State.STOPPED, 8)]
)
def test_ending_a_dossier_without_a_result_closes_its_steps_and_issues_a_form(
    units, lan, act, state, national
):
    kept = received(units, lan)
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    ended = getattr(actions, act)(kept.code, reason="Đất tranh chấp", at=moment(2), by=lan)
    assert (ended.state, NATIONAL[State(ended.state)]) == (state, national)
    assert not Step.objects.filter(done_on__isnull=True).exists()
    assert Letter.objects.exclude(kind="receipt").count() == 1


def test_every_state_has_a_code_of_the_national_catalogue():
    assert set(NATIONAL) == set(State)
    assert {int(code) for code in NATIONAL.values()} == set(range(1, 11))


def test_an_unknown_or_abolished_procedure_is_refused_at_its_field(units, lan):
    gone = make_procedure(units, abolished_on=moment(1).date())
    for code in (gone.code, "9.999999"):
        asked = Intake(unit="H21.31", procedure=code, applicant=intake(gone).applicant)
        with pytest.raises(FieldProblems) as caught:
            actions.receive(asked, at=moment(1), by=lan)
        assert "procedure" in caught.value.fields


def test_nobody_receives_at_anothers_desk(units, hoa):
    with pytest.raises(ForbiddenProblem):
        received(units, hoa)


def test_an_opinion_that_the_process_asks_for_is_a_step_like_others(units, lan, hoa):
    steps = (
        ("receive", "reception", 4),
        ("consult", "fixed", 8, "H21.43"),
        ("sign", "competent", 8),
    )
    kept = received(units, lan, procedure=make_procedure(units, steps=steps))
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    actions.pass_on(kept.code, words="Đồng ý", at=moment(1, 14), by=hoa)
    assert actions.decide(kept.code, results=RESULT, at=moment(2), by=lan).state == State.READY
