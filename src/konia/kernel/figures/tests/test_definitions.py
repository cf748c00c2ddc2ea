from datetime import date

import pytest

from konia.kernel.calendar.periods import Period
from konia.kernel.figures.definitions import FIGURES, NotInForceError, UnknownFigureError
from konia.kernel.figures.engine import FutureMomentError, check_moment, scope_of
from konia.kernel.figures.measures import Count
from konia.kernel.org.actions import dissolve
from konia.kernel.org.tree import ClosedUnitError, UnknownUnitError
from konia.lib.registry import DuplicateCodeError

from .asking import AS_OF, SHAPES, Mailbox, ask, box, declare, value

NEW = date(2021, 3, 1)


@pytest.fixture
def two_rules():
    """The rule changed on 1/3/2021: before, all mailboxes; from then on, open ones."""
    declare("test.ruled", SHAPES["test.everything"], until=date(2021, 2, 28))
    declare("test.ruled", SHAPES["test.boxes"], since=NEW)


def test_the_rule_of_the_periods_last_day_holds(units, two_rules):
    box(units["H21.31"], locked_on=date(2021, 1, 20))
    february = Period(date(2021, 2, 1), date(2021, 2, 28))
    march = Period(date(2021, 2, 1), date(2021, 3, 31))
    assert value("test.ruled", period=february) == 1
    assert value("test.ruled", period=march) == 0


def test_a_rule_is_named_by_its_first_day(two_rules):
    codes = [rule.code for rule in FIGURES.versions("test.ruled")]
    assert codes == ["test.ruled@2015-01-01", "test.ruled@2021-03-01"]
    assert FIGURES.versions("test.ruled")[0].room == "test"


def test_a_rule_not_yet_in_force_is_refused_with_its_first_day():
    with pytest.raises(NotInForceError) as caught:
        FIGURES.in_force("test.boxes", date(2014, 12, 31))
    assert "01/01/2015" in caught.value.why


def test_a_rule_that_has_ended_is_refused():
    declare("test.ended", SHAPES["test.boxes"], until=date(2020, 12, 31))
    assert FIGURES.in_force("test.ended", date(2020, 12, 31)).name == "test.ended"
    with pytest.raises(NotInForceError):
        FIGURES.in_force("test.ended", date(2021, 1, 1))


def test_two_rules_of_one_name_may_not_begin_on_one_day():
    with pytest.raises(DuplicateCodeError):
        declare("test.boxes", SHAPES["test.boxes"])


def test_an_unknown_figure_offers_near_names():
    with pytest.raises(UnknownFigureError) as caught:
        FIGURES.versions("test.boxs")
    assert "test.boxes" in caught.value.todo
    assert caught.value.status == 404


def test_a_name_like_nothing_points_to_the_list():
    with pytest.raises(UnknownFigureError) as caught:
        FIGURES.versions("qqqqqqqqqqqq")
    assert "konia figures" in caught.value.todo


def test_figures_are_listed_by_name_and_known_by_name():
    names = [each.name for each in FIGURES]
    assert names == sorted(names)
    assert "test.boxes" in FIGURES
    assert "test.unknown" not in FIGURES


def test_what_a_figure_says_is_its_docstring():
    def told(ask):
        """Every mailbox there ever was."""
        return Count(Mailbox.objects.all())

    declare("test.told", told)
    assert FIGURES.in_force("test.told", AS_OF).says == "Every mailbox there ever was."


def test_a_moment_that_has_not_come_is_refused():
    check_moment(AS_OF, AS_OF)
    with pytest.raises(FutureMomentError) as caught:
        check_moment(date(2021, 6, 16), AS_OF)
    assert "16/06/2021" in caught.value.what


def test_a_closed_unit_cannot_be_asked_about(units):
    dissolve("H21.31.01", on=date(2021, 3, 1), decision="1/QĐ")
    assert scope_of("H21.31.01", date(2021, 2, 28)).root == "H21.31.01"
    with pytest.raises(ClosedUnitError):
        scope_of("H21.31.01", AS_OF)


def test_a_unit_nobody_knows_cannot_be_asked_about(units):
    with pytest.raises(UnknownUnitError):
        scope_of("H99", AS_OF)


def test_no_figure_reads_the_database_while_it_is_asked(units, django_assert_num_queries):
    """What a figure answers is kept between questions, so it may hold conditions only."""
    asked = ask()
    with django_assert_num_queries(0):
        for each in FIGURES:
            each.ask(asked)
