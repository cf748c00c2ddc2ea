"""The registers of survey rounds and forms."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import SurveyForm, SurveyRound

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
