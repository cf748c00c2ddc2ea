"""Readers: every form gives the same claims; bad files are told in words."""

import io
import time
import zipfile

import pytest

from konia.domains.checking.audit import audit
from konia.domains.checking.claims import Verdict
from konia.domains.checking.document import Kind
from konia.domains.checking.public import (
    CannotMarkProblem,
    UnreadableReportProblem,
    as_data,
    check_bytes,
    check_file,
    marked,
)
from konia.domains.checking.reading.lines import read_lines
from konia.domains.checking.reading.opening import read_report

from .files import paragraph, pdf_file, run, table, word_file

ROWS = (
    ("TT", "Đơn vị", "Tiếp nhận", "Đúng hạn"),
    ("1", "Huyện An", "120", "118"),
    ("2", "Huyện Bình", "230", "225"),
    ("3", "Huyện Cát", "150", "149"),
    ("", "Tổng cộng", "500", "429"),
)
SENTENCE = "Tỉnh đã hoàn thành 11/38 nhiệm vụ (đạt 28,94%)."


def _claims(checked):
    return sorted(
        (item.kind.value, item.verdict.value, item.stated, item.computed)
        for item in checked.findings.items
    )


def _markdown():
    rows = ["| " + " | ".join(row) + " |" for row in ROWS]
    return "\n".join([SENTENCE, "", rows[0], "|---|---|---|---|", *rows[1:]]).encode()


def _html():
    rows = "".join("<tr>" + "".join(f"<td>{t}</td>" for t in row) + "</tr>" for row in ROWS)
    return (
        f"<!DOCTYPE html><html><body><p>{SENTENCE}</p><table>{rows}</table></body></html>".encode()
    )


def _pdf():
    cells = ", ".join(f"[{text}]" for row in ROWS for text in row)
    return pdf_file(
        f'#set text(font: "Liberation Serif")\n{SENTENCE}\n\n#table(columns: 4, {cells})\n'
    )


def test_markdown_html_docx_and_pdf_give_the_same_claims():
    word = word_file(paragraph(run(SENTENCE)) + table(*ROWS))
    expected = _claims(check_bytes(_markdown()))
    assert ("ratio", "truncated", "28,94%", "28,95%") in expected
    assert ("sum", "wrong", "429", "492") in expected
    assert _claims(check_bytes(word)) == expected
    assert _claims(check_bytes(_html())) == expected
    assert _claims(check_bytes(_pdf())) == expected


def test_tracked_changes_are_read_as_accepted_and_said_so():
    body = paragraph(
        run("Hoàn thành 11/38 nhiệm vụ (đạt "),
        f"<w:del>{run('50%').replace('w:t', 'w:delText')}</w:del>",
        f"<w:ins>{run('28,95%')}</w:ins>",
        run(")."),
    )
    checked = check_bytes(word_file(body))
    assert [item.verdict for item in checked.findings.items] == [Verdict.OK]
    assert "chấp nhận mọi thay đổi" in checked.document.remarks[0]


def test_word_footnotes_are_linked_to_their_numbers():
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    body = paragraph(run("Đã rà soát 94"), mark, run(" văn bản."))
    notes = (
        '<w:footnote w:id="7">'
        + paragraph(run("Sở Xây dựng: 18 VB; Sở Tài chính: 40 VB; Sở Nội vụ: 63 VB."))
        + "</w:footnote>"
    )
    checked = check_bytes(word_file(body, footnotes=notes))
    assert [(i.kind.value, i.verdict.value, i.computed) for i in checked.findings.items] == [
        ("sum", "wrong", "121")
    ]


def test_a_claim_points_to_its_line_its_paragraph_and_its_page():
    text = f"Mở đầu.\n\n{SENTENCE}\n".encode()
    assert check_bytes(text).findings.items[0].place.line == 3
    word = word_file(paragraph(run("Mở đầu.")) + paragraph(run(SENTENCE)))
    assert check_bytes(word).findings.items[0].place.line == 2
    place = check_bytes(_pdf()).findings.items[0].place
    assert place.page == 1
    assert place.box[0] < place.box[2]


