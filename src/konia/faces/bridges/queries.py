"""Questions about what goes out to other systems."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef

from .states import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from .models import SyncRecord, ZaloQuestion  # noqa: F401 - named below as text


class SyncRecordQuerySet(models.QuerySet["SyncRecord"]):
    """Messages out …"""

    def unanswered(self) -> Self:
        """… neither accepted nor rejected."""
        return self.filter(state__in=OPEN)

    def to_send(self, at: "datetime") -> Self:
        """… whose time has come, and before which nothing of the same thing still waits."""
        earlier = self.model.objects.filter(
            target=OuterRef("target"), subject_code=OuterRef("subject_code"),
            state__in=OPEN, pk__lt=OuterRef("pk"),
        )  # fmt: skip
        return self.unanswered().filter(~Exists(earlier), next_try_at__lte=at)

    def with_number(self, pk: int) -> Self:
        """… of one number."""
        return self.filter(pk=pk)

    def of_target(self, target: str) -> Self:
        """… to one system."""
        return self.filter(target=target)

    def in_state(self, state: str) -> Self:
        """… in a state; all when none is named."""
        return self.filter(state=state) if state else self

    def in_state_of(self, states: "Iterable[str]") -> Self:
        """… in one of some states."""
        return self.filter(state__in=list(states))

    def of_event(self, event_id: str) -> Self:
        """… of one event at home."""
        return self.filter(event_id=event_id)

    def of_service(self, service: str) -> Self:
        """… through one service."""
        return self.filter(service=service)

    def of_code(self, subject_code: str) -> Self:
        """… about one thing."""
        return self.filter(subject_code=subject_code)

    def matching(self, text: str) -> Self:
        """… whose thing bears a text in its code."""
        return self.filter(subject_code__icontains=text.strip()) if text.strip() else self


class ZaloQuestionQuerySet(models.QuerySet["ZaloQuestion"]):
    """Questions through Zalo …"""

    def of_message(self, message_id: str) -> Self:
        """… of one message."""
        return self.filter(message_id=message_id)
