"""Finding and locking what is acted on, and the line in the register of acts."""

from datetime import datetime
from typing import Any

from konia.domains.payments.models import PaymentRequest
from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.outbox.post import post
from konia.kernel.rooms.problems import NotFoundProblem

SUBJECT = "payments.requests"
SETTLED, CONFIRMED, CANCELLED, REFUNDED = (
    f"payments.{word}" for word in ("settled", "confirmed", "cancelled", "refunded")
)


def locked(code: str) -> PaymentRequest:
    """The request, locked. Runs inside the caller's transaction. Raises: NotFoundProblem."""
    rows = PaymentRequest.objects.of_code(code).select_for_update(of=("self",))
    return _found(rows.first())


def locked_for(code: str, permission: str, *, by: Powers) -> PaymentRequest:
    """The request, locked, when it is of a unit one may act for.

    Runs inside the caller's transaction. Raises: NotFoundProblem, ForbiddenProblem.
    """
    ids = by.unit_ids(permission, Tree.at(by.on))
    rows = PaymentRequest.objects.of_units(ids).of_code(code)
    return _found(rows.select_for_update(of=("self",)).first())


def _found(request: PaymentRequest | None) -> PaymentRequest:
    if request is None:
        raise NotFoundProblem(
            "Không tìm thấy yêu cầu nộp tiền.",
            why="Mã không có, hoặc thuộc đơn vị khác.",
            todo="Hãy kiểm tra lại mã.",
        )
    return request


def note(act: str, request: PaymentRequest, *, by: str, unit_code: str = "", **detail: Any) -> None:
    """One line in the register of acts. Runs inside the caller's transaction."""
    write_act(
        act, by=by, subject=SUBJECT, subject_id=request.pk,
        unit_code=unit_code or request.unit.code,
        detail={name: str(value) for name, value in detail.items()},
    )  # fmt: skip


def announce(topic: str, request: PaymentRequest, *, at: datetime, **more: str) -> None:
    """Tell the other rooms, once for each request and topic. Runs inside the caller's transaction.

    payload: subject, subject_code, request, kind, amount_vnd, at, and what is given more.
    """
    payload = {
        "subject": request.subject, "subject_code": request.subject_code, "request": request.code,
        "kind": request.kind, "amount_vnd": request.amount_vnd, "at": at.isoformat(), **more,
    }  # fmt: skip
    post(topic, payload, key=f"{topic}:{request.code}")
