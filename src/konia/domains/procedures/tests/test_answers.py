from datetime import date

import pytest

from konia.domains.procedures.actions import change_form, draft_form, use_form
from konia.domains.procedures.answers import check_schema, pages_of, shown_fields, typed_answers
from konia.domains.procedures.models import FormRevision
from konia.domains.procedures.public import check_answers, form_on
from konia.kernel.rooms.problems import FieldProblems, TooLateProblem

from .factories import ProcedureFactory

SCHEMA = {
    "type": "object",
    "properties": {
        "ten": {"type": "string", "title": "Tên", "minLength": 2, "maxLength": 10},
        "so": {"type": "string", "format": "identity_no", "title": "Số định danh"},
        "dien_thoai": {"type": "string", "format": "phone", "title": "Điện thoại"},
        "thu": {"type": "string", "format": "email", "title": "Thư"},
        "ngay": {"type": "string", "format": "date", "title": "Ngày sinh"},
        "tuoi": {"type": "integer", "title": "Tuổi", "minimum": 18, "maximum": 120},
        "dien_tich": {"type": "number", "title": "Diện tích"},
        "hang": {"type": "string", "enum": ["A1", "B2"], "title": "Hạng"},
        "bien": {"type": "string", "pattern": "^[A-Z]{2}$", "title": "Biển"},
        "nghe": {
            "type": "array", "title": "Nghề", "minItems": 1, "maxItems": 2,
            "items": {"oneOf": [{"const": "x", "title": "Xây"}, {"const": "khac"}]},
        },
        "ghi_ro": {"type": "string", "title": "Ghi rõ", "x-show-if": {"nghe": "khac"}},
        "sau": {"type": "string", "title": "Sau nữa", "x-show-if": {"ghi_ro": ["a", "b"]}},
        "co": {"type": "boolean", "title": "Có không"},
    },
    "required": ["ten", "ghi_ro"],
    "x-pages": [{"id": "dau", "title": "Bạn là ai?", "fields": ["so", "ten"]}],
}  # fmt: skip
GOOD = {
    "ten": "Lan", "so": "064123456789", "dien_thoai": "0905123456", "thu": "lan@gialai.gov.vn",
    "ngay": "1990-02-28", "tuoi": 30, "dien_tich": 81.5, "hang": "A1", "bien": "GL",
    "nghe": ["x"], "co": True,
}  # fmt: skip


def test_good_answers_have_nothing_wrong_with_them():
    assert check_schema(SCHEMA) == []
    assert check_answers(SCHEMA, GOOD) == {}


