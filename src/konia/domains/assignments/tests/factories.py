"""Makes programmes and assignments."""

from datetime import date

import factory

from konia.domains.assignments.models import Assignment, BroadcastItem, Programme


class ProgrammeFactory(factory.django.DjangoModelFactory):
    """The reform plan of 2021, decided before the year began."""

    class Meta:
        model = Programme

    code = factory.Sequence(lambda n: f"KH-{n}")
    kind = "cchc_plan"
    year = 2021
    title = "Kế hoạch CCHC năm 2021"
    decision = "751/QĐ-UBND"
    decided_on = date(2020, 12, 26)

    class Params:
        draft = factory.Trait(decision="", decided_on=None)
        comms = factory.Trait(kind="comms_plan", decision="752/QĐ-UBND")
        government = factory.Trait(kind="government", decision="")
        province = factory.Trait(kind="province", decision="")


class AssignmentFactory(factory.django.DjangoModelFactory):
    """An open work item due at the end of September."""

    class Meta:
        model = Assignment

    code = factory.Sequence(lambda n: f"NV-{n}")
    title = "Rà soát thủ tục hành chính"
    assigner = "committee"
    assigned_on = date(2021, 1, 4)
    due_on = date(2021, 9, 30)

    class Params:
        done = factory.Trait(completed_on=date(2021, 5, 31), evidence="Báo cáo 12")
        late = factory.Trait(
            due_on=date(2021, 5, 30), completed_on=date(2021, 5, 31), evidence="Báo cáo 12"
        )
        overdue = factory.Trait(due_on=date(2021, 6, 14))


class BroadcastItemFactory(factory.django.DjangoModelFactory):
    """An item on the radio."""

    class Meta:
        model = BroadcastItem

    channel = "broadcast"
    station = "Đài Phát thanh và Truyền hình tỉnh"
    title = "Nộp hồ sơ từ nhà"
    aired_on = date(2021, 3, 8)
