from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from konia.domains.procedures.actions import (
    carry_out_signed,
    change_version,
    draft_version,
    note_duty,
    publish,
    put_change,
)
from konia.domains.procedures.models import (
    PartRule,
    Procedure,
    ProcedureChange,
    ProcedureVersion,
    ProcessVersion,
)
from konia.domains.procedures.parts import (
    Content,
    compulsory_on,
    content_of,
    differences,
    missing_parts,
)
from konia.domains.procedures.public import (
    fees_on,
    limit_on,
    papers_on,
    process_on,
    terms_on,
    version_on,
)
from konia.kernel.audit.register import revisions_of
from konia.kernel.files.store import keep
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem
from konia.testing.questions import value

from .contents import LINES, make_process, make_version
from .factories import ChangeFactory, DecisionFactory, ProcedureFactory

MARCH, APRIL = date(2021, 3, 1), date(2021, 4, 1)


@pytest.fixture
def one(units):
    return ProcedureFactory(unit=units["H21.10"])


@pytest.fixture
def decision(units):
    return DecisionFactory(unit=units["H21"], code="QĐ-1", decided_on=None, number="")


def _draft(one, minh, **fields):
    draft = draft_version(one.code, by=minh)
    content = content_of(draft)
    content.fields.update(fields)
    return change_version(draft.pk, content, by=minh)


def _published(one, minh, kind="amended", effective_on=APRIL, **fields):
    draft = _draft(one, minh, **fields)
    put_change("QĐ-1", one.code, kind=kind, version_id=draft.pk, effective_on=effective_on, by=minh)
    publish("QĐ-1", number="100/QĐ-UBND", on=MARCH, by=minh)
    one.refresh_from_db()
    return draft


def test_a_draft_copies_the_content_in_force(one, minh):
    kept = make_version(one)
    draft = draft_version(one.code, by=minh)
    assert draft.number == 2
    assert draft.is_draft
    assert content_of(draft) == content_of(kept)


def test_the_first_draft_begins_with_the_line_of_the_catalogue(units, minh):
    one = ProcedureFactory(unit=units["H21.10"], draft=True, papers="Đơn; Bản sao")
    draft = draft_version(one.code, by=minh)
    assert [row.name for row in draft.papers.order_by("order")] == ["Đơn", "Bản sao"]
    assert (draft.working_days, draft.fees.get().amount_vnd) == (15, 100_000)


def test_a_second_draft_of_a_procedure_is_refused(one, minh, hoa):
    draft_version(one.code, by=minh)
    with pytest.raises(TooLateProblem, match="bản nháp"):
        draft_version(one.code, by=minh)
    with pytest.raises(NotFoundProblem):
        draft_version(one.code, by=hoa)


def test_what_is_in_force_cannot_be_changed(one, minh):
    kept = make_version(one)
    with pytest.raises(TooLateProblem, match="đã có hiệu lực"):
        change_version(kept.pk, content_of(kept), by=minh)


def test_the_lines_a_draft_had_before_stay_among_the_revisions(one, minh):
    draft = make_version(one, first_on=None)
    paper = draft.papers.get()
    change_version(draft.pk, replace(content_of(draft), lines={"papers": []}), by=minh)
    assert not draft.papers.exists()
    assert revisions_of("procedures_paperpart", paper.pk)[0].old["name"] == "Đơn đề nghị"


