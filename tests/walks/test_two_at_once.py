"""Two officials act on one record in the same moment, each over a connection of their own."""

from datetime import date

import pytest

from konia.domains.dossiers.models import Dossier
from konia.domains.dossiers.registers import DOSSIERS
from konia.domains.dossiers.tests.factories import DossierFactory
from konia.kernel.audit.register import acts_on, revisions_of, verify
from konia.kernel.registers.actions import amend, enter, version, withdraw
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem
from tests.at_once import at_once, meanwhile

pytestmark = pytest.mark.django_db(transaction=True)
CODE = "000.00.31.H21-210301-9001"


@pytest.fixture
def kept(transactional_db, units):
    """A dossier of Pleiku that both officials have before them."""
    return DossierFactory(unit=units["H21.31"], code=CODE, applicant="Rơ Châm Hương")


def _at_once(*acts, row):
    """Let the acts come to the same row together. Returns: 'done' or the problem of each."""
    told = at_once(*acts, row=row)
    return [one if isinstance(one, type) else "done" for one in told]


def _amending(kept, name, by, *, seen_at=""):
    values = {"applicant": name}
    return lambda: amend(DOSSIERS, kept.pk, values, by=by, reason="Sửa tên", seen_at=seen_at)


def test_of_two_who_saw_the_same_version_one_wins_and_the_other_is_told(kept, lan, minh):
    seen = version(kept)
    told = _at_once(
        _amending(kept, "Siu Lan", lan, seen_at=seen),
        _amending(kept, "Siu Minh", minh, seen_at=seen),
        row=kept,
    )
    assert sorted(told, key=str) == [TooLateProblem, "done"]


def test_nothing_of_the_winner_or_of_the_old_content_is_lost(kept, lan, minh):
    seen = version(kept)
    acts = [_amending(kept, who.account.username, who, seen_at=seen) for who in (lan, minh)]
    _at_once(*acts, row=kept)
    (act,) = acts_on("dossiers.dossiers", kept.pk)
    assert Dossier.objects.get().applicant == act.by == act.detail["after"]["applicant"]
    assert [old.old["applicant"] for old in revisions_of("dossiers_dossier", kept.pk)] == [
        "Rơ Châm Hương"
    ]


def test_the_late_one_may_look_again_and_then_amend(kept, lan, minh):
    seen = version(kept)
    acts = [_amending(kept, who.account.username, who, seen_at=seen) for who in (lan, minh)]
    _at_once(*acts, row=kept)
    _amending(kept, "Siu Hương", minh, seen_at=version(Dossier.objects.get()))()
    assert Dossier.objects.get().applicant == "Siu Hương"
    assert len(revisions_of("dossiers_dossier", kept.pk)) == 2


def test_an_amendment_and_a_withdrawal_at_once_never_amend_what_is_withdrawn(kept, lan, minh):
    told = _at_once(
        lambda: withdraw(DOSSIERS, kept.pk, by=lan, reason="Nhập trùng"),
        _amending(kept, "Siu Minh", minh),
        row=kept,
    )
    log = [act.act for act in acts_on("dossiers.dossiers", kept.pk)]
    possible = {("withdraw",): ["done", NotFoundProblem], ("withdraw", "amend"): ["done", "done"]}
    assert sorted(told, key=str, reverse=True) == possible[tuple(log)]


def test_of_two_who_enter_one_code_the_second_is_told_at_the_code(transactional_db, units, lan):
    values = {
        "code": CODE, "procedure_code": "1.001193", "field": "other", "applicant": "Siu Lan",
        "procedure_level": "district", "unit": units["H21.31"].pk, "channel": "counter",
        "received_on": date(2021, 3, 1), "state": "handling", "service_level": 2,
    }  # fmt: skip
    with meanwhile(lambda: enter(DOSSIERS, values, by=lan)) as (told, begin):
        DossierFactory(unit=units["H21.31"], code=CODE)
        begin()
    assert told == [FieldProblems]
    assert Dossier.objects.get().applicant == "Nguyễn Thị Lan"


def test_the_register_of_acts_stays_whole(kept, lan, minh):
    _at_once(_amending(kept, "Siu Lan", lan), _amending(kept, "Siu Minh", minh), row=kept)
    assert verify() == (2, [])
    assert len(revisions_of("dossiers_dossier", kept.pk)) == 2
