"""Moving a case along its flow: the only place that assigns a state."""

from typing import Protocol

from .flow import Flow, Move


class Case(Protocol):
    """Something with a state of a flow."""

    state: str


def move(case: Case, name: str, *, flow: Flow) -> Move:
    """Move a case; the caller has locked it and checked who moves it.

    Raises: MoveNotAllowedError when no such move leads out of its state.
    """
    found = flow.find(name, case.state)
    case.state = found.to
    return found
