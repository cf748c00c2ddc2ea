"""Numbers that run without gaps, also when two people ask at once."""

from django.db import connection


def next_number(series: str) -> int:
    """The next number of a series. Runs inside the caller's transaction: a roll-back returns it.

    Others who want a number of the same series wait until that transaction ends.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO files_series AS s (name, last) VALUES (%s, 1) "
            "ON CONFLICT (name) DO UPDATE SET last = s.last + 1 RETURNING last",
            [series],
        )
        return int(cursor.fetchone()[0])
