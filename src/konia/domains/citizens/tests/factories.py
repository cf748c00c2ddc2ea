"""Factories: Bình, proven by paper; a citizen who can sign in; a mandate of Bình."""

from datetime import date

import factory

from konia.domains.citizens.models import Mandate, Organisation, Person
from konia.kernel.access.models import Account

ON = date(2021, 6, 15)
BINH, CHI, DUNG = "064080000001", "064180000002", "064090000003"


class CitizenAccountFactory(factory.django.DjangoModelFactory):
    """An account of somebody of the public, without a password."""

    class Meta:
        model = Account

    username = factory.Sequence(lambda n: f"cd-{n:012}")
    full_name = "Nguyễn Văn Bình"
    kind = "citizen"


class PersonFactory(factory.django.DjangoModelFactory):
    """Somebody whose paper a clerk has seen."""

    class Meta:
        model = Person

    code = factory.Sequence(lambda n: f"ND-{n:012}")
    full_name = "Nguyễn Văn Bình"
    identity_no = BINH
    identity_level = "paper"
    birth_on = date(1980, 3, 4)
    gender = "male"

    class Params:
        declared = factory.Trait(identity_no="", identity_level="declared")


class OrganisationFactory(factory.django.DjangoModelFactory):
    """A company with a right tax number."""

    class Meta:
        model = Organisation

    code = factory.Sequence(lambda n: f"TC-{n:012}")
    name = "Công ty TNHH Cao nguyên"
    tax_no = "0100109106"


class MandateFactory(factory.django.DjangoModelFactory):
    """A mandate for everything, in force all of 2021."""

    class Meta:
        model = Mandate

    code = factory.Sequence(lambda n: f"UQ-{n:012}")
    kind = "relative"
    scope = "everything"
    given_how = "online"
    recorded_by = "cd"
    holder_name = "Trần Thị Chi"
    first_on = date(2021, 1, 1)
    last_on = date(2021, 12, 31)
