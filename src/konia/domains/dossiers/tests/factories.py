"""Makes dossiers, desks, pilot spells and uses of the system."""

from datetime import date

import factory

from konia.domains.dossiers.models import (
    CounterPoint,
    CounterService,
    Dossier,
    MobileHours,
    PostPilot,
    SystemUse,
)


class DossierFactory(factory.django.DjangoModelFactory):
    """A dossier received on Monday 1/3/2021, due on 15/3, still open."""

    class Meta:
        model = Dossier

    code = factory.Sequence(lambda n: f"000.00.31.H21-210301-{n:04}")
    procedure_code = "1.001193"
    field = "other"
    procedure_level = "district"
    service_level = 2
    applicant = "Nguyễn Thị Lan"
    channel = "counter"
    received_on = date(2021, 3, 1)
    due_on = date(2021, 3, 15)
    state = "handling"

    class Params:
        early = factory.Trait(finished_on=date(2021, 3, 12))
        on_the_day = factory.Trait(finished_on=date(2021, 3, 15))
        late = factory.Trait(finished_on=date(2021, 3, 16))
        carried = factory.Trait(received_on=date(2020, 12, 10))
        land = factory.Trait(field="land")
        construction = factory.Trait(field="construction")
        online = factory.Trait(channel="online", service_level=3, procedure_code="2.000001")
        beside = factory.Trait(service_level=3, procedure_code="2.000001")


class UseFactory(factory.django.DjangoModelFactory):
    """A body connected with the one-stop system since 2019."""

    class Meta:
        model = SystemUse

    kind = "connected"
    first_on = date(2019, 1, 1)

    class Params:
        receives = factory.Trait(kind="receives")


class DeskFactory(factory.django.DjangoModelFactory):
    """A district's desk run by officials."""

    class Meta:
        model = CounterPoint

    place = "district"
    operator = "state"
    first_on = date(2018, 1, 1)


class PilotFactory(factory.django.DjangoModelFactory):
    """A district's desk that the post office runs since 2020."""

    class Meta:
        model = PostPilot

    place = "district"
    scheme = "original"
    status = "running"
    first_on = date(2020, 4, 1)

    class Params:
        pending = factory.Trait(status="learning", first_on=date(2021, 9, 1))


class ServiceFactory(factory.django.DjangoModelFactory):
    """A police procedure received at a desk since 2020."""

    class Meta:
        model = CounterService

    agency = "police"
    procedure_code = "2.009001"
    procedure_name = "Cấp thẻ căn cước công dân"
    first_on = date(2020, 1, 1)


class HoursFactory(factory.django.DjangoModelFactory):
    """Seven to twenty-two every day since 2021."""

    class Meta:
        model = MobileHours

    service = "Căn cước công dân lưu động"
    starts_hour = 7
    ends_hour = 22
    first_on = date(2021, 1, 1)
