"""The life of an article, and sending a notice: each a step with who and when."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem

from .models import Article, Broadcast
from .states import ArticleState


@transaction.atomic(durable=True)
def approve(code: str, *, on: date, by: Powers) -> Article:
    """Approve a draft. Raises: FieldProblems when the author approves, TooLateProblem."""
    kept = _article(code, ArticleState.DRAFT, by=by, needs="publishing.approve")
    kept.approved_on, kept.approved_by = on, by.account.full_name
    return _kept(kept, "approve", by=by)


@transaction.atomic(durable=True)
def publish(code: str, *, on: date, by: Powers) -> Article:
    """Publish an approved article. Raises: TooLateProblem when it is not approved."""
    kept = _article(code, ArticleState.APPROVED, by=by, needs="publishing.change")
    kept.published_on = on
    return _kept(kept, "publish", by=by)


@transaction.atomic(durable=True)
def take_down(code: str, *, on: date, by: Powers) -> Article:
    """Take down a published article; it stays in the register."""
    kept = _article(code, ArticleState.PUBLISHED, by=by, needs="publishing.change")
    kept.taken_down_on = on
    return _kept(kept, "take_down", by=by)


@transaction.atomic(durable=True)
def send(code: str, *, at: datetime, by: Powers) -> Broadcast:
    """Send a drafted notice, once; the log keeps its time and text."""
    ids = by.unit_ids("publishing.change", Tree.at(by.on))
    rows = Broadcast.objects.of_units(ids).select_for_update(of=("self",))
    kept = rows.filter(code=code).first()
    if kept is None:
        raise NotFoundProblem("Không tìm thấy tin.")
    assert isinstance(kept, Broadcast)
    if kept.sent_at is not None:
        raise TooLateProblem("Tin này đã được gửi.", todo="Hãy soạn tin mới.")
    kept.sent_at = at
    kept.save()
    _note("send", kept, by=by, detail={"at": at.isoformat(), "text": kept.text})
    return kept


def _article(code: str, state: ArticleState, *, by: Powers, needs: str) -> Article:
    ids = by.unit_ids(needs, Tree.at(by.on))
    rows = Article.objects.of_units(ids).select_for_update(of=("self",))
    kept = rows.filter(code=code).first()
    if kept is None:
        raise NotFoundProblem("Không tìm thấy bài viết.")
    assert isinstance(kept, Article)
    if kept.state != state:
        raise TooLateProblem(
            f"Bài viết đang ở bước “{kept.state.label}”.",
            why=f"Việc này chỉ làm được khi bài ở bước “{state.label}”.",
            todo="Hãy tải lại trang để xem bước hiện tại.",
        )
    return kept


def _kept(article: Article, act: str, *, by: Powers) -> Article:
    try:
        article.full_clean()
    except ValidationError as error:
        raise FieldProblems(error.message_dict) from None
    article.save()
    _note(act, article, by=by)
    return article


def _note(
    act: str, kept: "Article | Broadcast", *, by: Powers, detail: dict[str, Any] | None = None
) -> None:
    subject = "publishing.articles" if isinstance(kept, Article) else "publishing.broadcasts"
    write_act(
        act, by=by.account.username, subject=subject, subject_id=kept.pk,
        unit_code=kept.unit.code, detail=detail,
    )  # fmt: skip
