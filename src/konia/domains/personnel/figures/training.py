"""Figures of training classes and workshops."""

from datetime import date

from konia.domains.personnel.models import Enrolment, TrainingClass, Workshop
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Day, Share, Total

SINCE = date(2015, 1, 1)


@figure(
    "personnel.training_classes_planned",
    title="Số lớp đào tạo, bồi dưỡng dự kiến trong năm",
    unit=Unit.CLASS,
    source="training-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def training_classes_planned(ask: Ask) -> Count:
    """Classes in the reporting year's plan as it stood at the moment."""
    return Count(TrainingClass.objects.planned_for(ask.year, as_of=ask.as_of))


@figure(
    "personnel.training_learners_planned",
    title="Số học viên dự kiến trong năm",
    unit=Unit.PERSON,
    source="training-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def training_learners_planned(ask: Ask) -> Total:
    """Learners foreseen by the classes of the reporting year's plan."""
    classes = TrainingClass.objects.planned_for(ask.year, as_of=ask.as_of)
    return Total(classes, of="planned_learners")


@figure(
    "personnel.training_classes_held",
    title="Tỷ lệ lớp đào tạo, bồi dưỡng đã tổ chức",
    unit=Unit.PERCENT,
    source="training-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def training_classes_held(ask: Ask) -> Share:
    """Classes of the year's plan that had ended by the moment, of all classes of the plan."""
    classes = TrainingClass.objects.planned_for(ask.year, as_of=ask.as_of)
    return Share(part=Count(classes.held_by(ask.as_of)), whole=Count(classes))


@figure(
    "personnel.training_learners_done",
    title="Tỷ lệ học viên đã được đào tạo, bồi dưỡng",
    unit=Unit.PERCENT,
    source="training-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def training_learners_done(ask: Ask) -> Share:
    """Learners who finished a class of the year's plan by the moment, of learners planned.

    Somebody who finished two classes counts twice, as the plan counts places.
    """
    classes = TrainingClass.objects.planned_for(ask.year, as_of=ask.as_of)
    learners = Enrolment.objects.trained(ask.year, as_of=ask.as_of)
    return Share(part=Count(learners), whole=Total(classes, of="planned_learners"))


@figure(
    "personnel.training_budget_used",
    title="Tỷ lệ kinh phí đào tạo, bồi dưỡng đã sử dụng",
    unit=Unit.PERCENT,
    source="training-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def training_budget_used(ask: Ask) -> Share:
    """Money spent on classes of the year's plan, of what they were planned to cost."""
    classes = TrainingClass.objects.planned_for(ask.year, as_of=ask.as_of)
    return Share(part=Total(classes, of="spent_vnd"), whole=Total(classes, of="cost_vnd"))


@figure(
    "personnel.next_workshop_month",
    title="Tháng dự kiến tổ chức lớp tập huấn tiếp theo",
    unit=Unit.MONTH,
    source="workshop-plan",
    since=SINCE,
    kind=Kind.STATE,
)
def next_workshop_month(ask: Ask) -> Day:
    """First month for which a workshop announced by the moment and not yet held is planned.

    The month is given as its first day.
    """
    planned = Workshop.objects.planned_by(ask.as_of).ahead_of(ask.as_of)
    return Day(planned, of="planned_month")
