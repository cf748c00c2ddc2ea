"""Online services: offered, raised a level, integrated nationally, and what stands in the way."""

from datetime import date, timedelta

from django.db import transaction

from konia.domains.procedures.models import (
    BlockerLetter,
    IntegrationBlocker,
    OnlineService,
    Procedure,
)
from konia.domains.procedures.states import BlockerCause, ProcedureState, ServiceLevel
from konia.kernel.access.powers import Powers
from konia.kernel.rooms.problems import FieldProblems, Problem, TooLateProblem

from .records import check, locked, locked_procedure, note


class NoNationalCodeProblem(Problem):
    """The procedure has no national code; the obstacle has been recorded."""

    def __init__(self, blocker: IntegrationBlocker) -> None:
        super().__init__(
            f"Chưa tích hợp được “{blocker.service_name}” lên Cổng Dịch vụ công quốc gia.",
            why="Thủ tục chưa có mã quốc gia do bộ, ngành công bố.",
            todo=f"Đã ghi vướng mắc {blocker.code}. Hãy gắn văn bản kiến nghị và theo dõi trả lời.",
        )
        self.blocker = blocker


@transaction.atomic(durable=True)
def offer(
    procedure_code: str, *, level: int, on: date, decision: str, by: Powers,
    payment_on: date | None = None,
) -> OnlineService:  # fmt: skip
    """Offer a procedure online for the first time, at level 3 or 4.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    procedure = locked_procedure(procedure_code, by)
    if level not in ServiceLevel.values:
        raise FieldProblems({"level": ["Mức độ dịch vụ công trực tuyến là 3 hoặc 4."]})
    _check_may_go_to(procedure, level, on)
    service = OnlineService(
        unit=procedure.unit, procedure=procedure, level=level, first_on=on, decision=decision,
        payment_enabled_on=payment_on,
    )  # fmt: skip
    check(service)
    service.save()
    note("offer", "services", service, by=by, level=level, on=on.isoformat())
    return service


def _check_may_go_to(procedure: Procedure, level: int, on: date) -> None:
    """Level 4 needs a national code: without one nothing can be paid or returned nationally.

    Raises: FieldProblems, TooLateProblem.
    """
    if procedure.state_on(on) is not ProcedureState.IN_FORCE:
        raise TooLateProblem(
            "Thủ tục không có hiệu lực vào ngày này.", todo="Hãy công bố thủ tục trước."
        )
    if level == ServiceLevel.FOUR and not procedure.has_national_code:
        raise FieldProblems({"level": ["Thủ tục chưa có mã quốc gia nên chưa lên được mức độ 4."]})


@transaction.atomic(durable=True)
def raise_level(
    service_id: int, *, level: int, on: date, decision: str, by: Powers,
    payment_on: date | None = None,
) -> OnlineService:  # fmt: skip
    """Offer a service at a higher level from a day on; the lower spell ends the day before.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    old = locked(OnlineService, by, pk=service_id)
    if old.last_on is not None:
        raise TooLateProblem("Mức độ này đã kết thúc.", todo="Hãy chọn dịch vụ đang cung cấp.")
    if level <= old.level:
        raise FieldProblems({"level": ["Mức độ mới phải cao hơn mức độ hiện tại."]})
    if on <= old.first_on:
        raise FieldProblems({"first_on": ["Mức độ mới phải bắt đầu sau mức độ hiện tại."]})
    _check_may_go_to(old.procedure, level, on)
    old.last_on = on - timedelta(days=1)
    old.save()
    new = OnlineService(
        unit=old.unit, procedure=old.procedure, level=level, first_on=on, decision=decision,
        national_linked_on=old.national_linked_on,
        national_integrated_on=old.national_integrated_on,
        payment_enabled_on=payment_on or old.payment_enabled_on,
    )  # fmt: skip
    new.save()
    note(
        "raise_level", "services", new, by=by, on=on.isoformat(), to=level, **{"from": old.level}
    )  # fmt: skip
    return new


def integrate(procedure_code: str, *, on: date, by: Powers) -> OnlineService:
    """Put a service on the national portal from a day.

    Without a national code it is refused, and the refusal is kept as an obstacle: the record
    stands although the act fails. Raises: NoNationalCodeProblem, FieldProblems, ForbiddenProblem,
    NotFoundProblem, TooLateProblem.
    """
    done = _integrate_or_block(procedure_code, on=on, by=by)
    if isinstance(done, IntegrationBlocker):
        raise NoNationalCodeProblem(done)
    return done


