"""What every act of this room does: find its record locked, check it whole, write its line."""

from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from konia.domains.procedures.models import Procedure
from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.registers.models import Record
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, NotFoundProblem

CHANGE = "procedures.change"
PUBLISH = "procedures.publish"
REVIEW = "procedures.review"

Kept = TypeVar("Kept", bound=Record)


def locked(model: type[Kept], by: Powers, *, needs: str = CHANGE, **which: object) -> Kept:
    """One record of the units over which a permission is held, locked.

    Runs inside the caller's transaction. Raises: ForbiddenProblem, NotFoundProblem.
    """
    ids = by.unit_ids(needs, Tree.at(by.on))
    found = model.objects.of_units(ids).select_for_update(of=("self",)).filter(**which).first()
    if found is None:
        raise NotFoundProblem(
            "Không tìm thấy bản ghi.",
            why="Bản ghi không có, đã được rút, hoặc thuộc đơn vị khác.",
        )
    assert isinstance(found, model)
    return found


def locked_procedure(code: str, by: Powers, *, needs: str = CHANGE) -> Procedure:
    """One procedure by its code, locked, so that two drafts are not begun at once."""
    return locked(Procedure, by, needs=needs, code=code)


def check_unit(unit_id: int, by: Powers, *, needs: str = CHANGE) -> None:
    """Raises: ForbiddenProblem when the unit lies outside what was given to the person."""
    if unit_id not in by.unit_ids(needs, Tree.at(by.on)):
        raise ForbiddenProblem(
            "Bạn không được ghi cho đơn vị này.",
            why="Đơn vị nằm ngoài phạm vi được giao cho bạn.",
            todo="Hãy chọn đơn vị thuộc phạm vi của bạn.",
        )


def check(row: Record) -> None:
    """Raises: FieldProblems when the record does not keep its own rules."""
    row.compose()
    try:
        row.full_clean()
    except ValidationError as error:
        raise FieldProblems(words_of(error)) from None


def words_of(error: ValidationError) -> dict[str, list[str]]:
    """Django's refusals as field -> words; what concerns no field stands under ''."""
    if not hasattr(error, "error_dict"):
        return {"": list(error.messages)}
    said = error.message_dict
    return {("" if name == NON_FIELD_ERRORS else name): words for name, words in said.items()}


def note(act: str, subject: str, row: Record, *, by: Powers, **detail: Any) -> None:
    """Write the audit line. Runs inside the caller's transaction."""
    write_act(
        act, by=by.account.username, subject=f"procedures.{subject}", subject_id=row.pk,
        unit_code=row.unit.code, detail=detail,
    )  # fmt: skip
