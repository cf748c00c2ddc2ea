from datetime import date
from decimal import Decimal

import pytest

from konia.domains.documents.models import Certificate
from konia.domains.documents.registers import CERTIFICATES
from konia.kernel.figures.engine import records
from konia.kernel.registers import actions
from konia.kernel.rooms.problems import FieldProblems
from konia.testing.questions import answer, ask, value

from .factories import CertificateFactory, LinkFactory

BODIES = ("H21.02", "H21.16", "H21.10", "H21.31", "H21.43", "H21.31.01", "H21.31.02", "H21.43.01")


@pytest.mark.works("S50.1")
def test_only_active_personal_certificates_count_by_unit(units):
    CertificateFactory.create_batch(3, unit=units["H21.31"])
    CertificateFactory(unit=units["H21.43"])
    for state in ("expired", "revoked", "of_body"):
        CertificateFactory(unit=units["H21.31"], **{state: True})
    assert value("documents.personal_certificates", "H21.31") == 3
    assert value("documents.personal_certificates") == 4


def test_a_revoked_certificate_counts_until_the_day_before(units):
    CertificateFactory(unit=units["H21.31"], revoked=True)
    assert value("documents.personal_certificates", as_of=date(2021, 1, 31)) == 1
    assert value("documents.personal_certificates", as_of=date(2021, 2, 1)) == 0


@pytest.mark.works("S50.2")
def test_every_body_is_certified_until_one_certificate_is_revoked_and_named(units):
    for code in BODIES:
        kept = CertificateFactory(unit=units[code], of_body=True)
    assert value("documents.certified") == Decimal("100.00")
    Certificate.objects.filter(pk=kept.pk).update(revoked_on=date(2021, 6, 1))
    found = answer("documents.certified")
    assert (found.value, found.part, found.whole) == (Decimal("87.50"), 7, 8)
    missing = records("documents.uncertified", ask())
    assert [unit.code for unit in missing] == ["H21.43.01"]


def test_a_personal_certificate_does_not_certify_its_body(units):
    CertificateFactory(unit=units["H21.02"])
    assert answer("documents.certified").part == 0


@pytest.mark.works("S50.4")
def test_certificates_that_run_out_within_sixty_days_are_listed(units):
    last = date(2021, 8, 14)  # sixty days after 15/6/2021
    soon = CertificateFactory(unit=units["H21.31"], expires_on=last)
    CertificateFactory(unit=units["H21.31"], expires_on=date(2021, 8, 15))
    CertificateFactory(unit=units["H21.31"], expires_on=date(2021, 6, 14))
    assert list(records("documents.expiring_certificates", ask())) == [soon]


def test_a_certificate_is_not_revoked_without_a_reason(units, minh):
    values = {
        "unit": units["H21.31"].pk, "code": "54A1", "kind": "person", "holder": "Lan",
        "device": "token", "issued_on": date(2021, 1, 1), "expires_on": date(2025, 1, 1),
        "revoked_on": date(2021, 2, 1),
    }  # fmt: skip
    with pytest.raises(FieldProblems) as caught:
        actions.enter(CERTIFICATES, values, by=minh)
    assert list(caught.value.fields) == ["revoked_because"]


@pytest.mark.works("S46.5")
def test_a_commune_linked_with_its_district_is_shown_as_connected(units):
    LinkFactory(unit=units["H21.31.01"], linked_to=units["H21.31"])
    LinkFactory(unit=units["H21.31.01"], linked_to=units["H21.43"])
    found = answer("documents.linked", tiers=("commune",))
    assert (found.part, found.whole) == (1, 3)


def test_a_link_that_ended_is_no_link(units):
    LinkFactory(unit=units["H21.31"], linked_to=units["H21"], last_on=date(2021, 6, 14))
    assert answer("documents.linked", as_of=date(2021, 6, 14)).part == 1
    assert answer("documents.linked", as_of=date(2021, 6, 15)).part == 0