@transaction.atomic(durable=True)
def _integrate_or_block(
    procedure_code: str, *, on: date, by: Powers
) -> "OnlineService | IntegrationBlocker":
    procedure = locked_procedure(procedure_code, by)
    if not procedure.has_national_code:
        return _blocked(procedure, on, by)
    services = OnlineService.objects.filter(procedure=procedure).holding_on(on)
    service = services.select_for_update(of=("self",)).first()
    if service is None:
        raise FieldProblems({"": ["Thủ tục chưa có dịch vụ trực tuyến mức độ 3 hoặc 4."]})
    if service.national_integrated_on is not None:
        raise TooLateProblem("Dịch vụ này đã được tích hợp.")
    service.national_linked_on = service.national_linked_on or on
    service.national_integrated_on = on
    check(service)
    service.save()
    note("integrate", "services", service, by=by, on=on.isoformat())
    return service


def _blocked(procedure: Procedure, on: date, by: Powers) -> IntegrationBlocker:
    """The obstacle of a procedure without code; trying again does not make a second one."""
    standing = IntegrationBlocker.objects.standing_on(on).filter(
        procedure=procedure, cause=BlockerCause.NO_CODE
    )
    blocker = standing.first()
    if blocker is None:
        number = IntegrationBlocker.objects.of_procedure(procedure.pk).count() + 1
        blocker = IntegrationBlocker(
            unit=procedure.unit, code=f"VM-{on.year}-{procedure.pk}-{number}", procedure=procedure,
            service_name=procedure.name[:300], cause=BlockerCause.NO_CODE, met_on=on,
        )  # fmt: skip
        check(blocker)
        blocker.save()
    note("refuse_integration", "blockers", blocker, by=by, procedure=procedure.code)
    return blocker


@transaction.atomic(durable=True)
def attach_letter(
    blocker_code: str, *, number: str, sent_on: date, addressee: str, by: Powers
) -> BlockerLetter:
    """Attach a letter that asks for an obstacle to be cleared.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem.
    """
    blocker = locked(IntegrationBlocker, by, code=blocker_code)
    if sent_on > by.on:
        raise FieldProblems({"sent_on": ["Ngày gửi chưa đến."]})
    letter = BlockerLetter(
        unit=blocker.unit, blocker=blocker, number=number, sent_on=sent_on, addressee=addressee
    )
    check(letter)
    letter.save()
    note("attach_letter", "blockers", blocker, by=by, number=number)
    return letter


@transaction.atomic(durable=True)
def answer_letter(letter_id: int, *, on: date, answer: str, by: Powers) -> BlockerLetter:
    """Write down the answer to a letter.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    letter = locked(BlockerLetter, by, pk=letter_id)
    if letter.answered_on is not None:
        raise TooLateProblem("Văn bản này đã có trả lời.")
    if not answer.strip():
        raise FieldProblems({"answer": ["Hãy ghi nội dung trả lời."]})
    letter.answered_on, letter.answer = on, answer
    check(letter)
    letter.save()
    note("answer", "letters", letter, by=by, on=on.isoformat())
    return letter


@transaction.atomic(durable=True)
def enter_code(procedure_code: str, *, national_code: str, on: date, by: Powers) -> Procedure:
    """Give a procedure the code that the ministry published; its obstacle is cleared.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem when it has one.
    """
    procedure = locked_procedure(procedure_code, by)
    if procedure.has_national_code:
        raise TooLateProblem("Thủ tục đã có mã quốc gia.")
    before, procedure.code = procedure.code, national_code.strip().upper()
    if not procedure.has_national_code:
        raise FieldProblems({"code": ["Mã quốc gia có dạng 1.012784 hoặc 1.012784.H21."]})
    check(procedure)
    procedure.save()
    _clear(procedure, on)
    note("enter_code", "procedures", procedure, by=by, before=before, after=procedure.code)
    return procedure


def _clear(procedure: Procedure, on: date) -> None:
    for blocker in IntegrationBlocker.objects.standing_on(on).filter(
        procedure=procedure, cause=BlockerCause.NO_CODE
    ):
        blocker.cleared_on = max(on, blocker.met_on)
        blocker.save()