@pytest.mark.parametrize(
    ("name", "bad", "words"),
    [
        ("ten", "", "Hãy trả lời “Tên”"), ("ten", None, "Hãy trả lời"), ("ten", "L", "ít nhất 2"),
        ("ten", "L" * 11, "dài quá 10"), ("ten", 5, "phải là chữ"), ("so", "12345", "12 chữ số"),
        ("so", "06412345678x", "12 chữ số"), ("dien_thoai", "12345", "bắt đầu bằng 0"),
        ("thu", "lan@", "thư điện tử"), ("thu", "lan@gialai..vn", "thư điện tử"),
        ("ngay", "1990-02-30", "không có trong lịch"), ("ngay", "28/2/1990", "không có trong lịch"),
        ("tuoi", 17, "nhỏ nhất được nhận là 18"), ("tuoi", 121, "lớn nhất"),
        ("tuoi", "30", "số nguyên"), ("tuoi", True, "số nguyên"), ("dien_tich", "to", "phải là số"),
        ("hang", "C", "có sẵn"), ("bien", "GLX", "chưa đúng mẫu"), ("nghe", ["y"], "có sẵn"),
        ("nghe", ["x", "x", "x"], "nhiều nhất 2"), ("nghe", "x", "danh sách"),
        ("co", "có", "có hoặc không"), ("la", "x", "không có câu hỏi này"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_answer_is_said_in_vietnamese(name, bad, words):
    found = check_answers(SCHEMA, {**GOOD, name: bad})
    assert list(found) == [name]
    assert words in found[name][0]


@pytest.mark.parametrize(
    ("rule", "bad", "words"),
    [
        ({"type": "number", "exclusiveMinimum": 0}, 0, "lớn hơn 0"),
        ({"type": "number", "exclusiveMaximum": 9}, 9, "nhỏ hơn 9"),
        ({"type": "integer", "multipleOf": 5}, 7, "chia hết cho 5"),
        ({"type": "array", "items": {"enum": ["a"]}, "uniqueItems": True}, ["a", "a"], "một lần"),
        ({"const": "đồng ý"}, "không", "có sẵn"), ({"type": "array", "items": {}}, {}, "danh sách"),
        ({"type": "number"}, float("nan"), "phải là số"), ({}, "\ud800", "phải là chữ"),
        ({}, object(), "phải là chữ"),
    ],
)  # fmt: skip
def test_every_rule_that_a_form_may_name_is_kept(rule, bad, words):
    schema = {"properties": {"a": {"title": "A"} | rule}}
    assert check_schema(schema) == []
    assert words in check_answers(schema, {"a": bad})["a"][0]


def test_a_pattern_that_would_run_for_ever_does_not():
    field = {"title": "A", "pattern": "^(a+)+$"}
    assert check_answers({"properties": {"a": field}}, {"a": "a" * 5000 + "b"})


def test_a_question_that_hangs_on_another_is_asked_and_required_only_then():
    assert "ghi_ro" not in shown_fields(SCHEMA, GOOD)
    asked = {**GOOD, "nghe": ["khac"]}
    assert "ghi_ro" in shown_fields(SCHEMA, asked)
    assert check_answers(SCHEMA, asked) == {"ghi_ro": ["Hãy trả lời “Ghi rõ”."]}
    assert "sau" in shown_fields(SCHEMA, {**asked, "ghi_ro": "a"})
    assert "sau" not in shown_fields(SCHEMA, {**GOOD, "ghi_ro": "a"})


def test_pages_come_first_as_told_and_every_other_question_has_a_page_of_its_own():
    pages = pages_of(SCHEMA)
    assert pages[0].fields == ("so", "ten")
    assert [page.fields for page in pages[1:3]] == [("dien_thoai",), ("thu",)]
    assert sum(len(page.fields) for page in pages) == len(SCHEMA["properties"])


def test_texts_of_a_web_page_become_typed_answers():
    raw = {
        "ten": " Lan ", "ngay": "28/2/1990", "tuoi": "30", "dien_tich": "1.081,5", "co": "co",
        "nghe": "x", "thu": "",
    }  # fmt: skip
    assert typed_answers(SCHEMA, raw) == {
        "ten": "Lan", "ngay": "1990-02-28", "tuoi": 30, "dien_tich": 1081.5, "co": True,
        "nghe": ["x"],
    }  # fmt: skip
    unread = typed_answers(SCHEMA, {"ten": "Lan", "tuoi": "NaN"})
    assert "số nguyên" in check_answers(SCHEMA, unread)["tuoi"][0]


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ([], "properties"), ({"properties": {}}, "chưa có câu hỏi"),
        ({"properties": {"a": {"type": "string"}}}, "thiếu tiêu đề"),
        ({"properties": {"a": {"type": "object", "title": "A"}}}, "kiểu không dùng được"),
        ({"properties": {"a": {"type": "array", "title": "A"}}}, "thiếu “items”"),
        ({"properties": {"a": {"title": "A", "format": "uri"}}}, "định dạng không dùng được"),
        ({"properties": {"a": {"title": "A", "pattern": "["}}}, "pattern"),
        ({"properties": {"a": {"title": "A", "minlength": 3}}}, "không hiểu được: minlength"),
        ({"properties": {"a": {"title": "A", "$ref": "http://127.0.0.1:9/"}}}, "$ref"),
        ({"properties": {"a": {"title": "A", "type": "array", "items": {"anyOf": []}}}}, "anyOf"),
        ({"properties": {"a": {"title": "A", "minLength": "ba"}}}, "sai ở “minLength”"),
        ({"properties": {"a": {"title": "A", "x-show-if": {"b": 1}}}}, "không có: b"),
        ({"properties": {"a": {"title": "A", "x-show-if": {"a": 1}}}}, "vòng tròn"),
        ({"properties": {"a": {"title": "A"}}, "required": ["b"]}, "không có: b"),
        ({"properties": {"a": {"title": "A"}}, "x-pages": [{"id": "x"}]}, "“fields”"),
        ({"properties": {"a": "A"}}, "đối tượng JSON"),
    ],
)  # fmt: skip
def test_a_definition_that_cannot_be_used_is_refused_with_words(schema, words):
    assert any(words in one for one in check_schema(schema))


def test_a_form_in_use_is_pinned_and_the_next_revision_follows_it(units, minh):
    one = ProcedureFactory(unit=units["H21.10"])
    first = draft_form(one.code, by=minh)
    change_form(first.pk, SCHEMA, by=minh)
    use_form(first.pk, first_on=date(2021, 6, 15), by=minh)
    with pytest.raises(TooLateProblem):
        change_form(first.pk, SCHEMA, by=minh)
    second = draft_form(one.code, by=minh)
    assert (second.revision, second.schema["properties"]) == (2, SCHEMA["properties"])
    use_form(second.pk, first_on=date(2021, 7, 1), by=minh)
    assert form_on(one.pk, date(2021, 6, 30)) == first
    assert form_on(one.pk, date(2021, 7, 1)) == second
    assert check_answers(FormRevision.objects.get(pk=first.pk), GOOD) == {}


def test_a_form_is_used_neither_from_the_past_nor_before_the_one_it_follows(units, minh):
    one = ProcedureFactory(unit=units["H21.10"])
    form = draft_form(one.code, by=minh)
    with pytest.raises(FieldProblems, match="quá khứ"):
        use_form(form.pk, first_on=date(2021, 6, 14), by=minh)
    with pytest.raises(FieldProblems, match="thiếu tiêu đề"):
        change_form(form.pk, {"properties": {"a": {}}}, by=minh)
    use_form(form.pk, first_on=date(2021, 6, 15), by=minh)
    with pytest.raises(FieldProblems, match="Phải sau"):
        use_form(draft_form(one.code, by=minh).pk, first_on=date(2021, 6, 15), by=minh)


def test_the_order_of_the_questions_outlives_the_database(units, minh):
    one = ProcedureFactory(unit=units["H21.10"])
    form = draft_form(one.code, by=minh)
    names = ("zz", "b", "aaaa", "c")
    fields = {name: {"type": "string", "title": name} for name in names}
    change_form(form.pk, {"properties": fields}, by=minh)
    kept = FormRevision.objects.get(pk=form.pk)
    assert [page.fields[0] for page in pages_of(kept)] == list(names)
    fields = {"moi": {"title": "mới"}, **fields}
    change_form(form.pk, {"properties": fields, "x-order": ["c", "b"]}, by=minh)
    kept = FormRevision.objects.get(pk=form.pk)
    assert [page.fields[0] for page in pages_of(kept)] == ["c", "b", "moi", "zz", "aaaa"]
