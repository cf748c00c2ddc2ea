"""Makes procedures and what belongs to them."""

from datetime import date

import factory

from konia.domains.procedures.models import (
    IntegrationBlocker,
    OnlineService,
    OnlineTarget,
    PostedQuestion,
    PriorityItem,
    Procedure,
    ProcedureChange,
    PublicationDecision,
    ReviewItem,
    ReviewPlan,
)


class ProcedureFactory(factory.django.DjangoModelFactory):
    """A provincial land procedure in force since 2018, with process, listed, disclosed."""

    class Meta:
        model = Procedure

    code = factory.Sequence(lambda n: f"1.{n:06}.H21")
    name = "Cấp lại Giấy chứng nhận quyền sử dụng đất"
    field = "land"
    level = "province"
    time_limit_days = 15
    fee_vnd = 100_000
    in_force_from = date(2018, 1, 1)
    process_approved_on = date(2018, 7, 2)
    process_electronic_on = date(2018, 9, 3)
    portal_listed_on = date(2018, 1, 2)
    national_disclosed_on = date(2019, 12, 9)

    class Params:
        district = factory.Trait(level="district")
        commune = factory.Trait(level="commune")
        draft = factory.Trait(
            in_force_from=None, process_approved_on=None, process_electronic_on=None,
            portal_listed_on=None, national_disclosed_on=None,
        )  # fmt: skip
        abolished = factory.Trait(abolished_on=date(2021, 3, 1))
        undisclosed = factory.Trait(national_disclosed_on=None)


class _OfProcedure(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    unit = factory.SelfAttribute("procedure.unit")


class DecisionFactory(factory.django.DjangoModelFactory):
    """A decision signed in March 2021 and not yet carried out."""

    class Meta:
        model = PublicationDecision

    code = factory.Sequence(lambda n: f"QĐ-{n}")
    number = factory.Sequence(lambda n: f"{n}/QĐ-UBND")
    decided_on = date(2021, 3, 1)
    abstract = "Công bố danh mục thủ tục hành chính"

    class Params:
        draft = factory.Trait(decided_on=None, number="")


class ChangeFactory(_OfProcedure):
    """A procedure published for the first time."""

    class Meta:
        model = ProcedureChange

    kind = "new"


class ServiceFactory(_OfProcedure):
    """A service at level 3 since 2019, linked to the national portal."""

    class Meta:
        model = OnlineService

    level = 3
    first_on = date(2019, 1, 1)
    national_linked_on = date(2020, 2, 3)

    class Params:
        four = factory.Trait(level=4)
        integrated = factory.Trait(national_integrated_on=date(2020, 6, 1))
        paid = factory.Trait(payment_enabled_on=date(2020, 6, 1))


class TargetFactory(factory.django.DjangoModelFactory):
    """The target of 2021."""

    class Meta:
        model = OnlineTarget

    code = "421/QĐ-UBND"
    decided_on = date(2021, 5, 14)
    year = 2021
    share_percent = 100


class PriorityFactory(_OfProcedure):
    """An eligible procedure of the list."""

    class Meta:
        model = PriorityItem


class BlockerFactory(factory.django.DjangoModelFactory):
    """Enrolment, for which there is no procedure code."""

    class Meta:
        model = IntegrationBlocker

    code = factory.Sequence(lambda n: f"VM-{n}")
    service_name = "Đăng ký tuyển sinh đầu cấp"
    cause = "no_code"
    letters = "2488/VP-NC; 1190/SGDDĐT-VP"
    met_on = date(2021, 6, 10)


class PlanFactory(factory.django.DjangoModelFactory):
    """The review plan of 2021."""

    class Meta:
        model = ReviewPlan

    code = "KH-2021"
    decision = "29/QĐ-UBND"
    decided_on = date(2021, 1, 22)
    year = 2021


class ReviewFactory(_OfProcedure):
    """A procedure in the plan, with nothing proposed."""

    class Meta:
        model = ReviewItem

    class Params:
        proposed = factory.Trait(
            proposed_on=date(2021, 5, 3), proposal="amend", time_limit_after=10, fee_after=50_000
        )


class QuestionFactory(_OfProcedure):
    """A question posted in 2020."""

    class Meta:
        model = PostedQuestion

    code = factory.Sequence(lambda n: f"CH-{n:04}")
    question = "Thời hạn cấp Giấy chứng nhận là bao lâu?"
    answer = "15 ngày làm việc"
    field = "land"
    posted_on = date(2020, 6, 1)
