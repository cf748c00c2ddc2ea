"""The rules a dossier is received by: the procedure, its process, limit, fees, level on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from konia.domains.dossiers.models import CounterService
from konia.domains.dossiers.states import FIELD_OF, FIELD_OF_AGENCY, Agency
from konia.domains.procedures.public import (
    FeeLine,
    FormRevision,
    PaperPart,
    Procedure,
    ProcessStep,
    ProcessVersion,
    fees_on,
    form_on,
    limit_on,
    papers_on,
    process_on,
    service_on,
)
from konia.kernel.calendar.clock import Limit
from konia.kernel.rooms.keeping import Kept
from konia.kernel.rooms.problems import FieldProblems

OFFLINE = 2  # the level of a procedure that is not offered online
ONLINE_FROM = 3
PAID_ONLINE_FROM = 4


@dataclass(frozen=True)
class Rules:
    """What holds for a procedure on a day.

    agency: the vertical agency whose procedure it is when only the lists of desks know it; then
    the procedure is one that is kept nowhere.
    """

    on: date
    procedure: Procedure
    process: ProcessVersion | None
    steps: tuple[ProcessStep, ...]
    limit: Limit
    fees: tuple[FeeLine, ...]
    papers: tuple[PaperPart, ...]
    form: FormRevision | None
    level: int
    field: str
    agency: str = ""

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases that papers or fees tell apart, beside the ordinary one."""
        named = [part.case for part in self.papers] + [line.case for line in self.fees]
        return tuple(dict.fromkeys(filter(None, named)))

    def papers_in(self, case: str | None) -> tuple[PaperPart, ...]:
        """The papers of a case and those of every case; all of them when it is not known."""
        return tuple(one for one in self.papers if case is None or one.case in {"", case})


_RULES: Kept[Rules] = Kept(4096)
_LIMITS: Kept[Limit] = Kept(4096)


def rules_of(code: str, *, on: date, edition: int) -> Rules:
    """The rules of a procedure in force on a day, read once for each edition of the catalogue.

    Raises: FieldProblems at the procedure.
    """
    return _RULES.get(edition, (code.strip(), on), lambda: _read(code, on))


def _read(code: str, on: date) -> Rules:
    procedure = Procedure.objects.filter(code=code.strip()).first()
    if not isinstance(procedure, Procedure):
        return _read_of_desks(code, on)
    if procedure.in_force_from is None or procedure.in_force_from > on:
        raise FieldProblems({"procedure": ["Thủ tục này chưa có hiệu lực. Hãy chọn thủ tục khác."]})
    if procedure.abolished_on is not None and procedure.abolished_on <= on:
        raise FieldProblems({"procedure": ["Thủ tục này đã bãi bỏ. Hãy chọn thủ tục thay thế."]})
    process, service = process_on(procedure.pk, on), service_on(procedure, on)
    return Rules(
        on=on, procedure=procedure, process=process,
        steps=tuple(process.steps.all()) if process is not None else (),
        limit=limit_of(procedure.pk, on), fees=tuple(fees_on(procedure.pk, on)),
        papers=tuple(papers_on(procedure.pk, on)), form=form_on(procedure.pk, on),
        level=service.level if service is not None else OFFLINE,
        field=FIELD_OF.get(procedure.field, "other"),
    )  # fmt: skip


def _read_of_desks(code: str, on: date) -> Rules:
    """The rules of a procedure that only the lists of desks know: a vertical agency's own."""
    found = CounterService.objects.of_procedure(code.strip()).holding_on(on).first()
    if not isinstance(found, CounterService):
        raise FieldProblems({"procedure": [f"Không có thủ tục “{code}”. Hãy chọn trong danh mục."]})
    if found.working_days is None:
        # The receipt is an appointment: without a day it is none (Circular 01/2018, form 01).
        words = (
            "Chưa khai thời hạn của thủ tục ngành dọc này. Hãy nhờ người quản lý điểm một cửa ghi."
        )
        raise FieldProblems({"procedure": [words]})
    known = Procedure(
        code=found.procedure_code, name=found.procedure_name, is_vertical=True,
        time_limit_days=found.working_days,
    )  # fmt: skip
    return Rules(
        on=on, procedure=known, process=None, steps=(), fees=(), papers=(), form=None,
        limit=Limit(working_days=found.working_days), level=OFFLINE,
        field=FIELD_OF_AGENCY[Agency(found.agency)], agency=found.agency,
    )  # fmt: skip


def declaration_code(parts: Iterable[PaperPart]) -> str:
    """The code of the paper that a form filled in online stands for: the first one with a form.

    Nobody is asked to attach the declaration they have just filled in. '' when there is none.
    """
    return next((part.code for part in parts if part.form_file), "")


def limit_of(procedure_id: int, on: date, *, edition: int | None = None) -> Limit:
    """The time limit of a procedure on a day.

    edition: that of the catalogue when the caller knows it; then it is read once for each.
    """
    if edition is None:
        return limit_on(procedure_id, on)
    return _LIMITS.get(edition, (procedure_id, on), lambda: limit_on(procedure_id, on))
