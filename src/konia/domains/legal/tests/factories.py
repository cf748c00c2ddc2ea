"""Makes normative documents and what is said about them."""

from datetime import date

import factory

from konia.domains.legal.models import (
    DraftOpinion,
    Examination,
    ExpiredItem,
    ExpiredList,
    NormativeDocument,
)


class NormativeDocumentFactory(factory.django.DjangoModelFactory):
    """A decision of the provincial People's Committee of March 2021, published and in force."""

    class Meta:
        model = NormativeDocument

    number = factory.Sequence(lambda n: f"{n + 1}/2021/QĐ-UBND")
    code = factory.SelfAttribute("number")
    kind = "decision"
    issuer_level = "province"
    issuer_body = "committee"
    abstract = "Ban hành Quy định về quản lý chợ"
    issued_on = date(2021, 3, 1)
    effective_on = date(2021, 3, 11)
    published_on = date(2021, 3, 3)

    class Params:
        district = factory.Trait(issuer_level="district")
        council = factory.Trait(issuer_body="council", kind="resolution")
        old = factory.Trait(
            issued_on=date(2018, 3, 1),
            effective_on=date(2018, 3, 11),
            published_on=date(2018, 3, 3),
        )


class ExaminationFactory(factory.django.DjangoModelFactory):
    """A review done in March 2021 that recommends nothing."""

    class Meta:
        model = Examination

    unit = factory.SelfAttribute("document.unit")
    document = factory.SubFactory(
        NormativeDocumentFactory, old=True, unit=factory.SelfAttribute("..place")
    )
    kind = "review"
    done_on = date(2021, 3, 15)

    class Params:
        place = None
        recommending = factory.Trait(wanted="amend")
        handled = factory.Trait(wanted="amend", handled_on=date(2021, 5, 10))
        carried_over = factory.Trait(done_on=date(2020, 9, 1))
        listed = factory.Trait(done_on=date(2020, 9, 1), list_year=2020, wanted="amend")
        by_authority = factory.Trait(kind="authority_check")
        itself = factory.Trait(kind="self_check")
        conclusion = factory.Trait(kind="conclusion", paper="40/KL-KTrVB", wanted="replace")


class ExpiredListFactory(factory.django.DjangoModelFactory):
    """A list that no decision has published yet."""

    class Meta:
        model = ExpiredList

    code = "DM-2020"
    year = 2020


class ExpiredItemFactory(factory.django.DjangoModelFactory):
    """A document said to have expired with the year."""

    class Meta:
        model = ExpiredItem

    unit = factory.SelfAttribute("expired_list.unit")
    effect = "expired"
    from_on = date(2020, 12, 31)


class DraftOpinionFactory(factory.django.DjangoModelFactory):
    """An opinion given in March 2021."""

    class Meta:
        model = DraftOpinion

    unit = factory.SelfAttribute("document.unit")
    kind = "opinion"
    given_on = date(2021, 3, 1)
