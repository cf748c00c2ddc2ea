"""Taking a ticket, and what a desk does with it."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from konia.domains.counters.models import ServiceLine, Ticket, Window
from konia.domains.counters.states import FLOW, SERVE, Priority, TakenAt, TicketState
from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.cases.flow import MoveNotAllowedError
from konia.kernel.files.numbering import next_number
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import NotFoundProblem, Problem, TooLateProblem

# After so many priority calls in a row a desk calls whoever has waited longest of the others, so
# that a morning full of priority tickets keeps nobody waiting for ever.
PRIORITY_RUN = 2
# From one address without a registered kiosk: a lobby's shared network still gets through.
TAKEN_WINDOW = timedelta(minutes=10)
TAKEN_AT_MOST = 6
TAKEN_AT_MOST_KIOSK = 120


class TooManyTicketsError(Problem):
    """One address took tickets faster than people can."""

    status = 429


@transaction.atomic(durable=True)
def take_ticket(
    unit_code: str,
    *,
    letter: str,
    at: datetime,
    priority: str = "",
    source: str = TakenAt.PHONE,
    taken_from: str = "",
    is_kiosk: bool = False,
) -> Ticket:
    """Take the next number of a line at a unit's one-stop.

    taken_from: a mark of the address, for the limit; is_kiosk: a registered machine asks.
    Raises: UnknownUnitError, NotFoundProblem, Problem, TooManyTicketsError.
    """
    day = localdate(at)
    unit = Tree.at(day).node(unit_code)
    line = ServiceLine.objects.open_at(unit.id, day).filter(letter=letter).first()
    if line is None:
        raise NotFoundProblem(
            "Đơn vị không có loại việc này.", todo="Hãy chọn một loại việc trong danh sách."
        )
    assert isinstance(line, ServiceLine)
    if priority not in Priority.values or source not in TakenAt.values:
        raise Problem("Diện ưu tiên không hợp lệ.", todo="Hãy chọn một diện trong danh sách.")
    _check_flood(taken_from, at, is_kiosk=is_kiosk)
    ticket = Ticket(
        unit_id=unit.id, day=day, letter=letter, line=line, priority=priority, source=source,
        taken_at=at, taken_from=taken_from,
        number=next_number(f"tickets:{unit_code}:{day:%y%m%d}:{letter}"),
    )  # fmt: skip
    ticket.save()
    _note("take_ticket", ticket, by=source, unit_code=unit_code)
    return ticket


def _check_flood(taken_from: str, at: datetime, *, is_kiosk: bool) -> None:
    if not taken_from:
        return
    taken = Ticket.objects.from_source(taken_from, at - TAKEN_WINDOW).count()
    if taken >= (TAKEN_AT_MOST_KIOSK if is_kiosk else TAKEN_AT_MOST):
        raise TooManyTicketsError(
            "Máy này vừa lấy quá nhiều số.",
            why="Mỗi máy chỉ lấy được vài số trong 10 phút, để ai cũng có lượt.",
            todo="Hãy đợi vài phút, hoặc nhờ cán bộ tại quầy lấy số giúp.",
        )


@transaction.atomic(durable=True)
def call_next(window_id: int, *, at: datetime, by: Powers) -> Ticket:
    """Call whose turn it is to a desk.

    Two desks that ask at once get two tickets: a row another desk is taking is skipped.
    Raises: ForbiddenProblem, NotFoundProblem; TooLateProblem when somebody stands at the desk
    already; Problem when nobody waits.
    """
    window = _window(window_id, at=at, by=by)
    here = Ticket.objects.at_window(window.pk).first()
    if here is not None:
        raise TooLateProblem(
            f"Số {here} còn ở quầy này.",
            why="Mỗi quầy gọi một số một lúc.",
            todo="Hãy kết thúc hoặc ghi vắng số đó trước khi gọi số tiếp theo.",
        )
    ticket = _pick(window, localdate(at))
    if ticket is None:
        raise Problem("Không có ai đang chờ quầy này.", todo="Hãy thử lại khi có người lấy số.")
    _move(ticket, "call")
    # The moment was read before the lock; a ticket may have been taken since.
    ticket.last_called_at = max(at, ticket.taken_at)
    ticket.called_at = ticket.called_at or ticket.last_called_at
    ticket.window, ticket.wanted = window, None
    ticket.served_by = by.account.username
    ticket.save()
    _note("call_ticket", ticket, by=by.account.username, unit_code=window.unit.code)
    return ticket


def _pick(window: Window, day: date) -> Ticket | None:
    """Whose turn it is, locked; runs inside the caller's transaction."""
    waiting = Ticket.objects.of_day(window.unit_id, day).waiting()
    mine = waiting.for_window(window.pk, window.letters)
    turn = mine.in_turn(window.pk, ordinary_first=_is_others_turn(window, day))
    found = turn.select_for_update(skip_locked=True, of=("self",)).first()
    assert found is None or isinstance(found, Ticket)
    return found


def _is_others_turn(window: Window, day: date) -> bool:
    last = Ticket.objects.last_called_at_window(window.pk, day)
    priorities = list(last.values_list("priority", flat=True)[:PRIORITY_RUN])
    return len(priorities) == PRIORITY_RUN and all(priorities)


