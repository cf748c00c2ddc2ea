from datetime import date

import pytest

from konia.domains.procedures.actions import (
    answer_letter,
    attach_letter,
    enter_code,
    integrate,
    offer,
    raise_level,
)
from konia.domains.procedures.actions.online import NoNationalCodeProblem
from konia.domains.procedures.models import BlockerLetter, IntegrationBlocker
from konia.domains.procedures.public import service_on
from konia.kernel.audit.register import acts_on
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem

from .factories import ProcedureFactory, ServiceFactory

JUNE, ON = date(2021, 6, 10), date(2021, 6, 15)


@pytest.fixture
def enrolment(units):
    """Enrolment, published by the province, without a code of the ministry."""
    return ProcedureFactory(
        unit=units["H21.10"], code="TAM.TSMN.H21", name="Đăng ký tuyển sinh đầu cấp mầm non"
    )


def _refused(enrolment, minh, on=JUNE):
    with pytest.raises(NoNationalCodeProblem) as caught:
        integrate(enrolment.code, on=on, by=minh)
    return caught.value.blocker


@pytest.mark.works("S25.1")
def test_a_service_without_a_national_code_is_refused_and_the_refusal_is_kept(enrolment, minh):
    blocker = _refused(enrolment, minh)
    kept = IntegrationBlocker.objects.standing_on(ON).get()
    assert kept == blocker
    assert (kept.procedure, kept.cause, kept.met_on) == (enrolment, "no_code", JUNE)
    assert [act.act for act in acts_on("procedures.blockers", kept.pk)] == ["refuse_integration"]


def test_trying_again_does_not_make_a_second_obstacle(enrolment, minh):
    assert _refused(enrolment, minh) == _refused(enrolment, minh, on=ON)
    assert IntegrationBlocker.objects.count() == 1


@pytest.mark.works("S25.2", "S22.2")
def test_the_obstacle_shows_its_letters_and_how_long_they_wait(enrolment, minh):
    blocker = _refused(enrolment, minh)
    for number, day in (("2488/VP-NC", date(2021, 6, 14)), ("1190/SGDDĐT-VP", JUNE)):
        attach_letter(blocker.code, number=number, sent_on=day, addressee="Bộ GDĐT", by=minh)
    letters = list(blocker.sent.order_by("sent_on"))
    assert [one.waiting_words(ON) for one in letters] == [
        "đang chờ trả lời, 5 ngày", "đang chờ trả lời, 1 ngày",
    ]  # fmt: skip
    told = answer_letter(letters[0].pk, on=ON, answer="Bộ sẽ công bố trong quý III", by=minh)
    assert told.waiting_words(ON) == "đã trả lời ngày 15/06/2021"
    assert BlockerLetter.objects.waiting_on(ON).count() == 1


@pytest.mark.works("S25.3")
def test_the_code_closes_the_obstacle_and_opens_level_four(enrolment, minh):
    _refused(enrolment, minh)
    with pytest.raises(FieldProblems, match="chưa có mã quốc gia"):
        offer(enrolment.code, level=4, on=ON, decision="QĐ 5", by=minh)
    enter_code(enrolment.code, national_code="1.012345", on=ON, by=minh)
    assert not IntegrationBlocker.objects.standing_on(ON).exists()
    offer("1.012345", level=4, on=ON, decision="QĐ 5", payment_on=ON, by=minh)
    integrate("1.012345", on=ON, by=minh)
    service = service_on(enrolment, ON)
    assert (service.level, service.national_integrated_on) == (4, ON)


def test_a_code_is_entered_once_and_in_its_form(enrolment, minh):
    for wrong in ("TAM.X.H21", "12345", "1.0123"):
        with pytest.raises(FieldProblems):
            enter_code(enrolment.code, national_code=wrong, on=ON, by=minh)
    enter_code(enrolment.code, national_code="1.012345.h21", on=ON, by=minh)
    with pytest.raises(TooLateProblem):
        enter_code("1.012345.H21", national_code="1.000001", on=ON, by=minh)


def test_a_letter_is_attached_once_not_from_the_future_and_answered_once(enrolment, minh, hoa):
    blocker = _refused(enrolment, minh)
    rest = {"number": "1/VP", "addressee": "Bộ", "by": minh}
    with pytest.raises(FieldProblems, match="chưa đến"):
        attach_letter(blocker.code, sent_on=date(2021, 6, 16), **rest)
    letter = attach_letter(blocker.code, sent_on=JUNE, **rest)
    with pytest.raises(FieldProblems):
        attach_letter(blocker.code, sent_on=JUNE, **rest)
    with pytest.raises(FieldProblems):
        answer_letter(letter.pk, on=ON, answer=" ", by=minh)
    with pytest.raises(NotFoundProblem):
        answer_letter(letter.pk, on=ON, answer="Có", by=hoa)
    answer_letter(letter.pk, on=ON, answer="Có", by=minh)
    with pytest.raises(TooLateProblem):
        answer_letter(letter.pk, on=ON, answer="Có", by=minh)


def test_level_four_by_raising_needs_a_code_too(enrolment, minh):
    service = ServiceFactory(procedure=enrolment, national_linked_on=None)
    with pytest.raises(FieldProblems, match="chưa có mã quốc gia"):
        raise_level(service.pk, level=4, on=ON, decision="QĐ", by=minh)


def test_what_is_not_in_force_is_not_offered(units, minh):
    draft = ProcedureFactory(unit=units["H21.10"], draft=True)
    with pytest.raises(TooLateProblem):
        offer(draft.code, level=3, on=ON, decision="QĐ", by=minh)
    one = ProcedureFactory(unit=units["H21.10"])
    with pytest.raises(FieldProblems, match="3 hoặc 4"):
        offer(one.code, level=2, on=ON, decision="QĐ", by=minh)
    with pytest.raises(FieldProblems, match="chưa có dịch vụ"):
        integrate(one.code, on=ON, by=minh)


def test_a_service_is_integrated_once(units, minh):
    one = ServiceFactory(procedure=ProcedureFactory(unit=units["H21.10"]), four=True)
    integrate(one.procedure.code, on=ON, by=minh)
    with pytest.raises(TooLateProblem):
        integrate(one.procedure.code, on=ON, by=minh)
