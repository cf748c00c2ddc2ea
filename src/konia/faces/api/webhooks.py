"""Subscriptions for machines: begun, listed, ended; what was told, and telling it again."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from konia.domains.dossiers.messages import INSIDE, TOLD
from konia.kernel.access.powers import Powers
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem

from . import actions
from .answers import DeliveryOut, DeliveryPage, WebhookList, WebhookMade, WebhookOut
from .bodies import DeliveryFilter, WebhookBody
from .guard import SIGNED, needs, powers_of
from .hooks.addresses import check_url
from .hooks.signing import secret_of
from .models import HookDelivery, Webhook
from .repeating import answer_of, once
from .room import WEBHOOKS
from .telling import instant

router = Router(tags=["Móc nối"])
PAGE = 50
TOPICS = ("dossiers.*", *(f"dossiers.{act}" for act in (*TOLD, *INSIDE)))


def check_topics(topics: Sequence[str]) -> None:
    """Raises: FieldProblems when a topic is none."""
    if unknown := sorted(set(topics) - set(TOPICS)):
        raise FieldProblems({"topics": [f"Không có việc “{unknown[0]}”."]})


def of_units(powers: Powers) -> list[Webhook]:
    """The running subscriptions of one's units. Raises: ForbiddenProblem."""
    ids = powers.unit_ids(WEBHOOKS, Tree.at(powers.on))
    rows = Webhook.objects.in_use().of_units(ids).select_related("unit", "account")
    return list(rows.order_by("-pk"))


def webhook_of(powers: Powers, code: str) -> Webhook:
    """One of them. Raises: ForbiddenProblem, NotFoundProblem."""
    found = next((one for one in of_units(powers) if one.code == code), None)
    if found is None:
        raise NotFoundProblem("Không có móc nối này.")
    return found


@router.get(
    "/webhooks", response=WebhookList, auth=SIGNED, summary="Các móc nối", url_name="webhooks"
)
@needs(WEBHOOKS)
def webhooks(request: HttpRequest) -> HttpResponse:
    """The running subscriptions of one's units, newest first."""
    listed = [_told(one) for one in of_units(powers_of(request))]
    return answer_of(200, {"items": listed})


@router.post(
    "/webhooks", response={201: WebhookMade}, auth=SIGNED, summary="Đăng ký một móc nối",
    url_name="webhooks_new",
)  # fmt: skip
@needs(WEBHOOKS)
@once
def new_webhook(request: HttpRequest, body: WebhookBody) -> tuple[int, dict[str, Any]]:
    """The secret is in this answer alone."""
    check_topics(body.topics)
    check_url(body.url)
    made = actions.subscribe_webhook(
        url=body.url, topics=body.topics, unit=body.unit, at=timezone.now(),
        by=powers_of(request), needs=WEBHOOKS,
    )  # fmt: skip
    return 201, _with_secret(made)


@router.delete(
    "/webhooks/{code}", response=WebhookOut, auth=SIGNED, summary="Ngừng một móc nối",
    url_name="webhook_end",
)  # fmt: skip
@needs(WEBHOOKS)
def end_webhook(request: HttpRequest, code: str) -> HttpResponse:
    """What still waits is not told any more."""
    ended = actions.end_webhook(code, at=timezone.now(), by=powers_of(request), needs=WEBHOOKS)
    return answer_of(200, _told(ended))


@router.post(
    "/webhooks/{code}/secret", response=WebhookMade, auth=SIGNED, summary="Đổi khóa ký",
    url_name="webhook_secret",
)  # fmt: skip
@needs(WEBHOOKS)
@once
def renew_secret(request: HttpRequest, code: str) -> tuple[int, dict[str, Any]]:
    """The old secret ends at once."""
    renewed = actions.renew_secret(code, by=powers_of(request), needs=WEBHOOKS)
    return 200, _with_secret(renewed)


@router.get(
    "/webhooks/{code}/deliveries", response=DeliveryPage, auth=SIGNED,
    summary="Các lần báo của một móc nối", url_name="webhook_deliveries",
)  # fmt: skip
@needs(WEBHOOKS)
def deliveries(request: HttpRequest, code: str, asked: Query[DeliveryFilter]) -> HttpResponse:
    """Newest first; state dead: those given up after twelve tries."""
    hook = webhook_of(powers_of(request), code)
    rows = HookDelivery.objects.to(hook.pk).in_state(asked.state).before(asked.before)
    listed = list(rows[: PAGE + 1])
    page = listed[:PAGE]
    onward = page[-1].pk if len(listed) > PAGE else None
    return answer_of(200, {"next": onward, "items": [_delivery(one) for one in page]})


@router.post(
    "/webhooks/{code}/deliveries/{number}/replay", response=DeliveryOut, auth=SIGNED,
    summary="Báo lại", url_name="webhook_replay",
)  # fmt: skip
@needs(WEBHOOKS)
@once
def replay(request: HttpRequest, code: str, number: int) -> tuple[int, dict[str, Any]]:
    """Tell one message again, delivered or given up, with all tries anew."""
    powers = powers_of(request)
    hook = webhook_of(powers, code)
    is_number = 0 < number < 2**63
    if not is_number or not HookDelivery.objects.to(hook.pk).with_number(number).exists():
        raise NotFoundProblem("Không có lần báo này.")
    return 200, _delivery(actions.replay(number, by=powers, needs=WEBHOOKS))


def _told(one: Webhook) -> dict[str, Any]:
    return {
        "code": one.code, "url": one.url, "topics": one.topics, "unit": one.unit.code,
        "made_at": instant(one.made_at), "ended_at": instant(one.ended_at),
    }  # fmt: skip


def _with_secret(one: Webhook) -> dict[str, Any]:
    return {**_told(one), "secret": secret_of(one.code, one.turn)}


def _delivery(one: HookDelivery) -> dict[str, Any]:
    return {
        "id": one.pk, "sequence": one.entry_id, "state": one.state, "tries": one.tries,
        "status": one.status, "trouble": one.trouble, "noted_at": instant(one.noted_at),
        "delivered_at": instant(one.delivered_at),
    }  # fmt: skip
