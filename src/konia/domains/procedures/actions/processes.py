"""Internal processes: drafting, editing a draft, approving."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from konia.domains.procedures.content import limit_on
from konia.domains.procedures.models import Procedure, ProcessStep, ProcessVersion
from konia.domains.procedures.processing import StepDraft, default_steps, problems_of
from konia.kernel.access.powers import Powers
from konia.kernel.rooms.problems import FieldProblems, TooLateProblem

from .records import PUBLISH, check, locked, locked_procedure, note, words_of

_NAMES = (
    "code", "name", "role", "place", "working_hours", "unit_id", "needs", "takes", "gives",
)  # fmt: skip


@transaction.atomic(durable=True)
def draft_process(procedure_code: str, *, by: Powers) -> ProcessVersion:
    """Begin the next internal process as a copy of the newest, or as the default one.

    Raises: ForbiddenProblem, NotFoundProblem, TooLateProblem when a draft lies there already.
    """
    procedure = locked_procedure(procedure_code, by)
    processes = ProcessVersion.objects.of_procedure(procedure.pk)
    if processes.drafts().exists():
        raise TooLateProblem("Thủ tục này đang có một quy trình nháp.", todo="Hãy sửa tiếp bản đó.")
    newest = processes.prefetch_related("steps").order_by("-version").first()
    steps = (
        steps_of(newest) if newest is not None
        else default_steps(limit_on(procedure.pk, by.on))
    )  # fmt: skip
    number = (processes.aggregate(newest=Max("version"))["newest"] or 0) + 1
    process = ProcessVersion(unit=procedure.unit, procedure=procedure, version=number)
    process.save()
    _write_steps(process, steps)
    note("draft", "processes", process, by=by, procedure=procedure.code)
    return process


def steps_of(process: ProcessVersion) -> list[StepDraft]:
    """The steps of a process as plain values."""
    return [StepDraft(**{n: getattr(step, n) for n in _NAMES}) for step in process.steps.all()]


@transaction.atomic(durable=True)
def change_process(
    process_id: int, steps: Sequence[StepDraft], *, document: str = "", is_electronic: bool = True,
    by: Powers,
) -> ProcessVersion:  # fmt: skip
    """Give a draft process other steps.

    Raises: FieldProblems (lines as 'steps-0-name'), ForbiddenProblem, NotFoundProblem,
    TooLateProblem when it was approved meanwhile.
    """
    process = _draft(process_id, by)
    process.document, process.is_electronic = document, is_electronic
    check(process)
    process.save()
    _write_steps(process, steps)
    note("change", "processes", process, by=by, steps=len(steps))
    return process


def _draft(process_id: int, by: Powers, *, needs: str = "procedures.change") -> ProcessVersion:
    process = locked(ProcessVersion, by, needs=needs, pk=process_id)
    if not process.is_draft:
        raise TooLateProblem(
            "Quy trình này đã được phê duyệt, không sửa được.", todo="Hãy soạn quy trình mới."
        )
    return process


def _write_steps(process: ProcessVersion, steps: Sequence[StepDraft]) -> None:
    rows = [
        ProcessStep(version=process, order=place, **{n: getattr(one, n) for n in _NAMES})
        for place, one in enumerate(steps, 1)
    ]
    wrong: dict[str, list[str]] = {}
    for place, row in enumerate(rows):
        _check_step(row, f"steps-{place}", wrong)
    if len({row.code for row in rows}) < len(rows):
        wrong[""] = ["Mã các bước không được trùng nhau."]
    if wrong:
        raise FieldProblems(wrong)
    process.steps.all().delete()
    ProcessStep.objects.bulk_create(rows)


def _check_step(row: ProcessStep, where: str, wrong: dict[str, list[str]]) -> None:
    try:
        row.clean_fields(exclude={"version", "order"})
    except ValidationError as error:
        wrong.update({f"{where}-{name}": said for name, said in words_of(error).items()})


@transaction.atomic(durable=True)
def approve_process(
    process_id: int, *, first_on: date, document: str = "", on: date, by: Powers
) -> ProcessVersion:
    """Approve a process; it applies from a day, and the one before ends the day before.

    Dossiers keep the process they began with. Raises: FieldProblems also when the steps together
    take longer than the statutory time; ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    process = _draft(process_id, by, needs=PUBLISH)
    if first_on < on:
        raise FieldProblems({"first_on": ["Quy trình không áp dụng trước ngày phê duyệt."]})
    if not (document or process.document):
        raise FieldProblems({"document": ["Thiếu số, ký hiệu văn bản phê duyệt."]})
    limit = limit_on(process.procedure_id, first_on)
    if wrong := problems_of(steps_of(process), limit):
        raise FieldProblems({"": wrong})
    _end_before(process, first_on)
    process.approved_on, process.first_on = on, first_on
    process.document = document or process.document
    process.save()
    _note_in_catalogue(process)
    note("approve", "processes", process, by=by, first_on=first_on.isoformat())
    return process


def _end_before(process: ProcessVersion, first_on: date) -> None:
    """Raises: FieldProblems when the process before begins on the day or later."""
    before = ProcessVersion.objects.of_procedure(process.procedure_id).filter(last_on__isnull=True)
    current = before.filter(first_on__isnull=False).exclude(pk=process.pk).first()
    if current is None:
        return
    if current.first_on is None or current.first_on >= first_on:
        raise FieldProblems({"first_on": ["Phải sau ngày áp dụng của quy trình hiện tại."]})
    current.last_on = first_on - timedelta(days=1)
    current.save()


def _note_in_catalogue(process: ProcessVersion) -> None:
    """The catalogue counts procedures by the day of their first process."""
    procedure: Procedure = process.procedure
    procedure.process_approved_on = procedure.process_approved_on or process.approved_on
    if process.is_electronic:
        procedure.process_electronic_on = procedure.process_electronic_on or process.approved_on
    procedure.save()
