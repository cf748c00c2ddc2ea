from datetime import date, timedelta
from decimal import Decimal

import pytest

from konia.testing.questions import AS_OF, answer, value

from .factories import MailboxFactory


@pytest.mark.works("S47.1")
def test_share_used_counts_the_last_thirty_days_of_open_mailboxes(units):
    at = units["H21.31"]
    MailboxFactory.create_batch(3, unit=at)
    MailboxFactory(unit=at, last_used_on=AS_OF - timedelta(days=29))
    MailboxFactory(unit=at, last_used_on=AS_OF - timedelta(days=30))
    MailboxFactory(unit=at, locked=True)
    found = answer("mail.used_regularly")
    assert (found.value, found.part, found.whole) == (Decimal("80.00"), 4, 5)


def test_no_mailbox_gives_no_share_and_not_zero(units):
    assert value("mail.used_regularly") is None
    assert value("mail.mailboxes") == 0


def test_another_district_does_not_count(units):
    MailboxFactory(unit=units["H21.43"])
    assert value("mail.mailboxes", "H21.31") == 0
    assert value("mail.mailboxes", "H21.43") == 1
    assert value("mail.mailboxes") == 1


@pytest.mark.works("S47.2")
def test_a_locked_mailbox_counts_only_before_it_was_locked(units):
    MailboxFactory(unit=units["H21.31"], locked_on=date(2021, 3, 1))
    assert value("mail.mailboxes", as_of=date(2021, 2, 28)) == 1
    assert value("mail.mailboxes", as_of=date(2021, 3, 1)) == 0


def test_one_statement_reads_every_figure_of_one_table(units, django_assert_num_queries):
    from konia.kernel.figures.engine import Question, read_many
    from konia.testing.questions import ask

    question = ask()
    with django_assert_num_queries(1):
        read_many([Question("mail.mailboxes", question), Question("mail.used_regularly", question)])
