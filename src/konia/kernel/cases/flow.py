"""The life of a case as data: which move leads from which state to which, and who may make it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from konia.kernel.rooms.problems import TooLateProblem


class Clock(Enum):
    """What a move does to the time a case has left."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"


@dataclass(frozen=True)
class Move:
    """One legal step of a case. needs: the permission; basis: a key of the legal sources."""

    name: str
    source: str
    to: str
    needs: str
    clock: Clock | None = None
    title: str = ""
    basis: str = ""


class MoveNotAllowedError(TooLateProblem):
    """The case is not in a state from which this move leads anywhere."""

    def __init__(self, move: str, state: str) -> None:
        super().__init__(
            "Không thể thực hiện bước này.",
            why=f"Hồ sơ đang ở trạng thái “{state}”, có thể người khác vừa xử lý.",
            todo="Hãy tải lại trang để xem trạng thái mới nhất.",
        )
        self.move = move
        self.state = state


@dataclass(frozen=True)
class Flow:
    """A kind of case: its first state and all its moves."""

    start: str
    moves: Sequence[Move]
    ends: frozenset[str] = field(default=frozenset())

    @cached_property
    def states(self) -> frozenset[str]:
        """Every state a case can be in."""
        return frozenset({self.start, *(m.source for m in self.moves), *(m.to for m in self.moves)})

    def find(self, name: str, state: str) -> Move:
        """The move of that name out of that state. Raises: MoveNotAllowedError."""
        for move in self.moves:
            if move.name == name and move.source == state:
                return move
        raise MoveNotAllowedError(name, state)

    def from_state(self, state: str) -> list[Move]:
        """The next legal moves."""
        return [move for move in self.moves if move.source == state]

    def unreachable(self) -> frozenset[str]:
        """States no case can get to: a mistake in the table."""
        seen, waiting = {self.start}, [self.start]
        while waiting:
            for move in self.from_state(waiting.pop()):
                if move.to not in seen:
                    seen.add(move.to)
                    waiting.append(move.to)
        return self.states - seen
