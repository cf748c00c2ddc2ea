"""Questions about endpoints, meetings and invitations."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

from konia.kernel.registers.queries import RecordQuerySet

from .states import EndpointState, Outcome

if TYPE_CHECKING:
    from .models import Invitation, Meeting


class EndpointQuerySet(RecordQuerySet[models.Model]):
    """Endpoints …"""

    def working(self) -> Self:
        """… that can be used during their spell."""
        return self.filter(state=EndpointState.WORKING)

    def broken(self) -> Self:
        """… that wait for repair during their spell."""
        return self.filter(state=EndpointState.BROKEN)


class MeetingQuerySet(RecordQuerySet["Meeting"]):
    """Meetings …"""

    def held(self) -> Self:
        """… that took place."""
        return self.filter(outcome=Outcome.HELD)

    def called_by(self, level: str) -> Self:
        """… of one level."""
        return self.filter(level=level)

    def through(self, kind: str) -> Self:
        """… in rooms of one kind."""
        return self.filter(kind=kind)

    def clashing(self, room_id: int, starts: datetime, ends: datetime) -> Self:
        """… not cancelled, in a room, that overlap a stretch of time; touching ends are free."""
        standing = self.exclude(outcome=Outcome.CANCELLED)
        return standing.filter(room_id=room_id, starts_at__lt=ends, ends_at__gt=starts)


class InvitationQuerySet(RecordQuerySet["Invitation"]):
    """Invitations …"""

    def to_meeting(self, meeting_id: int) -> Self:
        """… to one meeting."""
        return self.filter(meeting_id=meeting_id)

    def attended(self) -> Self:
        """… whose unit joined."""
        return self.filter(joined_at__isnull=False)
