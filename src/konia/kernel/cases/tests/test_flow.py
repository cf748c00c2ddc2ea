import pytest

from konia.kernel.cases.flow import Clock, Flow, Move, MoveNotAllowedError

FLOW = Flow(
    start="submitted",
    moves=(
        Move("accept", "submitted", "open", "x.desk", Clock.START),
        Move("refuse", "submitted", "refused", "x.desk"),
        Move("wait", "open", "waiting", "x.expert", Clock.PAUSE),
        Move("resume", "waiting", "open", "x.desk", Clock.RESUME),
        Move("decide", "open", "decided", "x.expert", Clock.STOP),
    ),
    ends=frozenset({"refused", "decided"}),
)


def test_a_move_is_found_by_its_name_and_the_state_it_leaves():
    move = FLOW.find("accept", "submitted")
    assert (move.to, move.needs, move.clock) == ("open", "x.desk", Clock.START)


@pytest.mark.parametrize(
    ("name", "state"), [("accept", "open"), ("unknown", "submitted"), ("wait", "decided")]
)
def test_a_move_out_of_another_state_is_refused_with_the_facts(name, state):
    with pytest.raises(MoveNotAllowedError) as caught:
        FLOW.find(name, state)
    assert (caught.value.move, caught.value.state, caught.value.status) == (name, state, 409)


def test_the_next_moves_are_those_out_of_the_state_in_their_order():
    assert [move.name for move in FLOW.from_state("submitted")] == ["accept", "refuse"]
    assert [move.name for move in FLOW.from_state("open")] == ["wait", "decide"]


def test_end_states_have_no_exits():
    assert all(FLOW.from_state(state) == [] for state in FLOW.ends)


def test_every_state_is_named_once():
    assert FLOW.states == {"submitted", "open", "refused", "waiting", "decided"}


def test_a_table_in_which_every_state_can_be_reached_is_sound():
    assert FLOW.unreachable() == frozenset()


def test_a_state_no_case_can_get_to_is_found():
    lost = Flow(start="a", moves=(Move("go", "a", "b", "x"), Move("back", "c", "a", "x")))
    assert lost.unreachable() == {"c"}


def test_a_circle_of_states_does_not_hold_up_the_search():
    circle = Flow(start="a", moves=(Move("go", "a", "b", "x"), Move("back", "b", "a", "x")))
    assert circle.unreachable() == frozenset()
