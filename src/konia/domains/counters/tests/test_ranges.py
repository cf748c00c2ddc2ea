import threading
from datetime import date

import pytest
from django.db import connection, transaction

from konia.domains.counters import actions
from konia.domains.counters.models import NumberRange
from konia.domains.counters.public import Holder, account_of, device_of
from konia.kernel.files.numbering import next_number
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    TooLateProblem,
)

from .factories import DAY, at

SERIES = "dossiers:000.31:210615"
DESK = Holder(desk="Quầy 1")


@pytest.fixture
def reserve(units, lan):
    def act(count=5, **more):
        return actions.reserve_ranges(
            "H21.31", series={DAY: SERIES}, count=count, holder=DESK, at=at(), by=lan, **more
        )[0]

    return act


def use(number, reference="HS-1"):
    with transaction.atomic():
        return actions.use_number(SERIES, number, reference=reference, at=at(9), by="lan")


def test_reserved_numbers_and_online_numbers_never_meet(reserve):
    assert next_number(SERIES) == 1
    kept = reserve(3)
    assert (kept.first, kept.last, next_number(SERIES)) == (2, 4, 5)


def test_each_day_has_a_range_of_its_own(units, lan):
    days = {DAY: SERIES, date(2021, 6, 16): "dossiers:000.31:210616"}
    made = actions.reserve_ranges("H21.31", series=days, count=10, holder=DESK, at=at(), by=lan)
    assert [(one.day.day, one.first, one.last) for one in made] == [(15, 1, 10), (16, 1, 10)]


def test_a_dossier_sent_twice_uses_its_number_once(reserve):
    kept = reserve()
    use(2), use(2)
    assert account_of(kept).used == (2,)


def test_a_number_another_dossier_bears_is_refused(reserve):
    reserve()
    use(2)
    with pytest.raises(TooLateProblem, match="HS-1"):
        use(2, "HS-2")
    with pytest.raises(NotFoundProblem):
        use(99)


def test_a_returned_range_accounts_for_every_number(reserve, lan):
    kept = reserve(5)
    use(1), use(3)
    actions.void_number(kept.pk, 2, reason="in hỏng phiếu", at=at(5), by=lan)
    actions.return_range(kept.pk, reason="", at=at(10), by=lan)
    account = account_of(kept)
    assert (account.used, account.voided, account.given_back) == ((1, 3), (2,), (4, 5))
    assert account.held == ()
    assert next_number(SERIES) == 4


def test_numbers_cannot_go_back_once_later_ones_are_out_and_are_voided_with_a_reason(reserve, lan):
    kept = reserve(3)
    use(1)
    assert next_number(SERIES) == 4
    with pytest.raises(FieldProblems):
        actions.return_range(kept.pk, reason=" ", at=at(10), by=lan)
    actions.return_range(kept.pk, reason="mạng có lại", at=at(10), by=lan)
    account = account_of(kept)
    assert (account.used, account.voided, account.given_back) == ((1,), (2, 3), ())
    assert next_number(SERIES) == 5


def test_a_draft_that_comes_after_the_return_keeps_the_number_on_its_receipt(reserve, lan):
    kept = reserve(3)
    next_number(SERIES)
    actions.return_range(kept.pk, reason="mạng có lại", at=at(10), by=lan)
    use(2, "HS-7")
    account = account_of(kept)
    assert (account.used, account.voided) == ((2,), (1, 3))


def test_a_number_given_back_may_be_anothers_so_a_late_draft_is_refused(reserve, lan):
    kept = reserve(3)
    actions.return_range(kept.pk, reason="", at=at(10), by=lan)
    with pytest.raises(TooLateProblem, match="trả lại"):
        use(2)
    assert next_number(SERIES) == 1


def test_a_range_is_returned_once_and_by_its_own_district(reserve, lan, hoa):
    kept = reserve()
    with pytest.raises(NotFoundProblem):
        actions.return_range(kept.pk, reason="x", at=at(10), by=hoa)
    actions.return_range(kept.pk, reason="x", at=at(10), by=lan)
    with pytest.raises(TooLateProblem):
        actions.return_range(kept.pk, reason="x", at=at(11), by=lan)


def test_nobody_reserves_for_another_district_nor_thousands(reserve, hoa):
    with pytest.raises(ForbiddenProblem):
        actions.reserve_ranges(
            "H21.31", series={DAY: SERIES}, count=5, holder=DESK, at=at(), by=hoa
        )
    for count in (0, 201):
        with pytest.raises(FieldProblems):
            reserve(count)
    assert not NumberRange.objects.exists()


def test_a_range_after_a_returned_one_starts_where_it_ended(reserve, lan):
    first = reserve(5)
    use(1)
    actions.return_range(first.pk, reason="", at=at(10), by=lan)
    assert reserve(2).first == 2


@pytest.mark.django_db(transaction=True)
def test_reserving_and_numbering_at_once_give_out_every_number_once(reserve, lan):
    got = []

    def online():
        for _ in range(20):
            with transaction.atomic():
                got.append(next_number(SERIES))
        connection.close()

    def offline():
        for _ in range(5):
            kept = reserve(4)
            got.extend(range(kept.first, kept.last + 1))
        connection.close()

    threads = [threading.Thread(target=work) for work in (online, offline, online)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == list(range(1, 61))


def test_a_device_is_known_by_its_secret_until_it_is_retired(units, lan, hoa):
    device, token = actions.register_device(
        "MT-1", unit_code="H21.31", kind="tablet", on=DAY, by=lan
    )
    assert token not in str(vars(device))
    assert device_of(token, on=DAY) == device
    assert device_of(token, on=DAY, kind="kiosk") is None
    assert device_of(token[:-1] + "!", on=DAY) is None
    with pytest.raises(NotFoundProblem):
        actions.retire_device("MT-1", on=date(2021, 6, 20), by=hoa)
    actions.retire_device("MT-1", on=date(2021, 6, 20), by=lan)
    assert device_of(token, on=date(2021, 6, 20)) is None


def test_a_device_is_registered_once_and_by_its_own_unit(units, lan, hoa):
    actions.register_device("MT-1", unit_code="H21.31", kind="tablet", on=DAY, by=lan)
    with pytest.raises(FieldProblems):
        actions.register_device("MT-1", unit_code="H21.31", kind="tablet", on=DAY, by=lan)
    with pytest.raises(ForbiddenProblem):
        actions.register_device("MT-2", unit_code="H21.31", kind="tablet", on=DAY, by=hoa)