def test_paragraphs_cut_by_footnotes_are_joined():
    lines = (
        "Đến hết ngày 15/6, tỉnh đã hoàn thành việc kiểm tra tại nhiều đơn vị và ban hành số",
        "", "<sup>3</sup> Thực hiện theo kế hoạch.", "", "12/QĐ-UBND đúng hạn.",
    )  # fmt: skip
    document = read_lines(lines)
    kinds = [block.kind for block in document.blocks]
    assert kinds == [Kind.PARAGRAPH, Kind.FOOTNOTE]
    assert next(document.blocks).text.endswith("số 12/QĐ-UBND đúng hạn.")


def test_tables_with_a_repeated_head_are_one():
    head = "TT\tChỉ tiêu\tSố liệu"
    document = read_lines([head, "1\tA\t5", "", "<sup>1</sup> Chú thích.", "", head, "2\tB\t6"])
    [found] = document.tables
    assert [row.texts[0] for row in found.rows] == ["TT", "1", "2"]


def _zip(name, text):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, text)
    return stream.getvalue()


ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Tệp rỗng"),
        (b" \n", "Tệp rỗng"),
        (bytes(range(256)) * 40, "không phải văn bản"),
        (b"\x89PNG\r\n" + b"x" * 99, "tệp ảnh"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 99, "Word kiểu cũ"),
        (_zip("a.txt", "x"), "không phải văn bản Word"),
        (_zip("word/document.xml", "<a>" + " " * 60_000_000 + "</a>"), "nở ra quá lớn"),
        (_zip("word/document.xml", ENTITY), "thực thể XML"),
        (_zip("word/document.xml", "<a><b></a>"), "hỏng bên trong"),
        (b"PK\x03\x04" + b"x" * 99, "DOCX bị hỏng"),
        (b"%PDF-1.4\n" + b"x" * 99, "PDF bị hỏng"),
    ],
)  # fmt: skip
def test_a_bad_file_is_told_in_words(data, words):
    with pytest.raises(UnreadableReportProblem, match=words):
        read_report(data)


def test_a_scan_without_text_says_so():
    with pytest.raises(UnreadableReportProblem, match="bản quét"):
        read_report(pdf_file("#rect(width: 100%, height: 50%, fill: black)"))


@pytest.mark.parametrize(
    "text", ["trong đó 5, " * 4000, "1/" * 20000, "(" * 9000 + "1/2" + ")" * 9000, "1 " * 30000]
)
def test_a_hostile_text_is_read_in_bounded_time(text):
    started = time.monotonic()
    check_bytes(text.encode())
    assert time.monotonic() - started < 40


def test_a_long_page_is_read_up_to_a_bound_and_says_so():
    page = "<html><body>" + "<p>Không có số nào ở đây.</p>" * 40_000 + "</body></html>"
    assert "quá dài" in check_bytes(page.encode()).document.remarks[0]


def test_a_missing_file_is_told_in_words(tmp_path):
    with pytest.raises(UnreadableReportProblem, match="Không mở được"):
        check_file(tmp_path / "khong-co.txt")


def test_the_data_has_the_promised_form():
    checked = check_bytes(SENTENCE.encode())
    data = as_data(checked.document, checked.findings)
    [claim] = data["claims"]
    assert {"id", "kind", "verdict", "line", "quote", "stated", "computed", "message"} <= set(claim)
    assert claim["id"] == "C001"
    assert data["summary"]["truncated"] == 1


