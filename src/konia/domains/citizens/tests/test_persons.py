from datetime import date

import pytest
from django.db import IntegrityError, connection

from konia.domains.citizens.actions import (
    amend_own,
    amend_person,
    confirm_identity,
    register_person,
)  # fmt: skip
from konia.domains.citizens.models import Person
from konia.kernel.audit.models import Entry
from konia.kernel.audit.register import revisions_of
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, TooLateProblem
from konia.testing.cast import powers_of

from .factories import BINH, CHI, CitizenAccountFactory, PersonFactory


def _register(units, by, **fields):
    given = {"full_name": "Nguyễn Văn Bình", "identity_no": BINH} | fields
    return register_person(unit=units["H21.31"], by=by, **given)


def test_a_person_registered_at_the_counter_is_proven_by_paper(units, lan):
    person = _register(units, lan, identity_no="064 080 000 001", phone="+84905123456")
    assert (person.identity_no, person.phone) == (BINH, "0905123456")
    assert person.is_proven
    assert Entry.objects.get(subject="citizens.persons").by == "lan"


def test_nobody_is_registered_twice(units, lan):
    _register(units, lan)
    with pytest.raises(TooLateProblem):
        _register(units, lan, full_name="Người khác")
    with pytest.raises(IntegrityError):
        PersonFactory(unit=units["H21"])


@pytest.mark.parametrize(
    ("field", "value"),
    [("identity_no", "123"), ("birth_on", date(1981, 1, 1)), ("phone", "113"), ("email", "x")],
)
def test_what_cannot_be_is_told_at_its_field(units, lan, field, value):
    with pytest.raises(FieldProblems) as caught:
        _register(units, lan, **{field: value})
    assert {field, "identity_no"} & set(caught.value.fields)


def test_registering_needs_the_permission(units):
    with pytest.raises(ForbiddenProblem):
        _register(units, powers_of("doc", "H21", permissions=["citizens.see"]))


def test_a_correction_keeps_the_old_content_and_its_reason(units, lan):
    person = _register(units, lan)
    with pytest.raises(FieldProblems):
        amend_person(person.pk, {"address": "Pleiku"}, by=lan, reason="")
    amend_person(person.pk, {"address": "Pleiku"}, by=lan, reason="Ghi thiếu")
    assert Entry.objects.get(act="amend").detail["reason"] == "Ghi thiếu"
    assert revisions_of("citizens_person", person.pk)[0].old["address"] == ""


def test_a_correction_cannot_change_a_proven_number(units, lan):
    person = _register(units, lan)
    amend_person(person.pk, {"identity_no": CHI, "account_id": 1}, by=lan, reason="Thử")
    assert Person.objects.get().identity_no == BINH


def test_a_proven_citizen_changes_only_their_address(units):
    account = CitizenAccountFactory()
    PersonFactory(unit=units["H21"], account=account)
    amend_own(account, {"address": "Chư Sê", "full_name": "Tên Khác", "identity_no": CHI})
    kept = Person.objects.get()
    assert (kept.address, kept.full_name, kept.identity_no) == ("Chư Sê", "Nguyễn Văn Bình", BINH)


def test_a_typed_number_is_kept_as_declared_even_when_somebody_else_has_proven_it(units):
    PersonFactory(unit=units["H21"])
    account = CitizenAccountFactory()
    own = PersonFactory(unit=units["H21"], declared=True, account=account)
    amend_own(account, {"declared_no": BINH})
    own.refresh_from_db()
    assert (own.declared_no, own.identity_no, own.is_proven) == (BINH, "", False)


def test_a_clerk_who_sees_the_paper_moves_the_account_to_the_person_it_names(units, lan):
    known = PersonFactory(unit=units["H21"])
    account = CitizenAccountFactory()
    own = PersonFactory(unit=units["H21"], declared=True, account=account)
    assert confirm_identity(own.pk, BINH, by=lan) == known
    known.refresh_from_db()
    assert known.account == account
    assert list(Person.objects.all()) == [known]


def test_a_number_with_an_account_is_not_taken_over(units, lan):
    known = PersonFactory(unit=units["H21"], account=CitizenAccountFactory())
    own = PersonFactory(unit=units["H21"], declared=True, account=CitizenAccountFactory())
    before = known.account
    with pytest.raises(TooLateProblem):
        confirm_identity(own.pk, BINH, by=lan)
    known.refresh_from_db()
    assert known.account == before


def test_a_name_is_found_without_marks_in_any_order(units):
    PersonFactory(unit=units["H21"])
    PersonFactory(unit=units["H21"], full_name="Đặng Thị Bích", identity_no=CHI, gender="female")
    found = [p.full_name for p in Person.objects.named("binh nguyen")]
    assert found == ["Nguyễn Văn Bình"]
    assert [p.full_name for p in Person.objects.named("đặng bi")] == ["Đặng Thị Bích"]
    assert not Person.objects.named("' & :* |")


def test_every_look_up_at_the_counter_has_an_index(units):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    for rows, index in (
        (Person.objects.named("binh nguyen"), "citizens_person_words"),
        (Person.objects.with_phone("0905123456"), "citizens_person_phone"),
        (Person.objects.of_number(BINH), "citizens_person_identity_once"),
    ):
        assert index in rows.explain()
