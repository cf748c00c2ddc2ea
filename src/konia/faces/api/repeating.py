"""Idempotency-Key: a request sent twice is done once, and gets the same answer twice."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from konia.kernel.rooms.problems import FieldProblems
from konia.kernel.rooms.questions import Question

from . import actions
from .guard import powers_of
from .models import KeptAnswer

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
_KEY = re.compile(r"[\x21-\x7e]{1,100}")
View = TypeVar("View", bound=Callable[..., Any])
Answer = tuple[int, Mapping[str, Any]]


def answer_of(status: int, body: Any) -> HttpResponse:
    """An answer as JSON, its letters as they are."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return _response(status, text)


def _response(status: int, text: str) -> HttpResponse:
    answer = HttpResponse(text, status=status, content_type="application/json; charset=utf-8")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def once(view: View) -> View:
    """For endpoints that change something; the view gives (status, body).

    Only what was done is kept: after a refusal the key is free again.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = key_of(request)
        if not key:
            return answer_of(*view(request, *args, **kwargs))
        account, digest = powers_of(request).account, digest_of(request)
        kept = actions.begin_answer(account, key=key, digest=digest, at=timezone.now())
        if kept.status is not None:
            return _again(kept)
        try:
            answer = answer_of(*view(request, *args, **kwargs))
        except BaseException:
            actions.drop_answer(kept.pk)
            raise
        return _kept(request, answer, key=key, digest=digest)

    return wrapped  # type: ignore[return-value]


def once_by_its_own_key(view: View) -> View:
    """The same for an act that knows its repeats itself, by `sent_key(request)`: leaner.

    Two sent at once both act, the act makes one thing of them, and the first answer kept stays.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = key_of(request)
        if not key:
            return answer_of(*view(request, *args, **kwargs))
        digest = digest_of(request)
        kept = _KEPT.one(KeptAnswer, powers_of(request).account.pk, key)
        if kept is not None:
            actions.check_same(kept, digest)
            return _again(kept)
        answer = answer_of(*view(request, *args, **kwargs))
        return _kept(request, answer, key=key, digest=digest)

    return wrapped  # type: ignore[return-value]


_KEPT: Question[KeptAnswer] = Question(
    lambda account, key: KeptAnswer.objects.of(account, key), -987654321, "a key"
)


def sent_key(request: HttpRequest) -> str:
    """What an act knows this sending by: the account and a digest of the key; '' without one."""
    key = key_of(request)
    if not key:
        return ""
    return f"api:{powers_of(request).account.pk}:{hashlib.sha256(key.encode()).hexdigest()[:40]}"


def key_of(request: HttpRequest) -> str:
    """The key; '' when none is given. Raises: FieldProblems for one that is none."""
    key = request.headers.get(HEADER, "")
    if key and not _KEY.fullmatch(key):
        raise FieldProblems({HEADER: ["Khóa gồm 1 đến 100 ký tự ASCII không có dấu cách."]})
    return key


def digest_of(request: HttpRequest) -> str:
    """What tells one request from another: method, address and everything in it."""
    made = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type == "multipart/form-data":
        for name, file in sorted(request.FILES.items()):
            made.update(f"{name}\n{getattr(file, 'name', '')}\n".encode())
            for chunk in file.chunks():  # type: ignore[union-attr]
                made.update(chunk)
            file.seek(0)  # type: ignore[union-attr]
    else:
        made.update(request.body)
    return made.hexdigest()


def _kept(request: HttpRequest, answer: HttpResponse, *, key: str, digest: str) -> HttpResponse:
    kept = actions.keep_answer(
        powers_of(request).account, key=key, digest=digest, status=answer.status_code,
        body=answer.content.decode(), at=timezone.now(),
    )  # fmt: skip
    return _response(kept.status or answer.status_code, kept.body)


def _again(kept: KeptAnswer) -> HttpResponse:
    answer = _response(kept.status or 200, kept.body)
    answer.headers[REPLAYED] = "true"
    return answer
