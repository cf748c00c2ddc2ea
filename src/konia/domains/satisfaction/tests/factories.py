"""Makes survey rounds and forms, invitations and ratings."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import factory

from konia.domains.satisfaction.models import Invitation, Rating, SurveyForm, SurveyRound

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


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


class InvitationFactory(factory.django.DjangoModelFactory):
    """A dossier handed over on 1/6/2021 by Lan."""

    class Meta:
        model = Invitation

    dossier_code = factory.Sequence(lambda n: f"000.00.31.H21-210601-{n:04}")
    procedure_code = "1.001193"
    official = "lan"
    returned_at = datetime(2021, 6, 1, 9, tzinfo=HERE)
    returned_on = date(2021, 6, 1)
    expires_on = date(2021, 7, 31)


class RatingFactory(factory.django.DjangoModelFactory):
    """A satisfied person's rating of a dossier."""

    class Meta:
        model = Rating

    dossier_code = factory.Sequence(lambda n: f"000.00.31.H21-210602-{n:04}")
    procedure_code = "1.001193"
    official = "lan"
    channel = "portal"
    mark = 4
    rated_at = datetime(2021, 6, 2, 9, tzinfo=HERE)
    rated_on = date(2021, 6, 2)

    class Params:
        visit = factory.Trait(dossier_code="", channel="counter", device="MT-1", procedure_code="")
