import threading

import pytest
from django.db import connection, transaction

from konia.kernel.files.numbering import next_number


@pytest.mark.django_db
def test_numbers_run_from_one_in_each_series():
    assert [next_number("đi/2021") for _ in range(3)] == [1, 2, 3]
    assert next_number("đi/2022") == 1


@pytest.mark.django_db
def test_a_number_is_one_statement(django_assert_num_queries):
    with django_assert_num_queries(1):
        next_number("đi/2021")


@pytest.mark.django_db
def test_a_roll_back_returns_the_number():
    next_number("đi/2021")
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        next_number("đi/2021")
        raise RuntimeError
    assert next_number("đi/2021") == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_get_numbers_without_gaps_or_repeats():
    got = []

    def work():
        for _ in range(20):
            with transaction.atomic():
                got.append(next_number("đi/2021"))
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == list(range(1, 61))


@pytest.mark.django_db(transaction=True)
def test_who_waits_for_one_that_rolls_back_gets_its_number():
    taken, got = threading.Event(), []

    def second():
        taken.wait()
        got.append(next_number("đi/2021"))
        connection.close()

    thread = threading.Thread(target=second)
    thread.start()
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        assert next_number("đi/2021") == 1
        taken.set()
        raise RuntimeError
    thread.join()
    assert got == [1]
