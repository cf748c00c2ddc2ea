import threading
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection

from konia.domains.counters import actions as desks
from konia.domains.satisfaction import actions
from konia.domains.satisfaction.actions import Opinion
from konia.domains.satisfaction.keys import key_of
from konia.domains.satisfaction.models import Invitation, Rating, RatingAnswer
from konia.domains.satisfaction.public import rating_key
from konia.domains.satisfaction.questionnaire import questionnaire_on
from konia.kernel.audit.models import Entry
from konia.kernel.figures.engine import Question, read_many
from konia.kernel.outbox.models import Message
from konia.kernel.outbox.post import deliver_due, post
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    Problem,
    TooLateProblem,
)
from konia.testing.questions import answer, ask, value

from .factories import HERE, InvitationFactory, RatingFactory

NOW = datetime(2021, 6, 10, 10, tzinfo=HERE)
CODE = "000.00.31.H21-210601-0007"
PAYLOAD = {
    "code": CODE, "unit": "H21.31", "procedure_code": "1.001193", "official": "lan",
    "returned_at": "2021-06-01T09:30:00+07:00", "recipient": "Trần Văn An",
}  # fmt: skip


@pytest.fixture
def invited(units):
    return InvitationFactory(unit=units["H21.31"])


@pytest.fixture
def tablet(units, lan):
    device, _ = desks.register_device(
        "MT-1", unit_code="H21.31", kind="tablet", on=date(2021, 6, 1), by=lan, official="lan"
    )
    return device


def rate(invitation, mark=5, **more):
    return actions.rate_dossier(key_of(invitation.pk), Opinion(mark), at=NOW, **more)


def test_a_result_handed_over_makes_one_invitation_however_often_it_is_told(units):
    post("dossiers.handed_over", PAYLOAD, key="a")
    post("dossiers.handed_over", PAYLOAD, key="b")
    deliver_due()
    made = Invitation.objects.get()
    assert (made.unit, made.returned_on) == (units["H21.31"], date(2021, 6, 1))
    told = Message.objects.get(topic="satisfaction.invited").payload
    assert told["key"] == rating_key(CODE) == key_of(made.pk)


def test_a_hand_over_at_night_in_utc_belongs_to_the_local_day(units):
    late = PAYLOAD | {"returned_at": "2021-05-31T18:00:00+00:00"}
    assert actions.invite(late).returned_on == date(2021, 6, 1)


@pytest.mark.works("S27.1")
def test_a_dossier_is_rated_once_and_the_second_attempt_is_told_why(invited):
    made = rate(invited)
    assert (made.dossier_code, made.official, made.mark) == (invited.dossier_code, "lan", 5)
    with pytest.raises(TooLateProblem, match="đã được đánh giá"):
        rate(invited, 1)
    assert Rating.objects.get().mark == 5
    assert Entry.objects.filter(act="rate").count() == 1


def test_the_table_itself_holds_one_rating_of_a_dossier(units):
    one = RatingFactory(unit=units["H21.31"])
    Rating.objects.filter(pk=one.pk).update(withdrawn_at=NOW)
    with pytest.raises(IntegrityError):
        RatingFactory(unit=units["H21.31"], dossier_code=one.dossier_code)


