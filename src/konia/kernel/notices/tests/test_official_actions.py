"""Opening, correcting and switching off officials' accounts: also by those who may not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from konia.kernel.access.models import Account, Grant, Role, SignedIn
from konia.kernel.access.official_actions import (
    correct_official,
    make_password_link,
    switch_official,
)
from konia.kernel.access.officials import OfficialAsked, officials_in
from konia.kernel.access.resets import account_of_link, officials_named
from konia.kernel.access.role_actions import RoleAsked
from konia.kernel.access.sessions import note_session
from konia.kernel.access.tests.people import TODAY, powers_of
from konia.kernel.audit.models import Entry
from konia.kernel.notices.inviting_actions import Newcomer, open_official, open_officials
from konia.kernel.org.tree import Tree
from konia.kernel.outbox.models import Message
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, NotFoundProblem

ASKED = {
    "username": "lan.nguyen", "full_name": " Nguyễn  Thị Lan ", "unit": "H21.31",
    "email": "lan@gialai.gov.vn", "phone": "0905 000 111",
}  # fmt: skip


@pytest.fixture
def chief(units):
    """Who manages the accounts of Pleiku and may nothing else."""
    return powers_of("chief", "H21.31", permissions=["access.change"])


def opened(by, **more):
    return open_official(Newcomer(OfficialAsked(**ASKED | more)), at=timezone.now(), by=by)


def test_an_account_is_opened_plain_and_nobody_knows_its_password(chief):
    made = opened(chief)
    assert (made.full_name, made.unit.code) == ("Nguyễn Thị Lan", "H21.31")
    assert made.has_usable_password(), "or the owner could not ask for a link"
    assert Entry.objects.get(act="open_account").by == "chief"


def test_pressed_twice_it_is_one_account(chief):
    assert opened(chief).pk == opened(chief).pk
    assert Entry.objects.filter(act="open_account").count() == 1


def test_opened_in_the_words_of_an_account_that_exists_it_gets_no_role(chief):
    Role.objects.create(code="chief-too", name="Quản lý", permissions=["access.change"])
    made = opened(chief)
    again = Newcomer(OfficialAsked(**ASKED), RoleAsked("chief-too", "H21.31", TODAY))
    assert open_official(again, at=timezone.now(), by=chief) == made
    assert not Grant.objects.filter(account=made).exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"username": "Lan"}, "username"),
        ({"username": "l"}, "username"),
        ({"username": "chief"}, "username"),
        ({"username": "cd-binh"}, "username"),
        ({"full_name": "  "}, "full_name"),
        ({"email": "lan@"}, "email"),
        ({"phone": "không có"}, "phone"),
        ({"unit": "H21.43"}, "unit"),
        ({"unit": "H21"}, "unit"),
        ({"unit": "?"}, "unit"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(chief, wrong, field):
    Account.objects.create_user("cd-binh", full_name="Bình", kind="citizen")
    before = Account.objects.count()
    with pytest.raises(FieldProblems) as caught:
        opened(chief, **wrong)
    assert field in caught.value.fields
    assert Account.objects.count() == before


def test_a_correction_says_what_changed_and_a_second_press_nothing(chief):
    made = opened(chief)
    asked = OfficialAsked(**ASKED | {"phone": "0905 000 222", "email": ""})
    for _ in range(2):
        correct_official(made.pk, asked, by=chief)
    assert Entry.objects.get(act="correct_account").detail == {"changed": ["email", "phone"]}
    with pytest.raises(FieldProblems):
        correct_official(made.pk, OfficialAsked(**ASKED | {"unit": "H21.43"}), by=chief)


def test_nobody_touches_an_account_that_may_do_more_or_is_elsewhere(chief, units):
    strong = powers_of("strong", "H21.31", permissions=["dossiers.sign"]).account
    hoa = powers_of("hoa", "H21.43", permissions=[]).account
    for account, problem in ((strong, ForbiddenProblem), (hoa, NotFoundProblem)):
        with pytest.raises(problem):
            correct_official(account.pk, OfficialAsked(**ASKED), by=chief)
        with pytest.raises(problem):
            switch_official(account.pk, on=False, reason="Thử", by=chief)
        with pytest.raises(problem):
            make_password_link(account.pk, by=chief)
    assert not Entry.objects.filter(by="chief").exists()


def test_a_role_that_begins_tomorrow_protects_its_account_today(chief, units):
    strong = powers_of("strong", "H21.31", permissions=["dossiers.sign"]).account
    Grant.objects.update(first_on=TODAY)
    Grant.objects.filter(account=strong).update(first_on=TODAY + timedelta(days=1))
    with pytest.raises(ForbiddenProblem):
        make_password_link(strong.pk, by=chief)


def test_switched_off_every_session_ends_and_it_may_be_switched_on_again(chief):
    made = opened(chief)
    note_session(made, "a" * 32, address="10.0.0.1", browser="x")
    for _ in range(2):
        switch_official(made.pk, on=False, reason="Chuyển công tác", by=chief)
    assert not Account.objects.get(pk=made.pk).is_active
    assert not SignedIn.objects.filter(account=made, ended_at=None).exists()
    assert Entry.objects.get(act="switch_off_account").detail == {"reason": "Chuyển công tác"}
    assert list(officials_in(chief, Tree.at(TODAY), active=False)) == [made]
    with pytest.raises(ForbiddenProblem):
        make_password_link(made.pk, by=chief)
    switch_official(made.pk, on=True, reason="Trở lại", by=chief)
    assert Account.objects.get(pk=made.pk).is_active


def test_nobody_switches_off_themselves_or_without_a_reason(chief):
    with pytest.raises(ForbiddenProblem):
        switch_official(chief.account.pk, on=False, reason="Thử", by=chief)
    with pytest.raises(FieldProblems):
        switch_official(opened(chief).pk, on=False, reason=" ", by=chief)


def test_a_link_to_hand_over_opens_the_account_it_was_made_for(chief):
    made = opened(chief, email="")
    account, path = make_password_link(made.pk, by=chief)
    uid, token = path.rstrip("/").split("/")
    assert account_of_link(uid, token, kind="official") == account == made
    assert path not in str(list(Entry.objects.values()))
    assert Entry.objects.get(act="give_password_link").subject_id == made.pk


def many(by, *, keep):
    rows = [
        ASKED, ASKED | {"username": "thu"}, ASKED | {"username": "T h"},
        ASKED | {"username": "thu", "full_name": "Người khác"}, ASKED | {"unit": "H21"},
    ]  # fmt: skip
    newcomers = [Newcomer(OfficialAsked(**row)) for row in rows]
    return open_officials(newcomers, at=timezone.now(), by=by, keep=keep)


def test_of_many_the_wrong_ones_are_named_and_looking_opens_none(chief):
    taken = many(chief, keep=False)
    assert taken.opened == 2
    assert {place: list(found) for place, found in taken.bad.items()} == {
        2: ["username"], 3: ["username"], 4: ["unit"],
    }  # fmt: skip
    assert not Account.objects.filter(username="thu").exists()
    assert not Message.objects.exists()
    assert not Entry.objects.exists()


def test_of_many_the_good_ones_are_opened_once(chief):
    assert [many(chief, keep=True).opened for _ in range(2)] == [2, 0]
    assert Account.objects.filter(username__in=("thu", "lan.nguyen")).count() == 2
    assert Entry.objects.filter(act="open_account").count() == 2
    assert Message.objects.count() == 2


def test_a_password_nobody_knows_opens_nothing_and_may_be_asked_anew(chief):
    made = opened(chief)
    assert not made.check_password("")
    assert officials_named("lan.nguyen") == [made]