@transaction.atomic(durable=True)
def recall(ticket_id: int, *, at: datetime, by: Powers) -> Ticket:
    """Call a ticket again; the measured wait still ends at the first call."""
    ticket = _locked(ticket_id, by=by)
    _move(ticket, "recall")
    ticket.last_called_at = at
    return _kept("recall_ticket", ticket, by=by)


@transaction.atomic(durable=True)
def begin(ticket_id: int, *, at: datetime, by: Powers) -> Ticket:
    """The person has come to the desk."""
    ticket = _locked(ticket_id, by=by)
    _move(ticket, "begin")
    ticket.began_at, ticket.served_by = at, by.account.username
    return _kept("begin_ticket", ticket, by=by)


@transaction.atomic(durable=True)
def finish(ticket_id: int, *, at: datetime, by: Powers) -> Ticket:
    """The person has been served."""
    ticket = _locked(ticket_id, by=by)
    _move(ticket, "finish")
    ticket.ended_at = max(at, ticket.began_at or at)
    return _kept("finish_ticket", ticket, by=by)


@transaction.atomic(durable=True)
def mark_left(ticket_id: int, *, at: datetime, by: Powers) -> Ticket:
    """The person did not come, or went away."""
    ticket = _locked(ticket_id, by=by)
    _move(ticket, "mark_left")
    ticket.left_at = at
    return _kept("mark_left", ticket, by=by)


@transaction.atomic(durable=True)
def hand_on(ticket_id: int, *, window_id: int, at: datetime, by: Powers) -> Ticket:
    """Hand the person on to another desk, which calls them before others.

    Raises: MoveNotAllowedError, NotFoundProblem when the desk is not of the same unit.
    """
    target = _window(window_id, at=at, by=by)
    ticket = _locked(ticket_id, by=by)
    if target.unit_id != ticket.unit_id or target.pk == ticket.window_id:
        raise NotFoundProblem("Không chuyển được đến quầy này.", todo="Hãy chọn quầy khác.")
    _move(ticket, "hand_on")
    ticket.wanted, ticket.window, ticket.began_at = target, None, None
    return _kept("hand_on", ticket, by=by)


@transaction.atomic(durable=True)
def close_day(before: date, *, at: datetime) -> int:
    """End the tickets of days gone by: who waited has left, who was being served was served.

    ASSUMPTION: a clerk who forgot to end a visit had served it. Returns: how many were ended.
    """
    open_states = (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING)
    stale = Ticket.objects.filter(day__lt=before, state__in=open_states).select_for_update()
    tickets = list(stale.order_by("pk"))
    for ticket in tickets:
        assert isinstance(ticket, Ticket)
        if ticket.state == TicketState.SERVING:
            ticket.state, ticket.ended_at = TicketState.DONE, at
        else:
            ticket.state, ticket.left_at = TicketState.LEFT, at
        ticket.save()
    if tickets:
        detail = {"tickets": len(tickets)}
        write_act("close_day", by="konia", subject="counters.tickets", detail=detail)
    return len(tickets)


def _move(ticket: Ticket, name: str) -> None:
    """The only place where a ticket's state changes by hand. Raises: TooLateProblem."""
    try:
        ticket.state = FLOW.find(name, ticket.state).to
    except MoveNotAllowedError:
        raise TooLateProblem(
            f"Không thực hiện được với số {ticket}.",
            why=f"Số này {ticket.get_state_display().lower()}, có thể người khác vừa xử lý.",
            todo="Hãy tải lại trang để xem tình trạng mới nhất.",
        ) from None


def _window(window_id: int, *, at: datetime, by: Powers) -> Window:
    """A desk of the units one serves at, locked so that it calls one ticket at a time."""
    ids = by.unit_ids(SERVE, Tree.at(by.on))
    rows = Window.objects.of_units(ids).holding_on(localdate(at)).select_related("unit")
    found = rows.select_for_update(of=("self",)).filter(pk=window_id).first()
    if found is None:
        raise NotFoundProblem(
            "Không tìm thấy quầy.", why="Quầy đã đóng hoặc thuộc đơn vị khác.",
            todo="Hãy chọn lại quầy.",
        )  # fmt: skip
    assert isinstance(found, Window)
    return found


def _locked(ticket_id: int, *, by: Powers) -> Ticket:
    ids = by.unit_ids(SERVE, Tree.at(by.on))
    found = (
        Ticket.objects.of_units(ids).select_for_update(of=("self",)).filter(pk=ticket_id).first()
    )
    if found is None:
        raise NotFoundProblem(
            "Không tìm thấy số thứ tự.", why="Số không có hoặc thuộc đơn vị khác."
        )
    assert isinstance(found, Ticket)
    return found


def _kept(act: str, ticket: Ticket, *, by: Powers) -> Ticket:
    ticket.save()
    _note(act, ticket, by=by.account.username, unit_code=ticket.unit.code)
    return ticket


def _note(act: str, ticket: Ticket, *, by: str, unit_code: str) -> None:
    write_act(
        act, by=by, subject="counters.tickets", subject_id=ticket.pk, unit_code=unit_code,
        detail={"ticket": ticket.code},
    )  # fmt: skip
