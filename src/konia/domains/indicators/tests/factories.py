"""Makes declared values."""

from datetime import date

import factory

from konia.domains.indicators.models import DeclaredValue


class DeclaredFactory(factory.django.DjangoModelFactory):
    """The age limit of the children's card, declared at the end of 2020."""

    class Meta:
        model = DeclaredValue

    quantity = "health_card_child_age"
    number = 6
    as_of = date(2020, 12, 31)
    evidence = "Báo cáo 6 tháng"

    class Params:
        rules_day = factory.Trait(quantity="reporting_rules_on", number=None, day=date(2021, 5, 28))
