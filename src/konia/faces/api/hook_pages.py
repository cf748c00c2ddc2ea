"""Subscriptions for officials: what is told to whom, what was given up, telling it again."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from konia.domains.dossiers.messages import TOLD
from konia.faces.api import actions
from konia.faces.api.models import HookDelivery, Webhook
from konia.faces.api.room import WEBHOOKS
from konia.faces.api.states import DeliveryState
from konia.faces.api.webhooks import check_topics, of_units, webhook_of
from konia.faces.ui.context import today
from konia.faces.ui.identity import lacks_factor
from konia.faces.ui.menu import menu
from konia.faces.ui.templatetags.konia import datetime_vi
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, Problem

from .hooks.addresses import check_url
from .hooks.signing import secret_of

Params = ParamSpec("Params")
SHOWN = 50
ALL = "dossiers.*"
LOOKS = {
    DeliveryState.DELIVERED: "on_time", DeliveryState.FAILED: "due_soon",
    DeliveryState.DEAD: "late", DeliveryState.WAITING: "waiting",
}  # fmt: skip


class PageRequest(HttpRequest):
    """A request of an official, with what they may do."""

    powers: Powers


View = Callable[Concatenate[PageRequest, Params], HttpResponseBase]
Guarded = Callable[Concatenate[HttpRequest, Params], HttpResponseBase]


def for_keepers(view: View[Params]) -> Guarded[Params]:
    """Only for officials who hold api.webhooks. Raises: ForbiddenProblem."""

    @wraps(view)
    def guarded(
        request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs
    ) -> HttpResponseBase:
        account = request.user
        if not isinstance(account, Account):
            return redirect_to_login(request.get_full_path(), reverse("workspace:sign_in"))
        if account.is_citizen:
            raise ForbiddenProblem("Trang này dành cho cán bộ.")
        powers = Powers.of(account, on=today())
        if lacks_factor(request, powers):
            return redirect("mfa_index")
        powers.check(WEBHOOKS)
        request.powers = powers  # type: ignore[attr-defined]
        answer = view(request, *args, **kwargs)  # type: ignore[arg-type]
        answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

    guarded.needs = WEBHOOKS  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


class WebhookForm(forms.Form):
    """A new subscription."""

    use_required_attribute = False

    url = forms.CharField(
        label="Địa chỉ nhận", max_length=500, help_text="Bắt đầu bằng https://.",
        error_messages={"required": "Hãy nhập địa chỉ nhận."},
    )  # fmt: skip
    unit = forms.CharField(
        label="Mã đơn vị", max_length=60, help_text="Báo hồ sơ của đơn vị này và cấp dưới.",
        error_messages={"required": "Hãy nhập mã đơn vị."},
    )  # fmt: skip
    topics = forms.MultipleChoiceField(
        label="Việc được báo", widget=forms.CheckboxSelectMultiple,
        choices=[(ALL, "Mọi việc"), *((f"dossiers.{act}", words) for act, words in TOLD.items())],
        error_messages={"required": "Hãy chọn ít nhất một việc."},
    )  # fmt: skip

    def take(self, problems: FieldProblems) -> None:
        """Put the words of a refusal at their fields."""
        for name, listed in problems.fields.items():
            for words in listed:
                self.add_error(name if name in self.fields else None, words)


@for_keepers
def webhooks(request: PageRequest) -> HttpResponse:
    """The running subscriptions of one's units, and beginning another."""
    if request.method != "POST":
        return _list(request, WebhookForm(initial={"topics": [ALL]}))
    form = WebhookForm(request.POST)
    if form.is_valid():
        made = _begun(request, form)
        if made is not None:
            secret = secret_of(made.code, made.turn)
            messages.success(request, f"Đã tạo móc nối. Khóa ký, chỉ hiện một lần: {secret}")
            return redirect("hooks:webhook", code=made.code)
    return _list(request, form, status=422)


def _begun(request: PageRequest, form: WebhookForm) -> Webhook | None:
    """The new subscription; none when it was refused, and then the form says why."""
    given = form.cleaned_data
    try:
        check_topics(given["topics"])
        check_url(given["url"])
        return actions.subscribe_webhook(
            url=given["url"], topics=given["topics"], unit=given["unit"].strip(),
            at=timezone.now(), by=request.powers, needs=WEBHOOKS,
        )  # fmt: skip
    except FieldProblems as problems:
        form.take(problems)
    except Problem as problem:
        form.add_error("unit", str(problem))
    return None


