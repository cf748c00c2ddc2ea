"""Publishing the yearly list of documents without effect."""

from datetime import date

from django.db import transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import NotFoundProblem, TooLateProblem

from .models import ExpiredItem, ExpiredList, NormativeDocument
from .states import EffectLost, EndKind


@transaction.atomic(durable=True)
def publish_expired(code: str, *, decision: str, on: date, by: Powers) -> ExpiredList:
    """Publish a yearly list: each document on it loses effect from the day the list states.

    Raises: ForbiddenProblem, NotFoundProblem, TooLateProblem when it was published before.
    """
    chosen = _locked(code, by=by)
    if chosen.decided_on is not None:
        raise TooLateProblem(f"Danh mục “{code}” đã được công bố.", why=f"Theo {chosen.decision}.")
    chosen.decision, chosen.decided_on = decision, on
    chosen.save()
    items = ExpiredItem.objects.filter(expired_list=chosen).select_related("document")
    for item in items.order_by("document_id"):
        _take_effect_away(item)
    write_act(
        "publish", by=by.account.username, subject="legal.expired_lists", subject_id=chosen.pk,
        unit_code=chosen.unit.code, detail={"decision": decision, "on": on.isoformat()},
    )  # fmt: skip
    return chosen


def _locked(code: str, *, by: Powers) -> ExpiredList:
    ids = by.unit_ids("legal.change", Tree.at(by.on))
    rows = ExpiredList.objects.of_units(ids).select_for_update(of=("self",))
    found = rows.filter(code=code).first()
    if found is None:
        raise NotFoundProblem(f"Không tìm thấy danh mục “{code}”.")
    return found


def _take_effect_away(item: ExpiredItem) -> None:
    document: NormativeDocument = item.document
    if item.effect == EffectLost.SUSPENDED:
        document.suspended_from = item.from_on
    else:
        document.ended_on, document.ended_how = item.from_on, EndKind.EXPIRED
    document.save()
