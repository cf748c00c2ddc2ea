"""Makes people, posts and what is decided about them."""

from datetime import date

import factory

from konia.domains.personnel import models
from konia.domains.personnel.states import (
    BodyKind,
    DisciplineLevel,
    LeaderLevel,
    MoveKind,
    QuotaKind,
    Route,
    StaffKind,
)  # fmt: skip


class _Named(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    person_code = factory.Sequence(lambda n: f"GL{n:05}")
    full_name = "Nguyễn Thị Lan"


class QuotaFactory(factory.django.DjangoModelFactory):
    """Civil-service posts of 2021, assigned in December 2020."""

    class Meta:
        model = models.Quota

    year = 2021
    kind = QuotaKind.CIVIL_SERVICE
    posts = 10
    decision = "Quyết định giao biên chế"
    decided_on = date(2020, 12, 10)

    class Params:
        public = factory.Trait(kind=QuotaKind.PUBLIC_UNIT)
        baseline = factory.Trait(year=2015, decided_on=date(2014, 12, 10))


class EmploymentFactory(_Named):
    """A civil servant in post since 2010."""

    class Meta:
        model = models.Employment

    sex = "female"
    born_on = date(1980, 5, 1)
    kind = StaffKind.CIVIL_SERVANT
    first_on = date(2010, 1, 1)

    class Params:
        public = factory.Trait(kind=StaffKind.PUBLIC_EMPLOYEE)
        self_paid = factory.Trait(kind=StaffKind.PUBLIC_EMPLOYEE, budget_paid=False)


class ContractFactory(_Named):
    """A labour contract with an administrative body."""

    class Meta:
        model = models.LabourContract

    body = BodyKind.ADMINISTRATIVE
    work = "Lái xe"
    first_on = date(2018, 1, 1)


class BatchFactory(factory.django.DjangoModelFactory):
    """A batch that is proposed and appraised, not yet approved."""

    class Meta:
        model = models.DownsizingBatch

    code = factory.Sequence(lambda n: f"TG{n}")
    year, half = 2021, 1
    basis = "108/2014/NĐ-CP"
    amount_vnd = 0
    proposed_on = date(2020, 10, 1)
    appraised_on = date(2020, 11, 15)


class CaseFactory(_Named):
    """An approved case of somebody who left in the period."""

    class Meta:
        model = models.DownsizingCase

    batch = factory.SubFactory(BatchFactory, unit=factory.SelfAttribute("..unit"))
    kind = QuotaKind.CIVIL_SERVICE
    reason = "Nghỉ hưu trước tuổi"
    benefit_vnd = 100_000_000
    effective_on = date(2021, 2, 1)
    approved_on = date(2020, 12, 10)

    class Params:
        public = factory.Trait(kind=QuotaKind.PUBLIC_UNIT)
        proposed = factory.Trait(approved_on=None)


class SchemeFactory(factory.django.DjangoModelFactory):
    """A public unit's approved scheme."""

    class Meta:
        model = models.JobPositionScheme

    body = BodyKind.PUBLIC_UNIT
    positions = 12
    decision = "Quyết định phê duyệt vị trí việc làm"
    first_on = date(2016, 1, 1)

    class Params:
        administrative = factory.Trait(body=BodyKind.ADMINISTRATIVE)


class BreachFactory(factory.django.DjangoModelFactory):
    """A breach found in the period."""

    class Meta:
        model = models.PositionBreach

    found_on = date(2021, 3, 1)
    inspection = "Thanh tra công tác nội vụ"
    finding = factory.Sequence(lambda n: f"Bố trí sai vị trí {n}")


class PlanFactory(factory.django.DjangoModelFactory):
    """A plan to recruit public employees, approved in the period."""

    class Meta:
        model = models.RecruitmentPlan

    code = factory.Sequence(lambda n: f"TD{n}")
    title = "Tuyển dụng viên chức"
    year = 2021
    kind = StaffKind.PUBLIC_EMPLOYEE
    posts = 30
    approved_on = date(2021, 3, 1)


class CandidateFactory(factory.django.DjangoModelFactory):
    """A candidate admitted in the period."""

    class Meta:
        model = models.Candidate

    exam = "Thi tuyển công chức năm 2020"
    number = factory.Sequence(lambda n: f"GL{n:03}")
    full_name = "Siu Minh"
    post = "Chuyên viên"
    mark = 80
    priority = 0
    admitted_on = date(2021, 4, 7)
    decision = "324/QĐ-UBND"


class RecruitFactory(_Named):
    """A civil servant recruited by exam in the period."""

    class Meta:
        model = models.Recruit

    kind = StaffKind.CIVIL_SERVANT
    route = Route.EXAM
    decision = "324/QĐ-UBND"
    decided_on = date(2021, 4, 7)

    class Params:
        public = factory.Trait(kind=StaffKind.PUBLIC_EMPLOYEE, route=Route.SELECTION)
        special = factory.Trait(route=Route.SPECIAL)
        converted = factory.Trait(route=Route.CONVERSION)


class MoveFactory(_Named):
    """A pay rise decided in the period."""

    class Meta:
        model = models.Move

    kind = MoveKind.PAY_RAISED
    holder = StaffKind.CIVIL_SERVANT
    decision = "Quyết định nâng lương"
    decided_on = date(2021, 3, 1)


class AppointmentFactory(_Named):
    """A leader of a department newly appointed in the period, for five years."""

    class Meta:
        model = models.Appointment

    sex = "male"
    level = LeaderLevel.DEPARTMENT
    post = "Phó Giám đốc"
    decision = "Quyết định bổ nhiệm"
    decided_on = date(2021, 3, 1)
    term_ends_on = date(2026, 3, 1)

    class Params:
        woman = factory.Trait(sex="female")
        again = factory.Trait(is_new=False)


class DisciplineFactory(_Named):
    """Staff of a public unit disciplined by the State in the period."""

    class Meta:
        model = models.DisciplineCase

    level = DisciplineLevel.PUBLIC_UNIT_STAFF
    side = "state"
    form = "reprimand"
    basis = "Vi phạm quy định về công vụ"
    decision = "Quyết định kỷ luật"
    decided_on = date(2021, 3, 1)
    effective_on = factory.SelfAttribute("decided_on")

    class Params:
        party = factory.Trait(side="party")


class TrainingPlanFactory(factory.django.DjangoModelFactory):
    """The training plan of 2021."""

    class Meta:
        model = models.TrainingPlan

    code = factory.Sequence(lambda n: f"DT{n}")
    year = 2021
    decision = "794/QĐ-UBND"
    approved_on = date(2020, 12, 25)
    budget_vnd = 1_000_000_000


class ClassFactory(factory.django.DjangoModelFactory):
    """A class of the plan of 2021, not yet held."""

    class Meta:
        model = models.TrainingClass

    plan = factory.SubFactory(TrainingPlanFactory, unit=factory.SelfAttribute("..unit"))
    code = factory.Sequence(lambda n: f"L{n}")
    name = "Bồi dưỡng ngạch chuyên viên"
    kind = "state_management"
    year = 2021
    planned_on = date(2020, 12, 25)
    planned_learners = 80
    cost_vnd = 200

    class Params:
        held = factory.Trait(begun_on=date(2021, 3, 1), ended_on=date(2021, 3, 20), spent_vnd=150)


class EnrolmentFactory(_Named):
    """Somebody who finished a class in March."""

    class Meta:
        model = models.Enrolment

    training_class = factory.SubFactory(
        ClassFactory, held=True, unit=factory.SelfAttribute("..unit")
    )
    year = 2021
    enrolled_on = date(2021, 2, 15)
    finished_on = date(2021, 3, 20)


class WorkshopFactory(factory.django.DjangoModelFactory):
    """A workshop announced in June for August."""

    class Meta:
        model = models.Workshop

    code = factory.Sequence(lambda n: f"TH{n}")
    topic = "reform"
    name = "Tập huấn công tác cải cách hành chính"
    plan_number = "831/KH-SNV"
    announced_on = date(2021, 6, 3)
    planned_month = date(2021, 8, 1)
    registers_until = date(2021, 6, 30)


class RegistrationFactory(factory.django.DjangoModelFactory):
    """Somebody registered in time."""

    class Meta:
        model = models.WorkshopRegistration

    workshop = factory.SubFactory(WorkshopFactory, unit=factory.SelfAttribute("..unit"))
    full_name = factory.Sequence(lambda n: f"Siu Minh {n:02}")
    registered_on = date(2021, 6, 14)
