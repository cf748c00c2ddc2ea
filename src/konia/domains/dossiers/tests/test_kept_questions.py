"""Questions whose wording is kept answer what the ORM would, with what is joined to them."""

import pytest

from konia.domains.dossiers import actions
from konia.domains.dossiers.case_file import case_file, dossier_of
from konia.domains.dossiers.finding import found
from konia.domains.dossiers.models import Dossier, Event, Step
from konia.kernel.rooms.questions import Question

from .factories import DossierFactory
from .stage import moment, received

AT = moment(1)


@pytest.fixture
def kept(units, lan):
    """A dossier received at a desk and taken by the expert."""
    dossier = received(units, lan)
    actions.take(Step.objects.still_open().get().pk, at=AT, by=lan)
    return dossier


def test_a_case_file_holds_what_the_tables_hold(kept, django_assert_num_queries):
    found_dossier = dossier_of(f" {kept.code.lower()} ")
    with django_assert_num_queries(8):
        file = case_file(found_dossier)
    with django_assert_num_queries(0):
        assert found_dossier.procedure.code == found_dossier.procedure_code
        assert file.steps[0].assignee.username
    assert [one.pk for one in file.steps] == list(kept.steps.order_by("pk").values_list(flat=True))
    assert file.events == list(Event.objects.of_dossier(kept.pk))
    assert file.application.pk == kept.pk
    assert [one.name for one in file.papers] == [one.name for one in kept.papers.order_by("pk")]
    assert len(file.letters) == kept.letters.count() > 0
    assert (file.pauses, file.results, file.children) == ([], [], [])


def test_what_is_joined_and_missing_is_none(units):
    DossierFactory(unit=units["H21.31"], procedure=None, code="000.00.31.H21-210301-9999")
    asked = Question(lambda code: Dossier.objects.of_code(code).select_related("procedure"), "X")
    assert asked.one(Dossier, "000.00.31.H21-210301-9999").procedure is None


def test_a_question_that_does_not_use_its_value_as_it_is_is_refused(kept):
    twisted = Question(lambda pk: Step.objects.of_dossier(pk + 1), -987654321)
    with pytest.raises(ValueError, match="does not use"):
        twisted.records(Step, kept.pk)


@pytest.fixture
def names(units):
    """Seven applicants called Hoa, the latest received last, and one only submitted."""
    for day in range(1, 8):
        DossierFactory(
            unit=units["H21.31"], applicant=f"Nguyễn Hoa {day}", received_on=moment(day).date(),
            due_on=moment(20).date(),
        )  # fmt: skip
    DossierFactory(
        unit=units["H21.31"], applicant="Nguyễn Hoa mới", received_on=None, due_on=None,
        state="submitted", submitted_at=AT,
    )  # fmt: skip
    return Dossier.objects.all()


@pytest.mark.parametrize("most", [5, 1000])
def test_few_and_many_are_listed_in_the_same_pages(names, monkeypatch, most):
    monkeypatch.setattr("konia.domains.dossiers.finding.MOST_READ", most)
    rows = names.matching("nguyen hoa")
    wanted = [one.applicant for one in rows.by_receipt()]
    assert wanted[0] == "Nguyễn Hoa mới"
    assert wanted[1:] == [f"Nguyễn Hoa {day}" for day in range(7, 0, -1)]
    pages = [found(rows, page=page, size=3) for page in (1, 2, 3)]
    assert [one.applicant for page in pages for one in page.rows] == wanted
    assert {(page.total, page.is_more) for page in pages} == {(8, False)}
    beyond = found(rows, page=99, size=3)
    assert (beyond.page, [one.applicant for one in beyond.rows]) == (3, wanted[6:])
    nothing = found(names.matching("khong co"), page=2, size=3)
    assert (nothing.total, nothing.page, nothing.rows) == (0, 1, [])


def test_a_frequent_name_is_counted_so_far_and_still_listed_newest_first(names, monkeypatch):
    monkeypatch.setattr("konia.domains.dossiers.finding.MOST_READ", 6)
    rows = names.matching("nguyen hoa")
    wanted = [one.applicant for one in rows.by_receipt()]
    first, last = (found(rows, page=page, size=3, counts_all=False) for page in (1, 9))
    assert (first.total, first.is_more, last.page) == (6, True, 2)
    assert [one.applicant for one in first.rows + last.rows] == wanted[:6]
    assert (found(rows, page=1, size=3).total, found(rows, page=1, size=3).is_more) == (8, False)


def test_a_search_reads_few_hits_once(names, django_assert_num_queries):
    with django_assert_num_queries(2):
        found(names.matching("nguyen hoa"), page=1, size=3, counts_all=False)
