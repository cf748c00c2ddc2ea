"""What people in the hall and at home are told about the queue."""

from dataclasses import dataclass
from datetime import date

from konia.kernel.rooms.problems import NotFoundProblem

from .keys import ticket_id
from .models import ServiceLine, Ticket, Window
from .states import TicketState

MOST_NEXT = 12


@dataclass(frozen=True)
class Board:
    """Who is called now, who comes next, and which lines and desks are open."""

    called: tuple[Ticket, ...]
    waiting: tuple[Ticket, ...]
    waiting_count: int
    lines: tuple[ServiceLine, ...]
    windows: tuple[Window, ...]


def board_of(unit_id: int, on: date) -> Board:
    """The board of a unit's day."""
    tickets = Ticket.objects.of_day(unit_id, on)
    called = tickets.on_the_board().select_related("window")
    waiting = tickets.waiting()
    first = waiting.order_by("taken_at", "pk")[:MOST_NEXT]
    lines, windows = (
        ServiceLine.objects.open_at(unit_id, on), Window.objects.open_at(unit_id, on)
    )  # fmt: skip
    return Board(
        called=tuple(one for one in called if isinstance(one, Ticket)),
        waiting=tuple(one for one in first if isinstance(one, Ticket)),
        waiting_count=waiting.count(),
        lines=tuple(one for one in lines if isinstance(one, ServiceLine)),
        windows=tuple(one for one in windows if isinstance(one, Window)),
    )


def ticket_of(key: str) -> Ticket:
    """The ticket a key belongs to. Raises: NotFoundProblem."""
    rows = Ticket.objects.select_related("window", "wanted", "line", "unit")
    found = rows.filter(pk=ticket_id(key)).first()
    if found is None:
        raise NotFoundProblem(
            "Không tìm thấy số thứ tự.",
            why="Đường dẫn bị thiếu hoặc bị sửa.",
            todo="Hãy quét lại mã QR trên phiếu, hoặc lấy số mới.",
        )
    assert isinstance(found, Ticket)
    return found


def ahead_of(ticket: Ticket) -> int:
    """How many of the same line wait before a ticket; 0 once it was called."""
    if ticket.state != TicketState.WAITING:
        return 0
    same_day = Ticket.objects.of_day(ticket.unit_id, ticket.day)
    return same_day.ahead_of(ticket.taken_at, ticket.letter).count()
