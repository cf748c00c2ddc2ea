"""Makes equipment, systems, alerts, incidents, milestones, services and accounts."""

from datetime import UTC, date, datetime

import factory

from konia.domains.infrastructure import models

SINCE = date(2018, 1, 1)


class DeviceFactory(factory.django.DjangoModelFactory):
    """A computer on the Internet."""

    class Meta:
        model = models.Device

    code = factory.Sequence(lambda n: f"TB{n}")
    kind = "computer"
    internet = True
    first_on = SINCE

    class Params:
        breach = factory.Trait(classified_use=True, internet=True)
        kept_offline = factory.Trait(classified_use=True, internet=False)


class DeviceCountFactory(factory.django.DjangoModelFactory):
    """A count at the end of 2020."""

    class Meta:
        model = models.DeviceCount

    counted_on = date(2020, 12, 31)
    officials = 10
    computers = 9


class LinkFactory(factory.django.DjangoModelFactory):
    """A LAN that is up."""

    class Meta:
        model = models.Link

    code = factory.Sequence(lambda n: f"DT{n}")
    kind = "lan"
    state = "up"
    first_on = SINCE


class SystemFactory(factory.django.DjangoModelFactory):
    """A system without a level."""

    class Meta:
        model = models.InformationSystem

    code = factory.Sequence(lambda n: f"HT{n}")
    name = "Hệ thống một cửa"
    layer = "application"
    first_on = SINCE

    class Params:
        approved = factory.Trait(
            level=2,
            drafted_on=date(2019, 1, 1),
            appraised_on=date(2019, 2, 1),
            approved_on=date(2019, 3, 1),
        )


class AlertFactory(factory.django.DjangoModelFactory):
    """A grave alert about a system of the same unit."""

    class Meta:
        model = models.Alert

    code = factory.Sequence(lambda n: f"CB{n}")
    system = factory.SubFactory(SystemFactory, unit=factory.SelfAttribute("..unit"))
    source = "SOC"
    severity = "high"
    raised_on = date(2021, 5, 3)
    about = "Dò mật khẩu"


class IncidentFactory(factory.django.DjangoModelFactory):
    """An open incident of May 2021."""

    class Meta:
        model = models.Incident

    code = factory.Sequence(lambda n: f"SC{n}")
    owner = "Nguyễn Thị Lan"
    opened_on = date(2021, 5, 3)
    due_on = date(2021, 5, 10)

    class Params:
        closed = factory.Trait(closed_on=date(2021, 5, 9), lessons="Đổi mật khẩu định kỳ")


class MilestoneFactory(factory.django.DjangoModelFactory):
    """LGSP complete at the end of 2020."""

    class Meta:
        model = models.PlatformMilestone

    subject = "lgsp"
    stage = 2
    reached_on = date(2020, 12, 31)
    evidence = "Biên bản nghiệm thu"


class ServiceFactory(factory.django.DjangoModelFactory):
    """A service that works."""

    class Meta:
        model = models.DataService

    code = factory.Sequence(lambda n: f"DV{n}")
    name = "Tra cứu đăng ký doanh nghiệp"
    provider = factory.SubFactory(SystemFactory, unit=factory.SelfAttribute("..unit"))
    version = "1.0"

    class Params:
        down = factory.Trait(down_on=date(2021, 6, 1))


class UseFactory(factory.django.DjangoModelFactory):
    """A system that uses a service."""

    class Meta:
        model = models.ServiceUse

    consumer = factory.SubFactory(SystemFactory, unit=factory.SelfAttribute("..unit"))
    first_on = SINCE


class CallFactory(factory.django.DjangoModelFactory):
    """A call of May 2021 that brought an answer."""

    class Meta:
        model = models.CallLog

    service = factory.SubFactory(ServiceFactory, unit=factory.SelfAttribute("..unit"))
    caller = factory.SubFactory(SystemFactory, unit=factory.SelfAttribute("..unit"))
    called_on = date(2021, 5, 3)
    called_at = datetime(2021, 5, 3, 2, tzinfo=UTC)
    result = "ok"


class AccountFactory(factory.django.DjangoModelFactory):
    """A commune's account since 2020."""

    class Meta:
        model = models.ReportingAccount

    code = factory.Sequence(lambda n: f"bc{n}")
    level = "commune"
    first_on = date(2020, 1, 1)
