"""Makes restructuring decisions, the bodies they name, and deputies."""

from datetime import date

import factory

from konia.domains.organisation.models import DeputyHead, RestructuredUnit, RestructuringDecision


class DecisionFactory(factory.django.DjangoModelFactory):
    """A decision of May 2021 on agencies, still being carried out."""

    class Meta:
        model = RestructuringDecision

    code = factory.Sequence(lambda n: f"QD{n}")
    number = "286/QĐ-UBND"
    about = "Sắp xếp cơ cấu tổ chức"
    what = "agency"
    first_on = date(2021, 5, 11)

    class Params:
        on_branches = factory.Trait(what="branch", number="355/QĐ-UBND")
        carried_out = factory.Trait(last_on=date(2021, 6, 1))


class RestructuredUnitFactory(factory.django.DjangoModelFactory):
    """A body named by a decision from its first day."""

    class Meta:
        model = RestructuredUnit

    begins_on = date(2021, 5, 11)


class DeputyFactory(factory.django.DjangoModelFactory):
    """A deputy director since 2020."""

    class Meta:
        model = DeputyHead

    code = factory.Sequence(lambda n: f"CP{n}")
    person = "Lê Văn Minh"
    position = "Phó Giám đốc"
    first_on = date(2020, 1, 1)
