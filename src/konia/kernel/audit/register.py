"""Writing acts into the register and proving that nobody has touched it since."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils import timezone

from konia.kernel.rooms.rows import write

from .models import Entry, Revision


def record(
    act: str,
    *,
    by: str,
    subject: str,
    subject_id: int | None = None,
    unit_code: str = "",
    detail: dict[str, Any] | None = None,
) -> None:
    """Write one act. Runs inside the caller's transaction: both stand or fall together."""
    write(
        Entry(
            by=by, act=act, subject=subject, subject_id=subject_id, unit_code=unit_code,
            detail=detail or {}, at=timezone.now(), lane=0, place=0, previous=b"", digest=b"",
        )
    )  # fmt: skip


def acts_on(subject: str, subject_id: int) -> list[Entry]:
    """The acts on one thing, newest first."""
    return list(Entry.objects.filter(subject=subject, subject_id=subject_id))


def revisions_of(table: str, row_id: int) -> list[Revision]:
    """What a row held before each change, newest first."""
    return list(Revision.objects.filter(table=table, row_id=row_id))


@dataclass(frozen=True)
class Break:
    """A place where a chain does not hold."""

    lane: int
    place: int
    what: str


def verify() -> tuple[int, list[Break]]:
    """Recompute every digest. Returns: how many entries were read, and the breaks found."""
    breaks: list[Break] = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry")
        count = int(cursor.fetchone()[0])
    breaks.extend(_broken_links())
    breaks.extend(_broken_heads())
    return count, breaks


def _broken_links() -> Iterator[Break]:
    query = """
        SELECT lane, place, digest = audit_digest(e), previous = coalesce(
                   lag(digest) OVER chain, ''::bytea), place = row_number() OVER chain
        FROM audit_entry e WINDOW chain AS (PARTITION BY lane ORDER BY place)
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT * FROM ({query}) t(lane, place, own, linked, placed) "  # noqa: S608
            "WHERE NOT (own AND linked AND placed) ORDER BY lane, place"
        )
        for lane, place, own, linked, _placed in cursor.fetchall():
            what = "nội dung đã bị sửa" if not own else "chuỗi bị đứt"
            yield Break(lane, place, what if linked or not own else "thiếu dòng phía trước")


def _broken_heads() -> Iterator[Break]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT l.lane, l.place FROM audit_lane l LEFT JOIN audit_entry e USING (lane, place) "
            "WHERE l.place > 0 AND e.digest IS DISTINCT FROM l.digest ORDER BY 1"
        )
        for lane, place in cursor.fetchall():
            yield Break(lane, place, "thiếu dòng cuối chuỗi")
