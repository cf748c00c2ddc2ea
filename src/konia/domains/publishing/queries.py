"""Questions about sites, columns, articles and channels."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

from .states import Channel

if TYPE_CHECKING:
    from .models import Article, Broadcast, Site


class SiteQuerySet(RecordQuerySet["Site"]):
    """Sites …"""

    def main(self) -> Self:
        """… that stand on their own, not as a page of another."""
        return self.filter(parent__isnull=True)

    def without_column(self, columns: "ColumnQuerySet") -> Self:
        """… that have none of these columns."""
        return self.filter(~Exists(columns.filter(site=OuterRef("pk"))))

    def under(self, site_id: int, on: date) -> Self:
        """… that are pages of another site on a day."""
        return self.holding_on(on).filter(parent_id=site_id)


class ColumnQuerySet(RecordQuerySet[models.Model]):
    """Columns …"""

    def named(self, name: str) -> Self:
        """… of one name."""
        return self.filter(name=name)


class ArticleQuerySet(RecordQuerySet["Article"]):
    """Articles …"""

    def public_on(self, on: date) -> Self:
        """… anybody may read on a day: approved, published by then and not taken down."""
        standing = Q(taken_down_on__isnull=True) | Q(taken_down_on__gt=on)
        return self.filter(standing, approved_on__lte=on, published_on__lte=on)

    def published_in(self, period: Period) -> Self:
        """… published on days of a period."""
        return self.filter(approved_on__isnull=False).on_days("published_on", period)

    def in_column(self, name: str) -> Self:
        """… of the columns of one name, whatever the site."""
        return self.filter(column__name=name)


class FollowerQuerySet(RecordQuerySet[models.Model]):
    """Dated counts of followers …"""

    def of_channel(self, channel: str) -> Self:
        """… of one channel."""
        return self.filter(channel=channel)

    def counted_by(self, on: date) -> Self:
        """… taken up to a day."""
        return self.filter(counted_on__lte=on)


class ZaloBroadcastQuerySet(RecordQuerySet["Broadcast"]):
    """Broadcasts …"""

    def sent_in(self, period: Period) -> Self:
        """… sent to the followers on Zalo on days of a period."""
        return self.on_days("sent_on", period).filter(channel=Channel.ZALO)