@pytest.mark.parametrize(
    ("kind", "rows", "where"),
    [
        ("papers", [{"code": "A", "name": "Đơn"}, {"code": "A", "name": "Tờ"}], "papers-1-code"),
        ("papers", [{"code": "A", "name": ""}], "papers-0-name"),
        ("fees", [{"code": "P", "name": "Phí", "amount_vnd": -1}], "fees-0-amount_vnd"),
        ("channels", [{"kind": "direct"}, {"kind": "direct"}], "channels-1-kind"),
        ("channels", [{"kind": "pigeon"}], "channels-0-kind"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_kept(one, minh, kind, rows, where):
    draft = make_version(one, first_on=None)
    with pytest.raises(FieldProblems) as caught:
        change_version(draft.pk, replace(content_of(draft), lines={kind: rows}), by=minh)
    assert list(caught.value.fields) == [where]
    assert len(content_of(draft).lines[kind]) == len(LINES[kind])


def test_codes_of_result_and_form_are_part_of_a_content_and_of_what_differs(one, minh):
    before = make_version(one)
    draft = draft_version(one.code, by=minh)
    start = content_of(draft)
    form = {"form_code": "MD-01", "form_url": "https://mau.vn/01.docx"}
    papers = [row | form for row in start.lines["papers"]]
    fields = start.fields | {"result_code": "KQ.G10.01"}
    change_version(draft.pk, Content(fields, start.lines | {"papers": papers}), by=minh)
    draft = ProcedureVersion.objects.with_parts().get(pk=draft.pk)
    changed = {one.part: one.after for one in differences(before, draft) if one.is_changed}
    assert changed == {
        "result": (("Giấy chứng nhận (mã KQ.G10.01)", True),),
        "form": (("Mẫu 01 (mã MD-01, tải tại https://mau.vn/01.docx)", True),),
    }


def test_another_file_under_the_same_name_is_a_change(one, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    kept = [keep([text]) for text in (b"ban cu", b"ban moi")]
    lines = [LINES | {"papers": [LINES["papers"][0] | {"form_kept": file}]} for file in kept]
    before = make_version(one, lines=lines[0])
    same = make_version(one, number=2, first_on=None, lines=lines[0])
    after = make_version(one, number=3, first_on=None, lines=lines[1])
    assert not [part for part in differences(before, same) if part.is_changed]
    assert [part.part for part in differences(before, after) if part.is_changed] == ["form"]


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"form_file": "", "form_code": "MD-01"}, "form_file"),
        ({"form_url": "không phải"}, "form_url"),
        ({"form_url": "javascript:alert(1)"}, "form_url"),
        ({"form_url": "ftp://mau.vn/1"}, "form_url"),
    ],
)
def test_a_form_has_a_name_and_its_address_is_one(one, minh, form, field):
    draft = make_version(one, first_on=None)
    start = content_of(draft)
    papers = [start.lines["papers"][0] | form]
    with pytest.raises(FieldProblems) as caught:
        change_version(draft.pk, replace(start, lines={"papers": papers}), by=minh)
    assert list(caught.value.fields) == [f"papers-0-{field}"]


@pytest.mark.parametrize(
    ("lines", "fields", "missing"),
    [
        (LINES, {}, []),
        (LINES, {"audience": "", "result": ""}, ["audience", "result"]),
        (LINES, {"working_days": 0}, ["limit"]),
        (LINES, {"working_days": 0, "working_hours": 4}, []),
        (LINES | {"papers": []}, {}, ["papers", "form"]),
        (LINES | {"papers": [], "sequence": [], "channels": []}, {"needs_form": False},
         ["sequence", "channels", "papers"]),
        (LINES | {"fees": []}, {}, ["fees"]),
        (LINES | {"fees": []}, {"is_free": True}, []),
        (LINES | {"bases": []}, {"sets": 0}, ["sets", "bases"]),
    ],
)  # fmt: skip
def test_compulsory_parts_that_are_missing_are_named(one, lines, fields, missing):
    version = make_version(one, lines=lines, **fields)
    assert missing_parts(version, MARCH) == missing


def test_which_parts_are_compulsory_is_dated(units, one):
    version = make_version(one, lines=LINES | {"bases": []})
    rule = {"unit": units["H21"], "first_on": APRIL}
    PartRule.objects.create(part="bases", is_required=False, **rule)
    PartRule.objects.create(part="conditions", is_required=True, **rule)
    assert missing_parts(version, MARCH) == ["bases"]
    assert missing_parts(version, APRIL) == ["conditions"]
    assert compulsory_on(APRIL) - compulsory_on(MARCH) == {"conditions"}


def test_publication_is_refused_while_parts_are_missing(one, decision, minh):
    make_version(one)
    draft = _draft(one, minh, audience="", result="")
    put_change("QĐ-1", one.code, kind="amended", version_id=draft.pk, by=minh)
    with pytest.raises(FieldProblems, match="Kết quả thực hiện") as caught:
        publish("QĐ-1", number="100/QĐ-UBND", on=MARCH, by=minh)
    assert "Đối tượng thực hiện" in caught.value.fields[""][0]
    decision.refresh_from_db()
    assert (decision.carried_out_on, decision.decided_on) == (None, None)


def test_the_clock_leaves_an_incomplete_decision_to_a_person(one, minh):
    DecisionFactory(unit=one.unit, code="QĐ-1")
    draft = _draft(one, minh, audience="")
    put_change("QĐ-1", one.code, kind="amended", version_id=draft.pk, by=minh)
    assert carry_out_signed(MARCH) == 0
    assert ProcedureVersion.objects.drafts().exists()


def test_a_new_content_holds_from_its_day_and_the_old_one_ends_the_day_before(one, decision, minh):
    old = make_version(one)
    new = _published(one, minh, working_days=Decimal(10), name="Tên mới")
    assert version_on(one.pk, date(2021, 3, 31)) == old
    assert version_on(one.pk, APRIL) == new
    limits = [limit_on(one.pk, day).working_days for day in (date(2021, 3, 31), APRIL)]
    assert limits == [15, 10]
    before, after = terms_on(one, date(2021, 3, 31)), terms_on(one, APRIL)
    assert (before.working_days, after.working_days, one.name) == (15, 10, "Tên mới")
    assert value("procedures.amended") == 1


