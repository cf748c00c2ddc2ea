"""What the API writes: answers to repeat, handles of files, the feed, subscriptions."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.utils.timezone import localdate

from konia.domains.dossiers.models import Dossier
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.files.models import StoredFile
from konia.kernel.org.tree import Tree
from konia.kernel.outbox.post import MOST_TRIES, post
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem, TooLateProblem
from konia.kernel.rooms.rows import write_once

from .models import FeedEntry, HookDelivery, KeptAnswer, Upload, Webhook
from .queries import not_in_feed, step_units
from .states import DeliveryState

# How long a first request may be at work before its repeat may take its place: longer than any
# takes, and as long as the sender of one that was cut off has to wait.
AT_WORK = timedelta(seconds=30)
KEPT_FOR = timedelta(hours=48)
MOST_WEBHOOKS = 50
NEWS = "api.webhook"
_FEED_LOCK = 0x6B6F6665  # any number, the same for all who write the feed
SEEING = "dossiers.see"


class OtherRequestProblem(Problem):
    """The key named another request before."""

    status = 422


@transaction.atomic(durable=True)
def begin_answer(account: Account, *, key: str, digest: str, at: datetime) -> KeptAnswer:
    """Note that a request is at work. One with a status was answered before: repeat that.

    Raises: OtherRequestProblem, TooLateProblem while the first of them is at work.
    """
    kept, is_new = KeptAnswer.objects.select_for_update().get_or_create(
        account=account, key=key, defaults={"digest": digest, "begun_at": at}
    )
    if is_new:
        return kept
    check_same(kept, digest)
    if kept.status is None and at - kept.begun_at < AT_WORK:
        raise TooLateProblem(
            "Yêu cầu mang khóa này đang được xử lý.", todo="Hãy gửi lại sau nửa phút."
        )
    if kept.status is None:
        kept.begun_at = at
        kept.save(update_fields=["begun_at"])
    return kept


def check_same(kept: KeptAnswer, digest: str) -> None:
    """Raises: OtherRequestProblem when a key comes back with another request."""
    if kept.digest != digest:
        raise OtherRequestProblem(
            "Khóa Idempotency-Key này đã dùng cho một yêu cầu khác.",
            todo="Hãy dùng khóa mới cho yêu cầu mới.",
        )


def keep_answer(
    account: Account, *, key: str, digest: str, status: int, body: str, at: datetime
) -> KeptAnswer:
    """Keep the answer; of two sent at once the first stays. Raises: OtherRequestProblem."""
    fresh = KeptAnswer(
        account=account, key=key, digest=digest, begun_at=at, status=status, body=body
    )
    # One statement is a transaction by itself.
    return fresh if write_once(fresh) else _kept_first(fresh)


@transaction.atomic(durable=True)
def _kept_first(fresh: KeptAnswer) -> KeptAnswer:
    """The answer that was kept before this one. Raises: OtherRequestProblem."""
    kept = KeptAnswer.objects.of(fresh.account_id, fresh.key).get()
    check_same(kept, fresh.digest)
    if kept.status is None:
        kept.status, kept.body = fresh.status, fresh.body
        kept.save(update_fields=["status", "body"])
    return kept


@transaction.atomic(durable=True)
def drop_answer(pk: int) -> None:
    """Free the key of a request that was refused: nothing was done."""
    KeptAnswer.objects.with_number(pk).delete()


@transaction.atomic(durable=True)
def forget_old(*, at: datetime) -> None:
    """Drop answers nobody will ask for again, and handles of files nobody used."""
    KeptAnswer.objects.begun_before(at - KEPT_FOR).delete()
    Upload.objects.sent_before(at - KEPT_FOR).delete()


@transaction.atomic(durable=True)
def note_upload(file: StoredFile, *, name: str, at: datetime, by: Account) -> Upload:
    """Give a kept file a handle by which its sender may name it."""
    handle = secrets.token_hex(16)
    return Upload.objects.create(handle=handle, account=by, file=file, name=name[:200], at=at)


def enter_feed(event_id: int, *, at: datetime) -> None:
    """Show an event in the feed, after all earlier ones of its dossier, and tell subscribers.

    Runs inside the listener's transaction and bears being called twice. Writers take turns, so
    that numbers become visible in their order and a reader who goes on from a number misses none.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_FEED_LOCK])
    entries = [FeedEntry(event=event) for event in not_in_feed(event_id)]
    FeedEntry.objects.bulk_create(entries)
    hooks = list(Webhook.objects.in_use().select_related("account", "unit")) if entries else []
    for entry in entries:
        _tell(entry, hooks, at=at)


def _tell(entry: FeedEntry, hooks: Iterable[Webhook], *, at: datetime) -> None:
    wanting = [hook for hook in hooks if is_wanted(hook.topics, entry.event.act)]
    if not wanting:
        return
    units = step_units(entry.event.dossier)
    on = localdate(at)
    made = HookDelivery.objects.bulk_create(
        HookDelivery(webhook=hook, entry=entry, noted_at=at)
        for hook in wanting
        if units & reach_of(hook, on=on)
    )
    for one in made:
        _post(one)


def is_wanted(topics: Sequence[str], act: str) -> bool:
    """Whether a subscription names an act, or all of them."""
    return "dossiers.*" in topics or f"dossiers.{act}" in topics


