"""What upper rooms and faces may use: what a site lacks, and what it shows."""

from collections.abc import Iterator
from datetime import date

from .models import Article, RequiredColumn, Site, SiteColumn


def missing_columns(on: date) -> Iterator[tuple[Site, list[str]]]:
    """Main sites that lack required columns on a day, by unit, with the names they lack."""
    required = list(RequiredColumn.objects.holding_on(on).values_list("name", flat=True))
    held: dict[int, set[str]] = {}
    for site_id, name in SiteColumn.objects.holding_on(on).values_list("site_id", "name"):
        held.setdefault(site_id, set()).add(name)
    sites = Site.objects.holding_on(on).main().select_related("unit").order_by("unit__code")
    for site in sites:
        lacked = [name for name in required if name not in held.get(site.pk, set())]
        if lacked:
            yield site, lacked


def shown_in(column: SiteColumn, on: date) -> list[Article]:
    """What anybody sees in a column on a day, newest first."""
    return list(column.articles.public_on(on).order_by("-published_on", "-pk"))