@pytest.mark.django_db(transaction=True)
def test_two_taps_at_once_leave_one_rating(invited):
    got = []

    def tap(mark):
        try:
            got.append(rate(invited, mark).mark)
        except TooLateProblem:
            got.append(0)
        finally:
            connection.close()

    threads = [threading.Thread(target=tap, args=(mark,)) for mark in (1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got)[0] == 0
    assert Rating.objects.count() == 1


def test_a_forged_key_or_that_of_another_number_opens_nothing(invited, units):
    other = InvitationFactory(unit=units["H21.43"])
    key = key_of(invited.pk)
    forged = f"{other.pk}.{key.partition('.')[2]}"
    for bad in (forged, key[:-2], key + "x", "", "1", f"{invited.pk}.", "9" * 30 + ".a", "a:b:c"):
        with pytest.raises(NotFoundProblem):
            actions.rate_dossier(bad, Opinion(5), at=NOW)
    assert not Rating.objects.exists()


def test_nobody_rates_two_months_after_the_hand_over(invited):
    last = datetime(2021, 7, 31, 23, 59, tzinfo=HERE)
    with pytest.raises(TooLateProblem, match="31/07/2021"):
        actions.rate_dossier(key_of(invited.pk), Opinion(5), at=last + timedelta(minutes=1))
    assert actions.rate_dossier(key_of(invited.pk), Opinion(5), at=last).pk


def test_an_official_does_not_rate_their_own_work(invited):
    with pytest.raises(ForbiddenProblem):
        rate(invited, by="lan")
    assert rate(invited, by="hoa").pk


def test_a_mark_or_answer_that_is_not_offered_is_refused(invited):
    for opinion in (Opinion(0), Opinion(6), Opinion(5, {10: 2}), Opinion(5, {1: 3})):
        with pytest.raises(FieldProblems):
            actions.rate_dossier(key_of(invited.pk), opinion, at=NOW)
    assert not Rating.objects.exists()


def test_the_channel_of_a_link_cannot_be_that_of_a_counter(invited):
    assert rate(invited, channel="counter").channel == "portal"


@pytest.mark.works("S27.3")
def test_a_rating_at_a_device_is_a_visit_and_counted_apart(units, tablet, invited):
    rate(invited, 5)
    actions.rate_visit(tablet, Opinion(2), at=NOW)
    assert value("satisfaction.ratings") == 1
    assert value("satisfaction.ratings_of_visits") == 1
    assert value("satisfaction.rating_average") == 5
    assert value("satisfaction.visit_average") == 2
    assert value("satisfaction.visit_satisfied") == 0
    assert Rating.objects.of_visits().get().official == "lan"


def test_a_device_cannot_be_tapped_faster_than_people_come(tablet):
    for second in range(6):
        actions.rate_visit(tablet, Opinion(5), at=NOW + timedelta(seconds=second))
    with pytest.raises(Problem, match="liên tiếp") as refused:
        actions.rate_visit(tablet, Opinion(5), at=NOW + timedelta(seconds=7))
    assert refused.value.status == 429
    assert actions.rate_visit(tablet, Opinion(5), at=NOW + timedelta(minutes=2)).pk


@pytest.mark.works("S27.2")
def test_average_and_share_by_unit_are_told_with_their_base(units):
    for mark in (5, 4, 3):
        RatingFactory(unit=units["H21.31"], mark=mark)
    RatingFactory(unit=units["H21.31.01"], mark=1)
    RatingFactory(unit=units["H21.43"], mark=5)
    RatingFactory(unit=units["H21.31"], visit=True, mark=1)
    mean, share = (
        answer(f"satisfaction.{name}", "H21.31") for name in ("rating_average", "rated_satisfied")
    )
    assert (mean.value, mean.whole) == (Decimal("3.25"), 4)
    assert (share.value, share.part, share.whole) == (50, 2, 4)
    assert answer("satisfaction.rating_average").whole == 5


def test_by_official_and_by_procedure_each_line_has_its_base(units):
    for mark in (5, 3):
        RatingFactory(unit=units["H21.31"], mark=mark)
    RatingFactory(unit=units["H21.31"], mark=1, official="", procedure_code="2.000001")
    officials = list(Rating.objects.told_by("official"))
    assert officials == [{"key": "lan", "base": 2, "average": 4.0, "content": 1}]
    assert [row["key"] for row in Rating.objects.told_by("procedure_code")] == [
        "1.001193", "2.000001",
    ]  # fmt: skip


def test_nine_answers_are_points_of_nine_indices(invited):
    actions.rate_dossier(
        key_of(invited.pk), Opinion(5, {1: 2, 7: 1}, " Rất nhanh "), at=NOW, channel="qr"
    )
    made = Rating.objects.get()
    assert (made.comment, made.channel, made.questionnaire) == ("Rất nhanh", "qr", "nd61-2018")
    assert list(RatingAnswer.objects.values_list("number", "points")) == [(1, 2), (7, 1)]
    assert value("satisfaction.index_1") == 100
    assert value("satisfaction.index_7") == 50
    assert value("satisfaction.index_3") is None


def test_staff_are_rated_on_five_indices_and_agencies_on_nine():
    form = questionnaire_on(date(2021, 6, 1))
    assert [q.number for q in form.questions] == list(range(1, 10))
    assert [q.number for q in form.questions if q.is_for_staff] == [1, 2, 3, 4, 7]
    assert all(len(q.answers) == 3 for q in form.questions)
    assert questionnaire_on(date(2018, 6, 20)) is None


def test_the_response_rate_is_of_dossiers_handed_over(invited, units):
    InvitationFactory(unit=units["H21.31"])
    InvitationFactory(unit=units["H21.31"], returned_on=date(2020, 1, 1))
    rate(invited)
    found = answer("satisfaction.response_rate")
    assert (found.value, found.part, found.whole) == (50, 1, 2)
    assert answer("satisfaction.response_rate", as_of=date(2021, 6, 9)).part == 0


def test_a_withdrawn_rating_leaves_every_figure(units, invited):
    actions.rate_dossier(key_of(invited.pk), Opinion(5, {1: 2}), at=NOW)
    Rating.objects.update(withdrawn_at=datetime(2021, 6, 11, tzinfo=UTC))
    assert value("satisfaction.ratings") == 0
    assert value("satisfaction.index_1") is None


def test_all_figures_of_ratings_come_from_few_statements(units, django_assert_num_queries):
    names = ("ratings", "ratings_of_visits", "rating_average", "rated_satisfied", "visit_average")
    question = ask()
    with django_assert_num_queries(1):
        read_many([Question(f"satisfaction.{name}", question) for name in names])
