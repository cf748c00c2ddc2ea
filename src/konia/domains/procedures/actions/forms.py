"""Electronic forms: drafting a revision, putting one into use."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from konia.domains.procedures.answers import check_schema
from konia.domains.procedures.models import FormRevision
from konia.kernel.access.powers import Powers
from konia.kernel.rooms.problems import FieldProblems, TooLateProblem

from .records import locked, locked_procedure, note

FIRST: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "title": "Tờ khai",
    "properties": {"ho_ten": {"type": "string", "title": "Họ, chữ đệm, tên người yêu cầu"}},
    "required": ["ho_ten"],
    "x-pages": [{"id": "ho_ten", "title": "Bạn tên là gì?", "fields": ["ho_ten"]}],
}


@transaction.atomic(durable=True)
def draft_form(procedure_code: str, *, by: Powers) -> FormRevision:
    """Begin the next revision of a form as a copy of the newest.

    Raises: ForbiddenProblem, NotFoundProblem, TooLateProblem when a draft lies there already.
    """
    procedure = locked_procedure(procedure_code, by)
    forms = FormRevision.objects.of_procedure(procedure.pk)
    if forms.drafts().exists():
        raise TooLateProblem("Thủ tục này đang có một bản mẫu nháp.", todo="Hãy sửa tiếp bản đó.")
    newest = forms.order_by("-revision").first()
    number = (forms.aggregate(newest=Max("revision"))["newest"] or 0) + 1
    form = FormRevision(
        unit=procedure.unit, procedure=procedure, revision=number,
        schema=newest.schema if newest is not None else FIRST,
    )  # fmt: skip
    form.save()
    note("draft", "forms", form, by=by, procedure=procedure.code)
    return form


@transaction.atomic(durable=True)
def change_form(form_id: int, schema: Any, *, by: Powers) -> FormRevision:
    """Give a draft form another definition.

    Raises: FieldProblems with what the definition lacks, ForbiddenProblem, NotFoundProblem,
    TooLateProblem when it was put into use meanwhile.
    """
    form = _draft(form_id, by)
    if wrong := check_schema(schema):
        raise FieldProblems({"schema": wrong})
    form.schema = schema
    form.save()
    note("change", "forms", form, by=by, questions=len(schema["properties"]))
    return form


def _draft(form_id: int, by: Powers) -> FormRevision:
    form = locked(FormRevision, by, pk=form_id)
    if not form.is_draft:
        raise TooLateProblem("Bản mẫu này đang dùng, không sửa được.", todo="Hãy soạn bản mới.")
    return form


@transaction.atomic(durable=True)
def use_form(form_id: int, *, first_on: date, by: Powers) -> FormRevision:
    """Put a draft form into use from a day; dossiers keep the revision they began with.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    form = _draft(form_id, by)
    if wrong := check_schema(form.schema):
        raise FieldProblems({"schema": wrong})
    if first_on < by.on:
        raise FieldProblems({"first_on": ["Ngày dùng không được ở trong quá khứ."]})
    open_ones = FormRevision.objects.of_procedure(form.procedure_id).filter(last_on__isnull=True)
    before = open_ones.filter(first_on__isnull=False).first()
    if before is not None:
        if before.first_on is None or before.first_on >= first_on:
            raise FieldProblems({"first_on": ["Phải sau ngày dùng của bản hiện tại."]})
        before.last_on = first_on - timedelta(days=1)
        before.save()
    form.first_on = first_on
    form.save()
    note("use", "forms", form, by=by, first_on=first_on.isoformat())
    return form