def reach_of(hook: Webhook, *, on: date) -> frozenset[int]:
    """The units a subscriber hears of: below its own, and only while its account may see them."""
    tree = Tree.at(on)
    powers = Powers.of(hook.account, on=on)
    if SEEING not in powers.held or hook.unit.code not in tree:
        return frozenset()
    return frozenset(tree.below(hook.unit_id)) & powers.unit_ids(SEEING, tree)


def _post(delivery: HookDelivery) -> None:
    """One message for each subscriber and event. Runs inside the caller's transaction."""
    key = f"{NEWS}:{delivery.pk}:{delivery.turn}"
    post(NEWS, {"delivery": delivery.pk, "turn": delivery.turn}, key=key)


@transaction.atomic(durable=True)
def subscribe_webhook(
    *, url: str, topics: Sequence[str], unit: str, at: datetime, by: Powers, needs: str
) -> Webhook:
    """Begin a subscription. The address was checked before. Raises: FieldProblems, …"""
    tree = Tree.at(by.on)
    node = tree.node(unit)
    if node.id not in by.unit_ids(needs, tree) & by.unit_ids(SEEING, tree):
        raise NotFoundProblem(f"Không có đơn vị “{unit}” trong phạm vi của bạn.")
    if Webhook.objects.in_use().count() >= MOST_WEBHOOKS:
        raise FieldProblems({"url": [f"Đã có {MOST_WEBHOOKS} móc nối. Hãy ngừng bớt."]})
    made = Webhook.objects.create(
        code=f"MN-{secrets.token_hex(6)}", account=by.account, unit_id=node.id, url=url,
        topics=sorted(set(topics)), made_at=at,
    )  # fmt: skip
    _note("webhook_begin", made, by=by, url=url, topics=list(topics))
    return made


@transaction.atomic(durable=True)
def end_webhook(code: str, *, at: datetime, by: Powers, needs: str) -> Webhook:
    """End a subscription; what still waits is not told any more. Raises: NotFoundProblem."""
    found = locked_webhook(code, by=by, needs=needs)
    found.ended_at = at
    found.save(update_fields=["ended_at"])
    _note("webhook_end", found, by=by)
    return found


@transaction.atomic(durable=True)
def renew_secret(code: str, *, by: Powers, needs: str) -> Webhook:
    """Give a subscription a new secret; the old one ends at once. Raises: NotFoundProblem."""
    found = locked_webhook(code, by=by, needs=needs)
    found.turn += 1
    found.save(update_fields=["turn"])
    _note("webhook_renew_secret", found, by=by)
    return found


def locked_webhook(code: str, *, by: Powers, needs: str) -> Webhook:
    """A running subscription of one's units, locked. Raises: NotFoundProblem, ForbiddenProblem."""
    ids = by.unit_ids(needs, Tree.at(by.on))
    rows = Webhook.objects.in_use().of_units(ids).of_code(code)
    found = rows.select_for_update(of=("self",)).first()
    if not isinstance(found, Webhook):
        raise NotFoundProblem("Không có móc nối này.")
    return found


@transaction.atomic(durable=True)
def replay(pk: int, *, by: Powers, needs: str) -> HookDelivery:
    """Tell a subscriber again, with all tries anew. Raises: NotFoundProblem, TooLateProblem."""
    ids = by.unit_ids(needs, Tree.at(by.on))
    rows = HookDelivery.objects.of_units(ids).with_number(pk)
    found = rows.select_for_update(of=("self",)).select_related("webhook").first()
    if not isinstance(found, HookDelivery):
        raise NotFoundProblem("Không có lần báo này.")
    if found.webhook.ended_at is not None:
        raise TooLateProblem("Móc nối này đã ngừng.")
    if found.state in {DeliveryState.WAITING, DeliveryState.FAILED}:
        raise TooLateProblem("Lần báo này còn đang chờ gửi.")
    found.state, found.turn, found.tries = DeliveryState.WAITING, found.turn + 1, 0
    found.save(update_fields=["state", "turn", "tries"])
    _post(found)
    _note("webhook_replay", found.webhook, by=by, delivery=found.pk)
    return found


@transaction.atomic(durable=True)
def note_delivered(pk: int, *, status: int, at: datetime) -> None:
    """The subscriber took it."""
    HookDelivery.objects.with_number(pk).update(
        state=DeliveryState.DELIVERED, status=status, delivered_at=at, trouble=""
    )


@transaction.atomic(durable=True)
def note_trouble(pk: int, *, status: int | None, trouble: str) -> bool:
    """It was not taken. Returns: whether it was the last try, so that it is given up."""
    found = HookDelivery.objects.select_for_update().get(pk=pk)
    found.tries += 1
    is_last = found.tries >= MOST_TRIES
    found.state = DeliveryState.DEAD if is_last else DeliveryState.FAILED
    found.status, found.trouble = status, trouble[:300]
    found.save(update_fields=["tries", "state", "status", "trouble"])
    return is_last


def _note(act: str, hook: Webhook, *, by: Powers, **detail: object) -> None:
    write_act(
        act, by=by.account.username, subject="api.webhook", subject_id=hook.pk,
        unit_code=hook.unit.code, detail={name: str(value) for name, value in detail.items()},
    )  # fmt: skip


def note_view(dossier: Dossier, *, by: Account) -> None:
    """Write down that an official read a dossier with its personal data."""
    write_act(
        "view", by=by.username, subject="dossiers.dossiers", subject_id=dossier.pk,
        detail={"api": True},
    )  # fmt: skip
