"""Numbers that run without gaps, also when two people ask at once."""

from django.db import connection


def next_number(series: str) -> int:
    """The next number of a series. Runs inside the caller's transaction: a roll-back returns it.

    Others who want a number of the same series wait until that transaction ends.
    """
    return next_numbers(series, 1)


def next_numbers(series: str, count: int) -> int:
    """Take several numbers in a row. Returns: the first of them.

    Runs inside the caller's transaction, like `next_number`, and on the same series.
    """
    if count < 1:
        raise ValueError(count)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO files_series AS s (name, last) VALUES (%s, %s) "
            "ON CONFLICT (name) DO UPDATE SET last = s.last + %s RETURNING last",
            [series, count, count],
        )
        return int(cursor.fetchone()[0]) - count + 1


def give_back(series: str, *, first: int, last: int) -> bool:
    """Put numbers that nobody used back at the end of a series, where the next asker takes them.

    Only the newest numbers can go back. Runs inside the caller's transaction.
    Returns: whether they went back.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE files_series SET last = %s WHERE name = %s AND last = %s",
            [first - 1, series, last],
        )
        return bool(cursor.rowcount == 1)
