from datetime import date, timedelta

import pytest
from django.utils import timezone

from konia.kernel.access.models import Grant
from konia.kernel.access.powers import Powers
from konia.kernel.access.token_actions import make_token, revoke_token
from konia.kernel.access.tokens import ApiToken, powers_of_token
from konia.kernel.audit.models import Entry
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem

from .programs import Program, program

ON = date(2021, 6, 15)


def held(text, on=ON):
    found = powers_of_token(text, at=timezone.now(), on=on)
    return found.held if found else None


def made(powers, **more):
    given = {"name": "x", "scopes": (), "expires_on": None, "at": timezone.now(), "by": "a"} | more
    return make_token(powers.account.username, **given)


def test_a_token_may_do_what_its_account_may(lan):
    assert held(made(lan)[1]) == Powers.of(lan.account, on=ON).held


def test_its_text_is_kept_nowhere(lan):
    token, text = made(lan)
    assert text not in str(ApiToken.objects.values())
    assert text not in str(list(Entry.objects.values_list("detail", flat=True)))
    assert len(token.digest) == 64


def test_scopes_keep_it_to_some_permissions(lan):
    assert set(held(made(lan, scopes=["dossiers.see"])[1])) == {"dossiers.see"}


@pytest.mark.parametrize(
    ("unit", "reach"),
    [("H21.31.01", {"H21.31.01"}), ("H21", {"H21.31"}), ("H21.31", {"H21.31"}), ("H21.43", None)],
)
def test_a_unit_keeps_it_to_the_part_that_both_reach(lan, unit, reach):
    found = held(made(lan, unit=unit)[1])
    assert found.get("dossiers.see") == reach


def test_a_scope_the_account_does_not_hold_gives_nothing(lan):
    Grant.objects.update(last_on=date(2021, 1, 1))
    assert held(made(lan, scopes=["dossiers.see"])[1]) == {}


def test_everything_about_a_token_is_asked_in_one_query(lan, django_assert_num_queries):
    _, text = made(lan)
    held(text)  # notes that it is used
    with django_assert_num_queries(1):
        held(text)


def test_last_use_is_noted_at_most_every_ten_minutes(lan):
    _, text = made(lan)
    held(text)
    first = ApiToken.objects.get().last_used_at
    held(text)
    assert ApiToken.objects.get().last_used_at == first
    ApiToken.objects.update(last_used_at=first - timedelta(minutes=11))
    held(text)
    assert ApiToken.objects.get().last_used_at > first


def test_an_expired_a_revoked_and_a_wrong_token_are_refused_alike(lan, received):
    expired = program(lan, expires_on=date(2021, 6, 14))
    revoked = program(lan)
    revoke_token(ApiToken.objects.latest("pk").pk, at=timezone.now(), by="a")
    wrong = Program("konia_" + "x" * 43)
    answers = [one.get("dossiers") for one in (expired, revoked, wrong, Program("tào lao"))]
    assert [one.status_code for one in answers] == [401] * 4
    assert len({one.content for one in answers}) == 1
    assert "Bearer" in answers[0].headers["WWW-Authenticate"]


def test_a_token_of_an_account_that_is_switched_off_is_refused(lan):
    bearer = program(lan)
    lan.account.is_active = False
    lan.account.save()
    assert bearer.get("dossiers").status_code == 401


def test_a_wrong_token_is_refused_even_where_everybody_may_ask(units):
    assert Program("konia_" + "x" * 43).get("figures/mail.mailboxes").status_code == 401


def test_making_one_names_what_is_wrong(lan):
    with pytest.raises(FieldProblems):
        made(lan, scopes=["dossiers.fly"])
    with pytest.raises(FieldProblems):
        made(lan, name=" ")
    with pytest.raises(NotFoundProblem):
        made(lan, unit="H99")
    with pytest.raises(NotFoundProblem):
        make_token("nobody", name="x", scopes=(), expires_on=None, at=timezone.now(), by="a")
