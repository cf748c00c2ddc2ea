"""Makes quality systems, conversions, procedures and findings."""

from datetime import date

import factory

from konia.domains.quality import models
from konia.domains.quality.states import BodyGroup, Edition, ElectronicStage


class SystemFactory(factory.django.DjangoModelFactory):
    """A department's quality system since 2015."""

    class Meta:
        model = models.QualitySystem

    group = BodyGroup.DEPARTMENT
    edition = Edition.ISO_2008
    first_on = date(2015, 1, 1)


class DueFactory(factory.django.DjangoModelFactory):
    """A body named in the conversion plan."""

    class Meta:
        model = models.ConversionDue

    plan = "680/QĐ-UBND"
    listed_on = date(2019, 11, 14)


class ConversionFactory(factory.django.DjangoModelFactory):
    """A department that converted in 2020."""

    class Meta:
        model = models.IsoConversion

    group = BodyGroup.DEPARTMENT
    from_edition = Edition.ISO_2008
    to_edition = Edition.ISO_2015
    converted_on = date(2020, 6, 1)


class ElectronicFactory(factory.django.DjangoModelFactory):
    """Electronic ISO on trial since March 2021."""

    class Meta:
        model = models.ElectronicIso

    stage = ElectronicStage.PILOT
    first_on = date(2021, 3, 15)


class ProcedureFactory(factory.django.DjangoModelFactory):
    """The first version of a work procedure."""

    class Meta:
        model = models.WorkProcedure

    code = "QT-01"
    title = "Kiểm soát tài liệu"
    in_force_on = date(2019, 1, 15)


class FindingFactory(factory.django.DjangoModelFactory):
    """A finding that is still open."""

    class Meta:
        model = models.AuditFinding

    code = factory.Sequence(lambda n: f"PH{n}")
    audit = "Kiểm tra theo 129/QĐ-UBND"
    severity = "minor"
    text = "Chưa cập nhật quy trình"
    found_on = date(2021, 4, 20)

    class Params:
        closed = factory.Trait(closed_on=date(2021, 5, 10), evidence="Quy trình mới")