def test_a_marked_word_file_carries_a_comment_at_the_number():
    source = word_file(paragraph(run("Mở đầu.")) + paragraph(run(SENTENCE)))
    checked = check_bytes(source)
    data = marked(checked.document, checked.findings, source, form="docx", name="a.docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        comments = package.read("word/comments.xml").decode()
        body = package.read("word/document.xml").decode()
    assert "28,9474%" in comments
    assert body.index("Mở đầu") < body.index("commentRangeStart") < body.index("11/38")
    assert _claims(check_bytes(data)) == _claims(checked)


def test_a_marked_pdf_carries_a_note_on_its_page():
    from pypdf import PdfReader

    source = _pdf()
    checked = check_bytes(source)
    data = marked(checked.document, checked.findings, source, form="pdf", name="a.pdf")
    page = PdfReader(io.BytesIO(data)).pages[0]
    notes = [one.get_object().get("/Contents", "") for one in page["/Annots"]]
    assert any("28,9474%" in str(note) for note in notes)


def test_a_marked_page_escapes_what_the_report_says():
    text = f"<script>alert(1)</script> {SENTENCE}".encode()
    checked = check_bytes(text)
    page = marked(checked.document, checked.findings, text, form="html", name="<b>.txt").decode()
    assert "<script>" not in page
    assert "&lt;b&gt;.txt" in page
    assert '<mark class="truncated">' in page


def test_an_unknown_form_is_refused_in_words():
    checked = check_bytes(SENTENCE.encode())
    with pytest.raises(CannotMarkProblem, match=r"\.xlsx"):
        marked(checked.document, checked.findings, b"", form="xlsx", name="a")


def test_a_huge_page_is_read_in_part_and_in_time():
    one = "<p>Đã xử lý 11/38 việc, đạt 28,94%.</p><table><tr><td>1</td><td>2</td></tr></table>"
    data = f"<html><body>{one * (52_000_000 // len(one.encode()))}</body></html>".encode()
    started = time.process_time()
    document = read_report(data)
    assert time.process_time() - started < 5
    assert any("500/" in remark and "nghìn ký tự" in remark for remark in document.remarks)


def test_pictures_in_a_page_do_not_count_as_text():
    picture = f'<img src="data:image/png;base64,{"A" * 6_000_000}">'
    document = read_report(f"<html><body>{picture}<p>{SENTENCE}</p></body></html>".encode())
    assert document.remarks == []
    assert [block.text for block in document.blocks] == [SENTENCE]


def test_a_long_pdf_is_read_up_to_a_bound_and_says_how_far(monkeypatch):
    monkeypatch.setattr("konia.domains.checking.reading.pdf.MOST_LETTERS", 60)
    body = "#pagebreak()".join([f"{SENTENCE}\n\n"] * 4)
    document = read_report(pdf_file(f'#set text(font: "Liberation Serif")\n{body}'))
    assert any("2/4 trang đầu" in remark for remark in document.remarks)


def test_a_difference_that_the_report_explains_is_no_finding():
    rows = (
        "| Mã | Chỉ tiêu | Đơn vị tính | Số liệu | Ghi chú |",
        "|---|---|---|---|---|",
        "| 1.1 | Tổng số đơn vị sự nghiệp công lập | Đơn vị | 100 | {why} |",
        "| 2.1 | Số đơn vị SNCL tự bảo đảm chi thường xuyên | Đơn vị | 20 | |",
        "| 2.2 | Số đơn vị SNCL tự bảo đảm một phần chi | Đơn vị | 30 | |",
        "| 2.3 | Số đơn vị SNCL do nhà nước bảo đảm | Đơn vị | 55 | |",
    )

    def verdicts(why):
        lines = [row.format(why=why) for row in rows]
        return {item.verdict for item in audit(read_lines(lines)).items}

    assert Verdict.SUSPECT in verdicts("")
    assert Verdict.SUSPECT in verdicts("Ít hơn các dòng 2.1 đến 2.3")
    assert Verdict.SUSPECT in verdicts("Ít hơn 4: chưa tính đơn vị mới")
    assert verdicts("Ít hơn 5: chưa tính đơn vị mới lập") == {Verdict.OK}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sở Nội vụ đã ban hành Thông báo số 12/TB-ĐKT ngày 10/5/2021.", 1),
        ("Sở Nội vụ đã ban hành Thông báo số 12/TB-SNV ngày 10/5/2021.", 0),
        ("Sở Nội vụ tham mưu UBND tỉnh ban hành Quyết định số 9/QĐ-UBND ngày 10/5/2021.", 0),
        ("UBND tỉnh ban hành Công văn số 31/VP-NC ngày 10/5/2021.", 1),
        ("HĐND tỉnh đã ban hành Nghị quyết số 31/NQ-HĐND ngày 10/5/2021.", 0),
        ("Sở Tài chính, UBND huyện Kbang đã ban hành Quyết định số 4/QĐ-UBND.", 0),
    ],
)
def test_the_issuer_named_is_held_against_the_symbol(text, found):
    items = audit(read_lines([text])).items
    assert sum("ký hiệu" in item.message for item in items) == found
