"""Which dossiers somebody may see, and how a dossier is written down for machines."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from konia.domains.citizens.public import Party, check_scope, party_of
from konia.domains.dossiers.letters.compose import TITLES
from konia.domains.dossiers.models import Application, Dossier, Letter, Paper, Pause, Result, Step
from konia.domains.dossiers.queries import OneStopQuerySet
from konia.domains.dossiers.states import NATIONAL, State
from konia.domains.dossiers.stored import SHOWN_RESULT
from konia.domains.payments.public import requests_of
from konia.kernel.access.powers import Powers
from konia.kernel.files.checks import checks_of, report_of
from konia.kernel.files.models import SignatureCheck
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import NotFoundProblem
from konia.kernel.rooms.questions import Question

from .actions import SEEING
from .telling import code_of, instant, links_of

WHOLE = "province"
LETTERS = {str(kind): title for kind, title in TITLES.items()}


def seen_by(powers: Powers, tree: Tree) -> OneStopQuerySet | None:
    """The dossiers an official may see; None for all. Raises: ForbiddenProblem."""
    roots = powers.roots(SEEING)
    if any(tree.node(code).tier == WHOLE for code in roots):
        return None
    return rows_of(Dossier.objects.concerning(powers.unit_ids(SEEING, tree)))


def rows_of(rows: Any) -> OneStopQuerySet:
    """A manager's answer by its own class."""
    assert isinstance(rows, OneStopQuerySet)
    return rows


def party_behind(powers: Powers, acting_for: str) -> Party:
    """For whom an applicant acts. Raises: ForbiddenProblem."""
    return party_of(powers.account, on=powers.on, acting_for=acting_for)


def dossier_for(powers: Powers, code: str, *, acting_for: str = "") -> Dossier:
    """One dossier somebody may see. Raises: NotFoundProblem, also for what is others' business."""
    tree = Tree.at(powers.on)
    if powers.account.is_citizen:
        party = party_behind(powers, acting_for)
        found = Dossier.objects.applied_for_by(party).of_code(code).first()
    else:
        party = None
        rows = seen_by(powers, tree)
        found = (Dossier.objects.all() if rows is None else rows).of_code(code).first()
    if not isinstance(found, Dossier):
        raise NotFoundProblem("Không tìm thấy hồ sơ.", why="Mã không có, hoặc thuộc đơn vị khác.")
    if party is not None:
        check_scope(party, procedure=found.procedure_code, dossier=found.code)
    return found


def row_of(one: Dossier, tree: Tree, *, on: date) -> dict[str, Any]:
    """A dossier in a list."""
    end = one.finished_on or on
    return {
        "code": one.code, "procedure": one.procedure_code, "procedure_name": one.procedure_title,
        "field": one.field,
        "unit": code_of(one.unit_id, tree), "competent_unit": code_of(one.competent_unit_id, tree),
        "applicant": one.applicant, "channel": one.channel, "state": one.state,
        "received_on": day(one.received_on), "due_on": day(one.due_on),
        "finished_on": day(one.finished_on), "returned_on": day(one.returned_on),
        "overdue": one.due_on is not None and end > one.due_on,
    }  # fmt: skip


def day(on: date | None) -> str | None:
    """A day in ISO form."""
    return on.isoformat() if on is not None else None


def _open_step(dossier_id: int) -> "QuerySet[Any, Any]":
    steps = Step.objects.of_dossier(dossier_id).still_open().of_process()
    return steps.order_by("-id").values_list("pk")[:1]


_OPEN_STEP: Question[Step] = Question(_open_step, -987654321)


def taken(dossier: Dossier, *, step: int | None = None) -> dict[str, Any]:
    """A dossier after an act: enough to go on with, and nobody's name. step: when it is known."""
    return {
        "code": dossier.code,
        "state": dossier.state,
        "national_state": int(NATIONAL[State(dossier.state)]),
        "received_at": instant(dossier.received_at),
        "due_at": instant(dossier.due_at),
        "payment_state": dossier.payment_state,
        "step": step or dossier.open_step_id or (_OPEN_STEP.row(dossier.pk) or (None,))[0],
        "links": links_of(dossier.code),
    }


def whole(dossier: Dossier, *, powers: Powers) -> dict[str, Any]:
    """Everything of a dossier that its applicant, or an official in scope, may see."""
    tree = Tree.at(powers.on)
    application = Application.objects.in_bulk([dossier.pk]).get(dossier.pk)
    official = not powers.account.is_citizen
    return {
        **row_of(dossier, tree, on=powers.on),
        **_standing(dossier),
        "person": _person(dossier, application),
        "answers": application.answers if application else {},
        "papers": [_paper(dossier.code, one) for one in dossier.papers.order_by("pk")],
        "results": _results(dossier, powers),
        "pauses": [_pause(one) for one in Pause.objects.of_dossier(dossier.pk)],
        "letters": letters_of(dossier, tree, powers=powers),
        "payments": payments_of(dossier),
        "steps": _steps(dossier, tree) if official else [],
        "links": links_of(dossier.code),
    }


