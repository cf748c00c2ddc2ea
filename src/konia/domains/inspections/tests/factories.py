"""Makes inspection plans, planned units and findings."""

from datetime import date

import factory

from konia.domains.inspections.models import Finding, InspectionPlan, PlannedUnit


class PlanFactory(factory.django.DjangoModelFactory):
    """The reform inspection plan of 2021."""

    class Meta:
        model = InspectionPlan

    code = factory.Sequence(lambda n: f"KT-{n}")
    kind = "cchc"
    year = 2021
    decision = "104/QĐ-UBND"
    decided_on = date(2021, 2, 8)

    class Params:
        law = factory.Trait(kind="law_monitor", decision="80/KH-UBND")
        home = factory.Trait(kind="home_affairs", decision="2009/QĐ-SNV")


class PlannedUnitFactory(factory.django.DjangoModelFactory):
    """A unit the plan names and nobody visited yet."""

    class Meta:
        model = PlannedUnit

    code = factory.Sequence(lambda n: f"L-{n}")
    planned_on = date(2021, 2, 8)

    class Params:
        visited = factory.Trait(visited_on=date(2021, 4, 7))
        removed = factory.Trait(removed_on=date(2021, 6, 2), removed_reason="Tránh chồng chéo")
        unscheduled = factory.Trait(
            planned_on=None, visited_on=date(2021, 4, 7), unscheduled_reason="Đơn thư"
        )


class FindingFactory(factory.django.DjangoModelFactory):
    """An open finding."""

    class Meta:
        model = Finding

    topic = "procedures"
    description = factory.Sequence(lambda n: f"Niêm yết chưa kịp thời {n}")
    found_on = date(2021, 4, 7)
    deadline = date(2021, 5, 7)

    class Params:
        handled = factory.Trait(handled_on=date(2021, 5, 5), evidence="Báo cáo khắc phục")
