"""The registers of survey rounds and forms, invitations and ratings."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import Invitation, Rating, SurveyForm, SurveyRound

ROUNDS = REGISTERS.add(
    Register(
        "satisfaction.rounds",
        SurveyRound,
        title="Đợt khảo sát hài lòng",
        one="đợt khảo sát",
        see="satisfaction.see",
        change="satisfaction.change",
        columns=("code", "year", "mode", "questionnaire", "unit", "opened_on", "closed_on"),
        key=("code",),
        filters=("mode", "unit", "opened_on"),
        order=("-opened_on",),
        systems=("S06",),
    )
)

FORMS = REGISTERS.add(
    Register(
        "satisfaction.forms",
        SurveyForm,
        title="Phiếu khảo sát hài lòng",
        one="phiếu",
        see="satisfaction.see",
        change="satisfaction.change",
        columns=("code", "round", "unit", "procedure", "collected_on", "state", "mark"),
        key=("code",),
        filters=("unit", "round", "state", "collected_on"),
        order=("-id",),
        systems=("S06",),
    )
)

INVITATIONS = REGISTERS.add(
    Register(
        "satisfaction.invitations",
        Invitation,
        title="Lời mời đánh giá hồ sơ đã trả",
        one="lời mời",
        see="satisfaction.see",
        change="satisfaction.change",
        columns=("dossier_code", "procedure_code", "unit", "returned_on", "rated_on"),
        key=("dossier_code",),
        filters=("unit", "returned_on", "rated_on"),
        order=("-returned_on",),
        systems=("S27",),
        personal=True,
        entered=False,
    )
)

RATINGS = REGISTERS.add(
    Register(
        "satisfaction.ratings",
        Rating,
        title="Đánh giá sự phục vụ",
        one="đánh giá",
        see="satisfaction.read_ratings",
        change="satisfaction.change",
        columns=(
            "dossier_code", "procedure_code", "unit", "official", "channel", "mark", "rated_on",
        ),
        key=("dossier_code", "rated_at"),
        filters=("unit", "channel", "mark", "rated_on"),
        order=("-rated_on",),
        systems=("S27",),
        personal=True,
        entered=False,
    )
)  # fmt: skip