def test_a_new_procedure_comes_into_force_with_its_content(units, decision, minh):
    one = ProcedureFactory(unit=units["H21.10"], draft=True)
    make_version(one, first_on=None)
    draft = ProcedureVersion.objects.get()
    put_change("QĐ-1", one.code, kind="new", version_id=draft.pk, effective_on=APRIL, by=minh)
    publish("QĐ-1", number="100/QĐ-UBND", on=MARCH, by=minh)
    one.refresh_from_db()
    assert one.in_force_from == APRIL
    assert value("procedures.in_force", as_of=date(2021, 3, 31)) == 0
    assert value("procedures.in_force", as_of=APRIL) == 1


def test_abolishing_ends_content_and_process_and_open_dossiers_keep_theirs(one, decision, minh):
    version, process = make_version(one), make_process(one)
    put_change("QĐ-1", one.code, kind="abolished", effective_on=APRIL, by=minh)
    publish("QĐ-1", number="100/QĐ-UBND", on=MARCH, by=minh)
    assert version_on(one.pk, APRIL) is None
    assert process_on(one.pk, date(2021, 3, 31)) == process
    assert process_on(one.pk, APRIL) is None
    assert ProcessVersion.objects.get(pk=process.pk).steps.count() == 4
    assert ProcedureVersion.objects.get(pk=version.pk).last_on == date(2021, 3, 31)


def test_bare_new_terms_bring_the_next_content_with_them(one, decision, minh):
    make_version(one)
    ChangeFactory(
        decision=decision, procedure=one, kind="amended", effective_on=APRIL,
        time_limit_after=10, fee_after=0,
    )  # fmt: skip
    publish("QĐ-1", number="100/QĐ-UBND", on=MARCH, by=minh)
    assert (limit_on(one.pk, APRIL).working_days, fees_on(one.pk, APRIL)) == (10, ())
    assert fees_on(one.pk, date(2021, 3, 31))[0].amount_vnd == 100_000
    assert version_on(one.pk, APRIL).is_free


def test_new_and_amended_procedures_need_a_draft(one, decision, minh):
    kept = make_version(one)
    with pytest.raises(FieldProblems, match="soạn nội dung"):
        put_change("QĐ-1", one.code, kind="amended", by=minh)
    with pytest.raises(FieldProblems, match="bản nháp"):
        put_change("QĐ-1", one.code, kind="amended", version_id=kept.pk, by=minh)
    assert not ProcedureChange.objects.exists()


def test_two_contents_are_compared_part_by_part_in_words(one):
    old = make_version(one)
    lines = LINES | {"papers": [*LINES["papers"], {"code": "BS", "name": "Bản sao", "copies": 1}]}
    new = make_version(one, number=2, first_on=None, lines=lines, working_days=10)
    changed = {part.part: part for part in differences(old, new) if part.is_changed}
    assert set(changed) == {"papers", "limit"}
    assert changed["limit"].before == (("15 ngày làm việc", True),)
    assert changed["papers"].after == (
        ("Đơn đề nghị (1 bản chính, theo Mẫu 01)", False), ("Bản sao (1 bản sao)", True),
    )  # fmt: skip
    assert all(part.is_changed for part in differences(None, new) if part.after)


def test_a_procedure_without_content_answers_from_the_catalogue(units):
    one = ProcedureFactory(unit=units["H21.10"], papers="Đơn; Bản sao")
    assert version_on(one.pk, MARCH) is None
    assert [paper.name for paper in papers_on(one.pk, MARCH)] == ["Đơn", "Bản sao"]
    assert [fee.amount_vnd for fee in fees_on(one.pk, MARCH)] == [100_000]
    assert limit_on(one.pk, MARCH).working_days == 15


def test_papers_and_fees_of_a_day_are_one_query_each(one, django_assert_num_queries):
    make_version(one)
    with django_assert_num_queries(2):
        assert papers_on(one.pk, MARCH)[0].code == "DON"
        assert fees_on(one.pk, MARCH)[0].amount_vnd == 100_000


def test_each_duty_of_publication_is_dated_once(one, decision, minh):
    make_version(one)
    draft = _draft(one, minh)
    with pytest.raises(FieldProblems, match="chưa công bố"):
        note_duty(draft.pk, duty="posted_on", on=MARCH, by=minh)
    note_duty(draft.pk, duty="checked_on", on=MARCH, by=minh)
    with pytest.raises(TooLateProblem):
        note_duty(draft.pk, duty="checked_on", on=APRIL, by=minh)
    assert ProcedureVersion.objects.get(pk=draft.pk).checked_on == MARCH


def test_a_procedure_may_wait_for_its_national_code(units):
    assert not ProcedureFactory(unit=units["H21.10"], code="TAM.TS.H21").has_national_code
    assert Procedure(code="1.001193.H21").has_national_code
