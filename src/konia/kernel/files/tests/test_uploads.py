"""What people hand in: good files are kept as what they are, bad ones refused in words."""

import io
import zipfile

import pytest
from docx import Document
from openpyxl import Workbook

from konia.kernel.files import kinds, packages, uploads
from konia.kernel.files.models import StoredFile
from konia.kernel.files.store import FileRefusedError, keep, path_of
from konia.kernel.files.uploads import keep_upload

from .made import (
    EXCEL,
    Sent,
    docx,
    jpeg,
    links,
    objects,
    odt,
    package,
    pdf,
    png,
    stream,
    webp,
)  # fmt: skip

MB = 1024 * 1024


@pytest.fixture(autouse=True)
def folder(db, settings, tmp_path):
    """Where files of a test are kept."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.KONIA_CLAMD = ""
    return settings.MEDIA_ROOT


def _lying(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def _refused(content, **how):
    with pytest.raises(FileRefusedError) as caught:
        keep_upload(Sent(content), **how)
    assert caught.value.todo or caught.value.why
    return str(caught.value)


def _word():
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("Kính gửi UBND thành phố Pleiku")
    document.add_table(rows=3, cols=3)
    document.save(out)
    return out.getvalue()


def _excel():
    out = io.BytesIO()
    book = Workbook()
    for row in range(2000):
        book.active.append(["Đường Lê Thánh Tôn", row, "Đường Lê Thánh Tôn"])
    book.save(out)
    return out.getvalue()


# ---- good files


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pdf(), kinds.PDF),
        (pdf(stream(b"BT (Xin chao) Tj ET"), objects(b"3 0 << /Type /Page >>")), kinds.PDF),
        (pdf(b"<< /OpenAction [2 0 R /Fit] /Names << /Dests 4 0 R >> >>"), kinds.PDF),
        (png(), kinds.PNG),
        (png(4000, 3000), kinds.PNG),
        (jpeg(), kinds.JPEG),
        (jpeg(12000, 9000, comment=b"Samsung"), kinds.JPEG),
        (jpeg(after=b"\0\0\0\x18ftypmp42" + b"\x01" * 500), kinds.JPEG),
        (webp(), kinds.WEBP),
        (_word(), kinds.DOCX),
        (_excel(), kinds.XLSX),
        (docx({"word/embeddings/sheet.xlsx": package({"xl/workbook.xml": "<x/>"}, types=EXCEL)}),
         kinds.DOCX),
        (docx({"word/_rels/document.xml.rels": links("hyperlink")}), kinds.DOCX),
        (odt(), kinds.ODT),
        (odt("spreadsheet"), kinds.ODS),
        ("Số: 158/QĐ-UBND\r\n\tGiá < 5 và > 3".encode(), kinds.TEXT),
        ("\ufefftên,số\nPleiku,1".encode(), kinds.TEXT),
    ],
)  # fmt: skip
def test_a_good_file_is_kept_as_what_it_is(folder, content, kind):
    kept = keep_upload(Sent(content, name="tên.gì.cũng.được"))
    assert kept.media_type == kind.media_type
    assert path_of(kept).read_bytes() == content
    assert len(_lying(folder)) == 1


def test_a_kept_file_can_be_read_by_its_owner_only_and_never_run(folder):
    kept = keep_upload(Sent(pdf()))
    assert path_of(kept).stat().st_mode & 0o177 == 0


def test_a_file_sent_byte_by_byte_is_the_same_file():
    assert keep_upload(Sent(png(), piece=1)) == keep_upload(Sent(png()))


def test_a_file_kept_before_under_a_rougher_kind_is_called_what_it_is():
    rough = keep([docx()])
    assert rough.media_type == "application/zip"
    assert keep_upload(Sent(docx())).pk == rough.pk
    rough.refresh_from_db()
    assert rough.media_type == kinds.DOCX.media_type


def test_two_files_that_differ_lie_apart_and_equal_ones_once(folder):
    for content in (pdf(), pdf(b"<< >>"), pdf()):
        keep_upload(Sent(content))
    assert StoredFile.objects.count() == len(_lying(folder)) == 2


# ---- kinds


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ\x90\x00", "chương trình"),
        (b"\x7fELF\x02", "chương trình"),
        (b"#!/bin/sh\nrm -rf /", "chương trình"),
        (b"\x00\x00\x00\x18ftypheic" + b"\0" * 50, "Tương thích nhất"),
        (b"\x00\x00\x00\x18ftypmp42" + b"\0" * 50, "tệp phim"),
        (b"GIF89a\x01\x00/*", "ảnh GIF"),
        (b"GIF89a/*....*/=1;alert(1)//", "ảnh GIF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + b"\0" * 50, "mật khẩu"),
        (b"Rar!\x1a\x07", "giải nén"),
        (b"7z\xbc\xaf\x27\x1c", "giải nén"),
        (package({"a.txt": "x"}, types=""), "giải nén"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\x00\x01\x02\x03", "PDF, ảnh"),
        (b"", "rỗng"),
        (package({"x": ""}, types="application/vnd.ms-word.document.macroEnabled"), "macro"),
        (package({"x": ""}, types="application/x-unknown"), "Office"),
        (odt("presentation"), "ZIP"),
    ],
)  # fmt: skip
def test_a_kind_that_is_not_kept_is_refused_with_what_to_do(folder, content, words):
    assert words in _refused(content)
    assert _lying(folder) == []
    assert not StoredFile.objects.exists()


def test_a_page_may_ask_for_some_kinds_only():
    assert "chỉ nhận: ảnh PNG, ảnh JPEG, ảnh WEBP" in _refused(pdf(), kinds=kinds.PICTURES)


# ---- size


def test_each_kind_has_its_own_limit(folder):
    long = "Kính gửi\n" * (2 * MB // 8)
    assert "không quá 2 MB" in _refused(long.encode())
    assert "không quá 15 MB" in _refused(jpeg(after=b"\x01" * (15 * MB)))
    assert _lying(folder) == []


def test_a_sender_of_gigabytes_is_cut_off_at_the_limit(folder):
    sent = Sent(b"%PDF-1.7\n" + b"x" * (60 * MB), piece=MB)
    with pytest.raises(FileRefusedError, match="không quá 50 MB"):
        keep_upload(sent)
    assert sent.given <= 52
    assert _lying(folder) == []


def test_a_sender_who_breaks_off_leaves_nothing_behind(folder):
    class Broken:
        name = "a.pdf"

        def chunks(self):
            yield pdf()
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        keep_upload(Broken())
    assert _lying(folder) == []


# ---- PDF


JS = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pdf(JS), "mã lệnh"),
        (pdf(b"<< /S /J#61vaScript /JS (x) >>"), "mã lệnh"),
        (pdf(b"<< /S /#4a#61#76#61#53#63#72#69#70#74 /JS (x) >>"), "mã lệnh"),
        (pdf(objects(b"3 0 " + JS)), "mã lệnh"),
        (pdf(b"(>>\nstream\n) " + JS + b" (endstream)"), "mã lệnh"),
        (pdf(b"<< /S /Launch /F (cmd.exe) >>"), "mã lệnh"),
        (pdf(b"<< /Subtype /RichMedia >>"), "mã lệnh"),
        (pdf(b"<< /AcroForm << /XFA 4 0 R >> >>"), "mã lệnh"),
        (pdf(objects(b"3 0 << /XFA 4 0 R >>")), "mã lệnh"),
        (pdf(b"<< /Type /ObjStm /Filter /LZWDecode >>\nstream\nabc\nendstream"), "khác thường"),
        (pdf(objects(JS, b"/DecodeParms << /Predictor 12 >>")), "khác thường"),
        (pdf(objects(b" " * (70 * MB))), "bom nén"),
        (pdf() .replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 5 0 R"), "mật khẩu"),
        (pdf(end=b""), "không trọn vẹn"),
        (pdf()[: len(pdf()) // 2], "không trọn vẹn"),
        (pdf() + package({"a.exe": "MZ"}, types=""), "hai loại"),
        (b"%PDF-1.7\n<html><script>alert(1)</script>" + pdf(), "hai loại"),
    ],
)  # fmt: skip
def test_a_pdf_that_runs_is_locked_broken_or_two_things_is_refused(content, words):
    assert words in _refused(content)


def test_a_longer_name_that_begins_alike_is_no_script():
    keep_upload(Sent(pdf(b"<< /JavaScriptless 1 /Launcher 2 >>")))


def test_bytes_of_a_picture_in_a_pdf_are_not_read_as_names():
    keep_upload(Sent(pdf(stream(JS * 3))))


# ---- pictures


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (png(60_000, 60_000), "quá lớn"),
        (png(40_000, 10), "quá lớn"),
        (jpeg(65_500, 65_500), "quá lớn"),
        (webp(16_000, 16_000), "quá lớn"),
        (png(0, 10), "hỏng"),
        (png()[:30], "hỏng"),
        (png()[:-12], "hỏng"),
        (jpeg()[:-60], "hỏng"),
        (b"\xff\xd8\xff\xe0\x00", "hỏng"),
        (webp()[:20], "hỏng"),
        (png(after=b"<script>alert(1)</script>"), "giấu"),
        (jpeg(comment=b"<?php system($_GET[0]); ?>"), "giấu"),
        (jpeg(comment=b"< HTML ><body>"), "giấu"),
        (jpeg(after=package({"a": "b"}, types="")), "giấu"),
        (png(after=docx()), "giấu"),
        (jpeg(comment=b"%PDF-1.4 1 0 obj"), "giấu"),
    ],
)
def test_a_picture_that_is_a_bomb_broken_or_hides_something_is_refused(content, words):
    assert words in _refused(content)


# ---- packages


def _many(count):
    return docx({f"word/media/{number}.txt": "" for number in range(count)})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (docx({"word/document.xml": b"\0" * (60 * MB)}), "bom nén"),
        (docx({"word/vbaProject.bin": "x"}), "macro"),
        (docx({"word/activeX/activeX1.bin": "x"}), "macro"),
        (package({"xl/macrosheets/sheet1.xml": "<x/>"}, types=EXCEL), "macro"),
        (odt(more={"Basic/Standard/Module1.xml": "<x/>"}), "macro"),
        (docx({"../../etc/passwd": "x"}), "sai chỗ"),
        (docx({"/etc/passwd": "x"}), "sai chỗ"),
        (docx({"C:\\x": "x"}), "sai chỗ"),
        (docx({"word/media/a.exe": b"MZ\x90\x00"}), "chương trình"),
        (docx({"word/media/a.bin": "Ole10Native".encode("utf-16-le")}), "đóng gói"),
        (docx({"word/a.zip": package({"x": "y"}, types="")}), "tệp nén"),
        (docx({"word/a.docx": docx({"word/b.docx": docx()})}), "nhiều lớp"),
        (docx({"word/settings.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "XML"),
        (docx({"word/settings.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")}), "XML"),
        (docx({"word/_rels/settings.xml.rels": links("attachedTemplate")}), "nơi khác"),
        (docx({"word/_rels/document.xml.rels": links("oleObject", where="mhtml:x")}), "nơi khác"),
        (docx(comment=b"x")[:-40], "hỏng"),
        (docx()[: len(docx()) // 2], "hỏng"),
        (_many(packages.MOST_ENTRIES + 1), "quá nhiều mục"),
        (docx({"word/media/a.pdf": "x"}, packing=zipfile.ZIP_STORED).replace(
            b"<w:document/>", b"%PDF-1.4 obj."), "hai loại"),
    ],
)  # fmt: skip
def test_a_package_that_is_a_bomb_runs_or_reaches_out_is_refused(content, words):
    assert words in _refused(content)


def test_a_package_with_an_endless_list_is_refused_before_the_list_is_read():
    listed = bytearray(docx())
    at = listed.rfind(b"PK\x05\x06")
    listed[at + 12 : at + 16] = (50 * MB).to_bytes(4, "little")
    assert "quá nhiều mục" in _refused(bytes(listed))


def test_a_package_that_lies_about_its_size_is_refused():
    lying = bytearray(docx({"word/document.xml": b"\0" * MB}))
    real = (MB).to_bytes(4, "little")
    while (at := lying.find(real)) >= 0:
        lying[at : at + 4] = (10).to_bytes(4, "little")
    assert "hỏng" in _refused(bytes(lying))


def test_a_package_with_a_password_is_refused():
    locked = bytearray(docx())
    at = locked.find(b"PK\x01\x02")
    while at >= 0:
        locked[at + 8] |= 1
        at = locked.find(b"PK\x01\x02", at + 4)
    assert "mật khẩu" in _refused(bytes(locked))


def test_two_parts_of_one_name_are_refused():
    twice = docx({"word/one.xml": "<a/>", "word/two.xml": "<b/>"}).replace(
        b"word/two.xml", b"word/one.xml"
    )
    assert "trùng tên" in _refused(twice)


# ---- text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<!DOCTYPE html><p>x", "trang web"),
        (b"xin chao <script>alert(1)</script>", "trang web"),
        (b"<?xml version='1.0'?><svg onload='x'/>", "trang web"),
        (b"<?php echo 1;", "trang web"),
        ("Sở".encode("cp1258", "replace") + b"\xe9\xff", "UTF-8"),
        (b"a\x1b[2Jb", "điều khiển"),
        ("a\u202egpj.exe".encode(), "điều khiển"),
    ],
)
def test_text_that_is_a_page_or_no_text_is_refused(content, words):
    assert words in _refused(content)


def test_every_kind_has_a_look_of_its_own():
    assert {kind.media_type for kind in uploads.PAPERS} == {kind.media_type for kind in kinds.ALL}
    assert len({suffix for kind in kinds.ALL for suffix in kind.suffixes}) == 11
