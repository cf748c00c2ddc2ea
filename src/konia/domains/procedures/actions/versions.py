"""Contents of procedures: drafting, editing a draft, and the dated duties after publication."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from konia.domains.procedures.models import FeeLine, Procedure, ProcedureVersion
from konia.domains.procedures.parts import (
    KINDS,
    Content,
    content_from_catalogue,
    content_of,
)
from konia.domains.procedures.states import FeeKind
from konia.kernel.access.powers import Powers
from konia.kernel.rooms.problems import FieldProblems, TooLateProblem

from .records import check, locked, locked_procedure, note, words_of

DUTIES = ("checked_on", "entered_on", "posted_on")


@transaction.atomic(durable=True)
def draft_version(procedure_code: str, *, by: Powers) -> ProcedureVersion:
    """Begin the next content of a procedure as a copy of the newest one.

    Raises: ForbiddenProblem, NotFoundProblem, TooLateProblem when a draft lies there already.
    """
    procedure = locked_procedure(procedure_code, by)
    versions = ProcedureVersion.objects.of_procedure(procedure.pk)
    if versions.drafts().exists():
        raise TooLateProblem(
            "Thủ tục này đang có một bản nháp.", todo="Hãy sửa tiếp bản nháp đó hoặc rút nó."
        )
    newest = versions.with_parts().newest_first().first()
    content = content_of(newest) if newest is not None else content_from_catalogue(procedure)
    version = written(procedure, content)
    note("draft", "versions", version, by=by, procedure=procedure.code)
    return version


def written(procedure: Procedure, content: Content) -> ProcedureVersion:
    """A new draft with this content. Runs inside the caller's transaction."""
    known = ProcedureVersion.objects.of_procedure(procedure.pk)
    number = (known.aggregate(newest=Max("number"))["newest"] or 0) + 1
    version = ProcedureVersion(
        unit=procedure.unit, procedure=procedure, number=number, **content.fields
    )
    version.save()
    _write_lines(version, content)
    return version


def copied(
    version: ProcedureVersion, *, working_days: "int | None" = None, fee_vnd: "int | None" = None
) -> ProcedureVersion:
    """A draft like another content, with other terms where given.

    Runs inside the caller's transaction.
    """
    content = content_of(version)
    if working_days is not None:
        limits = {"working_hours": Decimal(0), "calendar_days": 0, "limit_words": ""}
        content.fields.update(limits, working_days=Decimal(working_days))
    draft = written(version.procedure, content)
    if fee_vnd is not None and fee_vnd != sum(row.amount_vnd for row in draft.fees.all()):
        _write_fee(draft, fee_vnd)
    return draft


def _write_fee(draft: ProcedureVersion, fee_vnd: int) -> None:
    """One fee stands for all; which part of several was changed is not said."""
    draft.fees.all().delete()
    draft.is_free = not fee_vnd
    draft.save()
    if fee_vnd:
        FeeLine.objects.create(
            version=draft, code="PHI", name="Phí, lệ phí", amount_vnd=fee_vnd, kind=FeeKind.FEE
        )


@transaction.atomic(durable=True)
def change_version(version_id: int, content: Content, *, by: Powers) -> ProcedureVersion:
    """Give a draft another content; what is in force is never changed.

    Raises: FieldProblems (lines as 'papers-0-name'), ForbiddenProblem, NotFoundProblem,
    TooLateProblem when the draft was published meanwhile.
    """
    version = locked(ProcedureVersion, by, pk=version_id)
    if not version.is_draft:
        raise TooLateProblem(
            "Nội dung này đã có hiệu lực, không sửa được.", todo="Hãy soạn một bản nháp mới."
        )
    for name, value in content.fields.items():
        setattr(version, name, value)
    check(version)
    version.save()
    _write_lines(version, content)
    note("change", "versions", version, by=by, lines=_counts(content))
    return version


def _counts(content: Content) -> dict[str, int]:
    return {kind: len(rows) for kind, rows in content.lines.items()}


def _write_lines(version: ProcedureVersion, content: Content) -> None:
    """Put the lines in place of those that were there; the old ones stay among the revisions."""
    wrong: dict[str, list[str]] = {}
    for kind, rows in content.lines.items():
        model = KINDS[kind]
        fresh = [model(version=version, order=place, **row) for place, row in enumerate(rows, 1)]
        for place, row in enumerate(fresh):
            _check_line(row, f"{kind}-{place}", wrong)
        _check_repeats(kind, rows, wrong)
        if not wrong:
            getattr(version, kind).all().delete()
            model.objects.bulk_create(fresh)
    if wrong:
        raise FieldProblems(wrong)


def _check_line(row: object, where: str, wrong: dict[str, list[str]]) -> None:
    try:
        row.clean_fields(exclude={"version", "order"})  # type: ignore[attr-defined]
        row.clean()  # type: ignore[attr-defined]
    except ValidationError as error:
        wrong.update({f"{where}-{name}": said for name, said in words_of(error).items()})


def _check_repeats(kind: str, rows: "list[dict[str, object]]", wrong: dict[str, list[str]]) -> None:
    """Codes name papers and fees; a channel is described once."""
    keys = {"papers": ("case", "code"), "fees": ("code",), "channels": ("kind",)}.get(kind, ())
    seen: set[tuple[object, ...]] = set()
    for place, row in enumerate(rows):
        key = tuple(row.get(name, "") for name in keys)
        if keys and key in seen:
            wrong[f"{kind}-{place}-{keys[-1]}"] = ["Đã có một dòng khác mang mã này."]
        seen.add(key)


@transaction.atomic(durable=True)
def note_duty(version_id: int, *, duty: str, on: date, by: Powers) -> ProcedureVersion:
    """Write down the day on which a duty of publication was done. duty: one of DUTIES.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem when it was noted.
    """
    if duty not in DUTIES:
        raise FieldProblems({"duty": ["Không có việc này."]})
    version = locked(ProcedureVersion, by, pk=version_id)
    if getattr(version, duty) is not None:
        raise TooLateProblem("Việc này đã được ghi ngày.")
    if version.is_draft and duty != "checked_on":
        raise FieldProblems({"duty": ["Nội dung chưa công bố thì chưa nhập, chưa niêm yết."]})
    setattr(version, duty, on)
    version.save()
    note("note_duty", "versions", version, by=by, duty=duty, on=on.isoformat())
    return version
