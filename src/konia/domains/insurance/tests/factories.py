"""Makes registrations, cards and dossiers."""

from datetime import date

import factory

from konia.domains.insurance.models import ChildCard, EmployerDossier, VssidRegistration


class RegistrationFactory(factory.django.DjangoModelFactory):
    """A registration of March 2021 that still waits."""

    class Meta:
        model = VssidRegistration

    code = factory.Sequence(lambda n: f"VS{n}")
    registered_on = date(2021, 3, 1)

    class Params:
        approved = factory.Trait(approved_on=date(2021, 3, 5))
        rejected = factory.Trait(rejected_on=date(2021, 3, 5), reason="Thiếu ảnh")


class CardFactory(factory.django.DjangoModelFactory):
    """A card through the interlink with birth registration."""

    class Meta:
        model = ChildCard

    code = factory.Sequence(lambda n: f"TE{n}")
    born_on = date(2021, 1, 10)
    issued_on = date(2021, 2, 1)
    method = "birth"

    class Params:
        on_paper = factory.Trait(method="counter")


class DossierFactory(factory.django.DjangoModelFactory):
    """A maternity dossier of May 2021, not settled yet."""

    class Meta:
        model = EmployerDossier

    code = factory.Sequence(lambda n: f"BN{n}")
    employer = "Công ty Cà phê Gia Lai"
    kind = "maternity"
    sent_on = date(2021, 5, 3)
    due_on = date(2021, 5, 11)
