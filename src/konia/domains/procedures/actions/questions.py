"""The question bank: drafted, posted, taken down."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from konia.domains.procedures.models import PostedQuestion, Procedure
from konia.kernel.access.powers import Powers
from konia.kernel.org.models import Unit
from konia.kernel.rooms.problems import FieldProblems, TooLateProblem

from .records import check, check_unit, locked, note


@transaction.atomic(durable=True)
def draft_question(
    *, question: str, answer: str, field: str, by: Powers, procedure_code: str = "",
    unit_id: int | None = None,
) -> PostedQuestion:  # fmt: skip
    """Write a question with its answer; people see it once it is posted.

    unit_id: who answers for it when it is about no procedure.
    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem.
    """
    procedure = locked(Procedure, by, code=procedure_code) if procedure_code else None
    home = procedure.unit_id if procedure is not None else unit_id or by.account.unit_id
    if home is None:
        raise FieldProblems({"procedure": ["Hãy chọn thủ tục mà câu hỏi nói đến."]})
    check_unit(home, by)
    row = PostedQuestion(
        unit=Unit.objects.get(pk=home), code=_next_code(), question=question,
        answer=answer, procedure=procedure, field=procedure.field if procedure else field,
    )  # fmt: skip
    check(row)
    row.save()
    note("draft", "questions", row, by=by, code=row.code)
    return row


def _next_code() -> str:
    """The next code; whoever drafts at the same moment waits at the newest row."""
    PostedQuestion.all_records.select_for_update().order_by("-pk").first()
    newest = PostedQuestion.all_records.aggregate(newest=Max("pk"))["newest"] or 0
    return f"CH-{newest + 1:04}"


@transaction.atomic(durable=True)
def post_question(code: str, *, on: date, by: Powers) -> PostedQuestion:
    """Post a drafted question on the portal.

    Raises: ForbiddenProblem, NotFoundProblem, TooLateProblem when it was posted or its procedure
    is abolished.
    """
    row = locked(PostedQuestion, by, code=code)
    if row.posted_on is not None:
        raise TooLateProblem("Câu hỏi này đã được đăng.")
    ended = row.procedure.abolished_on if row.procedure is not None else None
    if ended is not None and ended <= on:
        raise TooLateProblem(
            "Thủ tục của câu hỏi đã bãi bỏ.", todo="Hãy sửa câu trả lời theo thủ tục mới."
        )
    row.posted_on = on
    check(row)
    row.save()
    note("post", "questions", row, by=by, on=on.isoformat())
    return row


@transaction.atomic(durable=True)
def take_down_question(code: str, *, on: date, reason: str, by: Powers) -> PostedQuestion:
    """Take a question off the portal from a day.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem when it is not there.
    """
    if not reason.strip():
        raise FieldProblems({"reason": ["Hãy ghi lý do gỡ câu hỏi."]})
    row = locked(PostedQuestion, by, code=code)
    if row.posted_on is None or row.taken_down_on is not None:
        raise TooLateProblem("Câu hỏi này không ở trên Cổng.")
    row.taken_down_on = on
    check(row)
    row.save()
    note("take_down", "questions", row, by=by, on=on.isoformat(), reason=reason)
    return row