def _standing(one: Dossier) -> dict[str, Any]:
    moments = (
        "submitted_at", "received_at", "due_at", "original_due_at", "rescheduled_at",
        "finished_at", "returned_at",
    )  # fmt: skip
    return {
        "national_state": int(NATIONAL[State(one.state)]), "delivery": one.delivery,
        "delivery_state": one.delivery_state, "payment_state": one.payment_state,
        "sync_state": one.sync_state,
        **{name: instant(getattr(one, name)) for name in moments},
    }  # fmt: skip


def _person(dossier: Dossier, applied: Application | None) -> dict[str, Any] | None:
    if applied is None:
        return None
    return {
        "name": dossier.applicant, "kind": applied.kind, "identity_no": applied.identity_no,
        "phone": applied.phone, "email": applied.email, "address": applied.address,
    }  # fmt: skip


def _paper(code: str, one: Paper) -> dict[str, Any]:
    return {
        "id": one.pk, "code": one.code, "name": one.name, "form": one.form, "count": one.count,
        "file": _file_link(code, "papers", one.pk, one.file_id),
    }  # fmt: skip


def shown_results(dossier: Dossier, *, powers: Powers) -> Any:
    """The results of a dossier; its applicant is shown them once they are ready."""
    results = Result.objects.of_dossier(dossier.pk)
    is_early = State(dossier.state) not in SHOWN_RESULT
    return results.none() if powers.account.is_citizen and is_early else results


def _results(dossier: Dossier, powers: Powers) -> list[dict[str, Any]]:
    results = list(shown_results(dossier, powers=powers))
    checks = checks_of(one.file_id for one in results)
    return [_result(dossier.code, one, checks.get(one.file_id or 0)) for one in results]


def _result(code: str, one: Result, check: SignatureCheck | None) -> dict[str, Any]:
    return {
        "id": one.pk, "name": one.name, "number": one.number, "signed_by": one.signed_by,
        "signed_at": instant(one.signed_at),
        "file": _file_link(code, "results", one.pk, one.file_id),
        "signature": _signature(check) if check is not None else None,
    }  # fmt: skip


def _signature(check: SignatureCheck) -> dict[str, Any]:
    return {
        "verdict": check.verdict,
        "signatures": [
            {"holder": one.holder, "at": one.stamped_at or one.at, "trial": one.is_trial}
            for one in report_of(check).signatures
        ],
    }


def _file_link(code: str, kind: str, pk: int, file_id: int | None) -> str | None:
    return _part_link(code, kind, pk) if file_id is not None else None


def _part_link(code: str, kind: str, pk: int) -> str:
    return f"{settings.KONIA_SITE_URL}/api/v1/dossiers/{code}/{kind}/{pk}/file"


def _pause(one: Any) -> dict[str, Any]:
    return {
        "began_on": day(one.began_on), "ended_on": day(one.ended_on), "reason": one.reason,
        "stops_clock": one.stops_clock,
    }  # fmt: skip


def shown_letters(dossier: Dossier, *, powers: Powers) -> "QuerySet[Letter]":
    """The letters of a dossier, oldest first; an applicant's are those meant for applicants."""
    rows = Letter.objects.of_dossier(dossier.pk)
    return rows.for_the_applicant() if powers.account.is_citizen else rows


def letters_of(dossier: Dossier, tree: Tree, *, powers: Powers) -> list[dict[str, Any]]:
    """The official forms issued about a dossier, each with where its page is fetched."""
    letters = list(shown_letters(dossier, powers=powers))
    checks = checks_of(one.file_id for one in letters)
    unit = code_of(dossier.unit_id, tree)
    return [
        _letter(dossier.code, one, checks.get(one.file_id or 0)) | {"unit": unit}
        for one in letters
    ]  # fmt: skip


def _letter(code: str, one: Letter, check: SignatureCheck | None) -> dict[str, Any]:
    return {
        "id": one.pk, "kind": one.kind, "title": LETTERS.get(one.kind, one.kind),
        "number": one.number, "issued_at": instant(one.issued_at), "by": one.by,
        "sealed": one.file_id is not None, "file": _part_link(code, "letters", one.pk),
        "signature": _signature(check) if check is not None else None,
    }  # fmt: skip


def _steps(dossier: Dossier, tree: Tree) -> list[dict[str, Any]]:
    steps: Iterable[Step] = dossier.steps.select_related("assignee").order_by("pk")
    return [
        {
            "id": one.pk, "name": one.name, "role": one.role, "unit": code_of(one.unit_id, tree),
            "began_at": instant(one.began_at), "due_at": instant(one.due_at),
            "done_at": instant(one.done_at), "outcome": one.outcome,
            "assignee": one.assignee.username if one.assignee else None,
        }
        for one in steps
    ]  # fmt: skip


def payments_of(dossier: Dossier) -> list[dict[str, Any]]:
    """Everything asked of the applicant about a dossier."""
    return [
        {
            "code": one.code, "kind": one.kind, "state": one.state, "amount_vnd": one.amount_vnd,
            "due_on": day(one.due_on), "paid_at": instant(one.paid_at),
            "confirmed_at": instant(one.confirmed_at),
            "link": f"{settings.KONIA_SITE_URL}/thanh-toan/{one.code}/",
        }
        for one in requests_of("dossiers", dossier.code)
    ]  # fmt: skip
