"""The pages of the procedure control office, as it uses them."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from konia.domains.procedures.models import (
    FormRevision,
    IntegrationBlocker,
    Procedure,
    ProcedureChange,
    ProcedureVersion,
    ProcessVersion,
    ReviewItem,
)
from konia.domains.procedures.replay import REPLAYS, Outcome, Replay
from konia.domains.procedures.tests.contents import make_process, make_version
from konia.domains.procedures.tests.factories import (
    DecisionFactory,
    PlanFactory,
    PriorityFactory,
    ProcedureFactory,
    QuestionFactory,
    ReviewFactory,
    ServiceFactory,
    TargetFactory,
)

ON = date(2021, 6, 15)


@pytest.fixture
def one(units):
    """A procedure with content and process."""
    made = ProcedureFactory(unit=units["H21.10"], code="1.000001.H21", name="Cấp sổ đỏ lần đầu")
    make_version(made)
    make_process(made)
    return made


def _at(name, *args):
    return reverse(f"workspace:{name}", args=args)


def _body(answer):
    assert answer.status_code == 200, answer.content.decode()[-2000:]
    return answer.content.decode()


def _formset(prefix, rows):
    """What a browser sends for the lines of a table."""
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
    for place, row in enumerate(rows):
        data |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return data


def _content(**rest):
    lines = {
        "sequence": [{"words": "Nộp hồ sơ."}], "channels": [{"kind": "direct"}],
        "papers": [{"code": "DON", "name": "Đơn", "originals": 1, "required": "on",
                    "form_file": "Mẫu 01"}],
        "fees": [{"code": "PHI", "name": "Phí", "amount_vnd": "50.000", "kind": "fee"}],
        "bases": [{"number": "45/2013/QH13"}],
    }  # fmt: skip
    data = {
        "name": "Cấp sổ đỏ lần đầu", "audience": "Cá nhân", "agency": "Sở", "result": "Sổ đỏ",
        "sets": "1", "working_days": "10", "needs_form": "on",
    }  # fmt: skip
    for kind, rows in lines.items():
        data |= _formset(kind, rows)
    return data | rest


def test_the_list_finds_without_accents_and_shows_the_level(desk, one):
    ServiceFactory(procedure=one, four=True)
    body = _body(desk.get(_at("procedures"), {"q": "so do"}))
    assert "Cấp sổ đỏ lần đầu" in body
    assert "Cấp sổ đỏ lần đầu" not in _body(desk.get(_at("procedures"), {"q": "khai sinh"}))
    assert desk.get(_at("procedures"), {"co_quan": "Sở Không Có"}).status_code == 422


def test_every_tab_of_a_procedure_opens(desk, one):
    names = (
        "procedure", "procedure_versions", "procedure_process", "procedure_forms",
        "procedure_levels", "procedure_reviews", "procedure_questions", "procedure_replay",
    )  # fmt: skip
    for name in names:
        assert "1.000001.H21" in _body(desk.get(_at(name, one.code)))
    assert desk.get(_at("procedure", "1.999999")).status_code == 404


def test_a_procedure_is_read_in_few_queries(desk, one, django_assert_max_num_queries):
    desk.get(_at("procedure", one.code))
    with django_assert_max_num_queries(18):
        desk.get(_at("procedure", one.code))


def test_a_list_of_procedures_takes_the_same_queries_however_long(
    desk, units, one, django_assert_max_num_queries
):
    ProcedureFactory.create_batch(30, unit=units["H21.10"])
    desk.get(_at("procedures"), {"q": "cap"})
    with django_assert_max_num_queries(14):
        desk.get(_at("procedures"), {"q": "cap"})


@pytest.mark.works("S14.1")
def test_a_draft_goes_through_editing_a_decision_and_publication(desk, units, one):
    desk.post(_at("procedure_draft", one.code))
    draft = ProcedureVersion.objects.drafts().get()
    lacking = _content(result="", audience="")
    assert desk.post(_at("procedure_edit", draft.pk), lacking).status_code == 302
    assert "Kết quả thực hiện" in _body(desk.get(_at("procedure_versions", one.code)))
    decision = DecisionFactory(unit=units["H21"], code="QĐ-1", decided_on=None, number="")
    added = desk.post(_at("decision_add", decision.pk), {
        "procedure": one.code, "kind": "amended", "effective_on": "1/7/2021"})  # fmt: skip
    assert added.status_code == 302
    refused = desk.post(_at("decision_publish", decision.pk), {"number": "5/QĐ-UBND"})
    assert refused.status_code == 422
    assert "còn thiếu: Đối tượng thực hiện; Kết quả thực hiện" in refused.content.decode()
    desk.post(_at("procedure_edit", draft.pk), _content())
    done = desk.post(_at("decision_publish", decision.pk), {"number": "5/QĐ-UBND"}, follow=True)
    assert "Đã công bố" in _body(done)
    body = _body(desk.get(_at("procedure_versions", one.code)))
    assert "<del>15 ngày làm việc</del>" in body
    assert "<ins>10 ngày làm việc</ins>" in body
    assert Procedure.objects.get(pk=one.pk).fee_vnd == 50_000


@pytest.mark.works("S14.3")
def test_an_abolished_procedure_leaves_the_list_on_its_day(desk, units, one, settings):
    decision = DecisionFactory(unit=units["H21"], code="QĐ-1", decided_on=None, number="")
    desk.post(_at("decision_add", decision.pk), {
        "procedure": one.code, "kind": "abolished", "effective_on": "1/7/2021"})  # fmt: skip
    desk.post(_at("decision_publish", decision.pk), {"number": "5/QĐ-UBND"})
    assert one.name in _body(desk.get(_at("procedures"), {"q": "so do"}))
    settings.KONIA_TODAY = "2021-07-01"
    assert one.name not in _body(desk.get(_at("procedures"), {"q": "so do"}))
    assert "Đã bãi bỏ" in _body(desk.get(_at("procedure", one.code)))


def test_a_bad_line_is_told_at_its_place_and_nothing_is_saved(desk, one):
    desk.post(_at("procedure_draft", one.code))
    draft = ProcedureVersion.objects.drafts().get()
    bad = _content(**_formset("fees", [{"name": "Phí", "amount_vnd": "nhiều", "kind": "fee"}]))
    answer = desk.post(_at("procedure_edit", draft.pk), bad)
    assert answer.status_code == 422
    assert "“nhiều” không phải số tiền." in answer.content.decode()
    twice = [{"code": "A", "name": "Đơn"}, {"code": "A", "name": "Tờ khai"}]
    answer = desk.post(_at("procedure_edit", draft.pk), _content(**_formset("papers", twice)))
    assert "Đã có một dòng khác mang mã này." in answer.content.decode()
    assert ProcedureVersion.objects.get(pk=draft.pk).working_days == 15


@pytest.mark.works("S14.5")
def test_the_list_of_those_without_a_process_empties_when_one_is_approved(desk, units):
    waiting = {"process_approved_on": None, "process_electronic_on": None}
    one = ProcedureFactory(unit=units["H21.10"], **waiting)
    assert one.code in _body(desk.get(_at("procedure_waiting")))
    desk.post(_at("process_draft", one.code))
    draft = ProcessVersion.objects.get()
    rows = [
        {"code": "TN", "name": "Tiếp nhận", "role": "receive", "place": "reception",
         "working_hours": "4"},
        {"code": "HOI", "name": "Hỏi Sở", "role": "hop", "place": "fixed", "unit": "Sở Y tế",
         "working_hours": "8,5"},
        {"code": "TKQ", "name": "Trả", "role": "return", "place": "reception",
         "working_hours": "4"},
    ]  # fmt: skip
    data = {"is_electronic": "on", **_formset("steps", rows)}
    saved = desk.post(_at("process_edit", draft.pk), data)
    assert saved.status_code == 302
    desk.post(_at("process_approve", draft.pk), {"first_on": "15/6/2021", "document": "QĐ 7"})
    assert "đều có quy trình nội bộ" in _body(desk.get(_at("procedure_waiting")))
    body = _body(desk.get(_at("procedure_process", one.code)))
    assert "Sở Y tế" in body
    assert "16,5" in body


def test_a_process_that_is_too_long_is_refused_in_words(desk, one):
    desk.post(_at("process_draft", one.code))
    draft = ProcessVersion.objects.drafts().get()
    rows = [
        {"name": "Nhận", "role": "receive", "place": "reception", "working_hours": "4"},
        {"name": "Trả", "role": "return", "place": "reception", "working_hours": "117"},
    ]
    desk.post(_at("process_edit", draft.pk), _formset("steps", rows))
    answer = desk.post(_at("process_approve", draft.pk), {"first_on": "15/6/2021", "document": "Q"})
    assert answer.status_code == 422
    assert "121 giờ, vượt thời hạn của thủ tục là 120 giờ" in answer.content.decode()


@pytest.mark.works("S15.1", "S15.2", "S15.3")
def test_a_review_shows_progress_before_and_after_and_becomes_a_draft(desk, units, one):
    plan = PlanFactory(unit=units["H21"])
    items = [ReviewFactory(plan=plan, procedure=one)]
    items += [
        ReviewFactory(plan=plan, procedure=ProcedureFactory(unit=units["H21.10"]))
        for _ in range(12)
    ]
    assert "0/13" in _body(desk.get(_at("procedure_plans")))
    desk.post(_at("review_begin", items[0].pk))
    proposed = desk.post(_at("review_propose", items[0].pk), {
        "proposal": "amend", "words": "Rút ngắn", "time_limit_after": "10",
        "times_a_year": "1.000", "hour_wage_vnd": "20.000", "hours_before": "6",
        "hours_after": "4,5"})  # fmt: skip
    assert proposed.status_code == 302
    assert "1/13" in _body(desk.get(_at("procedure_plans")))
    body = _body(desk.get(_at("procedure_review", items[0].pk)))
    assert "15 ngày làm việc" in body
    assert "10 ngày làm việc" in body
    assert "30.000.000" in body
    desk.post(_at("review_approve", items[0].pk))
    assert "Rút ngắn" in _body(desk.get(_at("procedure_decisions")))
    assert ProcedureChange.objects.drafts().get().version.working_days == 10
    assert ReviewItem.objects.get(pk=items[0].pk).state_on(ON) == "approved"


@pytest.mark.works("S25.1", "S25.2", "S25.3")
def test_a_service_without_code_is_blocked_until_the_code_comes(desk, units):
    one = ProcedureFactory(unit=units["H21.10"], code="TAM.TSMN.H21", name="Tuyển sinh mầm non")
    answer = desk.post(_at("procedure_integrate", one.code), follow=True)
    assert "chưa có mã quốc gia" in _body(answer)
    blocker = IntegrationBlocker.objects.get()
    for number, day in (("1190/SGDDĐT-VP", "10/6/2021"), ("2488/VP-NC", "14/6/2021")):
        sent = {"number": number, "sent_on": day, "addressee": "Bộ GDĐT"}
        assert desk.post(_at("blocker_letter", blocker.pk), sent).status_code == 302
    body = _body(desk.get(_at("procedure_blockers")))
    assert "đang chờ trả lời, 5 ngày" in body
    assert "đang chờ trả lời, 1 ngày" in body
    level = {"level": "4", "on": "15/6/2021", "decision": "QĐ 8"}
    assert desk.post(_at("procedure_offer", one.code), level).status_code == 422
    answer = desk.post(_at("procedure_code", one.code), {"national_code": "1.012345.H21"})
    assert answer.headers["Location"] == _at("procedure_levels", "1.012345.H21")
    assert "Không còn vướng mắc" in _body(desk.get(_at("procedure_blockers")))
    assert desk.post(_at("procedure_offer", "1.012345.H21"), level).status_code == 302
    assert "trực tuyến mức độ 4" in _body(desk.get(_at("procedure", "1.012345.H21")))


@pytest.mark.works("S21.5")
def test_raising_a_level_keeps_the_old_one_in_the_history(desk, one):
    ServiceFactory(procedure=one)
    level = {"level": "4", "on": "1/6/2021", "decision": "421/QĐ-UBND", "payment_on": "1/6/2021"}
    desk.post(_at("procedure_offer", one.code), level)
    body = _body(desk.get(_at("procedure_levels", one.code)))
    assert "31/5/2021" in body
    assert "Mức độ 3" in body
    assert "Mức độ 4" in body


@pytest.mark.works("S21.6")
def test_the_priority_page_shows_what_is_not_at_level_four(desk, units, one):
    target = TargetFactory(unit=units["H21"])
    done = ServiceFactory(procedure=ProcedureFactory(unit=units["H21.10"]), four=True).procedure
    for each in (one, done):
        PriorityFactory(target=target, procedure=each)
    body = _body(desk.get(_at("procedure_priorities")))
    assert "1 trên 2" in body
    assert "Chưa lên mức độ 4 (1)" in body


@pytest.mark.works("S31.2", "S31.3")
def test_the_bank_is_searched_without_accents_and_lists_what_to_revise(desk, units, one):
    QuestionFactory(procedure=one)
    gone = ProcedureFactory(unit=units["H21.10"], abolished=True)
    QuestionFactory(procedure=gone, question="Xin giấy cũ thế nào?")
    body = _body(desk.get(_at("procedure_bank"), {"q": "thoi han giay chung nhan"}))
    assert "Thời hạn cấp Giấy chứng nhận" in body
    assert "Xin giấy cũ" not in body
    assert "1 câu hỏi nói về thủ tục đã bãi bỏ" in body
    assert "Xin giấy cũ" in _body(desk.get(_at("procedure_bank"), {"tinh_trang": "sua"}))


def test_a_question_is_drafted_posted_and_taken_down_on_the_pages(desk, one):
    asked = {"question": "Nộp ở đâu?", "answer": "Tại Một cửa", "procedure_code": one.code}
    desk.post(_at("question_new"), asked)
    assert "Đăng lên Cổng" in _body(desk.get(_at("procedure_questions", one.code)))
    code = one.questions.get().code
    desk.post(_at("question_post", code))
    assert "Gỡ khỏi Cổng" in _body(desk.get(_at("procedure_questions", one.code)))
    assert desk.post(_at("question_take_down", code), {}).status_code == 422
    desk.post(_at("question_take_down", code), {"reason": "Đã đổi"})
    assert "Đã gỡ" in _body(desk.get(_at("procedure_questions", one.code)))


@pytest.mark.works("S14.4")
def test_an_uploaded_list_names_what_is_missing(desk, units, one):
    other = ProcedureFactory(unit=units["H21.10"])
    file = SimpleUploadedFile("ds.csv", f"Mã thủ tục\n{one.code}\n1.999999\n".encode())
    answer = desk.post(_at("procedure_compare"), {"source": "tep", "file": file}, follow=True)
    body = _body(answer)
    assert other.code in body
    assert "Thiếu trên Cơ sở dữ liệu quốc gia (1)" in body
    assert "Thừa trên Cơ sở dữ liệu quốc gia (1)" in body
    assert "ds.csv" in _body(desk.get(_at("procedure_checks")))
    assert desk.post(_at("procedure_compare"), {"source": "tep"}).status_code == 422
    bad = SimpleUploadedFile("ds.csv", b"a,b\n1,2\n")
    assert desk.post(_at("procedure_compare"), {"source": "tep", "file": bad}).status_code == 422


def test_a_draft_is_replayed_before_it_is_published(desk, one, monkeypatch):
    desk.post(_at("procedure_draft", one.code))
    monkeypatch.setattr(REPLAYS, "_things", {})
    assert "Chưa có nguồn hồ sơ" in _body(desk.get(_at("procedure_replay", one.code)))
    outcome = Outcome(1280, 14, 96)
    REPLAYS.add(Replay("dossiers", "Hồ sơ một cửa", lambda change: outcome))
    body = _body(desk.get(_at("procedure_replay", one.code)))
    assert "1.280" in body
    assert "96" in body


def test_the_printed_sheet_is_a_pdf_of_what_is_in_force(desk, units, one):
    answer = desk.get(_at("procedure_sheet", one.code))
    assert answer.status_code == 200
    assert io.BytesIO(answer.content).read(5) == b"%PDF-"
    assert answer.headers["Content-Type"] == "application/pdf"
    bare = ProcedureFactory(unit=units["H21.10"])
    assert desk.get(_at("procedure_sheet", bare.code)).status_code == 422


def test_a_form_is_edited_tried_page_by_page_and_used(desk, one):
    desk.post(_at("form_draft", one.code))
    form = FormRevision.objects.get()
    assert desk.post(_at("form_edit", form.pk), {"schema": "{"}).status_code == 422
    schema = """{"type": "object", "properties": {
        "ten": {"type": "string", "title": "Bạn tên gì?"},
        "co": {"type": "boolean", "title": "Có đất không?"},
        "dt": {"type": "number", "title": "Diện tích", "minimum": 1, "x-show-if": {"co": true}}},
        "required": ["ten", "dt"]}"""
    desk.post(_at("form_edit", form.pk), {"schema": schema})
    at = _at("form_preview", form.pk)
    assert "Trang 1 trên 2" in _body(desk.get(at))
    assert desk.post(at, {"trang": "1", "tiep": "1", "ten": ""}).status_code == 422
    answers = '{"ten": "Lan"}'
    body = _body(desk.post(at, {"trang": "2", "tiep": "1", "co": "true", "answers": answers}))
    assert "Trang 3 trên 3" in body
    answers = '{"ten": "Lan", "co": true}'
    body = _body(desk.post(at, {"trang": "3", "tiep": "1", "dt": "81,5", "answers": answers}))
    assert "Mẫu nhận được các câu trả lời này" in body
    assert "81.5" in body or "81,5" in body
    desk.post(_at("form_use", form.pk), {"first_on": "15/6/2021"})
    assert FormRevision.objects.get().first_on == ON


def test_a_duty_is_noted_with_its_day(desk, one):
    version = one.versions.get()
    answer = desk.post(_at("procedure_duty", version.pk, "posted_on"), follow=True)
    assert "Niêm yết tại nơi tiếp nhận: 15/6/2021" in _body(answer)