def _list(request: PageRequest, form: WebhookForm, *, status: int = 200) -> HttpResponse:
    hooks = of_units(request.powers)
    ids = request.powers.unit_ids(WEBHOOKS, Tree.at(request.powers.on))
    dead = HookDelivery.objects.of_units(ids).dead()
    rows = dead.select_related("webhook", "entry__event__dossier")[:SHOWN]
    context = {"table": _hooks(hooks), "dead": _deliveries(rows), "form": form}
    return _shown(request, "api/webhooks.html", context, status=status)


def _hooks(hooks: list[Webhook]) -> dict[str, Any]:
    heads = ("Mã", "Địa chỉ nhận", "Đơn vị", "Việc được báo", "Người tạo", "Từ lúc")
    rows = [
        {
            "url": _address(one),
            "cells": [
                {"text": one.code}, {"text": one.url}, {"text": one.unit.code},
                {"text": _topics(one)}, {"text": str(one.account)},
                {"text": datetime_vi(one.made_at)},
            ],
        }
        for one in hooks
    ]  # fmt: skip
    return _table("Móc nối đang dùng", heads, rows, "Chưa có móc nối nào.")


def _address(one: Webhook) -> str:
    return reverse("hooks:webhook", args=[one.code])


def _topics(one: Webhook) -> str:
    return "Mọi việc" if ALL in one.topics else ", ".join(one.topics)


def _deliveries(rows: Any) -> dict[str, Any]:
    heads = ("Hồ sơ", "Việc", "Trạng thái", "Số lần gửi", "Trả lời", "Ghi nhận", "Móc nối")
    listed = [
        {
            "cells": [
                {"text": one.entry.event.dossier.code}, {"text": one.entry.event.act},
                {"text": one.get_state_display(), "state": LOOKS[DeliveryState(one.state)]},
                {"text": str(one.tries)}, {"text": one.trouble or (one.status or "")},
                {"text": datetime_vi(one.noted_at)},
                {"text": one.webhook.code, "url": _address(one.webhook)},
            ]
        }
        for one in rows
    ]  # fmt: skip
    return _table("Lần báo", heads, listed, "Không có lần báo nào.")


def _table(
    caption: str, heads: tuple[str, ...], rows: list[dict[str, Any]], empty: str
) -> dict[str, Any]:
    columns = [{"title": head} for head in heads]
    return {
        "caption": caption, "hide_caption": True, "columns": columns, "rows": rows, "empty": empty
    }  # fmt: skip


@for_keepers
def webhook(request: PageRequest, code: str) -> HttpResponse:
    """One subscription: what was told last, and what may be told again."""
    hook = webhook_of(request.powers, code)
    state = request.GET.get("trang-thai", "")
    rows = HookDelivery.objects.to(hook.pk).in_state(state)
    listed = list(rows.select_related("webhook", "entry__event__dossier")[:SHOWN])
    context = {
        "hook": hook, "topics": _topics(hook), "table": _deliveries(listed),
        "again": [one for one in listed if one.state == DeliveryState.DEAD],
        "tabs": _tabs(state),
    }  # fmt: skip
    return _shown(request, "api/webhook.html", context)


def _tabs(state: str) -> list[dict[str, Any]]:
    choices = [("", "Tất cả"), *DeliveryState.choices]
    return [
        {"title": title, "url": f"?trang-thai={value}", "current": state == value, "count": None}
        for value, title in choices
    ]


@require_POST
@for_keepers
def renew(request: PageRequest, code: str) -> HttpResponse:
    """A new secret, shown this once."""
    made = actions.renew_secret(code, by=request.powers, needs=WEBHOOKS)
    secret = secret_of(made.code, made.turn)
    messages.success(request, f"Đã đổi khóa ký. Khóa mới, chỉ hiện một lần: {secret}")
    return redirect("hooks:webhook", code=code)


@require_POST
@for_keepers
def end(request: PageRequest, code: str) -> HttpResponse:
    """End a subscription."""
    actions.end_webhook(code, at=timezone.now(), by=request.powers, needs=WEBHOOKS)
    messages.success(request, f"Đã ngừng móc nối {code}.")
    return redirect("hooks:webhooks")


@require_POST
@for_keepers
def replay(request: PageRequest, code: str, pk: int) -> HttpResponse:
    """Tell one message again."""
    try:
        actions.replay(pk, by=request.powers, needs=WEBHOOKS)
    except Problem as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Đã xếp báo lại.")
    return redirect("hooks:webhook", code=code)


def _shown(
    request: PageRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page that wears the menu of the workspace."""
    plain: HttpRequest = request
    doors = menu("workspace", request.powers.permissions, request.path)
    node = Tree.at(today()).nodes.get(request.powers.account.unit_id or 0)
    worn = {"face": "workspace", "doors": doors, "unit_name": node.name if node else ""}
    return render(plain, template, {**context, **worn}, status=status)
