"""Makes autonomy entries, conversions and enterprises."""

from datetime import date

import factory

from konia.domains.autonomy import models
from konia.domains.autonomy.states import AutonomyLevel, Decree, EnterprisePlan


class AdminFactory(factory.django.DjangoModelFactory):
    """An administrative body with both regulations."""

    class Meta:
        model = models.AdminAutonomy

    first_on = date(2015, 1, 1)
    spending_regulation = "1/QĐ"
    spending_regulation_on = date(2015, 3, 1)
    asset_regulation = "2/QĐ"
    asset_regulation_on = date(2015, 5, 1)


class EntryFactory(factory.django.DjangoModelFactory):
    """A State-funded unit that applies its autonomy."""

    class Meta:
        model = models.UnitAutonomy

    decree = Decree.GENERAL
    level = AutonomyLevel.STATE
    decision = "Quyết định giao tự chủ"
    decided_on = date(2017, 12, 1)
    first_on = date(2018, 1, 1)
    applied_on = date(2018, 1, 1)
    spending_regulation_on = date(2018, 2, 1)
    asset_regulation_on = date(2018, 2, 1)

    class Params:
        idle = factory.Trait(applied_on=None, spending_regulation_on=None, asset_regulation_on=None)
        economic = factory.Trait(decree=Decree.ECONOMIC)


class CompanyFactory(factory.django.DjangoModelFactory):
    """A unit that became a company in 2021."""

    class Meta:
        model = models.CompanyConversion

    converted_on = date(2021, 3, 1)
    company = "Công ty cổ phần"
    decision = "1/QĐ"


class EnterpriseFactory(factory.django.DjangoModelFactory):
    """An enterprise the State keeps."""

    class Meta:
        model = models.Enterprise

    code = factory.Sequence(lambda n: f"DN{n}")
    name = "Công ty TNHH MTV Lâm nghiệp"
    plan = EnterprisePlan.KEEP

    class Params:
        listed = factory.Trait(
            plan=EnterprisePlan.EQUITISE,
            listed_on=date(2019, 8, 15),
            expected_on=date(2022, 12, 31),
        )
