"""Makes survey rounds and forms."""

from datetime import date

import factory

from konia.domains.satisfaction.models import SurveyForm, SurveyRound


class SurveyRoundFactory(factory.django.DjangoModelFactory):
    """A paper round in spring 2021."""

    class Meta:
        model = SurveyRound

    code = factory.Sequence(lambda n: f"KS-{n}")
    year = 2021
    mode = "paper"
    questionnaire = "Bảng hỏi hài lòng"
    opened_on = date(2021, 3, 1)
    closed_on = date(2021, 5, 28)

    class Params:
        online = factory.Trait(mode="online")


class SurveyFormFactory(factory.django.DjangoModelFactory):
    """A valid form of a satisfied person."""

    class Meta:
        model = SurveyForm

    code = factory.Sequence(lambda n: f"P-{n}")
    issued_on = date(2020, 12, 1)
    collected_on = date(2021, 4, 1)
    state = "valid"
    mark = 4

    class Params:
        unhappy = factory.Trait(mark=3)
        invalid = factory.Trait(state="invalid", invalid_reason="Bỏ trống", mark=None)
        waiting = factory.Trait(state="issued", collected_on=None, mark=None)
