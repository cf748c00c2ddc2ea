"""What is kept goes with its edition."""

from konia.kernel.rooms.keeping import Kept


def test_what_was_read_is_kept_until_the_next_edition(db):
    kept, reads = Kept(most=8), []

    def read():
        reads.append(1)
        return len(reads)

    assert [kept.get(1, "a", read), kept.get(1, "a", read)] == [1, 1]
    assert kept.get(2, "a", read) == 2
    assert kept.get(1, "b", read) == 3


def test_no_more_is_kept_than_was_said_and_the_oldest_goes(db):
    kept = Kept(most=2)
    for key in "abc":
        kept.get(1, key, lambda key=key: key)
    assert kept.get(1, "c", lambda: "read again") == "c"
    assert kept.get(1, "a", lambda: "read again") == "read again"
